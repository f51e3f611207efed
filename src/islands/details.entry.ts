import reasons from 'content:rule-reasons';
import { reportText } from '../core/inspect/report-text.ts';
import { renderCommands } from './decoder/render-commands.ts';
import { objectRows } from './decoder/object-row.ts';
import { renderTable } from './decoder/render-table.ts';

globalThis.kbDecoderDetails = { reasons, objectRows, renderCommands, renderTable, reportText };
