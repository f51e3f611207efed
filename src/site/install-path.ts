import type { AuthorityFacts } from '../core/authority/authority.ts';

/** What goes behind the certificate of a web site, in order, and where trust begins. */
export interface InstallPath<Known extends AuthorityFacts> {
  install: Known[];
  /** The root on top, which is not sent; null where it is not on file. */
  root: Known | null;
}

/** The way up from the authority that issued a site's certificate, by the first issuer of each (`issuedBy` names the one to install first). */
export function installPath<Known extends AuthorityFacts>(issuer: Known, authorities: readonly Known[]): InstallPath<Known> {
  const byId = new Map(authorities.map((each) => [each.id, each]));
  const install = [issuer];
  for (;;) {
    const above = byId.get(install.at(-1)?.issuedBy[0] ?? '');
    if (!above || install.includes(above)) return { install, root: null };
    if (above.role === 'root') return { install, root: above };
    install.push(above);
  }
}
