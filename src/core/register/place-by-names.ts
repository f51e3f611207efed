import type { AuthorityFacts } from '../authority/authority.ts';
import { shortPrintedName } from '../connection/printed-name.ts';
import type { RegisterEntry } from './register-entry.ts';

/**
 * What names alone tell of an entry that only a listing or a table knows: whose certificate it is, where that name is an authority's, and
 * which authority issued it, where only one on file is called so.
 */
export function placeByNames(entry: RegisterEntry, authorities: readonly AuthorityFacts[]): RegisterEntry {
  const named = (name: string): AuthorityFacts[] =>
    name === '' ? [] : authorities.filter(({ subject }) => shortPrintedName(subject).toLowerCase() === name.toLowerCase());
  const [issuer, another] = named(entry.issuer);
  return {
    ...entry,
    role: named(entry.name).length > 0 ? 'ca' : entry.role,
    issuedBy: entry.issuedBy ?? (another === undefined ? (issuer?.id ?? null) : null),
  };
}
