import { isPublicSuffix } from './public-suffix.ts';
import { hiddenCharacters } from '../text/excerpt.ts';

/** What keeps a name from being a fully qualified domain name (RFC 1034, 3.5; BR 7.1.4.2.1), or a remark on how it is written. */
export type NameForm =
  | 'scheme'
  | 'path'
  | 'port'
  | 'blank'
  | 'non-ascii'
  | 'trailing-dot'
  | 'underscore'
  | 'bad-wildcard'
  | 'malformed'
  | 'single-label'
  | 'internal'
  | 'upper-case';

// RFC 6761, RFC 6762, RFC 8375 and the collisions ICANN never delegated (home, corp, internal).
const INTERNAL = new Set(
  'local localhost localdomain internal intranet intra private corp home lan domain workgroup test example invalid onion arpa'.split(' '),
);

/** The first thing that is wrong with a host name (not an IP address); null if it is fine. */
export function nameForm(name: string): NameForm | null {
  if (name === '' || name.length > 1000 || hiddenCharacters(name).length > 0) return 'malformed';
  if (/^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(name)) return 'scheme';
  if (/[/\\]/.test(name)) return 'path';
  if (/:\d{0,9}$/.test(name)) return 'port';
  if (/\s/.test(name)) return 'blank';
  if (/[^\x20-\x7e]/.test(name)) return /[.。．｡]/.test(name) ? 'non-ascii' : 'single-label';
  if (name.endsWith('.')) return 'trailing-dot';
  if (name.includes('*')) return wildcardForm(name);
  return labelsForm(name);
}

// RFC 9525, 6.3: one "*" that is the whole left-most label; not directly below a public suffix (BR 3.2.2.6).
function wildcardForm(name: string): NameForm | null {
  const rest = name.slice(2);
  if (!name.startsWith('*.') || rest.includes('*') || isPublicSuffix(rest)) return 'bad-wildcard';
  return labelsForm(rest);
}

function labelsForm(name: string): NameForm | null {
  const labels = name.split('.');
  const last = (labels.at(-1) ?? '').toLowerCase();
  if (name.length > 253 || !labels.every(isLabel)) return 'malformed';
  if (labels.some((label) => label.includes('_'))) return 'underscore';
  if (INTERNAL.has(last)) return 'internal';
  if (labels.length === 1) return 'single-label';
  if (/^\d+$/.test(last)) return 'malformed';
  return /[A-Z]/.test(name) ? 'upper-case' : null;
}

// RFC 5890, 2.3.1: letters, digits, hyphens; "--" in places 3 and 4 only for xn--. The underscore has a form of its own.
function isLabel(label: string): boolean {
  if (label.length === 0 || label.length > 63 || !/^[a-z0-9_-]+$/i.test(label)) return false;
  if (label.startsWith('-') || label.endsWith('-')) return false;
  return label.slice(2, 4) !== '--' || label.slice(0, 2).toLowerCase() === 'xn';
}

/** The name as it would go into a certificate: no scheme, path, port, blanks; lower case; Chinese as xn--. Null if no good name comes out. */
export function suggestName(name: string): string | null {
  if (name.length > 1000) return null;
  const bare = (
    name
      .trim()
      .replace(/^[a-z][a-z0-9+.-]{0,20}:\/\//i, '')
      .split(/[/\\?#]/)[0] ?? ''
  )
    .replace(/:\d{0,9}$/, '')
    .trim();
  if (bare === '' || /[@\s%]/.test(bare)) return null;
  const ascii = asciiHost(bare.replace(/\.$/, ''));
  return ascii !== null && ascii !== name && nameForm(ascii) === null ? ascii : null;
}

/** A host name in lower case with Chinese labels as xn-- (UTS 46, by the platform's URL); null if it is none. */
export function asciiHost(name: string): string | null {
  if (/^[a-z0-9.*_-]*$/i.test(name)) return name.toLowerCase();
  try {
    const wildcard = name.startsWith('*.');
    return (wildcard ? '*.' : '') + new URL(`http://${wildcard ? name.slice(2) : name}`).hostname;
  } catch {
    return null;
  }
}
