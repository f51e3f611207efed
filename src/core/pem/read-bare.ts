import { trimEndOf } from '../text/trim-end.ts';
import { decodeBase64 } from './base64.ts';
import { charactersFor, startsObject, startsPem } from './base64-line.ts';
import type { Piece } from './clean-line.ts';
import { peekFrame, peekSequence } from '../asn1/header.ts';
import { nestsWell } from '../asn1/walk.ts';
import { derPeek } from './der-peek.ts';
import { keyContainer } from './key-container.ts';

/** A stretch of lines without BEGIN and END that holds one object, or none that is known. */
export interface Stretch {
  /** pem: Base64 of a PEM text. */
  what: 'object' | 'key' | 'pem' | 'unknown';
  pieces: readonly Piece[];
}

/** Cuts a run of Base64 lines into the objects that follow each other in it, by the length that each one's DER gives. */
export function cutRun(run: readonly Piece[]): Stretch[] {
  const stretches: Stretch[] = [];
  let unknown: Piece[] = [];
  for (let at = 0; at < run.length;) {
    const what = whatStarts(run, at);
    if (what === 'unknown') {
      const piece = run[at++];
      if (piece !== undefined) unknown.push(piece);
      continue;
    }
    if (unknown.length > 0) stretches.push({ what: 'unknown', pieces: unknown });
    unknown = [];
    const end = what === 'pem' ? run.length : objectEnd(run, at, what === 'key');
    stretches.push({ what, pieces: run.slice(at, end) });
    at = end;
  }
  if (unknown.length > 0) stretches.push({ what: 'unknown', pieces: unknown });
  return stretches;
}

/** Index after the lines that belong to the object starting at `at`; for a damaged private key all that follow. */
export function objectEnd(run: readonly Piece[], at: number, isKey: boolean): number {
  const frame = peekFrame(decodeBase64(joinFrom(run, at, 16)), 0);
  const needed = frame === null || frame.indefinite ? Infinity : charactersFor(frame.end);
  let have = 0;
  let end = at;
  while (end < run.length && have < needed && !(end > at && startsKey(run, end)))
    have += trimEndOf(solid(run[end++]?.text ?? ''), '=').length;
  const isExact = have === needed;
  if (isExact && isKey && !nestsWell(decodeBase64(joinFrom(run, at, needed)))) return run.length;
  if (isExact) {
    while (end < run.length && /^=*$/.test(run[end]?.text ?? '')) end++;
    return end;
  }
  if (isKey) return run.length;
  while (end < run.length && whatStarts(run, end) === 'unknown') end++;
  return end;
}

/** True if a private key begins at this line; nothing else that we read has one inside, so the object before it is cut short. */
export function startsKey(run: readonly Pick<Piece, 'text'>[], at: number): boolean {
  return startsObject(run[at]?.text ?? '') && whatStarts(run, at) === 'key';
}

function whatStarts(run: readonly Pick<Piece, 'text'>[], at: number): Stretch['what'] {
  const first = run[at]?.text ?? '';
  if (startsPem(first)) return 'pem';
  if (!startsObject(first)) return 'unknown';
  // Most lines that are no start are told by a few bytes; this is asked of every line.
  if (startFrameIsOdd(decodeBase64(joinFrom(run, at, 24)))) return 'unknown';
  const bytes = decodeBase64(joinFrom(run, at, 400, 40));
  if (keyContainer(bytes) !== null) return 'key';
  return derPeek(bytes) === null ? 'unknown' : 'object';
}

/** True for a SEQUENCE whose first element is none that our objects begin with. */
function startFrameIsOdd(bytes: Uint8Array): boolean {
  const frame = peekSequence(bytes);
  return bytes[0] === 0x30 && (frame === null || ![0x02, 0x06, 0x0a, 0x30].includes(bytes[frame.content] ?? 0));
}

function joinFrom(run: readonly Pick<Piece, 'text'>[], at: number, length: number, most = Infinity): string {
  const parts: string[] = [];
  for (let have = 0, i = at; have < length && i < run.length && i < at + most; i++) {
    const text = solid(run[i]?.text ?? '').slice(0, length - have);
    parts.push(text);
    have += text.length;
  }
  return parts.join('');
}

function solid(text: string): string {
  return text.includes(' ') ? text.replaceAll(' ', '') : text;
}
