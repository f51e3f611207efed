import type { ObjectKind } from '../pem/block.ts';
import type { Facts } from '../facts.ts';
import type { Refusals } from './client.ts';
import type { Severity } from './finding.ts';

/** Whose rules: what every public CA and browser asks, or what one issuing programme adds. */
export type Programme = 'public-web' | 'gca' | 'gtlsca' | 'twca';

/** What the object is meant to be: a web server's (requests always are), a certificate authority's own, or one for another purpose. */
export type Role = 'server' | 'ca' | 'other';

/** Which day picks a version: the day of issue (notBefore; for a request the moment of judging), or the moment of judging. */
export type Clock = 'issue' | 'moment';

/** A rule's weight for a span of dates; the same check answers for 2017 and for today. */
export interface RuleVersion {
  programmes: Programme[];
  /** ISO dates, `from` included, `until` excluded; null is open. */
  from: string | null;
  until: string | null;
  severity: Severity;
  /** What the check needs: `{ minimum: 2048 }`. Lists are texts with commas. */
  parameters: Facts;
}

/**
 * What judging needs of a rule in `content/rules/*.yaml`; title, reason and provenance stay with the rules page.
 * `{hole}` in message and fix are facts the check gives.
 */
export interface Rule {
  id: string;
  /** Name of an entry in `core/policy/checks.ts` or `core/lint/lint-checks.ts`. */
  check: string;
  applies: Extract<ObjectKind, 'csr' | 'certificate'>[];
  roles: Role[];
  clock: Clock;
  message: string;
  fix: string;
  /** Page with more, from the site's root, e.g. "csr/openssl.html". */
  page: string | null;
  versions: RuleVersion[];
  /** Who ends the connection over it; without it the rule is advice, and the chain does not ask it. */
  refusedBy?: Refusals | undefined;
  /** They do so only below the roots of their own programmes, not below one that an administrator installed. */
  publicRootsOnly?: boolean | undefined;
}
