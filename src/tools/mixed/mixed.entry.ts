import 'needs:guard bench csv markup';
import { KbMixed } from './kb-mixed.ts';

customElements.define('kb-mixed', KbMixed);
