import { KbReport } from './kb-report.ts';

customElements.define('kb-report', KbReport);
