import { detectKinds } from './detect-kinds.ts';
import type { ErrorEntry } from './error-entry.ts';
import { compileErrors, TEXT_LIMIT, type ErrorMatch } from './match-errors.ts';
import { compileNearest, type NearestError } from './nearest-errors.ts';
import type { Recognised } from './recognised.ts';

/** Everything that is known about a pasted text. */
export interface Recognition {
  kinds: Recognised[];
  errors: ErrorMatch[];
  /** Asked only when neither a kind nor an error was found: entries that come close. */
  nearest: NearestError[];
  /** The text was longer than TEXT_LIMIT characters; only its beginning was looked at. */
  cut: boolean;
}

/** Says what a text is. Compile once, use for many texts. */
export type Recogniser = (text: string) => Recognition;

/** Compiles catalogue entries into a recogniser of kinds, errors and near misses. Pure: no input makes it throw. */
export function compileRecogniser(entries: readonly ErrorEntry[]): Recogniser {
  const matcher = compileErrors(entries);
  const nearest = compileNearest(entries);
  return (text) => {
    const cut = text.length > TEXT_LIMIT;
    const input = cut ? text.slice(0, TEXT_LIMIT) : text;
    const kinds = detectKinds(input);
    const errors = matcher.find(input);
    return { kinds, errors, nearest: kinds.length === 0 && errors.length === 0 ? nearest.find(input) : [], cut };
  };
}
