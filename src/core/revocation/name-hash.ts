import { sha1, sha256 } from '../crypto/hash.ts';
import { sha384, sha512 } from '../crypto/long-hash.ts';
import { toHex } from '../text/hex.ts';
import type { Subject } from '../x509/subject.ts';

/** SHA-1 is what RFC 5019 asks for, SHA-256 what it allows; the two others only whoever asked chose. */
const HASH: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
};

/** A CertID (RFC 6960 4.1.1) as a response has it or as it was printed; what was not printed is null. Hex is lower case. */
export interface CertificateId {
  hash: string | null;
  issuerNameHash: string | null;
  issuerKeyHash: string | null;
  serialHex: string;
}

/**
 * Whether an id is a certificate's: its number, and its issuer by name and, where it is at hand, by key. Null where the number is, and the
 * issuer's hashes are of a kind that nobody here makes.
 */
export function isIdOf(
  { hash, issuerNameHash, issuerKeyHash, serialHex }: CertificateId,
  certificate: Subject,
  issuer: Subject | null,
): boolean | null {
  if (certificate.serialHex === null || bare(certificate.serialHex) !== bare(serialHex)) return false;
  if (issuerNameHash === null && issuerKeyHash === null) return true;
  const digest = HASH[hash ?? ''];
  if (digest === undefined) return null;
  const isHashOf = (printed: string | null, octets: Uint8Array | undefined): boolean =>
    printed === null || octets === undefined || toHex(digest(octets)) === printed;
  if (issuerNameHash !== null && certificate.issuer === null) return false;
  return isHashOf(issuerNameHash, certificate.issuer?.der) && isHashOf(issuerKeyHash, issuer?.key?.octets);
}

/** A number without the zeros in front that some write. */
function bare(serialHex: string): string {
  return serialHex.replace(/^0+/, '');
}
