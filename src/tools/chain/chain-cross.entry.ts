import 'needs:guard bench notes core judge authorities chains';
import words from 'content:messages?chain-cross';
import { crossChecks } from '../../core/chain/missing-cross.ts';
import { completeBundle } from './complete-bundle.ts';

globalThis.kbChainCross = { words, crossChecks, completeBundle };
