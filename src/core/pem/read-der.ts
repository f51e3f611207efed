import type { ReadResult } from './block.ts';
import { problem } from './decode-body.ts';
import { peekSequence } from '../asn1/header.ts';
import { derPeek } from './der-peek.ts';
import { keyContainer } from './key-container.ts';
import { limits } from './limits.ts';

/** Reads binary input: one DER object, or several in a row. Null if the bytes are not binary DER and may be text. */
export function readDer(bytes: Uint8Array): ReadResult | null {
  const result: ReadResult = { blocks: [], repairs: [], problems: [] };
  if (!looksLikeDer(bytes)) return null;
  for (let at = 0; at < bytes.length;) {
    const rest = bytes.subarray(at);
    const frame = peekSequence(rest);
    if (frame === null) {
      result.repairs.push({ code: 'trailing-bytes', line: null });
      break;
    }
    if (result.blocks.length >= limits.blocks) {
      result.problems.push(problem('too-many-blocks', null, { limit: limits.blocks }));
      break;
    }
    readOne(rest.subarray(0, frame.end), frame.end, result);
    at += frame.end;
  }
  return result;
}

/** A long-form length never starts a text in UTF-8; a short one may ("00…"), so there the structure must be known. */
function looksLikeDer(bytes: Uint8Array): boolean {
  const frame = peekSequence(bytes);
  if (frame === null) return false;
  return (bytes[1] ?? 0) >= 0x80 || derPeek(bytes) !== null;
}

function readOne(der: Uint8Array, expected: number, { blocks, problems }: ReadResult): void {
  const format = keyContainer(der);
  if (format !== null) {
    blocks.push({ kind: 'private-key', encoding: 'der', label: format, line: null, der: null });
    return;
  }
  if (der.length > limits.blockBytes) {
    problems.push(problem('block-too-large', null, { limitMiB: limits.blockBytes / 2 ** 20 }));
    return;
  }
  if (der.length < expected) {
    problems.push(problem('truncated', null, { expected, actual: der.length, missing: expected - der.length }));
    return;
  }
  const seen = derPeek(der);
  if (seen === null) problems.push(problem('der-unknown', null, {}));
  else blocks.push({ kind: seen.kind, encoding: 'der', label: null, line: null, der });
}
