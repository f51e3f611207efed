const SEQUENCE = 0x30;
const SET = 0x31;
const CONTEXT_0 = 0xa0;
/** 1.2.840.113549.1.7.1 and 1.2.840.113549.1.7.2. */
const DATA = Uint8Array.of(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01);
const SIGNED_DATA = Uint8Array.of(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02);
const VERSION_1 = Uint8Array.of(0x02, 0x01, 0x01);

/**
 * Certificates as a bundle that signs nothing (RFC 5652 5.1, degenerate SignedData): what `.p7b` files are. They stay in the order
 * given, as OpenSSL leaves them too, although DER would sort a SET OF: readers number them as they come.
 */
export function writeBundle(certificates: readonly Uint8Array[]): Uint8Array {
  const signedData = element(SEQUENCE, VERSION_1, element(SET), element(SEQUENCE, DATA), element(CONTEXT_0, ...certificates), element(SET));
  return element(SEQUENCE, SIGNED_DATA, element(CONTEXT_0, signedData));
}

function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = [tag, ...lengthOctets(length)];
  const bytes = new Uint8Array(head.length + length);
  bytes.set(head);
  let at = head.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}
