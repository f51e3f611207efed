import { identifyAuthority } from '../authority/identify-authority.ts';
import type { Subject } from '../x509/subject.ts';
import type { Context } from './context.ts';
import type { Role } from './rule.ts';
import { commonNames } from './host-names.ts';
import { nameForm } from './name-form.ts';
import { parseIp } from '../text/ip-address.ts';

const SERVERS = /^(serverAuth|anyExtendedKeyUsage)$/;
const OTHERS = /^(clientAuth|codeSigning|emailProtection|timeStamping|OCSPSigning)$/;

/**
 * What an object is meant to be. A known authority or a certificate with cA=TRUE is a CA's, unless it carries a host name or
 * the reader asks about a host: `openssl req -x509` makes such certificates, and they end up on web servers. A key that is there to sign
 * certificates makes it a CA's nevertheless where only the common name looks like a host: CAs are called `Izenpe.com` too. One whose purposes are
 * mail, code, time stamps, OCSP or a client's, and no server's, is `other`, whatever its names.
 */
export function roleOf(subject: Subject, context: Pick<Context, 'authorities' | 'host'>): Role {
  if (subject.kind !== 'certificate') return 'server';
  if (identifyAuthority(subject, context.authorities)) return 'ca';
  const { extendedKeyUsage } = subject;
  if (!extendedKeyUsage.some((purpose) => SERVERS.test(purpose)) && extendedKeyUsage.some((purpose) => OTHERS.test(purpose)))
    return 'other';
  if (subject.basicConstraints?.ca !== true) return 'server';
  const serves = extendedKeyUsage.some((purpose) => SERVERS.test(purpose)) || subject.keyUsage.includes('keyEncipherment');
  const signs = subject.keyUsage.includes('keyCertSign') && !serves;
  const asked = typeof context.host === 'string' && context.host !== '';
  const named =
    subject.san.some((name) => name.type === 'dns' || name.type === 'ip') ||
    commonNames(subject).some((name) => looksLikeHost(name, signs));
  return asked || named ? 'server' : 'ca';
}

/** `signs`: no public name counts, for it may be that of the authority. */
function looksLikeHost(name: string, signs: boolean): boolean {
  if (parseIp(name)) return true;
  const form = nameForm(name);
  return form === 'internal' || (!signs && (form === null || form === 'upper-case'));
}
