import { findConcepts } from './find-concepts.ts';
import { normalise } from './normalise.ts';
import { splitWords } from './split-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordTokens } from './word-tokens.ts';

/** The tokens of a text for the index: all words, and a concept's token for each of its forms. */
export function indexTokens(text: string, vocabulary: Vocabulary): string[] {
  const plain = normalise(text, vocabulary.simplified);
  return [...splitWords(plain).flatMap(wordTokens), ...conceptsOf(plain, vocabulary)];
}

/** A concept counts once where a longer form of the same one stands around it. */
function conceptsOf(text: string, { concepts }: Vocabulary): string[] {
  const last = new Map<string, number>();
  return findConcepts(text, concepts).flatMap(({ concept, start, end }) => {
    if (concept.token === null || start < (last.get(concept.token) ?? 0)) return [];
    last.set(concept.token, end);
    return [concept.token];
  });
}
