import type { Rule } from '../policy/rule.ts';
import { renderMessage } from '../text/render-message.ts';
import type { InspectedObject } from './inspect-input.ts';
import { label, type Words } from './words.ts';

/** Without these it is nobody's. */
const VITAL = ['subject', 'subjectPublicKeyInfo'];

/** The one sentence that stands beside the verdict: what decides it, and how much else there is of that weight. */
export function headline({ subject, findings, verdict }: InspectedObject, words: Words, rules: readonly Rule[]): string {
  if (subject.kind !== 'csr' && subject.kind !== 'certificate') {
    return label(words, subject.kind === 'unknown' ? 'headline-unreadable' : `headline-${subject.kind}`);
  }
  // Of a damaged file whatever else is found may come from the damage.
  if (subject.unreadable.some(({ part }) => VITAL.includes(part))) return label(words, 'headline-damaged');
  const [first, ...more] = findings.filter(({ severity }) => severity === (verdict === 'unusable' ? 'error' : 'warning'));
  if (!first || verdict === 'unreadable')
    return label(words, verdict === 'caution' ? 'headline-caution-unreadable' : `headline-${verdict}`);
  const reason = renderMessage(rules.find(({ id }) => id === first.rule)?.message ?? '', first.facts);
  return more.length === 0 ? reason : label(words, `headline-${verdict}`, { reason, count: more.length });
}
