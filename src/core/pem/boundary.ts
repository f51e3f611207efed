import type { RepairCode } from './codes.ts';
import { labelWords, readLabel, type Label } from './label.ts';

/** A BEGIN or END line, or what is left of one, within a cleaned piece of text. */
export interface Boundary {
  verb: 'BEGIN' | 'END';
  label: Label;
  start: number;
  end: number;
  /** True if nothing closes the label, so that it may be cut short. */
  isCut: boolean;
  repairs: RepairCode[];
}

/** The two words and the ways in which they are commonly mistyped or misread. */
const VERBS = /BEG[IL1|!]NN?|BEGN|BEGIM|BEIGN|BEGI(?=[ _+]|CERT)|BGEIN|BEING|EN[DO]|EMD|FND|EDN/gi;
const MAX_LABEL = 64;

/** Finds all boundaries in one piece, in order. Linear: each search goes back only over dashes and spaces. */
export function findBoundaries(text: string): Boundary[] {
  const found: Boundary[] = [];
  let floor = 0;
  for (const match of text.matchAll(VERBS)) {
    if (match.index < floor) continue;
    const boundary = boundaryAt(text, match.index, match[0], floor);
    if (boundary === null) continue;
    const previous = found.at(-1);
    const touches = previous !== undefined && previous.end >= boundary.start;
    if (touches) {
      // "-----END X----------BEGIN X-----": the ten dashes between belong to both.
      boundary.start = previous.end;
      boundary.repairs = boundary.repairs.filter((code) => code !== 'dash-count');
      previous.repairs = previous.repairs.filter((code) => code !== 'dash-count');
    }
    found.push(boundary);
    floor = boundary.end;
  }
  return found;
}

function boundaryAt(text: string, at: number, word: string, floor: number): Boundary | null {
  let start = at;
  while (start > 0 && text[start - 1] === ' ') start--;
  const spaces = at - start;
  let lead = 0;
  // Dashes that closed the label before may open this one too.
  while (start > 0 && text[start - 1] === '-' && lead < 100) {
    start--;
    lead++;
  }
  const isAtStart = start === 0;
  if (lead === 0 && !isAtStart) return null;
  const verb = /^B/i.test(word) ? 'BEGIN' : 'END';
  const isVerbExact = word === verb;
  const label = labelAt(text, at + word.length);
  if (label === null) return null;
  const { written, end, trail } = label;
  if (lead === 0 && trail === 0 && end < text.length) return null;
  const read = readLabel(written);
  const known = read.kind !== 'unknown' || read.name !== '';
  if (!isVerbExact && !/^(?:BEGIN|END)$/i.test(word) && (lead < 2 || read.kind === 'unknown')) return null;
  if (read.kind === 'unknown') {
    // A heading such as "--- End of file ---" is no boundary: ask for dashes on both sides and capitals.
    if (lead < 3 || trail < 3 || (!known && written !== '')) return null;
  }
  const repairs: RepairCode[] = [];
  if (lead !== 5 || trail !== 5 || spaces > 0) repairs.push('dash-count');
  if (read.repair !== null) repairs.push(read.repair);
  if (!isVerbExact) repairs.push(word.toUpperCase() === verb ? 'label-case' : 'label-spelling');
  return { verb, label: read, start: Math.max(start, floor), end, isCut: trail === 0, repairs: [...new Set(repairs)] };
}

/** The label from `from` on: up to the closing dashes, or as many known words as there are. */
function labelAt(text: string, from: number): { written: string; end: number; trail: number } | null {
  let at = from;
  const stop = Math.min(text.length, from + MAX_LABEL);
  while (at < stop && /[A-Za-z0-9#.|!/ _+]/.test(text[at] ?? '')) at++;
  if (text[at] === '-') {
    let end = at;
    while (text[end] === '-') end++;
    return { written: text.slice(from, at), end, trail: end - at };
  }
  const words = text.slice(from, at).split(/([ _+]+)/);
  let length = 0;
  let kept = 0;
  for (const word of words) {
    length += word.length;
    if (word === '' || /^[ _+]/.test(word)) continue;
    if (!labelWords.has(word.toUpperCase())) break;
    kept = length;
  }
  return kept === 0 ? null : { written: text.slice(from, from + kept), end: from + kept, trail: 0 };
}
