import { choosePair } from '../../core/compare/choose-pair.ts';
import { compare } from '../../core/compare/compare.ts';
import { readInput } from '../../core/pem/read-input.ts';
import { decodeBlock } from '../../core/x509/decode-block.ts';
import { renderComparison } from './render-comparison.ts';

/** Two certificates (DER, with the names of their files) beside each other, as the tool for old and new shows them; null where one cannot be read. */
export function compareCertificates(
  given: readonly { file: string | null; der: Uint8Array }[],
  at: Date,
  root: string,
): HTMLElement | null {
  const all = given.flatMap(({ file, der }) =>
    readInput(der).blocks.flatMap((block) => decodeBlock(block).subjects.map((subject) => ({ file, subject }))),
  );
  const pair = choosePair(all);
  return pair && renderComparison(pair, compare(pair.before.subject, pair.after.subject, at), root);
}
