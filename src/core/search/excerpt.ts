import { mapped } from './normalise.ts';
import type { QueryUnit } from './query-units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A stretch of text, marked where it answers the query. */
export interface Stretch {
  text: string;
  marked: boolean;
}

/** An excerpt is about so many characters: two lines. */
const LENGTH = 90;
const SHORT = 24;
const ENDED = /[。！？][」』）]*$/u;

/** Marks in a text every place that answers one of the units. */
export function markText(text: string, units: readonly QueryUnit[], simplified: Vocabulary['simplified']): Stretch[] {
  return stretches(text, placesIn(text, units, simplified));
}

/** The sentences of a text that answer the most of a query, whole where they are not too long; the first ones if none does. */
export function excerptOf(text: string, units: readonly QueryUnit[], simplified: Vocabulary['simplified']): Stretch[] {
  const sentences = sentencesOf(text);
  if (sentences.length === 0) return [];
  const values = sentences.map((sentence) => {
    const places = placesIn(sentence, units, simplified);
    // Of two that answer as much, the one that is a sentence and no line of a list or a command.
    return { worth: new Set(places.map(({ unit }) => unit)).size + (ENDED.test(sentence) ? 0.5 : 0), places };
  });
  let best = 0;
  for (let index = 1; index < values.length; index++) if ((values[index]?.worth ?? 0) > (values[best]?.worth ?? 0)) best = index;
  let chosen = sentences[best] ?? '';
  for (let next = best + 1; next < sentences.length && goesOn(chosen, sentences[next] ?? ''); next++)
    chosen = joined(chosen, sentences[next] ?? '');
  return markText(shortened(chosen, values[best]?.places[0]?.start ?? 0), units, simplified);
}

/** Sentences, each with its mark; a line that has none is a sentence too. */
function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.match(/[^。！？]+[。！？]?[」』）]*/gu) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Sentences follow one another up to the length; what is none stands alone unless it is very short. */
function goesOn(first: string, second: string): boolean {
  return first.length + second.length <= LENGTH && (first.length < SHORT || (ENDED.test(first) && ENDED.test(second)));
}

function joined(first: string, second: string): string {
  return ENDED.test(first) || /[：；，]$/u.test(first) ? first + second : `${first}；${second}`;
}

/** Cuts a long sentence at a comma before the place that matters, and after enough of it. */
function shortened(text: string, place: number): string {
  if (text.length <= LENGTH * 1.4) return text;
  const comma = text.lastIndexOf('，', place);
  const from = place < LENGTH * 0.6 ? 0 : comma > place - LENGTH * 0.6 ? comma + 1 : Math.max(0, place - 20);
  const end = from + LENGTH;
  const stop = end >= text.length ? text.length : Math.max(text.lastIndexOf('，', end), text.lastIndexOf(' ', end), place + 20);
  return `${from > 0 ? '…' : ''}${text.slice(from, Math.min(stop, text.length))}${stop < text.length ? '…' : ''}`;
}

interface Place {
  start: number;
  end: number;
  unit: number;
}

/** Every place of every spelling of every unit, by place, overlaps merged away. */
function placesIn(text: string, units: readonly QueryUnit[], simplified: Vocabulary['simplified']): Place[] {
  const { text: plain, places } = mapped(text, simplified);
  const found: Place[] = [];
  units.forEach(({ marks, whole }, unit) => {
    for (const mark of marks) {
      for (let at = plain.indexOf(mark); at >= 0 && mark !== ''; at = plain.indexOf(mark, at + mark.length)) {
        if (insideWord(plain, at) || (whole && insideWord(plain, at + mark.length))) continue;
        found.push({ start: places[at] ?? 0, end: places[at + mark.length] ?? text.length, unit });
      }
    }
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** "ca" in "because" is no place for CA; the beginning of a word is, as one types, but not for the name of a thing: "cer" is no part of "certutil". */
function insideWord(text: string, at: number): boolean {
  return /[a-z0-9]/.test(text[at] ?? '') && /[a-z0-9]/.test(text[at - 1] ?? '');
}

function stretches(text: string, places: readonly Place[]): Stretch[] {
  const out: Stretch[] = [];
  let from = 0;
  for (const { start, end } of places) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    if (begin > from) out.push({ text: text.slice(from, begin), marked: false });
    const last = out.at(-1);
    if (last?.marked) last.text += text.slice(begin, end);
    else out.push({ text: text.slice(begin, end), marked: true });
    from = end;
  }
  if (from < text.length) out.push({ text: text.slice(from), marked: false });
  return out;
}
