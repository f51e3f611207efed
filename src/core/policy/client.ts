/** The three whose answers count: "可用" is said only where each of them accepts. */
export const CLIENTS = ['chromium', 'firefox', 'openssl'] as const;

export type Client = (typeof CLIENTS)[number];

/** Which clients refuse, and with what words: a browser's code, OpenSSL's sentence; null where nobody has seen the words yet. */
export type Refusals = { readonly [client in Client]?: string | null | undefined };
