import 'needs:guard bench core judge authorities';
import { KbChain } from './kb-chain.ts';

customElements.define('kb-chain', KbChain);
