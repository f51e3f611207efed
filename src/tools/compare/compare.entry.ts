import 'needs:guard bench notes core judge';
import { KbCompare } from './kb-compare.ts';

customElements.define('kb-compare', KbCompare);
