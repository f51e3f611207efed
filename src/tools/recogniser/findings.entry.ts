import 'needs:guard bench plain';
import { renderReport, reports } from './render-report.ts';

globalThis.kbFindings = { renderReport, reports };
