import { ui } from 'content:interface/decoder';
import type { Verdict } from '../../core/policy/verdict.ts';
import { toneOfVerdict, verdictCard } from '../shared/verdict-card.ts';
import type { ObjectRow } from './overview.ts';

const WORST: readonly Verdict[] = ['unusable', 'unreadable', 'caution', 'usable'];

/** The verdict over a table: how many of them cannot be used, and of the worst what it is and why. */
export function renderSummary(rows: readonly ObjectRow[]): HTMLElement {
  const verdict = WORST.find((each) => rows.some((row) => verdictOf(row) === each)) ?? 'unreadable';
  const worst = rows.filter((row) => verdictOf(row) === verdict);
  const [first] = worst;
  const name = first ? first.name || first.file : '';
  const headline = first ? ui.worst({ verdict: first.verdict, count: worst.length, name, note: first.note }) : ui.nothing;
  return verdictCard(toneOfVerdict[verdict], headline, ui.all({ count: rows.length }), 'h3');
}

const verdictOf = ({ object }: ObjectRow): Verdict => object?.verdict ?? 'unreadable';
