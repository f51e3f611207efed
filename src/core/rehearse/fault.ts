/** What is wrong with a set on purpose, so that its symptom can be learnt. */
export const FAULTS = ['other-key', 'missing-intermediate', 'wrong-order', 'wrong-generation', 'expired', 'der-as-pem', 'no-san'] as const;
export type Fault = (typeof FAULTS)[number];
