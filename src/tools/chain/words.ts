import authorities from 'content:authorities';
import flowAnswers from 'content:flow-answers?chain';
import chain from 'content:messages?chain';
import issuerRules from 'content:rules?issuer-chrome-cut-off,issuer-firefox-removed,issuer-gpki,issuer-java-cut-off,issuer-not-yet-trusted,issuer-usable';
import { words as objectWords } from '../decoder/words.ts';

/** Of the rules only those that a chain is judged by: whether platforms take the issuer. The others would be a fifth of the script. */
const rules = Object.values(issuerRules);

/** With what is said of a single object, which the parts shared with the decoder carry anyway. */
const words = { ...objectWords, ...chain };

/** What the editors wrote, as it was when the site was built. */
export { authorities, flowAnswers, words, rules };
