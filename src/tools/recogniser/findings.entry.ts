import 'needs:guard bench lines csv';
import { renderReport, reports } from './render-report.ts';

globalThis.kbFindings = { renderReport, reports };
