import { contentBytes } from './der-reader.ts';
import type { DerElement } from './der-reader.ts';
import { DerError } from './der-error.ts';
import { toHex } from '../text/hex.ts';

/** A longer OID is nobody's; the limit keeps the arithmetic on hostile ones linear. */
const maximumOidBytes = 64;

/** BOOLEAN. Any non-zero octet is true, as in BER and in OpenSSL; DER would have 0xff only. */
export function readBoolean(element: DerElement): boolean {
  const bytes = contentBytes(element);
  if (bytes.length !== 1) throw new DerError('bad-boolean', element.start);
  return bytes[0] !== 0;
}

/** Whether the content of an INTEGER is one: never empty and never longer than it need be (X.690 8.3.2). */
export function isInteger([first, second]: Uint8Array): boolean {
  return first !== undefined && (second === undefined || first !== (second < 0x80 ? 0 : 0xff));
}

function integerBytes(element: DerElement): Uint8Array {
  const bytes = contentBytes(element);
  if (!isInteger(bytes)) throw new DerError('bad-integer', element.start);
  return bytes;
}

/** Content of an INTEGER read as an unsigned number, without the zero octet before a high bit. Of keys OpenSSL ignores the sign as well. */
export function readUnsigned(element: DerElement): Uint8Array {
  const bytes = integerBytes(element);
  return bytes.length > 1 && bytes[0] === 0 ? bytes.subarray(1) : bytes;
}

/** A small INTEGER that is not negative, such as a version or a path length. */
export function readSmallInteger(element: DerElement): number {
  const bytes = readUnsigned(element);
  const negative = ((element.source[element.contentStart] ?? 0) & 0x80) !== 0;
  if (negative || bytes.length > 4) throw new DerError('bad-integer', element.start);
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** INTEGER as OpenSSL prints serial numbers: hex of the magnitude in whole bytes, "-" before a negative one. */
export function readSerialHex(element: DerElement): string {
  const bytes = integerBytes(element);
  if (((bytes[0] ?? 0) & 0x80) === 0) return toHex(readUnsigned(element));
  // Two's complement.
  const magnitude = ((1n << BigInt(bytes.length * 8)) - toBigInt(bytes)).toString(16);
  return `-${magnitude.length % 2 === 0 ? '' : '0'}${magnitude}`;
}

/** How many bits an unsigned big-endian number has; 0 for zero. */
export function bitLength(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first < 0) return 0;
  return (bytes.length - first) * 8 - (Math.clz32(bytes[first] ?? 0) - 24);
}

/** Big-endian bytes as a number; hexadecimal in between, because shifting byte by byte is quadratic. */
export function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x0${toHex(bytes)}`);
}

/** Dotted text of an OBJECT IDENTIFIER (X.690 8.19). */
export function readOid(element: DerElement): string {
  const bytes = contentBytes(element);
  if (bytes.length === 0 || bytes.length > maximumOidBytes) throw new DerError('bad-oid', element.start);
  const arcs: bigint[] = [];
  let arc = 0n;
  let open = false;
  for (const byte of bytes) {
    if (!open && byte === 0x80) throw new DerError('bad-oid', element.start);
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    open = (byte & 0x80) !== 0;
    if (open) continue;
    if (arcs.length === 0) {
      const root = arc < 40n ? 0n : arc < 80n ? 1n : 2n;
      arcs.push(root, arc - root * 40n);
    } else {
      arcs.push(arc);
    }
    arc = 0n;
  }
  if (open) throw new DerError('bad-oid', element.start);
  return arcs.join('.');
}

/** Content of a BIT STRING, the number of unused bits in front: at most 7, and 0 where there are no bits (X.690 8.6.2). */
export function bitStringBytes(element: DerElement): Uint8Array {
  const bytes = contentBytes(element);
  const unused = bytes[0] ?? 8;
  if (unused > (bytes.length > 1 ? 7 : 0)) throw new DerError('bad-bit-string', element.start);
  return bytes;
}

/** The octets of a BIT STRING that holds whole octets (keys and signatures). */
export function readBitStringOctets(element: DerElement): Uint8Array {
  const bytes = bitStringBytes(element);
  if (bytes[0] !== 0) throw new DerError('bad-bit-string', element.start);
  return bytes.subarray(1);
}

/** Numbers of the bits that are set in a named bit list, bit 0 being the first. No named list in X.509 is longer than two octets; more than four are refused. */
export function readNamedBits(element: DerElement): number[] {
  const bytes = bitStringBytes(element);
  if (bytes.length > 5) throw new DerError('bad-bit-string', element.start);
  const bits: number[] = [];
  for (let bit = 0; bit < (bytes.length - 1) * 8; bit += 1) {
    if (((bytes[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0) bits.push(bit);
  }
  return bits;
}
