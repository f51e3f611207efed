import messages from 'content:messages?flow';
import type { PathLabels } from '../../core/flow/path-text.ts';

/** The editors' words for a code; `{number}` and the like are filled in. */
export function word(code: string, facts: Record<string, number> = {}): string {
  const text = messages.flow?.[code]?.text;
  if (text === undefined) throw new Error(`content/messages/flow.yaml has no ${code}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]));
}

export const labels: PathLabels = {
  symptom: word('path-symptom'),
  answer: word('path-answer'),
  outcome: word('path-outcome'),
  cause: word('path-cause'),
  fix: word('path-fix'),
  helpdesk: word('path-helpdesk'),
  page: word('path-page'),
  handOver: word('path-hand-over'),
  unfinished: word('path-unfinished'),
};
