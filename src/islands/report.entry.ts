import { KbReport } from './report/kb-report.ts';

customElements.define('kb-report', KbReport);
