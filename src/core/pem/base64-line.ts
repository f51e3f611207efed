import { isBase64Code } from './base64.ts';

const PURE = /^[A-Za-z0-9+/=_-]+$/;
const MIN_DAMAGED = 32;
const MIN_WORD = 16;

/** True if a line outside a block may be Base64: wholly, in long words between spaces, or nearly so where it is damaged. */
export function isBase64Line(text: string): boolean {
  if (text.startsWith('--')) return false;
  if (PURE.test(text)) return /[A-Za-z0-9]/.test(text);
  if (text.length < MIN_DAMAGED) return false;
  let good = 0;
  let spaces = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x20) spaces++;
    else if (isBase64Code(code) || code === 0x3d) good++;
  }
  return good >= (text.length - spaces) * 0.9 && spaces * MIN_WORD <= text.length;
}

/** Base64 of the first bytes of everything that can stand without its BEGIN line, as a cheap test before decoding. */
const STARTS = /^(?:M[A-Q]|b3BlbnNza|\/u3\+7|zs7Oz|AAAA[AQ]|AAAAA|HvG1s|BwIAA)/;

const MIN_START = 16;

/** True if the line may begin an object in bare Base64. Nothing wraps shorter than this, and many tiny lines would cost time. */
export function startsObject(text: string): boolean {
  return text.length >= MIN_START && STARTS.test(text);
}

/** "-----BEGIN" and the like in Base64: a PEM file encoded once more (Kubernetes, cloud settings). */
export function startsPem(text: string): boolean {
  return text.startsWith('LS0tLS1');
}

/** The number of Base64 characters, without padding and spaces, that `bytes` bytes take. */
export function charactersFor(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}
