import 'needs:guard bench notes core judge authorities chains';
import words from 'content:messages?chain-practice';
import { practiceChecks } from '../../core/chain/practice-chain.ts';

globalThis.kbChainPractice = { words, practiceChecks };
