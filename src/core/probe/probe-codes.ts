interface CodeEntry {
  severity: 'error' | 'unseen' | 'warning' | 'info';
  /** Names of the facts that a finding of this code always carries. */
  facts: readonly string[];
}

/** Everything that is said of a server besides what its chain and its certificate are found guilty of. The words are in `content/messages/probe.yaml`. */
export const probeCodes = {
  'not-connected': { severity: 'unseen', facts: ['connect', 'address', 'port'] },
  'no-tls': { severity: 'error', facts: ['port'] },
  'nothing-answered': { severity: 'unseen', facts: ['how'] },
  'no-modern-protocol': { severity: 'error', facts: [] },
  'old-protocol': { severity: 'error', facts: ['protocols'] },
  'no-tls13': { severity: 'warning', facts: [] },
  'weak-cipher': { severity: 'error', facts: ['family', 'cipher'] },
  'medium-cipher': { severity: 'warning', facts: ['cipher'] },
  'no-forward-secrecy': { severity: 'warning', facts: ['cipher'] },
  'weak-group': { severity: 'warning', facts: ['bits', 'protocol'] },
  'chain-unseen': { severity: 'unseen', facts: ['how'] },
  'order-unseen': { severity: 'info', facts: [] },
  'no-certificate': { severity: 'error', facts: [] },
  'other-without-name': { severity: 'info', facts: ['name', 'other'] },
  'refused-without-name': { severity: 'info', facts: ['name'] },
  'same-without-name': { severity: 'info', facts: [] },
  'name-not-sent': { severity: 'unseen', facts: ['host'] },
  'name-unknown': { severity: 'unseen', facts: [] },
  'not-stapled': { severity: 'info', facts: [] },
  'must-staple-missing': { severity: 'error', facts: [] },
  stapled: { severity: 'info', facts: [] },
  'no-redirect': { severity: 'warning', facts: ['status'] },
  'redirect-elsewhere': { severity: 'warning', facts: ['location'] },
  'redirects-to-https': { severity: 'info', facts: ['location'] },
  'port-80-closed': { severity: 'info', facts: [] },
  'no-hsts': { severity: 'warning', facts: [] },
  'short-hsts': { severity: 'warning', facts: ['value'] },
  'https-failed': { severity: 'unseen', facts: ['how'] },
  'server-clock': { severity: 'warning', facts: ['minutes'] },
  'record-cut': { severity: 'unseen', facts: [] },
} as const satisfies Record<string, CodeEntry>;

/** One of the keys of `probeCodes`. */
export type ProbeCode = keyof typeof probeCodes;

/** The published criteria by which a server is graded: demanded or recommended. Wording, document and date are in `content/messages/probe.yaml`. */
export const criterionCodes = {
  'trusted-chain': 'must',
  'tls12-or-13': 'must',
  'no-sslv3': 'must',
  'no-tls10-tls11': 'must',
  'no-null': 'must',
  'no-anonymous': 'must',
  'no-export': 'must',
  'no-des': 'must',
  'no-rc4': 'must',
  'no-3des': 'should',
  'forward-secrecy': 'should',
  'strong-group': 'should',
  tls13: 'should',
  hsts: 'should',
  redirect: 'should',
} as const;
/** One of the keys of `criterionCodes`. */
export type CriterionCode = keyof typeof criterionCodes;

/** What concerns several records together. */
export const groupCodes = {
  'other-leaf-at-address': ['host', 'address', 'until', 'expected'],
  'different-leaf-at-address': ['host', 'address'],
  'other-chain-at-address': ['host', 'address'],
  'other-protocols-at-address': ['host', 'address', 'protocols'],
} as const satisfies Record<string, readonly string[]>;
export type GroupCode = keyof typeof groupCodes;
