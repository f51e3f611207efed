import authorities from 'content:authorities';
import flowAnswers from 'content:flow-answers?chain';
import messages from 'content:messages?labels,repairs,problems,asn1,chain';
import issuerRules from 'content:rules?issuer-chrome-cut-off,issuer-firefox-removed,issuer-gpki,issuer-java-cut-off,issuer-not-yet-trusted,issuer-usable';

/** Of the rules only those that a chain is judged by: whether platforms take the issuer. The others would be a fifth of the script. */
const rules = Object.values(issuerRules);

/** What the editors wrote, as it was when the site was built. */
export { authorities, flowAnswers, messages as words, rules };
