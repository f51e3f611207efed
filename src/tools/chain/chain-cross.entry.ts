import 'needs:guard bench notes core judge chain authorities';
import words from 'content:messages?chain-cross';
import { completeChain } from '../../core/chain/complete-chain.ts';
import { crossChecks } from '../../core/chain/missing-cross.ts';

globalThis.kbChainCross = { words, crossChecks, completeChain };
