import type { AuthorityFacts } from '../../core/authority/authority.ts';

/** What `authorities.js` has brought: the authorities that certificates are recognised by. */
export function authorityFacts(): readonly AuthorityFacts[] {
  if (!globalThis.kbAuthorities) throw new Error('authorities.js has not been loaded.');
  return globalThis.kbAuthorities;
}
