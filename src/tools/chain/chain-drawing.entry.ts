import 'needs:guard bench notes core judge paper authorities chains';
import { fillChain } from './fill-chain.ts';

globalThis.kbChainDrawing = { fillChain };
