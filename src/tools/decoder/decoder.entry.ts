import 'needs:guard bench notes';
import { KbDecoder } from './kb-decoder.ts';

customElements.define('kb-decoder', KbDecoder);
