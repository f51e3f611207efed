import 'needs:guard bench core';
import { KbMatch } from './kb-match.ts';

customElements.define('kb-match', KbMatch);
