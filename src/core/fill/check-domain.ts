import type { Checked } from './check-value.ts';
import { refuse, type Refusal, type RefusalCode } from './refusal.ts';
import { urlHost } from './url-host.ts';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
// RFC 1123 2.1: letters, digits, hyphens inside; 63 octets (RFC 1035 2.3.4).
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A host name in ASCII and lower case, or a wildcard for one level. An address copied from the browser is refused with its host as suggestion. */
export function checkDomain(typed: string): Checked {
  const bare = typed
    .replace(SCHEME, '')
    .replace(/[/?#\\].*$/s, '')
    .replace(/^.*@/s, '')
    .replace(/:\d*$/, '')
    .replace(/[.。．]$/, '');
  const refusal = (code: RefusalCode): Refusal => refuse(code, {}, bare);
  if (SCHEME.test(typed)) return refusal('domain-scheme');
  if (/[/?#\\]/.test(typed)) return refusal('domain-path');
  if (/:.*:/.test(typed)) return refuse('domain-is-ip');
  if (/:\d*$/.test(typed)) return refusal('domain-port');
  if (/[.。．]$/.test(typed)) return refusal('domain-dot');
  const star = typed.startsWith('*.') ? '*.' : '';
  const rest = typed.slice(star.length);
  if (rest.includes('*')) return refuse('domain-wildcard');
  const host = asciiHost(rest);
  const labels = host.split('.');
  const wrong = labels.find((label) => !LABEL.test(label));
  if (wrong !== undefined) return refuse('domain-label', { label: wrong === '' ? '..' : wrong });
  if (/^\d+$/.test(labels.at(-1) ?? '')) return refuse('domain-is-ip');
  if (star !== '' && labels.length < 2) return refuse('domain-wildcard');
  // RFC 1035 2.3.4: 255 octets on the wire are 253 characters.
  if (star.length + host.length > 253) return refuse('domain-long');
  // The readable form is added where the words are: most names need no decoder.
  const idn = labels.some((label) => label.startsWith('xn--'));
  return { ok: true, value: star + host, note: idn ? { code: 'note-idn', facts: { ascii: host } } : null };
}

/** The name in its ASCII form; what cannot be converted stays, and fails the label check. */
function asciiHost(name: string): string {
  if (/^[\x21-\x7e]*$/.test(name)) return name.toLowerCase();
  return /[\s@:%[\]]/.test(name) ? name : (urlHost(name) ?? name);
}
