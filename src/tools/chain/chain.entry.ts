import { KbChain } from './kb-chain.ts';

customElements.define('kb-chain', KbChain);
