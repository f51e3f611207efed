import { KbWalker } from './walker/kb-walker.ts';

customElements.define('kb-walker', KbWalker);
