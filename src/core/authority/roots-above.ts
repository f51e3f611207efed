import type { AuthorityFacts } from './authority.ts';

/**
 * The roots to which an authority leads, in the order they are met: itself if it is one, else those over all its issuers.
 * Their `trust` tells what the platforms make of it. Cross certificates form loops (GRCA and GRCA2 certified each other).
 */
export function rootsAbove<Known extends AuthorityFacts>(authority: Known, authorities: readonly Known[]): Known[] {
  const byId = new Map(authorities.map((each) => [each.id, each]));
  const seen = new Set<Known>([authority]);
  // A set is walked in the order of insertion and takes in what is added on the way.
  for (const each of seen) {
    for (const id of each.issuedBy) {
      const above = byId.get(id);
      if (above !== undefined) seen.add(above);
    }
  }
  return [...seen].filter(({ role }) => role === 'root');
}
