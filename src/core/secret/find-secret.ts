import type { Block } from '../pem/block.ts';
import { decodeBase64 } from '../pem/base64.ts';
import { decodeText } from '../pem/decode-text.ts';
import { derPeek } from '../pem/der-peek.ts';
import { keyContainer } from '../pem/key-container.ts';
import { limits } from '../pem/limits.ts';
import { readInput } from '../pem/read-input.ts';
import { base64Runs, type Base64Run } from './base64-runs.ts';
import { namesKey } from './key-text.ts';
import { printedBytes } from './printed-bytes.ts';
import { unescape } from './unescape.ts';
import { isUnexplained } from './unexplained.ts';

/** A private key that was found, by the name of its format ("RSA PRIVATE KEY", "PKCS#12", "JWK" …). */
export interface Secret {
  format: string;
  /** False for a long run of Base64 that may be part of a key: nothing says what it is. */
  isCertain: boolean;
}

/** Base64 of Base64 of a key is found, one more layer too; nobody wraps deeper. */
const MAX_DEPTH = 3;
/** A line of a PEM body has 64 characters; a shorter run that nothing explains is more likely a token than a piece of a key. */
const PIECE = 60;

/**
 * Looks for a private key in a text or a file, in any dress: what the reader knows (PEM, DER, key stores, JWK, XML …), printed as
 * numbers, wrapped into Base64 up to three times, and as a last resort a long run of Base64 that nothing explains.
 * `piece` is how many characters of such a run it takes; where it is less than a line of PEM, what only names a key is taken for one. Null means that none was found. Never throws; the time is linear in the
 * input, of which the first 16 MiB are looked at.
 */
export function findSecret(input: Uint8Array | string, { piece = PIECE }: { piece?: number } = {}): Secret | null {
  let found: Secret | null = null;
  for (const look of looks(input, piece)) {
    found = look();
    if (found !== null) break;
  }
  return found;
}

/** The same in steps, between which a page can answer. */
export async function findSecretGently(input: Uint8Array | string, breathe: () => Promise<void>): Promise<Secret | null> {
  for (const look of looks(input, PIECE)) {
    const found = look();
    if (found !== null) return found;
    await breathe();
  }
  return null;
}

function* looks(input: Uint8Array | string, piece: number): Generator<() => Secret | null> {
  const within = input.length > limits.inputBytes ? input.slice(0, limits.inputBytes) : input;
  yield () => readSecret(within);
  const text = typeof within === 'string' ? within : textOf(within);
  if (text === null) return;
  if (piece < PIECE) yield () => (namesKey(text) ? { format: 'PRIVATE KEY', isCertain: true } : null);
  let plain = '';
  let runs: Base64Run[] = [];
  yield () => {
    plain = unescape(text);
    runs = [...base64Runs(plain)];
    return spacedLabel(text);
  };
  yield () => wrappedSecret(plain, runs, 0);
  yield () => pieceOfKey(plain, runs, piece);
}

/** What the reader of certificates refuses. */
function readSecret(input: Uint8Array | string): Secret | null {
  const key = readInput(input).blocks.find(
    (block) => block.kind === 'private-key' && !(typeof input === 'string' && isMention(input, block)),
  );
  return key === undefined ? null : { format: key.label ?? 'PRIVATE KEY', isCertain: true };
}

/** What stands around a label: enough of a line for the beginning of a body. */
const AROUND = 600;
const BODY = /[A-Za-z0-9+/=]{12,}/g;

/** "The first line is -----BEGIN PRIVATE KEY-----": a label with nothing of a key behind it. */
function isMention(text: string, { encoding, line }: Block): boolean {
  if (encoding !== 'pem' || line === null) return false;
  let start = 0;
  for (let number = 1; number < line; number++) start = text.indexOf('\n', start) + 1;
  const around = text.slice(start, start + AROUND);
  return /(?:BEGIN|END)[A-Z ]{0,20}KEY/i.test(around) && !around.match(BODY)?.some((word) => /\d|[a-z][A-Z]/.test(word));
}

/** Characters of a file; null where it is binary. */
function textOf(bytes: Uint8Array): string | null {
  const { text } = decodeText(bytes);
  return text.slice(0, 1024).includes('\0') ? null : text;
}

/** A key inside what the text encodes: numbers, Base64, Base64 of a text that holds one. */
function wrappedSecret(text: string, runs: readonly Base64Run[], depth: number): Secret | null {
  for (const bytes of printedBytes(text)) {
    const found = keyIn(bytes, depth);
    if (found !== null) return found;
  }
  for (const run of runs) {
    const found = keyIn(decodeBase64(run.text), depth) ?? keyBehindWord(run.text);
    if (found !== null) return found;
  }
  return null;
}

/** A word may have run into the Base64 where a line break got lost: "KEYMIIEv…". */
function keyBehindWord(run: string): Secret | null {
  if (derPeek(decodeBase64(run.slice(0, 400))) !== null) return null;
  for (const { index } of run.slice(0, 24).matchAll(/(?<=[A-Za-z])M[A-Q]/g)) {
    const format = keyContainer(decodeBase64(run.slice(index, index + 64)));
    if (format !== null) return { format, isCertain: true };
  }
  return null;
}

function keyIn(bytes: Uint8Array, depth: number): Secret | null {
  const format = keyContainer(bytes);
  if (format !== null) return { format, isCertain: true };
  if (depth >= MAX_DEPTH || !isText(bytes)) return null;
  const { text } = decodeText(bytes);
  return readSecret(text) ?? wrappedSecret(text, [...base64Runs(text)], depth + 1);
}

/** True if the bytes are characters throughout, in UTF-8 or UTF-16. */
function isText(bytes: Uint8Array): boolean {
  let odd = 0;
  for (const byte of bytes) if (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09 && byte !== 0) odd++;
  const high = bytes.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0);
  return odd === 0 && high <= bytes.length * 0.3;
}

/** A label whose letters stand apart or have something between them that cannot be seen: "P R I V A T E  K E Y". */
function spacedLabel(text: string): Secret | null {
  if (!/B[^A-Za-z]{1,6}E[^A-Za-z]{1,6}G[^A-Za-z]{1,6}I[^A-Za-z]{1,6}N/i.test(text)) return null;
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
  return /BEGIN(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|ANY|PGP)?PRIVATEKEY/.test(letters) ? { format: 'PRIVATE KEY', isCertain: true } : null;
}

/** The last resort: lines out of the middle of a key look like nothing at all. */
function pieceOfKey(text: string, runs: readonly Base64Run[], shortest: number): Secret | null {
  for (const run of runs) if (isUnexplained(run, text, shortest)) return { format: 'Base64', isCertain: false };
  return null;
}
