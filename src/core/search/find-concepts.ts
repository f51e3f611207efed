import { splitWords } from './split-words.ts';
import type { Concept } from './vocabulary.ts';

/** A form of a concept that stands in a text. */
export interface FoundConcept {
  concept: Concept;
  form: string;
  start: number;
  end: number;
}

/** Every form of every concept in normalised text, also those inside another; Latin forms only as whole words. In order of place, longer first. */
export function findConcepts(text: string, concepts: readonly Concept[]): FoundConcept[] {
  const found: FoundConcept[] = [];
  for (const concept of concepts) {
    for (const form of concept.forms) {
      for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
        const end = start + form.length;
        if (standsAlone(text, start, end)) found.push({ concept, form, start, end });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A piece more counts against a cover, but less than a character that is left out. */
const PIECE = 0.1;

/**
 * The same without overlaps: those that leave the fewest characters out, in the fewest pieces; none is cut out of a longer code or file
 * name. 安裝憑證 is 安裝 and 憑證, not 安 and 裝憑證.
 */
export function coverWithConcepts(text: string, concepts: readonly Concept[]): FoundConcept[] {
  const words = splitWords(text).filter(({ kind }) => kind === 'latin');
  const cutsWord = ({ start, end }: FoundConcept): boolean =>
    words.some(({ at, text: word }) => (start > at && start < at + word.length) || (end > at && end < at + word.length));
  const byEnd = Map.groupBy(
    findConcepts(text, concepts).filter((found) => !cutsWord(found)),
    ({ end }) => end,
  );
  const best: { covered: number; last?: FoundConcept; from: number }[] = [{ covered: 0, from: 0 }];
  for (let end = 1; end <= text.length; end++) {
    let choice: (typeof best)[number] = { covered: best[end - 1]?.covered ?? 0, from: end - 1 };
    for (const found of byEnd.get(end) ?? []) {
      const covered = (best[found.start]?.covered ?? 0) + (end - found.start) - PIECE;
      if (covered > choice.covered) choice = { covered, last: found, from: found.start };
    }
    best.push(choice);
  }
  const chosen: FoundConcept[] = [];
  for (let end = text.length; end > 0; end = best[end]?.from ?? 0) {
    const last = best[end]?.last;
    if (last) chosen.unshift(last);
  }
  return chosen;
}

function standsAlone(text: string, start: number, end: number): boolean {
  const cut = (before: string | undefined, after: string | undefined): boolean =>
    before !== undefined && after !== undefined && isLatin(before) && isLatin(after);
  return !cut(text[start - 1], text[start]) && !cut(text[end - 1], text[end]);
}

const isLatin = (character: string): boolean => /[a-z0-9]/.test(character);
