import 'needs:guard bench notes core judge decoder objects faults';
import fixes from 'content:rule-fixes';
import reasons from 'content:rule-reasons';
import { renderCommands } from './render-commands.ts';
import { objectRows } from './object-rows.ts';
import { reportObjects } from './report-objects.ts';
import { renderTable } from './table.ts';

globalThis.kbDecoderDetails = { fixes, reasons, objectRows, renderCommands, renderTable, reportObjects };
