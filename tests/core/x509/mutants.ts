import type { Random } from '../../support/fuzz.ts';

interface Element {
  lengthAt: number;
  /** Octets of the length behind the first one; 0 for the short form. */
  lengthOctets: number;
  length: number;
  contentStart: number;
}

/** Every element of well-formed DER, outer ones first. */
function elementsOf(der: Uint8Array, start = 0, end = der.length, found: Element[] = []): Element[] {
  for (let at = start; at < end;) {
    const first = der[at + 1] ?? 0;
    const lengthOctets = first < 0x80 ? 0 : first & 0x7f;
    const length = lengthOctets === 0 ? first : der.subarray(at + 2, at + 2 + lengthOctets).reduce((sum, octet) => sum * 256 + octet, 0);
    const contentStart = at + 2 + lengthOctets;
    found.push({ lengthAt: at + 1, lengthOctets, length, contentStart });
    if (((der[at] ?? 0) & 0x20) !== 0) elementsOf(der, contentStart, contentStart + length, found);
    at = contentStart + length;
  }
  return found;
}

/** One change of a kind that a careful writer of bad certificates makes: one to three octets; or octets put in or taken out, with the lengths around them made right or left. */
export function mutantOf(source: Uint8Array, random: Random): Uint8Array {
  const kind = random(6);
  if (kind < 3) {
    const bytes = Uint8Array.from(source);
    for (let left = 1 + random(3); left > 0; left -= 1) bytes[random(bytes.length)] = random(256);
    return bytes;
  }
  const at = random(source.length);
  const count = 1 + random(2);
  const added = kind < 5 ? Array.from({ length: count }, () => random(256)) : [];
  const removed = kind < 5 ? 0 : count;
  const bytes = Uint8Array.from([...source.subarray(0, at), ...added, ...source.subarray(at + removed)]);
  if (random(2) === 0) return bytes;
  for (const { lengthAt, lengthOctets, length, contentStart } of elementsOf(source)) {
    if (at < contentStart || at >= contentStart + length) continue;
    let left = Math.max(0, length + added.length - removed);
    if (lengthOctets === 0) bytes[lengthAt] = Math.min(left, 0x7f);
    for (let octet = lengthOctets; octet > 0; octet -= 1, left >>>= 8) bytes[lengthAt + octet] = left & 0xff;
  }
  return bytes;
}
