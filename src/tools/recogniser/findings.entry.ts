import 'needs:guard bench csv';
import { renderReport, reports } from './render-report.ts';

globalThis.kbFindings = { renderReport, reports };
