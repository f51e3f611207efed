import type { ObjectKind } from './block.ts';
import type { RepairCode } from './codes.ts';

/** A PEM label as understood: `name` in its usual spelling, or as written where it is not one of ours. */
export interface Label {
  name: string;
  kind: ObjectKind;
  repair: RepairCode | null;
}

/** RFC 7468 and what OpenSSL, Java and Windows write besides. */
const KINDS: Record<string, ObjectKind> = {
  CERTIFICATE: 'certificate',
  'X509 CERTIFICATE': 'certificate',
  'TRUSTED CERTIFICATE': 'certificate',
  'CERTIFICATE REQUEST': 'csr',
  'NEW CERTIFICATE REQUEST': 'csr',
  PKCS7: 'pkcs7',
  'PKCS #7 SIGNED DATA': 'pkcs7',
  CMS: 'pkcs7',
  'X509 CRL': 'crl',
  'OCSP RESPONSE': 'ocsp-response',
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'public-key',
  'PRIVATE KEY': 'private-key',
  'ENCRYPTED PRIVATE KEY': 'private-key',
  'RSA PRIVATE KEY': 'private-key',
  'EC PRIVATE KEY': 'private-key',
  'DSA PRIVATE KEY': 'private-key',
  'OPENSSH PRIVATE KEY': 'private-key',
  'PGP PRIVATE KEY BLOCK': 'private-key',
};

/** Known objects that hold neither a certificate nor a secret. */
const OTHERS = [
  'EC PARAMETERS',
  'DH PARAMETERS',
  'DSA PARAMETERS',
  'PGP PUBLIC KEY BLOCK',
  'PGP MESSAGE',
  'PGP SIGNATURE',
  'SSH2 PUBLIC KEY',
];

/** Other names under which people and programs write the same thing. */
const ALIASES: Record<string, string> = {
  'CERTIFICATE SIGNING REQUEST': 'CERTIFICATE REQUEST',
  'NEW CERTIFICATE SIGNING REQUEST': 'NEW CERTIFICATE REQUEST',
  CSR: 'CERTIFICATE REQUEST',
  'X.509 CERTIFICATE': 'X509 CERTIFICATE',
  CERT: 'CERTIFICATE',
  CRL: 'X509 CRL',
  P7B: 'PKCS7',
  'PKCS#7': 'PKCS7',
};

const squeeze = (label: string): string => label.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Squeezed spelling → usual spelling. */
const SPELLINGS = new Map<string, string>();
for (const name of [...Object.keys(KINDS), ...OTHERS]) SPELLINGS.set(squeeze(name), name);
for (const [alias, name] of Object.entries(ALIASES)) SPELLINGS.set(squeeze(alias), name);

/** The words of which labels are made; without closing dashes a label ends where they end. */
export const labelWords: ReadonlySet<string> = new Set(
  [...Object.keys(KINDS), ...OTHERS, 'CERTIFICATE SIGNING REQUEST', 'PKCS12 ANY SSH2 TSS2'].flatMap((name) => name.split(' ')),
);

/** Recognises a label, forgiving case, spaces and up to two wrong letters; whatever may be a private key is one. */
export function readLabel(written: string): Label {
  const text = written.replace(/[ _+]+/g, ' ').trim();
  const exact = KINDS[text];
  if (exact !== undefined) return { name: text, kind: exact, repair: null };
  const letters = squeeze(text);
  const known = SPELLINGS.get(letters);
  if (known !== undefined) {
    const isCase = known === text.toUpperCase() && known !== text;
    return { name: known, kind: KINDS[known] ?? 'unknown', repair: known === text ? null : isCase ? 'label-case' : 'label-spelling' };
  }
  const near = nearest(letters);
  if (near !== null && KINDS[near] !== 'private-key' && !letters.includes('PRIV')) {
    return { name: near, kind: KINDS[near] ?? 'unknown', repair: 'label-spelling' };
  }
  if (near !== null || isSecret(letters)) return { name: near ?? 'PRIVATE KEY', kind: 'private-key', repair: null };
  return { name: /^[A-Z0-9#]{1,16}(?: [A-Z0-9#]{1,16}){0,4}$/.test(text) ? text : '', kind: 'unknown', repair: null };
}

/** Any other label that speaks of a key which is not public, or of a container that carries one. */
function isSecret(letters: string): boolean {
  if (/PRIV|SECRET|PKCS12|PFX|P12/.test(letters)) return true;
  return letters.includes('KEY') && !letters.includes('PUBLIC');
}

/** The one label within two letters, or null if there is none or more than one. Short labels must be exact. */
function nearest(letters: string): string | null {
  if (letters.length < 7 || letters.length > 40) return null;
  let best = 3;
  let found: string | null = null;
  for (const [spelling, name] of SPELLINGS) {
    if (spelling.length < 8 || Math.abs(spelling.length - letters.length) > 2) continue;
    const distance = editDistance(spelling, letters);
    if (distance < best) [best, found] = [distance, name];
    else if (distance === best && found !== name) found = null;
  }
  return found;
}

/** Letters inserted, lost, replaced or swapped with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    [before, previous] = [previous, row];
  }
  return previous[b.length] ?? 0;
}
