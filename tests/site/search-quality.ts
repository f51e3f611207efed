import type { Question } from './search-answers.ts';

/** How well a set of questions is answered, by everybody and by each who asks. */
export interface Quality {
  questions: number;
  /** Share of questions whose first result is right, and of those with a right one among the first three. */
  first: number;
  three: number;
  /** Mean of 1/rank of the first right result among the first ten. */
  mrr: number;
  /** Share of questions to which nothing came. */
  nothing: number;
}

/** A question whose first result is not right. */
export interface Missed {
  q: string;
  who: string;
  rank: number | null;
  found: readonly string[];
}

const DEEPEST = 10;

/** Asks all questions of a set. `addresses` answers where the results stand, the best first. */
export async function measure(
  dist: string,
  questions: readonly Question[],
  addresses: (query: string, count: number) => Promise<readonly string[]>,
): Promise<{ all: Quality; byWho: Map<string, Quality>; missed: Missed[] }> {
  const asked: Missed[] = [];
  for (const { q, who, isAnsweredAt } of questions) {
    const found = await addresses(q, DEEPEST);
    const index = found.findIndex((address) => isAnsweredAt(dist, address));
    asked.push({ q, who, rank: index < 0 ? null : index + 1, found: found.slice(0, 3) });
  }
  const byWho = Map.groupBy(asked, ({ who }) => who);
  return {
    all: qualityOf(asked),
    byWho: new Map([...byWho].map(([who, some]) => [who, qualityOf(some)])),
    missed: asked.filter(({ rank }) => rank !== 1),
  };
}

function qualityOf(asked: readonly Missed[]): Quality {
  const share = (good: (each: Missed) => boolean): number => asked.filter(good).length / asked.length;
  return {
    questions: asked.length,
    first: share(({ rank }) => rank === 1),
    three: share(({ rank }) => rank !== null && rank <= 3),
    mrr: asked.reduce((sum, { rank }) => sum + (rank === null ? 0 : 1 / rank), 0) / asked.length,
    nothing: share(({ found }) => found.length === 0),
  };
}

/** A line for people. */
export const sayQuality = ({ questions, first, three, mrr, nothing }: Quality): string =>
  `${questions} 題：recall@1 ${first.toFixed(3)}，recall@3 ${three.toFixed(3)}，MRR ${mrr.toFixed(3)}，什麼都沒有 ${nothing.toFixed(3)}`;
