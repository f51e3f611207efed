import 'needs:guard bench notes core judge';
import { compareCertificates } from './compare-certificates.ts';
import { KbCompare } from './kb-compare.ts';

customElements.define('kb-compare', KbCompare);
globalThis.kbCompareCertificates = compareCertificates;
