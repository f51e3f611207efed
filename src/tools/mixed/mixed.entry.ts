import { KbMixed } from './kb-mixed.ts';

customElements.define('kb-mixed', KbMixed);
