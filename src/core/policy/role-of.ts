import { identifyAuthority } from '../authority/identify-authority.ts';
import type { Subject } from '../x509/subject.ts';
import type { Context } from './context.ts';
import type { Role } from './rule.ts';
import { commonNames } from './host-names.ts';
import { nameForm } from './name-form.ts';
import { parseIp } from '../text/ip-address.ts';

/**
 * What an object is meant to be. A known authority or a certificate with cA=TRUE is a CA's, unless it carries a host name or
 * the reader asks about a host: `openssl req -x509` makes such certificates, and they end up on web servers.
 */
export function roleOf(subject: Subject, context: Pick<Context, 'authorities' | 'host'>): Role {
  if (subject.kind !== 'certificate') return 'server';
  if (identifyAuthority(subject, context.authorities)) return 'ca';
  if (subject.basicConstraints?.ca !== true) return 'server';
  const asked = typeof context.host === 'string' && context.host !== '';
  const named = subject.san.some((name) => name.type === 'dns' || name.type === 'ip') || commonNames(subject).some(looksLikeHost);
  return asked || named ? 'server' : 'ca';
}

function looksLikeHost(name: string): boolean {
  if (parseIp(name)) return true;
  const form = nameForm(name);
  return form === null || form === 'internal' || form === 'upper-case';
}
