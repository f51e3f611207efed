import { decodeBase64 } from '../pem/base64.ts';
import { peekSequence } from '../asn1/header.ts';
import { nestsWell } from '../asn1/walk.ts';
import { derPeek } from '../pem/der-peek.ts';
import { foreignFile } from '../pem/foreign-file.ts';
import { trimEndOf } from '../text/trim-end.ts';
import type { Base64Run } from './base64-runs.ts';

/** Characters at the start and the end of a run by which its randomness is told. */
const SAMPLE = 400;
/** Of neighbouring characters in random Base64 64 of 100 change between small letters, capitals, digits and signs; in words and paths about 20. */
const RANDOM = 0.36;
/** How far in front of a run its name may stand, and how far the armour that it is in may begin. */
const NEAR = 400;
const ARMOUR = 16_384;

const KEY_NAME = /key|priv|secret|pem|pfx|p12|jks|seed|金鑰/i;
const PUBLIC_NAME = /pub|cert|crt|csr|sign|hash|finger|thumb|integrity|etag|pin|host/i;
/** Words in front that tell what follows: an SSH key, a token, a hash. */
const TELLING = /^(?:ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-|basic$|bearer$|negotiate$|sha-?(?:1|224|256|384|512)\b)/i;
const RECORD = /\b(?:C?DNSKEY|RRSIG|OPENPGPKEY|IPSECKEY)\s/;
const ATTACHED =
  /content-transfer-encoding:\s{0,4}base64|content-type:\s{0,4}(?:application|image|audio|video|font|message)\/|kind:\s{0,4}SealedSecret/i;
/** Web fonts, in Base64. */
const FONT = /^(?:d09G|T1RUTw|AAEAAA)/;
/** id-at and id-ce: names and extensions, which certificates and requests are full of and keys never have. */
const X509_OIDS = [
  [0x06, 0x03, 0x55, 0x04],
  [0x06, 0x03, 0x55, 0x1d],
] as const;

/**
 * True for a long random run that no certificate, request, known file or name before it explains: it may be the inner lines of a key.
 * `text` is what the run was found in; shorter runs than `shortest` characters are no piece of a key.
 */
export function isUnexplained(run: Base64Run, text: string, shortest: number): boolean {
  const letters = run.text.replaceAll('=', '');
  if (letters.length < shortest || !looksRandom(letters, shortest) || FONT.test(letters)) return false;
  if (isNamed(text.slice(Math.max(0, run.start - NEAR), run.start)) || isInArmour(text.slice(Math.max(0, run.start - ARMOUR), run.start)))
    return false;
  const bytes = decodeBase64(letters);
  if (isObject(bytes) || isUtf16(bytes)) return false;
  // The run may begin in the middle of a group of four.
  return ![0, 1, 2, 3].some((skip) => isPieceOfCertificate(decodeBase64(letters.slice(skip))));
}

function looksRandom(text: string, shortest: number): boolean {
  const sample = text.length <= 2 * SAMPLE ? text : text.slice(0, SAMPLE) + text.slice(-SAMPLE);
  let changes = 0;
  for (let at = 1; at < sample.length; at++) if (kindOf(sample.charCodeAt(at)) !== kindOf(sample.charCodeAt(at - 1))) changes++;
  // In a short piece chance has more room.
  const isLong = shortest >= 60;
  return (
    changes / (sample.length - 1) > (isLong ? RANDOM : 0.3) &&
    /[a-z]/.test(sample) &&
    /[A-Z]/.test(sample) &&
    (!isLong || /[\d+/]/.test(sample))
  );
}

function kindOf(code: number): number {
  if (code >= 0x61) return 0;
  if (code >= 0x41 && code <= 0x5a) return 1;
  return code >= 0x30 && code <= 0x39 ? 2 : 3;
}

/** True where something in front of the run says that it is no key: its name, an address, a record of the DNS, a token, a hash. */
function isNamed(before: string): boolean {
  const lines = before.split('\n');
  const [line = '', above = ''] = lines.toReversed();
  const words = line.split(/[ \t]/);
  const [last = '', previous = ''] = words.toReversed();
  if (/:\/\/|\$|eyJ/.test(last) || /(?:\?[bq]\?|base64,|sha-?\d{1,3}[-/:])$/i.test(last)) return true;
  if (last === '' && TELLING.test(previous)) return true;
  if (RECORD.test(line) || (line === '' && /^(?:trusted comment:|untrusted comment: signature)/.test(above))) return true;
  const name = nameBefore(before);
  return name !== '' && (!KEY_NAME.test(name) || PUBLIC_NAME.test(name));
}

/** The name of a value (`"integrity": "`, `fbclid=`) or of the element around it (`<Modulus>`); "" where there is none. */
function nameBefore(before: string): string {
  const opened = trimEndOf(before, ' \t"\'\\[(');
  if (opened.endsWith('>') && !opened.endsWith('=>')) return /^<([\w:]{1,60})/.exec(opened.slice(opened.lastIndexOf('<')))?.[1] ?? '';
  const named = trimEndOf(opened, ':=>');
  if (named === opened) return '';
  const name = trimEndOf(named, ' "\'\\');
  let start = name.length;
  while (start > 0 && /[\w.:-]/.test(name[start - 1] ?? '')) start--;
  return name.slice(start);
}

/** Between the BEGIN and END of something that is no private key, or in a part of a mail that is an attachment. */
function isInArmour(before: string): boolean {
  const begin = before.lastIndexOf('BEGIN ');
  if (begin >= 0 && !before.includes('END ', begin)) return !/PRIV|SECRET/.test(before.slice(begin, begin + 60).split('\n', 1)[0] ?? '');
  return ATTACHED.test(before.slice(-4 * NEAR));
}

/** A whole object of ASN.1 (a key would have been told) or a file known by its first bytes. */
function isObject(bytes: Uint8Array): boolean {
  const frame = peekSequence(bytes);
  if (frame !== null && frame.end <= bytes.length && frame.end >= bytes.length * 0.9 && nestsWell(bytes.subarray(0, frame.end)))
    return true;
  return derPeek(bytes) !== null || foreignFile(bytes) !== null;
}

/** Text in UTF-16, which has been looked through already. */
function isUtf16(bytes: Uint8Array): boolean {
  let zeros = 0;
  for (const byte of bytes) if (byte === 0) zeros++;
  return zeros > bytes.length * 0.4;
}

/** Printable characters in a row that chance does not make in a key of a few thousand bytes. */
const WORD = 20;

/** A piece of a certificate, or of any text. */
function isPieceOfCertificate(bytes: Uint8Array): boolean {
  let row = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    row = byte >= 0x20 && byte < 0x7f ? row + 1 : 0;
    if (row >= WORD || (byte === 0x06 && X509_OIDS.some((oid) => oid.every((octet, i) => bytes[at + i] === octet)))) return true;
  }
  return false;
}
