import { explainGap, leadsToAnchor, missingFacts } from './explain-gap.ts';
import { judgeClients, withRefusals } from './judge-clients.ts';
import { wrongFamily } from './wrong-family.ts';

/** What is asked only where something is to be said of a chain: what is missing, and who refuses in which words. */
export const explanations = { explainGap, leadsToAnchor, missingFacts, wrongFamily, withRefusals, judgeClients };
