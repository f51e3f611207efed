import { contextConstructed, set } from '../asn1/tag.ts';
import { der, oid, sequence, unsigned } from '../dump/write-der.ts';

const CONTEXT_0 = contextConstructed(0);
const DATA = oid('1.2.840.113549.1.7.1') ?? new Uint8Array();
const SIGNED_DATA = oid('1.2.840.113549.1.7.2') ?? new Uint8Array();
const VERSION_1 = unsigned(Uint8Array.of(1));

/**
 * Certificates as a bundle that signs nothing (RFC 5652 5.1, degenerate SignedData): what `.p7b` files are. They stay in the order
 * given, as OpenSSL leaves them too, although DER would sort a SET OF: readers number them as they come.
 */
export function writePkcs7(certificates: readonly Uint8Array[]): Uint8Array {
  const signedData = sequence(VERSION_1, der(set), sequence(DATA), der(CONTEXT_0, ...certificates), der(set));
  return sequence(SIGNED_DATA, der(CONTEXT_0, signedData));
}
