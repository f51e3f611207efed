import 'needs:guard bench notes core judge decoder objects faults';
import fixes from 'content:rule-fixes';
import reasons from 'content:rule-reasons';
import { renderCommands } from './render-commands.ts';
import { objectRows, renderTable } from './overview.ts';
import { renderSummary } from './render-summary.ts';
import { reportObjects } from './report-objects.ts';

globalThis.kbDecoderDetails = { fixes, reasons, objectRows, renderCommands, renderSummary, renderTable, reportObjects };
