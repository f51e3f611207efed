import type { DerElement } from './der-reader.ts';
import { contentBytes } from './der-reader.ts';
import { tagName } from './tag-name.ts';

const utf8 = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

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

/**
 * Two or four octets a character. Surrogate pairs are joined, because Windows writes them, but neither BMPString nor UniversalString
 * has them by definition, and OpenSSL refuses them.
 */
function wideText(bytes: Uint8Array, width: 2 | 4): [string, boolean] {
  const points: string[] = [];
  let intact = bytes.length % width === 0;
  for (let at = width; at <= bytes.length; at += width) {
    const point = bytes.subarray(at - width, at).reduce((sum, octet) => sum * 256 + octet, 0);
    points.push(point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point));
    intact &&= point <= 0x10ffff && point >> 11 !== 0x1b;
  }
  return [points.join('').replace(/\p{Surrogate}/gu, '\ufffd'), intact];
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
  if (element.tag === 0x1e) return made(wideText(bytes, 2));
  if (element.tag === 0x1c) return made(wideText(bytes, 4));
  if (latin1Tags.includes(element.tag)) return made([latin1(bytes), true]);
  return null;
}
