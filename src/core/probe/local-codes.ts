interface CodeEntry {
  severity: 'error' | 'unseen' | 'warning' | 'info';
  /** Names of the facts that a finding of this code always carries. */
  facts: readonly string[];
}

/** What is said of a Windows host by its own record. The words are in `content/messages/probe-local.yaml`. */
export const localCodes = {
  'served-other': { severity: 'error', facts: ['host', 'port', 'served', 'endpoint', 'bound'] },
  'bound-not-in-store': { severity: 'error', facts: ['endpoint', 'thumbprint', 'store'] },
  'bound-without-key': { severity: 'error', facts: ['endpoint', 'subject', 'thumbprint'] },
  'bound-expired': { severity: 'error', facts: ['endpoint', 'subject', 'until'] },
  'site-without-binding': { severity: 'error', facts: ['site', 'binding'] },
  'old-protocol-enabled': { severity: 'warning', facts: ['protocols'] },
  'local-unread': { severity: 'unseen', facts: ['what'] },
  'local-cut': { severity: 'unseen', facts: [] },
} as const satisfies Record<string, CodeEntry>;

/** One of the keys of `localCodes`. */
export type LocalCode = keyof typeof localCodes;

/** What a record may say that it could not read; labels "unread-…" of the same file. */
export const unreadParts = ['bindings', 'sites', 'store-my', 'store-webhosting', 'schannel', 'other'] as const;
