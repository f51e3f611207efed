import { isExactly, isNamePlace, isPlaceOf } from './place.ts';
import type { Hit } from './match-unit.ts';

/** What the index engine answers for one token. */
export interface EngineAnswer {
  /** `id` is the record's number, `words` are packed places. */
  results: readonly { id: string; score: number; words: readonly number[] }[];
}

/** The records that really hold a token or a word that begins with it. */
export function hitsOf(token: string, { results }: EngineAnswer): Hit[] {
  return results.flatMap(({ id, score, words }) => {
    if (!words.some((place) => isPlaceOf(token, place))) return [];
    return [{ record: Number(id), score, titled: words.some((place) => isPlaceOf(token, place) && isNamePlace(place)), exact: words.some((place) => isExactly(token, place)) }];
  });
}
