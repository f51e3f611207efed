import type { DerElement } from './der-reader.ts';
import { contentBytes } from './der-reader.ts';
import { tagName } from './tag-name.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const loneSurrogate = /\p{Surrogate}/gu;

/** Characters of a string type. `intact` is false where some octets made no character; these show as U+FFFD. */
export interface DecodedText {
  value: string;
  stringType: string;
  intact: boolean;
}

/** One octet, one character. Not `TextDecoder('latin1')`, which is windows-1252. */
export function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)));
  return parts.join('');
}

/**
 * Text and whether the octets are UTF-8. Not with `fatal: true`: an exception for each of many broken strings costs
 * seconds. A replacement character that stands in the octets themselves (EF BF BD) is no fault.
 */
export function utf8Text(bytes: Uint8Array): [value: string, intact: boolean] {
  const value = utf8.decode(bytes);
  if (!value.includes('\ufffd')) return [value, true];
  let surplus = 0;
  for (const character of value) if (character === '\ufffd') surplus++;
  for (let at = 0; at + 2 < bytes.length; at++) if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) surplus--;
  return [value, surplus === 0];
}

/** Two octets a unit. Surrogate pairs are joined, because Windows writes them, but BMPString has none by definition, and OpenSSL refuses them. */
function bmpText(bytes: Uint8Array): [string, boolean] {
  const units: string[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) units.push(String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)));
  const value = units.join('');
  return [value.replace(loneSurrogate, '\ufffd'), bytes.length % 2 === 0 && !/[\ud800-\udfff]/.test(value)];
}

function universalText(bytes: Uint8Array): [string, boolean] {
  const points: string[] = [];
  let intact = bytes.length % 4 === 0;
  for (let at = 0; at + 3 < bytes.length; at += 4) {
    const point = (bytes[at] ?? 0) * 0x1000000 + ((bytes[at + 1] ?? 0) << 16) + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    const valid = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    points.push(valid ? String.fromCodePoint(point) : '\ufffd');
    intact &&= valid;
  }
  return [points.join(''), intact];
}

const latin1Tags: readonly number[] = [0x12, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1a];

/**
 * Text of a directory string (RFC 5280 4.1.2.4) or null where the type is none.
 * The one-octet types are read as Latin-1, T61String too: that is what OpenSSL and the browsers do, T.61's own
 * escapes are never met, and guessing UTF-8 would hide the mojibake that a reader should see. `stringType` is the mark.
 */
export function decodeText(element: DerElement): DecodedText | null {
  const bytes = contentBytes(element);
  const stringType = tagName(element.tag);
  const made = (pair: [string, boolean]): DecodedText => ({ value: pair[0], stringType, intact: pair[1] });
  if (element.tag === 0x0c) return made(utf8Text(bytes));
  if (element.tag === 0x1e) return made(bmpText(bytes));
  if (element.tag === 0x1c) return made(universalText(bytes));
  if (latin1Tags.includes(element.tag)) return made([latin1(bytes), true]);
  return null;
}
