import { isAtLeast } from './generate-request.ts';

/** The version without the letters of old patch releases (1.0.2k). */
export const opensslNumbers = (openssl: string): string => openssl.replace(/[a-z]{1,2}$/, '');

/**
 * Key exchange groups of Mozilla's guideline 6.0 that this OpenSSL knows, in its order, joined by colons; null where the version is not
 * known. A name that the library does not know stops nginx and Apache; left to itself, OpenSSL offers X25519MLKEM768 from 3.5 on
 * (its CHANGES, 3.5.0).
 */
export function opensslGroups(openssl: string | undefined): string | null {
  if (openssl === undefined) return null;
  const version = opensslNumbers(openssl);
  return [
    ...(isAtLeast(version, 3, 5) ? ['X25519MLKEM768'] : []),
    ...(isAtLeast(version, 1, 1) ? ['X25519'] : []),
    'prime256v1',
    'secp384r1',
  ].join(':');
}

/** TLS 1.3 came with 1.1.1; an unknown version is taken for a newer one. */
export const opensslHasTls13 = (openssl: string | undefined): boolean =>
  openssl === undefined || isAtLeast(opensslNumbers(openssl), 1, 1, 1);
