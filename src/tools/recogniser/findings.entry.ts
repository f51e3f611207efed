import 'needs:guard bench';
import { readReport, renderReport } from './render-report.ts';

globalThis.kbFindings = { readReport, renderReport };
