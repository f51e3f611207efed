import type { PublicKey } from '../x509/subject.ts';
import { readKeyMaterial } from './key-material.ts';
import { readElement } from './der.ts';

/**
 * A DSA key without parameters takes those of the key that certified it (RFC 3279 2.3.2, RFC 5280 6.1.4 (e)).
 * Gives `key` with the parameters of `issuerKey` put in, or `key` itself where there is nothing to inherit.
 */
export function inheritDsaParameters(key: PublicKey, issuerKey: PublicKey): PublicKey {
  const own = readKeyMaterial(key.spki);
  const above = readKeyMaterial(issuerKey.spki);
  if (own?.type !== 'dsa' || own.domain !== null || above?.type !== 'dsa' || above.domain === null) return key;
  const algorithm = firstElementBytes(issuerKey.spki);
  const keyBits = bytesAfterFirstElement(key.spki);
  return { ...key, bits: issuerKey.bits, spki: wrapInSequence(algorithm, keyBits) };
}

function firstElementBytes(spki: Uint8Array): Uint8Array {
  const content = readElement(spki)?.content ?? spki;
  return content.subarray(0, readElement(content)?.end);
}

function bytesAfterFirstElement(spki: Uint8Array): Uint8Array {
  const content = readElement(spki)?.content ?? spki;
  return content.subarray(readElement(content)?.end);
}

function wrapInSequence(a: Uint8Array, b: Uint8Array): Uint8Array {
  const length = a.length + b.length;
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  const header = length < 0x80 ? [0x30, length] : [0x30, 0x80 | octets.length, ...octets];
  const out = new Uint8Array(header.length + length);
  out.set(header);
  out.set(a, header.length);
  out.set(b, header.length + a.length);
  return out;
}
