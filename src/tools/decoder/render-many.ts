import { ui } from 'content:interface/decoder';
import type { Verdict } from '../../core/policy/verdict.ts';
import { toneOfVerdict, verdictCard } from '../shared/verdict-card.ts';
import type { Case, Judging } from './case.ts';
import { objectRows, type ObjectRow } from './object-rows.ts';
import { renderNotes } from './render-notes.ts';
import { renderTable, sortRows } from './table.ts';

const WORST: readonly Verdict[] = ['unusable', 'unreadable', 'caution', 'usable'];

/** Many objects: the verdict over all of them, and a table whose rows open where they stand. `renderLook` shows a text without objects. */
export function renderMany(
  cases: readonly Case[],
  judging: Judging,
  tool: HTMLElement,
  renderLook: (source: Case, judging: Judging) => HTMLElement[],
): HTMLElement[] {
  const render = async ({ object, source }: ObjectRow): Promise<HTMLElement[]> => {
    const notes = await renderNotes(source.inspection);
    const shown = object && globalThis.kbDecoderObjects?.renderObject(object, judging, source);
    return [...(shown ? [shown] : renderLook(source, judging)), ...notes];
  };
  const rows = objectRows(cases, judging);
  return [renderSummary(rows), renderTable(rows, { at: judging.at, tool, render })];
}

/** The verdict over a table: how many of them cannot be used, and of the worst what it is and why. */
function renderSummary(rows: readonly ObjectRow[]): HTMLElement {
  const verdict = WORST.find((each) => rows.some((row) => verdictOf(row) === each)) ?? 'unreadable';
  const worst = rows.filter((row) => verdictOf(row) === verdict);
  // The first of them in the table, which is sorted by the end.
  const [first] = sortRows(worst, 'expiry', 1);
  const name = first ? first.name || first.file : '';
  const headline = first ? ui.worst({ verdict: first.verdict, count: worst.length, name, note: first.note }) : ui.nothing;
  return verdictCard(toneOfVerdict[verdict], headline, ui.all({ count: rows.length }), 'h3');
}

const verdictOf = ({ object }: ObjectRow): Verdict => object?.verdict ?? 'unreadable';
