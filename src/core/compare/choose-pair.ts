import { instant } from '../policy/calendar.ts';
import type { Subject } from '../x509/subject.ts';

/** Something that can be the old or the new one, with the file it came from. */
export interface Comparable {
  file: string | null;
  subject: Subject;
}

export interface Pair {
  before: Comparable;
  after: Comparable;
  /** Further certificates and requests of the same rank, which lie between the two by date. */
  between: number;
}

/**
 * The oldest and the newest of what there is; null where there are not two. Servers' certificates go before those of authorities,
 * which come with a chain and are compared only among themselves. A request has no date and is newer than any certificate.
 */
export function choosePair(all: readonly Comparable[]): Pair | null {
  const dated = all.filter(({ subject }) => subject.kind === 'csr' || subject.kind === 'certificate');
  const servers = dated.filter(({ subject }) => subject.basicConstraints?.ca !== true);
  const ranked = distinct(servers.length > 0 ? servers : dated).toSorted((a, b) => age(a) - age(b));
  const [before] = ranked;
  const after = ranked.at(-1);
  return before && after && ranked.length > 1 ? { before, after, between: ranked.length - 2 } : null;
}

const age = ({ subject }: Comparable): number => (subject.kind === 'csr' ? Infinity : (instant(subject.notBefore) ?? 0));

/** One that came twice, as from two servers, is one; two alone stay, so that it can be said that they are the same. */
function distinct(all: readonly Comparable[]): Comparable[] {
  if (all.length === 2) return [...all];
  return [...new Map(all.map((each) => [each.subject.fingerprints?.sha256 ?? each, each])).values()];
}
