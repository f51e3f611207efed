import { KbMixed } from './mixed/kb-mixed.ts';

customElements.define('kb-mixed', KbMixed);
