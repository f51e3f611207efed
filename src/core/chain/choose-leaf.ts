import type { AuthorityFacts } from '../authority/authority.ts';
import { clientsMissing } from '../policy/match-host.ts';
import { roleOf } from '../policy/role-of.ts';
import type { Subject } from '../x509/subject.ts';

/** Is it a server's certificate, by what it says of itself? A CA's that names a host is one too: `openssl req -x509` makes such. */
export function isServers(certificate: Subject, authorities: readonly AuthorityFacts[]): boolean {
  return roleOf(certificate, { authorities, host: null }) === 'server';
}

/** Is it an authority's? One for signing code, mail or OCSP responses is neither that nor a server's. */
export function isAuthoritys(certificate: Subject, authorities: readonly AuthorityFacts[]): boolean {
  return roleOf(certificate, { authorities, host: null }) === 'ca';
}

/**
 * Which certificate of a pool the server's is: the first, or a later one that covers the host where the first does not, or
 * the first that is no CA's where a CA's stands in front. Undefined for an empty pool.
 */
export function chooseLeaf(pool: readonly Subject[], host: string | null, authorities: readonly AuthorityFacts[]): Subject | undefined {
  const servers = pool.filter((certificate) => isServers(certificate, authorities));
  const covering = host === null ? undefined : servers.find((certificate) => clientsMissing(certificate, host).length === 0);
  return covering ?? servers[0] ?? pool.find((certificate) => !isAuthoritys(certificate, authorities)) ?? pool[0];
}
