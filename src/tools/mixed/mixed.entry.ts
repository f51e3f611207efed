import 'needs:guard bench lines plain csv markup';
import { KbMixed } from './kb-mixed.ts';

customElements.define('kb-mixed', KbMixed);
