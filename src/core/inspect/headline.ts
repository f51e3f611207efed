import type { InspectedObject } from './inspect-input.ts';
import { label, type Words } from './words.ts';

/** The one sentence that stands beside the verdict. */
export function headline({ subject, findings, verdict }: InspectedObject, words: Words): string {
  if (subject.kind !== 'csr' && subject.kind !== 'certificate') {
    return label(words, subject.kind === 'unknown' ? 'headline-unreadable' : `headline-${subject.kind}`);
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  if (verdict === 'caution' && warnings === 0) return label(words, 'headline-caution-unreadable');
  return label(words, `headline-${verdict}`, { errors, warnings });
}
