import later from 'content:probe-words?later';
import type { Words } from '../../core/inspect/words.ts';
import { allWords } from './view.ts';

/** All words, with those for several records and for texts to take along. */
export function laterWords(): Words {
  const words = allWords();
  return { ...words, probe: { ...words['probe'], ...later } };
}
