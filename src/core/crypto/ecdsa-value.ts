import { peekDer, type Frame } from '../asn1/header.ts';
import { isInteger } from '../asn1/primitive.ts';
import { integer, sequence } from '../asn1/tag.ts';

/**
 * Turns Ecdsa-Sig-Value or Dss-Sig-Value (RFC 3279 2.2.2 and 2.2.3) into r and s side by side, each `size` bytes, as Web Crypto wants them.
 * Null where it is not DER to the letter, which OpenSSL refuses too, or a number is longer than `size`: no such signature can be valid.
 */
export function ecdsaValueToRaw(value: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  const raw = new Uint8Array(size * 2);
  const put = (frame: Frame | null, end: number): boolean => {
    if (frame === null) return false;
    const bytes = value.subarray(frame.content, frame.end);
    const number = bytes[0] === 0 ? bytes.subarray(1) : bytes;
    if (!isInteger(bytes) || (bytes[0] ?? 0) >= 0x80 || number.length > size) return false;
    raw.set(number, end - number.length);
    return true;
  };
  const outer = peekDer(value, 0, sequence);
  const r = outer && peekDer(value, outer.content, integer);
  const s = r && peekDer(value, r.end, integer);
  const isWhole = outer?.end === value.length && s?.end === value.length;
  return isWhole && put(r, size) && put(s, size * 2) ? raw : null;
}
