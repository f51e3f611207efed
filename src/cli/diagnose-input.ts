import type { Facts } from '../core/facts.ts';
import { decodeText } from '../core/pem/decode-text.ts';
import { readInput } from '../core/pem/read-input.ts';
import type { Problem } from '../core/problem.ts';
import type { Recogniser } from '../core/recognise/recognise.ts';
import type { FoundKind } from '../core/recognise/kind-notes.ts';

/** A known message in an input. */
export interface FoundError {
  id: string;
  product: string;
  line: number;
  count: number;
  facts: Facts;
}

/** An entry that comes close to a line nobody recognised. */
export interface Near {
  id: string;
  product: string;
  line: number;
  score: number;
}

/** What one input is and what it means. */
export interface Diagnosis {
  kinds: FoundKind[];
  errors: FoundError[];
  nearest: Near[];
  /** Only the beginning was looked at. */
  cut: boolean;
  problems: Problem[];
}

/** Says what some bytes are. Of a private key nothing but its presence is told, and beside one no fact of any message. */
export function diagnoseInput(bytes: Uint8Array, recognise: Recogniser): Diagnosis {
  const { blocks, problems } = readInput(bytes);
  const bare = blocks.filter(({ encoding, kind }) => encoding !== 'pem' || kind === 'private-key');
  const objects = bare.map(({ encoding, kind, line }): FoundKind => {
    return kind === 'private-key' ? { kind, line: line ?? 1, facts: {} } : { kind: encoding, line: line ?? 1, facts: { object: kind } };
  });
  const files = problems.filter(
    ({ code }) => code === 'too-large' || code.endsWith('-file') || code === 'certificate-store' || code === 'empty',
  );
  if (files.length > 0 || blocks.some(({ encoding }) => encoding === 'der'))
    return { kinds: objects, errors: [], nearest: [], cut: false, problems: files };
  const secret = objects.some(({ kind }) => kind === 'private-key');
  const { kinds, errors, nearest, cut } = recognise(decodeText(bytes).text);
  // The reader of PEM finds every key that the recogniser finds, and those without a BEGIN line.
  const others = kinds.filter(({ kind }) => (secret ? kind === 'pem' : kind !== 'private-key'));
  const all = [...objects, ...others].sort((a, b) => a.line - b.line);
  return {
    kinds: all,
    errors: errors.map((match) => ({ ...match, facts: secret ? {} : match.facts })),
    nearest: secret || all.length > 0 ? [] : nearest,
    cut,
    problems: [],
  };
}
