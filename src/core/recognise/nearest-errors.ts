import type { ErrorEntry } from './error-entry.ts';

/** An entry whose wording comes close to a line that nobody recognised; `score` is the share of the wording found there, from 0 to 1. */
export interface NearestError {
  id: string;
  product: string;
  score: number;
  /** Line it is near to, from 1. */
  line: number;
}

/** Ready to be asked for the nearest entries. */
export interface NearestFinder {
  find(text: string, limit?: number): NearestError[];
}

interface Wording {
  entry: ErrorEntry;
  weight: number;
  /** Share of the wording that must be there. In Chinese one changed character already costs two pairs. */
  threshold: number;
}

/** Below these shares the entry would only be a guess, and a wrong hint costs more than none. */
const THRESHOLD = { en: 0.72, 'zh-TW': 0.6 } as const;
/** Of a short English wording nearly all must be there: "… file … does not exist" says nothing of which file. */
const SHORT = { tokens: 5, threshold: 0.85 } as const;
const OF_BOTH = 0.5;
const SHARED_TOKENS = 3;
/** A word the catalogue never uses speaks against, but timestamps and host names surround every message. */
const UNKNOWN_WEIGHT = 1.5;
const LINE_LIMIT = 300;
const WIDTH_LIMIT = 600;

/** Compares line by line (a message has a place; a whole page shares words with everything) and weighs words by their rarity in the catalogue. */
export function compileNearest(entries: readonly ErrorEntry[]): NearestFinder {
  const lists = entries.flatMap((entry) =>
    entry.texts.map(({ text, language }) => ({ entry, language, tokens: tokensOf(text.replace(/\{[a-z]+[0-9]?\}/gu, ' ')) })),
  );
  const index = new Map<string, number[]>();
  lists.forEach(({ tokens }, at) => {
    for (const token of tokens) index.set(token, [...(index.get(token) ?? []), at]);
  });
  const rarity = (token: string): number => Math.log(1 + lists.length / (index.get(token)?.length ?? 1));
  const wordings = lists.map(({ entry, language, tokens }): Wording => {
    const weight = [...tokens].reduce((sum, token) => sum + rarity(token), 0);
    const short = language === 'en' && tokens.size <= SHORT.tokens;
    return { entry, weight, threshold: short ? SHORT.threshold : THRESHOLD[language] };
  });

  function compare(asked: ReadonlySet<string>, line: number, best: Map<string, NearestError>): void {
    const shared = new Map<number, { count: number; sum: number }>();
    let askedWeight = 0;
    for (const token of asked) {
      const owners = index.get(token);
      const value = owners === undefined ? UNKNOWN_WEIGHT : rarity(token);
      askedWeight += value;
      for (const at of owners ?? []) {
        const now = shared.get(at) ?? { count: 0, sum: 0 };
        shared.set(at, { count: now.count + 1, sum: now.sum + value });
      }
    }
    for (const [at, { count, sum }] of shared) {
      const wording = wordings[at];
      if (wording === undefined || count < SHARED_TOKENS) continue;
      const { entry, weight, threshold } = wording;
      if (sum / weight < threshold || (2 * sum) / (weight + askedWeight) < OF_BOTH) continue;
      const score = Math.round((sum / weight) * 100) / 100;
      if (score > (best.get(entry.id)?.score ?? 0)) best.set(entry.id, { id: entry.id, product: entry.product, score, line });
    }
  }

  return {
    find(text, limit = 3) {
      const best = new Map<string, NearestError>();
      const lines = text
        .slice(0, LINE_LIMIT * WIDTH_LIMIT)
        .split('\n')
        .slice(0, LINE_LIMIT);
      lines.forEach((line, at) => {
        const asked = tokensOf(line.slice(0, WIDTH_LIMIT));
        if (asked.size >= SHARED_TOKENS) compare(asked, at + 1, best);
      });
      return [...best.values()].sort((a, b) => b.score - a.score || a.id.localeCompare(b.id)).slice(0, limit);
    },
  };
}

/** Latin words, codes in their parts (a mistyped code keeps most of them), Han in pairs: one changed character costs two tokens and no more. */
function tokensOf(text: string): Set<string> {
  const tokens = new Set<string>();
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[a-z][a-z0-9]+|0x[0-9a-f]{4,}|\p{Script=Han}+/gu)) {
    if (!/^\p{Script=Han}{2}/u.test(word)) tokens.add(word);
    else for (let at = 0; at + 1 < word.length; at++) tokens.add(word.slice(at, at + 2));
  }
  return tokens;
}
