import { KbWalker } from './kb-walker.ts';

customElements.define('kb-walker', KbWalker);
