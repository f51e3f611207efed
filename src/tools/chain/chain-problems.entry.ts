import 'needs:guard bench notes core judge authorities chains';
import words from 'content:messages?chain-problems';
import { explanations } from '../../core/chain/explanations.ts';

globalThis.kbChainProblems = { words, explanations };
