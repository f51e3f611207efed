import type { AuthorityFacts } from '../authority/authority.ts';
import type { Verification } from '../crypto/verification.ts';
import type { Check } from './check.ts';
import type { Programme, Rule } from './rule.ts';

/** What a judgement depends on besides the object itself. */
export interface Context {
  /** The moment of judging; must be a valid Date. */
  at: Date;
  programme: Programme;
  rules: readonly Rule[];
  /** The checks of `core/lint`, where the rules have any that need them. */
  lint?: Readonly<Record<string, Check>> | undefined;
  authorities: readonly AuthorityFacts[];
  /** Of the object's own signature: a request, or a certificate that names itself as issuer. Null where it was not checked. */
  verification: Verification | null;
  /** The host name the reader wants to serve, if one was asked about. */
  host?: string | null | undefined;
}
