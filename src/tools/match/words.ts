import flowAnswers from 'content:flow-answers?match';
import chain from 'content:messages?chain';
import { words as objectWords } from '../decoder/words.ts';

/** With what is said of a single object, which the parts shared with the decoder carry anyway. */
const words = { ...objectWords, ...chain };

/** What the editors wrote, as it was when the site was built. */
export { flowAnswers, words };
