import type { Spelling } from './correct.ts';
import { knownWords } from './segment.ts';
import { Sounds, type SoundsData } from './sounds.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The correction's knowledge in its scripts: "words-c", Latin words with that letter divided by blanks, and "sounds", see `Sounds`. */
export function spellingOf(part: (name: string) => Promise<unknown>, vocabulary: Vocabulary): Spelling {
  let sounds: Promise<Sounds> | null = null;
  return {
    words: async (letter) => (/^[a-z]$/.test(letter) ? ((await part(`words-${letter}`)) as string).split(' ') : []),
    sounds: () => {
      sounds ??= part('sounds').then((data) => new Sounds(data as SoundsData, knownWords(vocabulary)));
      // What could not be read is asked for again next time.
      sounds.catch(() => (sounds = null));
      return sounds;
    },
  };
}
