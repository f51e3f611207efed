import { intermediateCiphers } from './generate-request.ts';

/** Suites of TLS 1.3 in the order of Mozilla's guideline 6.0. */
export const tls13Ciphers = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'] as const;

/** The recommended suites as Java calls them (Java Security Standard Algorithm Names, "JSSE Cipher Suite Names"). */
export const javaCiphers: readonly string[] = [
  ...tls13Ciphers,
  ...intermediateCiphers.split(':').map((suite) => {
    const [, exchange = '', rest = ''] = /^(ECDHE-[A-Z]+)-(.*)$/.exec(suite) ?? [];
    const cipher = rest.startsWith('AES') ? rest.replace('AES', 'AES_') : `${rest}_SHA256`;
    return `TLS_${exchange.replace('-', '_')}_WITH_${cipher.replaceAll('-', '_')}`;
  }),
];
