import { KbMatch } from './match/kb-match.ts';

customElements.define('kb-match', KbMatch);
