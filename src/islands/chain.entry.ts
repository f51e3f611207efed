import { KbChain } from './chain/kb-chain.ts';

customElements.define('kb-chain', KbChain);
