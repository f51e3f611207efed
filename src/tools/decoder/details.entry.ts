import reasons from 'content:rule-reasons';
import { reportText } from '../../core/inspect/report-text.ts';
import { renderCommands } from './render-commands.ts';
import { objectRows, renderTable } from './overview.ts';

globalThis.kbDecoderDetails = { reasons, objectRows, renderCommands, renderTable, reportText };
