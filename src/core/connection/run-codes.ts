interface CodeEntry {
  /** unsure: keeps us from a verdict without speaking against the server. */
  severity: 'error' | 'warning' | 'info' | 'unsure';
  /** Names of the facts a remark of this code always carries. */
  facts: readonly string[];
}

/** Everything that is said of a run besides what the chain itself is found guilty of. The words are in `content/messages/connection.yaml`. */
export const runCodes = {
  'listing-gap': { severity: 'error', facts: ['subject', 'issuer', 'others'] },
  'listed-expired': { severity: 'error', facts: ['place', 'subject', 'date'] },
  'listed-not-yet-valid': { severity: 'error', facts: ['place', 'subject', 'date'] },
  'said-revoked': { severity: 'error', facts: ['tool', 'said'] },
  'said-dates': { severity: 'error', facts: ['tool', 'said'] },
  'said-name': { severity: 'error', facts: ['tool', 'said'] },
  'said-fault': { severity: 'error', facts: ['tool', 'said'] },
  'said-clock': { severity: 'warning', facts: ['tool', 'said'] },
  'said-elsewhere': { severity: 'info', facts: ['tool', 'said', 'place'] },
  'no-sni': { severity: 'unsure', facts: ['host', 'command'] },
  'nothing-sent': { severity: 'unsure', facts: [] },
  'not-pasted': { severity: 'unsure', facts: ['count', 'names'] },
  'only-names': { severity: 'unsure', facts: ['tool', 'command'] },
  'listing-cut': { severity: 'unsure', facts: ['count'] },
  'no-listing': { severity: 'unsure', facts: [] },
  'leaf-only-tool': { severity: 'unsure', facts: ['tool', 'command'] },
  'root-elsewhere': { severity: 'unsure', facts: ['root'] },
  'end-unseen': { severity: 'unsure', facts: ['subject', 'issuer'] },
  'end-unknown': { severity: 'info', facts: ['subject', 'issuer'] },
  'listing-order': { severity: 'warning', facts: ['place', 'subject'] },
  'listing-extra': { severity: 'warning', facts: ['count', 'names'] },
  'listing-root': { severity: 'info', facts: ['subject'] },
  'from-beside': { severity: 'info', facts: ['names'] },
  'windows-built': { severity: 'info', facts: [] },
  'tool-verified': { severity: 'info', facts: ['tool', 'said'] },
  'tool-refused': { severity: 'info', facts: ['tool', 'said'] },
  'tool-helped': { severity: 'info', facts: ['count', 'depth'] },
} as const satisfies Record<string, CodeEntry>;

/** One of the keys of `runCodes`. */
export type RunCode = keyof typeof runCodes;

/** What differs between two runs, with the facts that its words use. */
export const changeCodes = {
  'other-host': ['before', 'after'],
  'same-leaf': [],
  'other-leaf': ['name', 'before', 'after'],
  'other-leaf-until': ['name', 'before', 'after'],
  'other-leaf-issuer': ['name', 'before', 'after'],
  'other-leaf-print': ['name', 'before', 'after'],
  'sent-more': ['names'],
  'sent-less': ['names'],
  'other-order': [],
  'all-same': [],
  'names-unknown': [],
  'verdict-changed': ['before', 'after'],
} as const satisfies Record<string, readonly string[]>;

/** One of the keys of `changeCodes`. */
export type ChangeCode = keyof typeof changeCodes;
