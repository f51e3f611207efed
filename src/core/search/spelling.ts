import type { Spelling } from './correct.ts';
import { knownWords } from './segment.ts';
import { Sounds, type SoundsData } from './sounds.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The correction's knowledge in its two scripts: "words", Latin ones divided by blanks, and "sounds", see `Sounds`. Each is read once, and again after a failure. */
export function spellingOf(part: (name: 'words' | 'sounds') => Promise<unknown>, vocabulary: Vocabulary): Spelling {
  return {
    words: once(async () => ((await part('words')) as string).split(' ')),
    sounds: once(async () => new Sounds((await part('sounds')) as SoundsData, knownWords(vocabulary))),
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    made.catch(() => (made = null));
    return made;
  };
}
