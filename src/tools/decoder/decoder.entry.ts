import 'needs:guard bench core judge';
import { KbDecoder } from './kb-decoder.ts';

customElements.define('kb-decoder', KbDecoder);
