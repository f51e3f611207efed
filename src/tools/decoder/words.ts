import authorities from 'content:authority-facts';
import messages from 'content:messages?labels,repairs,problems,asn1';
import rules from 'content:judging-rules';

/** What the editors wrote, as it was when the site was built. */
export { authorities, messages as words, rules };
