import 'needs:guard bench notes core judge sheet authorities chains';
import { fillChain } from './fill-chain.ts';

globalThis.kbChainDrawing = { fillChain };
