import type { Subject } from '../x509/subject.ts';
import type { ChainProblem, ChainReport } from './chain-report.ts';
import { fingerprintOf, problemOf, titleOf } from './problem-of.ts';
import { isSelfIssued } from './self-issued.ts';

export interface Serving {
  order: ChainReport['order'];
  extras: Subject[];
  problems: ChainProblem[];
}

export interface ServingInput {
  /** As it was given, repeats included. */
  pool: readonly Subject[];
  leaf: Subject;
  /** The certificates of the path that are at hand, from the leaf upwards. */
  path: readonly Subject[];
  /** Whether the last of them is the root. */
  endsAtRoot: boolean;
  /** Whether the leaf was named by the reader and so need not come first. */
  leafChosen: boolean;
  /** False for a PKCS#7 bundle, which has no order. */
  ordered: boolean;
  /** SHA-256 of what something else is said of already. */
  wrong: readonly string[];
}

/** How the pool would do as what a server sends: leaf first, each certificate before its issuer (RFC 8446 4.4.2), nothing else, no root. */
export function judgeServing({ pool, leaf, path, endsAtRoot, leafChosen, ordered, wrong }: ServingInput): Serving {
  const problems: ChainProblem[] = [];
  const place = new Map(path.map((certificate, at) => [fingerprintOf(certificate), at]));
  const different = new Map(pool.map((certificate) => [fingerprintOf(certificate), certificate]));
  const extras = [...different].filter(([id]) => !place.has(id)).map(([, certificate]) => certificate);

  const misplaced = ordered ? firstMisplaced(pool, place, leafChosen) : null;
  const [front] = pool;
  const position = pool.findIndex((certificate) => fingerprintOf(certificate) === fingerprintOf(leaf)) + 1;
  // The server presents what comes first as its own.
  if (ordered && !leafChosen && front !== undefined && position > 1)
    problems.push(problemOf('leaf-not-first', leaf, { position, subject: titleOf(front), leaf: titleOf(leaf) }));
  else if (misplaced !== null) {
    problems.push(
      problemOf('wrong-order', misplaced.certificate, {
        position: misplaced.position,
        subject: titleOf(misplaced.certificate),
        leaf: titleOf(leaf),
      }),
    );
  }
  const [extra] = extras;
  if (extra !== undefined) problems.push(problemOf('extra-certificate', extra, { count: extras.length, subject: titleOf(extra) }));
  const repeated = firstRepeated(pool);
  if (repeated !== undefined)
    problems.push(problemOf('duplicate-certificate', repeated, { count: pool.length - different.size, subject: titleOf(repeated) }));
  const root = path.at(-1);
  if (endsAtRoot && path.length > 1 && root !== undefined && different.has(fingerprintOf(root)) && !wrong.includes(fingerprintOf(root)))
    problems.push(problemOf('root-sent', root, { subject: titleOf(root) }));
  if (leafChosen && leaf.basicConstraints?.ca === true && (path.length > 1 || !isSelfIssued(leaf)))
    problems.push(problemOf('ca-as-leaf', leaf, { subject: titleOf(leaf) }));
  return { order: problems.some(({ code }) => code === 'wrong-order' || code === 'leaf-not-first') ? 'wrong' : 'ok', extras, problems };
}

/** The first certificate of the path that comes after one it should have come before. Extras in between do not count here. */
function firstMisplaced(
  pool: readonly Subject[],
  place: ReadonlyMap<string, number>,
  leafChosen: boolean,
): { certificate: Subject; position: number } | null {
  const seen = new Set<string>();
  let highest = -1;
  for (const [at, certificate] of pool.entries()) {
    const id = fingerprintOf(certificate);
    const own = place.get(id);
    if (own === undefined || seen.has(id) || (own === 0 && leafChosen)) continue;
    seen.add(id);
    if (own < highest) return { certificate, position: at + 1 };
    highest = own;
  }
  return null;
}

function firstRepeated(pool: readonly Subject[]): Subject | undefined {
  const seen = new Set<string>();
  return pool.find((certificate) => seen.has(fingerprintOf(certificate)) || !seen.add(fingerprintOf(certificate)));
}
