import { KbPreflight } from './preflight/kb-preflight.ts';

customElements.define('kb-preflight', KbPreflight);
