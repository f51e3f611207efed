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

/** The same without overlaps: the longest form at each place wins, and none is cut out of a longer code or file name. */
export function coverWithConcepts(text: string, concepts: readonly Concept[]): FoundConcept[] {
  const chosen: FoundConcept[] = [];
  const words = splitWords(text).filter(({ kind }) => kind === 'latin');
  const cutsWord = ({ start, end }: FoundConcept): boolean =>
    words.some(({ at, text: word }) => (start > at && start < at + word.length) || (end > at && end < at + word.length));
  const whole = findConcepts(text, concepts).filter((found) => !cutsWord(found));
  for (const found of whole.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (chosen.every(({ start, end }) => found.end <= start || found.start >= end)) chosen.push(found);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

function standsAlone(text: string, start: number, end: number): boolean {
  const cut = (before: string | undefined, after: string | undefined): boolean =>
    before !== undefined && after !== undefined && isLatin(before) && isLatin(after);
  return !cut(text[start - 1], text[start]) && !cut(text[end - 1], text[end]);
}

const isLatin = (character: string): boolean => /[a-z0-9]/.test(character);
