import 'needs:guard bench notes core';
import { KbMatch } from './kb-match.ts';

customElements.define('kb-match', KbMatch);
