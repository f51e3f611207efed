import { markText } from './excerpt.ts';
import { mapped } from './normalise.ts';
import type { SearchAnswer } from './search.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What readers are told about an answer, in their spelling and in the site's, where the core knows normalised words only. */
export interface Remarks {
  /** The query as it was searched: slips put right. */
  asked: string;
  /** Slips as they were typed, and what was searched in their place as the results write it. */
  slips: readonly { typed: string; meant: string }[];
  /** Words that the results call something else. */
  names: readonly { typed: string; name: string }[];
  /** What the site does not have. */
  missing: readonly string[];
}

/** More would be read by nobody. */
const MOST_NAMES = 2;

/** `seen` is what the first results show: a name is worth a remark where readers meet it and do not meet their own word. */
export function remarksOf(
  answer: Pick<SearchAnswer, 'typed' | 'corrections' | 'names' | 'missing'>,
  seen: string,
  simplified: Vocabulary['simplified'],
): Remarks {
  const written = (text: string, words: readonly string[]): string[] => asWritten(text, words, simplified);
  const query = answer.typed;
  const { places } = mapped(query, simplified);
  let asked = '';
  let from = 0;
  const slips = answer.corrections.map(({ at, typed: { length }, meant: plain }) => {
    const start = places[at] ?? query.length;
    const end = places[at + length] ?? query.length;
    const meant = spelled(written(seen, [plain]), plain);
    asked += query.slice(from, start) + meant;
    from = end;
    return { typed: query.slice(start, end).trim(), meant };
  });
  const names = answer.names.flatMap(({ typed, name: plain }) => {
    const name = written(seen, [plain])[0];
    const isPart = bare(typed).includes(bare(plain));
    return name === undefined || isPart || written(seen, [typed]).length > 0 ? [] : [{ typed: written(query, [typed])[0] ?? typed, name }];
  });
  const missing = written(query, answer.missing);
  return {
    asked: asked + query.slice(from),
    slips,
    names: names.slice(0, MOST_NAMES),
    missing: missing.length > 0 ? missing : answer.missing,
  };
}

/** As the results write it; not in the capitals of a message where they have no other. */
const spelled = (written: readonly string[], plain: string): string =>
  written.find((text) => text === plain || text !== text.toUpperCase() || /[_\d\p{Script=Han}]/u.test(text)) ?? plain;

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Normalised words as a text writes them, each once and as far as they stand in it; those that touch are one: 咖啡 and 啡機 are 咖啡機. */
function asWritten(text: string, words: readonly string[], simplified: Vocabulary['simplified']): string[] {
  const units = words.map((word) => ({ shown: word, ways: [], marks: [word], trust: 1, whole: true }));
  return [...new Set(markText(text, units, simplified).flatMap(({ text: stretch, marked }) => (marked ? [stretch] : [])))];
}
