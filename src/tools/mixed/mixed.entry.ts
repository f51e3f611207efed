import 'needs:guard bench plain markup';
import { KbMixed } from './kb-mixed.ts';

customElements.define('kb-mixed', KbMixed);
