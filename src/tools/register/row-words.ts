import { ui as commonUi } from 'content:interface/common';
import { ui } from 'content:interface/register';
import knowledge from 'content:register-knowledge';
import words from 'content:messages?register';
import { instant, taipeiTime, validityDays, wholeDays } from '../../core/policy/calendar.ts';
import { breaksOf, type Break } from '../../core/register/breaks.ts';
import type { EntryWords } from '../../core/register/register-csv.ts';
import type { RegisterEntry } from '../../core/register/register-entry.ts';
import { breakText, columnsIn, type BreakText } from '../../core/register/register-words.ts';
import { renderMessage } from '../../core/text/render-message.ts';
import { toneOfVerdict, type Tone } from '../shared/verdict-card.ts';

/** What a certificate is called in a row, and why. */
export interface RowVerdict {
  tone: Tone;
  text: string;
  /** The first thing to mend; empty where there is nothing. */
  reason: string;
}

/** How soon somebody has to act, by the life of the certificate itself: a third left is the time to begin, a sixth the time to hurry. */
export type Due = 'expired' | 'soon' | 'month' | 'later';

export const columns = columnsIn(words['register'] ?? {});

/** Whole days until the end, negative after it; null where no end is known. */
export function daysLeft({ notAfter }: RegisterEntry, at: Date): number | null {
  const until = instant(notAfter);
  if (until === null) return null;
  const now = at.getTime();
  return now <= until ? wholeDays(now, until) : Math.min(-1, -wholeDays(until, now));
}

/** By thirds and sixths of the life; where its beginning is not known, as of one of 200 days. */
export function dueOf(entry: RegisterEntry, at: Date): Due | null {
  const left = daysLeft(entry, at);
  if (left === null) return null;
  if (left < 0) return 'expired';
  const [from, until] = [instant(entry.notBefore), instant(entry.notAfter)];
  const life = from === null || until === null || until < from ? 200 : validityDays(from, until);
  if (left <= Math.max(3, Math.min(30, Math.floor(life / 6)))) return 'soon';
  return left <= Math.floor(life / 3) ? 'month' : 'later';
}

/** How grave it is, without its words. */
export function toneOf(entry: RegisterEntry, at: Date): Tone {
  if ((daysLeft(entry, at) ?? 0) < 0) return 'bad';
  return entry.verdict === null ? 'dim' : toneOfVerdict[entry.verdict];
}

/** What was found when it was read; its end counts as it is today. */
export function verdictOf(entry: RegisterEntry, messages: Readonly<Record<string, string>>, at: Date): RowVerdict {
  const { verdict, reason } = entry;
  const said = reason === null ? '' : renderMessage(messages[reason.rule] ?? '', reason.facts);
  if ((daysLeft(entry, at) ?? 0) < 0) return { tone: 'bad', text: ui.expired, reason: said };
  if (verdict === null) return { tone: 'dim', text: ui.listed, reason: '' };
  return { tone: toneOfVerdict[verdict], text: VERDICTS[verdict], reason: said };
}

const VERDICTS = { usable: ui.usable, caution: ui.caution, unusable: ui.unusable, unreadable: ui.unreadable };

/** "還有 72 天", "過期 3 天". */
export function leftText(left: number | null): string {
  if (left === null) return '';
  return left < 0 ? ui.expiredFor({ days: -left }) : ui.leftDays({ days: left });
}

/** The day of Taiwan's calendar on which it ends; empty where none is known. */
export const endDay = ({ notAfter }: RegisterEntry): string => (notAfter === null ? '' : taipeiTime(notAfter).slice(0, 10));

/** What stops next, and how many kinds of clients refuse it already. That the one after it will differ stops nothing. */
export function upcoming(entry: RegisterEntry, day: string): { next: Break | null; refusing: number } {
  const breaks = breaksOf(entry, knowledge).filter(({ kind }) => kind !== 'renewal-differs');
  // What has ended has nothing ahead.
  if (breaks.some(({ kind, day: from }) => kind === 'expires' && from < day)) return { next: null, refusing: 0 };
  return {
    next: breaks.find((each) => each.day > day) ?? null,
    refusing: breaks.filter((each) => each.kind === 'refused' && each.day <= day).length,
  };
}

/** What happens next in a few words; the day stands beside it. */
export function shortBreak({ kind, fact }: Break): string {
  const title = knowledge.facts.find(({ id }) => id === fact)?.title ?? knowledge.supports.find(({ id }) => id === fact)?.title;
  return title ?? (kind === 'issuer-ends' ? ui.issuerEnds : ui.ends);
}

export const breakWords = (each: Break, entry: RegisterEntry): BreakText => breakText(each, entry, knowledge, words['register'] ?? {});

/** Where it was met: "backup.zip/www.cer（My）". */
export function placesOf({ sightings }: RegisterEntry): string[] {
  return sightings.map(({ file, place }) => {
    const name = file ?? commonUi.pasted;
    return place === null || place === '' ? name : ui.inPlace({ name, place });
  });
}

/** What only words can say of an entry, for a table that is saved. */
export function entryWords(entry: RegisterEntry, messages: Readonly<Record<string, string>>, at: Date): EntryWords {
  const { text, reason } = verdictOf(entry, messages, at);
  const left = daysLeft(entry, at);
  return { left: left === null ? '' : String(left), verdict: text, reason, places: placesOf(entry).join('、') };
}
