/** How the codes of a table are written where people meet them; each dress has its reader in `read-codes.ts`. */
export const DRESSES = [
  'hresult',
  'schannel-event',
  'schannel-state',
  'x509-verify',
  'openssl-reason',
  'tls-alert',
  'curl-exit',
  'apple',
  'nss',
  'chain-status',
  'apache-log',
  'acme-problem',
  'gnutls',
  'symbol',
] as const;

export type Dress = (typeof DRESSES)[number];
