import { readSequence, readUnsigned } from './der.ts';

/**
 * Turns Ecdsa-Sig-Value or Dss-Sig-Value (RFC 3279 2.2.2 and 2.2.3) into r and s side by side, each `size` bytes, as Web Crypto wants them.
 * Null where the DER is broken or a number is longer than `size`: no such signature can be valid.
 */
export function ecdsaValueToRaw(value: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  const numbers = readSequence(value);
  const r = readUnsigned(numbers?.[0]);
  const s = readUnsigned(numbers?.[1]);
  if (numbers?.length !== 2 || !r || !s || r.length > size || s.length > size) return null;
  const raw = new Uint8Array(size * 2);
  raw.set(r, size - r.length);
  raw.set(s, size * 2 - s.length);
  return raw;
}
