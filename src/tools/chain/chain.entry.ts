import 'needs:guard bench notes core judge authorities chains';
import { KbChain } from './kb-chain.ts';

customElements.define('kb-chain', KbChain);
