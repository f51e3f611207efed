import type { Facts } from '../facts.ts';
import { excerpt } from '../text/excerpt.ts';
import { clientsMissing } from '../policy/match-host.ts';
import type { Subject } from '../x509/subject.ts';
import { problemOf, type FoundProblem } from './problem-of.ts';

const SHOWN = 5;

/** The host is not among the names of the certificate to some client; null where each of them finds it. */
export function hostMismatch(leaf: Subject, host: string): FoundProblem | null {
  // A name may be among what was lost; that the certificate cannot be read is a problem of its own.
  if (leaf.unreadable.some(({ part, reason }) => part === 'extension 2.5.29.17' && reason !== 'bad-string')) return null;
  const missing = clientsMissing(leaf, host);
  if (missing.length === 0) return null;
  const facts = { host: excerpt(host), ...namesOf(leaf) };
  return { ...problemOf('host-mismatch', leaf, facts), only: missing };
}

/** The first names of a certificate and how many there are. */
export function namesOf(leaf: Subject): Facts {
  const names = leaf.san.filter(({ type }) => type === 'dns' || type === 'ip');
  const shown = names
    .slice(0, SHOWN)
    .map(({ value }) => excerpt(value))
    .join('、');
  return { names: shown === '' ? null : shown, count: names.length };
}
