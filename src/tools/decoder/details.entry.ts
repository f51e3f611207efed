import 'needs:guard bench csv notes core judge inspect paper sheet decoder objects faults';
import fixes from 'content:rule-fixes';
import reasons from 'content:rule-reasons';
import { renderCommands } from './render-commands.ts';
import { renderMany } from './render-many.ts';
import { reportCases } from './report-cases.ts';

globalThis.kbDecoderDetails = { fixes, reasons, renderCommands, renderMany, reportCases };
