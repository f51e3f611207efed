import type { Hole } from './hole.ts';

/** How a distinguished name is written where a hole is part of one. */
export type NameSyntax = 'subj' | 'dname' | 'inf' | 'openssl';

/** A hole inside a distinguished name: its syntax and its attribute's upper bound. */
export interface NamePlace {
  syntax: NameSyntax;
  attribute: string;
}

/** Upper bounds in characters, X.520 as in RFC 5280 appendix A.1; OpenSSL refuses longer ones. */
export const nameBounds: Readonly<Record<string, number>> = { CN: 64, O: 64, OU: 64, L: 128, ST: 128 };

/** Says whether a hole is an attribute of a name: after `-subj`, after `-dname`, in an INF's Subject, or a line of an OpenSSL configuration. */
export function namePlace({ dialect, before, previous }: Hole): NamePlace | null {
  const equals = before.lastIndexOf('=');
  const isOpen = equals >= 0 && !/[,/+]/.test(before.slice(equals));
  const attribute = (isOpen ? /(?:^|[\s,/+"])(?:\d+\.)?([A-Za-z]+)\s*$/.exec(before.slice(0, equals))?.[1] : undefined) ?? '';
  if (previous === '-subj') return { syntax: 'subj', attribute };
  if (previous === '-dname') return { syntax: 'dname', attribute };
  if (dialect === 'inf' && /^\s*Subject\s*=/i.test(before)) return { syntax: 'inf', attribute };
  if (dialect === 'openssl' && attribute in nameBounds) return { syntax: 'openssl', attribute };
  return null;
}
