import 'needs:guard bench notes core judge sheet chain authorities';
import { fillChain } from './fill-chain.ts';

globalThis.kbChainDrawing = { fillChain };
