import { decodeBase64 } from '../pem/base64.ts';
import { derFrame, wellFormed } from '../pem/der-frame.ts';
import { foreignFile } from '../pem/foreign-file.ts';
import type { Base64Run } from './base64-runs.ts';

/** Characters at the start and the end of a run by which its randomness is told. */
const SAMPLE = 400;
/** Of neighbouring characters in random Base64 64 of 100 change between small letters, capitals, digits and signs; in words and paths about 20. */
const RANDOM = 0.45;
const BEFORE = 400;

/** What names the long value behind it: an address, a hash, a public key, a token, a ticket, an attachment. */
const NAMED_BEFORE = /(?:https?:\/\/\S{0,300}|data:[\w/+.-]{0,60};base64,|sha-?(?:1|224|256|384|512)[\w.]{0,8}[-:=/ ]["']{0,2}|ssh-\w{2,10} |ecdsa-sha2-\S{1,20} |\bp= ?|\beyJ[\w-]{1,300}\.(?:[\w-]{0,300}\.)?|(?:integrity|etag|nonce|token|ticket|session|cookie|state|signature|digest|hash|fingerprint|thumbprint|pin|ocsp|sct|log ?id|saml\w{0,20}|authorization|bearer|basic|auth|captcha|csrf|viewstate|public[ _-]?key|certificate|userCertificate\w{0,12}|jpegPhoto|password|passwd)["']{0,2}\s{0,4}(?:[:=]{1,2}|is)?\s{0,4}["']{0,2})$/i;
const ATTACHED_BEFORE = /content-transfer-encoding:\s{0,4}base64|content-type:\s{0,4}(?:application|image|audio|video|font|message)\//i;
/** id-at and id-ce: names and extensions, which certificates and requests are full of and keys never have. */
const X509_OIDS = [[0x06, 0x03, 0x55, 0x04], [0x06, 0x03, 0x55, 0x1d]] as const;

/**
 * True for a long random run that no certificate, request, known file or name before it explains: it may be the inner lines of a key.
 * `text` is what the run was found in; shorter runs than `shortest` characters are no piece of a key.
 */
export function isUnexplained(run: Base64Run, text: string, shortest: number): boolean {
  const letters = run.text.replace(/=+/g, '');
  if (letters.length < shortest || !looksRandom(letters)) return false;
  const before = text.slice(Math.max(0, run.start - BEFORE), run.start);
  if (NAMED_BEFORE.test(before) || ATTACHED_BEFORE.test(text.slice(Math.max(0, run.start - 4 * BEFORE), run.start))) return false;
  const plain = letters.replaceAll('-', '+').replaceAll('_', '/');
  // The run may begin in the middle of a group of four.
  return ![0, 1, 2, 3].some((skip) => isKnown(decodeBase64(plain.slice(skip))));
}

function looksRandom(text: string): boolean {
  const sample = text.length <= 2 * SAMPLE ? text : text.slice(0, SAMPLE) + text.slice(-SAMPLE);
  let changes = 0;
  for (let at = 1; at < sample.length; at++) if (kindOf(sample.charCodeAt(at)) !== kindOf(sample.charCodeAt(at - 1))) changes++;
  return changes / (sample.length - 1) > RANDOM && /[a-z]/.test(sample) && /[A-Z]/.test(sample) && /\d/.test(sample);
}

function kindOf(code: number): number {
  if (code >= 0x61) return 0;
  if (code >= 0x41 && code <= 0x5a) return 1;
  return code >= 0x30 && code <= 0x39 ? 2 : 3;
}

/** A whole object of ASN.1 (a key would have been told), a file known by its first bytes, a piece of a certificate or of a text. */
function isKnown(bytes: Uint8Array): boolean {
  if (bytes.length < 16) return false;
  const frame = bytes[0] === 0x30 ? derFrame(bytes, 0) : null;
  if (frame !== null && frame.end <= bytes.length && wellFormed(bytes.subarray(0, frame.end))) return true;
  if (foreignFile(bytes) !== null) return true;
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (bytes[at] === 0x06 && X509_OIDS.some((oid) => oid.every((byte, i) => bytes[at + i] === byte))) return true;
  }
  return hasText(bytes);
}

/** Printable characters in a row that chance does not make in a key of a few thousand bytes. */
const WORD = 14;

function hasText(bytes: Uint8Array): boolean {
  let row = 0;
  for (const byte of bytes) {
    row = byte >= 0x20 && byte < 0x7f ? row + 1 : 0;
    if (row >= WORD) return true;
  }
  return false;
}
