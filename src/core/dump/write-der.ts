// By name: a script takes what others bring by name alone.
import { bitString as bitStringTag, boolean, integer, oid as oidTag, sequence as sequenceTag } from '../asn1/tag.ts';

/** One element in DER: identifier octet, length, contents one after the other. */
export function der(type: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  const header = [type, ...lengthOctets(length)];
  const bytes = new Uint8Array(header.length + length);
  bytes.set(header);
  let at = header.length;
  for (const content of contents) {
    bytes.set(content, at);
    at += content.length;
  }
  return bytes;
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

export const sequence = (...contents: readonly Uint8Array[]): Uint8Array => der(sequenceTag, ...contents);

/** Hexadecimal digits with anything between them as octets; null where their number is odd. */
export function fromHex(text: string): Uint8Array | null {
  const digits = text.replace(/[^0-9a-f]/gi, '');
  if (digits.length % 2 > 0) return null;
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) => parseInt(digits.slice(at * 2, at * 2 + 2), 16));
}

/** INTEGER of an unsigned number: as short as can be, with a zero in front where the first bit is set. */
export function unsigned(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  const short = first < 0 ? new Uint8Array(1) : bytes.subarray(first);
  return (short[0] ?? 0) < 0x80 ? der(integer, short) : der(integer, new Uint8Array(1), short);
}

/** Octets of a number below 2^32, as short as can be. */
export function small(value: number): Uint8Array {
  return fromHex(value.toString(16).padStart(8, '0')) ?? new Uint8Array(1);
}

/** OBJECT IDENTIFIER; null where the text is none. */
export function oid(text: string): Uint8Array | null {
  if (text.length > 100 || !/^[0-2](?:\.(?:0|[1-9]\d{0,38})){1,40}$/.test(text)) return null;
  const [root = 0n, second = 0n, ...arcs] = text.split('.').map(BigInt);
  if (root < 2n && second > 39n) return null;
  return der(oidTag, Uint8Array.from([root * 40n + second, ...arcs].flatMap(arcOctets)));
}

function arcOctets(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  return octets;
}

/** BIT STRING of whole octets. */
export const bitString = (bytes: Uint8Array): Uint8Array => der(bitStringTag, new Uint8Array(1), bytes);

/** BIT STRING of named bits, without the zero bits behind the last one (X.690 11.2.2). */
export function namedBits(numbers: readonly number[]): Uint8Array {
  const last = Math.max(-1, ...numbers);
  const bytes = new Uint8Array(Math.floor(last / 8) + 1);
  for (const bit of numbers) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return der(bitStringTag, Uint8Array.of(last < 0 ? 0 : 7 - (last & 7)), bytes);
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const TRUE = der(boolean, Uint8Array.of(0xff));
