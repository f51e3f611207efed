import { ui } from 'content:interface/register';
import { instant, taipeiTime, validityDays } from '../../core/policy/calendar.ts';
import type { RegisterEntry } from '../../core/register/register-entry.ts';
import { revealed } from '../../core/text/reveal-text.ts';
import { daysLeft, endDay, leftText } from './row-words.ts';

const DAY = 86_400_000;

/** A letter without links to those who look after certificates: what has to be renewed by which day, grouped by who does it. */
export function letterText(entries: readonly RegisterEntry[], at: Date): string {
  const groups = new Map<string, RegisterEntry[]>();
  const dated = entries.filter(({ role, notAfter }) => role !== 'ca' && notAfter !== null);
  for (const entry of dated.toSorted((a, b) => (a.notAfter ?? '').localeCompare(b.notAfter ?? ''))) {
    const keeper = entry.notes.keeper.trim();
    groups.set(keeper, [...(groups.get(keeper) ?? []), entry]);
  }
  const lines = [ui.letterStart, ''];
  for (const [keeper, held] of [...groups].sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'zh-Hant-TW'))) {
    lines.push(keeper === '' ? ui.letterNobody({ count: held.length }) : ui.letterKeeper({ keeper: revealed(keeper), count: held.length }));
    for (const entry of held) lines.push(...lineOf(entry, at));
    lines.push('');
  }
  return [...lines, ui.letterEnd, ''].join('\n');
}

function lineOf(entry: RegisterEntry, at: Date): string[] {
  const { installedOn, system } = entry.notes;
  const begin = beginDay(entry);
  const today = taipeiTime(at.toISOString()).slice(0, 10);
  const [name, day, left] = [revealed(entry.name), endDay(entry), leftText(daysLeft(entry, at))];
  const first = begin > today ? ui.letterLine({ name, begin, day, left }) : ui.letterNow({ name, day, left });
  const place = [installedOn, system]
    .filter((text) => text !== '')
    .map(revealed)
    .join('、');
  return place === '' ? [first] : [first, ui.letterPlace({ place })];
}

/** The day on which a third of its life is left; of one without a beginning, as of one of 200 days. */
function beginDay({ notBefore, notAfter }: RegisterEntry): string {
  const [from, until] = [instant(notBefore), instant(notAfter) ?? 0];
  const life = from === null || until < from ? 200 : validityDays(from, until);
  return taipeiTime(new Date(until - Math.floor(life / 3) * DAY).toISOString()).slice(0, 10);
}
