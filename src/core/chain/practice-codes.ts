import type { Facts } from '../facts.ts';
import type { Severity } from '../policy/finding.ts';

/**
 * What is said of a chain where certificates for practice are among those that were given, with the names of the facts that a problem of
 * each code always carries. The words are in `content/messages/chain-practice.yaml`.
 */
export const practiceCodes = {
  'practice-certificate': { severity: 'error', facts: ['subject'] },
  'practice-mixed': { severity: 'warning', facts: ['count', 'subject'] },
  'practice-cross-missing': { severity: 'warning', facts: [] },
  'practice-sound': { severity: 'info', facts: [] },
  'practice-root': { severity: 'info', facts: [] },
} as const satisfies Record<string, { severity: Severity; facts: readonly (keyof Facts)[] }>;

/** One of the keys of `practiceCodes`. */
export type PracticeCode = keyof typeof practiceCodes;
