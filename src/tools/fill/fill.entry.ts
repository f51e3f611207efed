import { KbFill } from './kb-fill.ts';

customElements.define('kb-fill', KbFill);
