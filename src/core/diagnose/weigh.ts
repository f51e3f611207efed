import type { Evidence, Side } from './knowledge.ts';

/** sure: a message pins it; likely: the first of several that a message may mean; possible: another of them. */
export type Certainty = 'sure' | 'likely' | 'possible';

/** Evidence with what it says where it stands. */
export interface Weighed extends Evidence {
  causes: readonly string[];
  side: Side | null;
  product: string | null;
}

/** A cause with what speaks for it, best first. */
export interface Verdict {
  cause: string;
  certainty: Certainty;
  evidence: Weighed[];
  side: Side | null;
  product: string | null;
  /** What it is to the first one: another reading of the same lines, or something of its own. */
  kind: 'answer' | 'alternative' | 'further';
}

const PINNED = 4;
const FIRST = 3;
const LATER = 1;
const WRAPPER = 0.1;
const AMBIGUOUS = 0.2;
const GENERAL = 0.5;
const PHRASE = 0.05;
/** Named where a line only says that something failed: any cause says more. */
const NOTHING_SAID = 'wrapper-only';

interface Tally {
  score: number;
  certainty: Certainty;
  evidence: Weighed[];
}

/**
 * Ranks causes: distinct pieces of evidence add up, wrappers and bare numbers decide only where nothing else does, `general` causes give
 * way to particular ones, and what some output rules out is not said at all.
 */
export function weigh(evidence: readonly Weighed[], general: readonly string[]): Verdict[] {
  const spoken = evidence.filter(({ against }) => against !== undefined);
  const isRuledOut = (cause: string, line: number): boolean =>
    spoken.some(({ against, within }) => against?.includes(cause) && (!within || (within[0] <= line && line <= within[1])));
  const tallies = new Map<string, Tally>();
  const said = new Set<string>();
  for (const one of evidence) {
    const causes = one.causes.filter((cause) => !isRuledOut(cause, one.line));
    for (const [index, cause] of causes.entries()) {
      const key = `${cause} ${one.kind} ${one.value}`;
      const tally = tallies.get(cause) ?? { score: 0, certainty: 'possible', evidence: [] };
      tallies.set(cause, tally);
      tally.evidence.push(one);
      const certainty = certaintyOf(one, index, causes.length);
      if (rank(certainty) > rank(tally.certainty)) tally.certainty = certainty;
      if (said.has(key)) continue;
      said.add(key);
      tally.score +=
        (causes.length === 1 ? PINNED : index === 0 ? FIRST : LATER) *
        (one.rule.wrapper ? WRAPPER : 1) *
        (one.kind === 'phrase' ? PHRASE : 1) *
        (one.ambiguous ? AMBIGUOUS : 1);
    }
  }
  const scoreOf = (cause: string, { score }: Tally): number =>
    cause === NOTHING_SAID ? 0 : score * (general.includes(cause) ? GENERAL : 1);
  const ranked = [...tallies].sort(
    ([one, a], [other, b]) =>
      scoreOf(other, b) - scoreOf(one, a) ||
      rank(b.certainty) - rank(a.certainty) ||
      (a.evidence[0]?.line ?? 0) - (b.evidence[0]?.line ?? 0),
  );
  const solid = ranked.filter(([, { evidence: own }]) => own.some(isSolid));
  const kept = solid.length > 0 ? solid : ranked;
  const answer = new Set(kept[0]?.[1].evidence);
  return kept.map(([cause, { certainty, evidence: own }], index) => ({
    cause,
    certainty,
    evidence: own,
    side: own.find(({ side }) => side !== null)?.side ?? null,
    product: own.find(({ product }) => product !== null)?.product ?? null,
    kind: index === 0 ? 'answer' : own.every((one) => answer.has(one)) ? 'alternative' : 'further',
  }));
}

/** Decides by itself: neither the shell around a cause, nor one of the things that a bare number may mean, nor words that only make it likely. */
export function isSolid({ kind, rule, ambiguous, causes }: Weighed): boolean {
  return kind !== 'phrase' && causes.length > 0 && !rule.wrapper && !ambiguous;
}

function certaintyOf({ kind, rule, ambiguous }: Weighed, index: number, count: number): Certainty {
  if (kind === 'phrase') return 'likely';
  if (ambiguous) return 'possible';
  if (rule.wrapper) return index === 0 ? 'likely' : 'possible';
  return count === 1 ? 'sure' : index === 0 ? 'likely' : 'possible';
}

function rank(certainty: Certainty): number {
  return certainty === 'sure' ? 2 : certainty === 'likely' ? 1 : 0;
}
