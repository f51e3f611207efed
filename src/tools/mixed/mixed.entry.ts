import 'needs:guard bench markup';
import { KbMixed } from './kb-mixed.ts';

customElements.define('kb-mixed', KbMixed);
