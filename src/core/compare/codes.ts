import type { Severity } from '../policy/finding.ts';

interface CodeEntry {
  severity: Severity;
  /** Names of the facts that a change of this code always carries. */
  facts: readonly string[];
}

/** Everything that may be said of a new certificate or request beside the old one. The words are in `content/messages/compare.yaml`. */
export const compareCodes = {
  'practice-new': { severity: 'error', facts: [] },
  'names-lost': { severity: 'error', facts: ['count', 'names'] },
  'server-use-lost': { severity: 'error', facts: [] },
  'gap-between': { severity: 'error', facts: ['until', 'from'] },
  'old-expired': { severity: 'warning', facts: ['date'] },
  'ends-earlier': { severity: 'warning', facts: ['before', 'after'] },
  'issuer-changed': { severity: 'warning', facts: ['before', 'after'] },
  'issuer-key-changed': { severity: 'warning', facts: ['issuer'] },
  'key-reused': { severity: 'warning', facts: [] },
  'key-kind-changed': { severity: 'warning', facts: ['before', 'after'] },
  'client-use-lost': { severity: 'warning', facts: [] },
  'must-staple-gained': { severity: 'warning', facts: [] },
  'practice-old': { severity: 'info', facts: [] },
  'key-new': { severity: 'info', facts: [] },
  'issuer-alike': { severity: 'info', facts: ['issuer'] },
  'issuer-same': { severity: 'info', facts: ['issuer'] },
  'names-covered': { severity: 'info', facts: ['count', 'names'] },
  'names-kept': { severity: 'info', facts: ['count'] },
  'names-gained': { severity: 'info', facts: ['count', 'names'] },
  'validity-shorter': { severity: 'info', facts: ['before', 'after'] },
  'time-left': { severity: 'info', facts: ['days', 'date'] },
} as const satisfies Record<string, CodeEntry>;

/** One of the keys of `compareCodes`. */
export type CompareCode = keyof typeof compareCodes;
