import { KbPreflight } from './kb-preflight.ts';

customElements.define('kb-preflight', KbPreflight);
