import { KbFill } from './fill/kb-fill.ts';

customElements.define('kb-fill', KbFill);
