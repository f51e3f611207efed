import { isPractice } from '../../rehearse/practice.ts';
import type { Check } from '../check.ts';

/** A certificate that was made for practice: for what it is it needs no other word, so that its rule silences what others say of it (judge.ts). */
export const practiceCertificate: Check = {
  facts: [],
  parameters: ['silences'],
  run: (subject) => (isPractice(subject) ? [{}] : []),
};
