import type { AuthorityFacts } from '../authority/authority.ts';

const LONGEST = 5;

/**
 * An authority and those above it by their names, "甲 → 乙". A root in use is preferred over the cross certificates beside it,
 * since that is where clients stop. Cross certificates form loops, so the path ends after five.
 */
export function authorityPath(authority: AuthorityFacts, authorities: readonly AuthorityFacts[]): string {
  const path = [authority];
  let current: AuthorityFacts | undefined = authority;
  while (current && path.length < LONGEST) {
    const { issuedBy }: AuthorityFacts = current;
    const above: AuthorityFacts[] = issuedBy.flatMap((id) => authorities.find((each) => each.id === id) ?? []);
    current = above.find(({ role, status }) => role === 'root' && status === 'usable') ?? above[0];
    if (current) path.push(current);
    if (current?.role === 'root') break;
  }
  return path.map(({ name }) => name).join(' → ');
}
