import type { KnownAuthority } from '../../core/authority/authority.ts';
import { fingerprintOf } from '../../core/chain/problem-of.ts';
import { shortName } from '../shared/object-name.ts';
import type { ChainAnswer } from './examine.ts';
import { authorities } from './words.ts';

/** Everything the parts of the result are drawn from. */
export interface ChainView extends ChainAnswer {
  at: Date;
  /** Way to the site's root from this page, with a slash at its end. */
  root: string;
}

/** The entry of `content/authorities` with this SHA-256. */
export function authorityOf(sha256: string): KnownAuthority | null {
  return authorities.find((authority) => authority.sha256 === sha256) ?? null;
}

export function authorityById(id: string | null): KnownAuthority | null {
  return authorities.find((authority) => authority.id === id) ?? null;
}

/** What to call a certificate of the report: the name people know, else its own. */
export function nameOf(sha256: string, fallback: string, { certificates }: ChainAnswer): string {
  const certificate = certificates.find((each) => fingerprintOf(each) === sha256);
  return authorityOf(sha256)?.name ?? ((certificate && shortName(certificate)) || fallback);
}
