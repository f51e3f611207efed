import flowAnswers from 'content:flow-answers?match';
import { words } from '../decoder/words.ts';

/** What the editors wrote, as it was when the site was built. */
export { flowAnswers, words };
