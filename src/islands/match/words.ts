import flowAnswers from 'content:flow-answers?match';
import messages from 'content:messages?labels,repairs,problems,asn1,chain';

/** What the editors wrote, as it was when the site was built. */
export { flowAnswers, messages as words };
