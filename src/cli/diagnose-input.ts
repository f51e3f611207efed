import type { Diagnose, Diagnosis } from '../core/diagnose/diagnose.ts';
import { decodeText } from '../core/pem/decode-text.ts';
import { lookAgain } from '../core/other/look-again.ts';
import { readInput } from '../core/pem/read-input.ts';
import type { Problem } from '../core/problem.ts';
import type { NearestError, NearestFinder } from '../core/recognise/nearest-errors.ts';
import type { FoundKind } from '../core/recognise/kind-notes.ts';

/** What one input is and what it means. */
export interface DiagnosedInput extends Omit<Diagnosis, 'kinds'> {
  kinds: FoundKind[];
  /** Asked only when nothing else was found: entries that come close. */
  nearest: NearestError[];
  problems: Problem[];
}

/** An input of which nothing can be said but this. */
export const nothingBut = (problems: Problem[], kinds: FoundKind[] = []): DiagnosedInput => ({
  kinds,
  errors: [],
  codes: [],
  verdicts: [],
  report: null,
  nearest: [],
  cut: false,
  problems,
});

/** Says what some bytes are. Of a private key nothing but its presence is told, and beside one no fact of any message. */
export function diagnoseInput(bytes: Uint8Array, diagnose: Diagnose, nearest: NearestFinder): DiagnosedInput {
  const { blocks, problems } = lookAgain(bytes, readInput(bytes));
  const bare = blocks.filter(({ encoding, kind }) => encoding !== 'pem' || kind === 'private-key');
  const objects = bare.map(({ encoding, kind, line }): FoundKind => {
    return kind === 'private-key' ? { kind, line: line ?? 1, facts: {} } : { kind: encoding, line: line ?? 1, facts: { object: kind } };
  });
  const files = problems.filter(
    ({ code }) => code === 'too-large' || code.endsWith('-file') || code === 'certificate-store' || code === 'empty',
  );
  if (files.length > 0 || blocks.some(({ encoding }) => encoding === 'der')) return nothingBut(files, objects);
  const secret = objects.some(({ kind }) => kind === 'private-key');
  const { text } = decodeText(bytes);
  const found = diagnose(text);
  // The reader of PEM finds every key that the recogniser finds, and those without a BEGIN line.
  const others = found.kinds.filter(({ kind }) => (secret ? kind === 'pem' : kind !== 'private-key'));
  const kinds = [...objects, ...others].sort((a, b) => a.line - b.line);
  return {
    ...found,
    kinds,
    errors: found.errors.map((match) => ({ ...match, facts: secret ? {} : match.facts })),
    verdicts: secret
      ? found.verdicts.map((verdict) => ({ ...verdict, evidence: verdict.evidence.map((one) => ({ ...one, facts: {} })) }))
      : found.verdicts,
    report:
      secret && found.report
        ? { ...found.report, findings: found.report.findings.map((one) => ({ ...one, host: null, port: null, quote: '' })) }
        : found.report,
    nearest:
      secret || kinds.length + found.errors.length + found.verdicts.length + found.codes.length > 0 || found.report !== null
        ? []
        : nearest.find(text),
    problems: [],
  };
}
