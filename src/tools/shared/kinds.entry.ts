import 'needs:guard bench notes';
import messages from 'content:messages?kinds';
import { lookAgain } from '../../core/other/look-again.ts';

globalThis.kbKinds = { lookAgain, words: messages };
