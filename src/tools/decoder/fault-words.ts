import type { Words } from '../../core/inspect/words.ts';
import { words } from './words.ts';

/** All words about objects and about what was repaired or could not be read; `faults.js` has brought the latter. */
export function allWords(): Words {
  if (!globalThis.kbFaultWords) throw new Error('faults.js has not been loaded.');
  return { ...words, ...globalThis.kbFaultWords, ...globalThis.kbKinds?.words };
}
