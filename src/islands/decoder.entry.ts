import { KbDecoder } from './decoder/kb-decoder.ts';

customElements.define('kb-decoder', KbDecoder);
