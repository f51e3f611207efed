import 'needs:guard bench';
import { renderReport, vocabulary } from './render-report.ts';

globalThis.kbFindings = { renderReport, vocabulary };
