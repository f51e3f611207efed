import 'needs:guard bench';
import { renderReport, reports } from './render-report.ts';

globalThis.kbFindings = { renderReport, reports };
