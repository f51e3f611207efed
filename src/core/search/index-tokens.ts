import { findConcepts } from './find-concepts.ts';
import { normalise } from './normalise.ts';
import { splitWords } from './split-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import { characterToken, wordTokens } from './word-tokens.ts';

/** The tokens of a text for the index: all words, and a concept's token for each of its forms. */
export function indexTokens(text: string, vocabulary: Vocabulary): string[] {
  const plain = normalise(text, vocabulary.simplified);
  return [...splitWords(plain).flatMap(wordTokens), ...conceptsOf(plain, vocabulary)];
}

/**
 * The same of a name, and each Chinese character by itself: 換證, 更換 and 換了 share one, and a name is short enough for that to tell
 * something.
 */
export function nameTokens(text: string, vocabulary: Vocabulary): string[] {
  const words = splitWords(normalise(text, vocabulary.simplified));
  return [...indexTokens(text, vocabulary), ...words.filter(({ kind }) => kind === 'han').flatMap(({ text: run }) => [...run].map(characterToken))];
}

/** A concept counts once where a longer form of the same one stands around it. */
function conceptsOf(text: string, { concepts }: Vocabulary): string[] {
  const last = new Map<string, number>();
  return findConcepts(text, concepts).flatMap(({ concept, start, end }) => {
    if (start < (last.get(concept.token) ?? 0)) return [];
    last.set(concept.token, end);
    return [concept.token];
  });
}
