import type { Facts } from '../facts.ts';
import { excerpt } from '../text/excerpt.ts';
import { comparable, covers } from '../policy/host-names.ts';
import { parseIp } from '../text/ip-address.ts';
import type { Subject } from '../x509/subject.ts';

const SHOWN = 5;

/**
 * The facts of a mismatch, or null where the certificate covers the host. By subjectAltName alone, as browsers do (RFC 9525 6.3):
 * "*" stands for exactly the left-most label, never directly below a top-level domain; addresses only match addresses.
 */
export function hostMismatch(leaf: Subject, host: string): Facts | null {
  // A name may be among what was lost; that the certificate cannot be read is a problem of its own.
  if (leaf.unreadable.some(({ part, reason }) => part === 'extension 2.5.29.17' && reason !== 'bad-string')) return null;
  const wanted = parseIp(host);
  const names = leaf.san.filter(({ type }) => type === 'dns' || type === 'ip');
  const covered = names.some(({ type, value }) => {
    if (wanted !== null) return type === 'ip' && comparable(value) === comparable(host);
    return type === 'dns' && !isTopLevelWildcard(value) && covers(value, host);
  });
  if (covered) return null;
  const shown = names
    .slice(0, SHOWN)
    .map(({ value }) => excerpt(value))
    .join('、');
  return { host: excerpt(host), names: shown === '' ? null : shown, count: names.length };
}

function isTopLevelWildcard(name: string): boolean {
  return name.startsWith('*.') && !name.slice(2).includes('.');
}
