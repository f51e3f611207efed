import { cipherFamilies, ending, type Answer, type CipherFamily, type ProbeRecord } from './probe-record.ts';

/** Numbers of the IANA registry "TLS Cipher Suites" by the names of OpenSSL, which most tools write beside those of IANA. */
const NUMBERS: Readonly<Record<string, string>> = {
  ECDHE_RSA: 'AES128-GCM-SHA256 c02f AES256-GCM-SHA384 c030 CHACHA20-POLY1305 cca8 AES128-SHA256 c027 AES256-SHA384 c028',
  'ECDHE_RSA ': 'AES128-SHA c013 AES256-SHA c014 DES-CBC3-SHA c012 RC4-SHA c011 NULL-SHA c010',
  ECDHE_ECDSA: 'AES128-GCM-SHA256 c02b AES256-GCM-SHA384 c02c CHACHA20-POLY1305 cca9 AES128-SHA256 c023 AES256-SHA384 c024',
  'ECDHE_ECDSA ': 'AES128-SHA c009 AES256-SHA c00a DES-CBC3-SHA c008 RC4-SHA c007 NULL-SHA c006',
  DHE_RSA: 'AES128-GCM-SHA256 009e AES256-GCM-SHA384 009f CHACHA20-POLY1305 ccaa AES128-SHA256 0067 AES256-SHA256 006b',
  'DHE_RSA ': 'AES128-SHA 0033 AES256-SHA 0039 DES-CBC3-SHA 0016 DES-CBC-SHA 0015',
  '': 'AES128-GCM-SHA256 009c AES256-GCM-SHA384 009d AES128-SHA256 003c AES256-SHA256 003d AES128-SHA 002f AES256-SHA 0035',
  ' ': 'DES-CBC3-SHA 000a DES-CBC-SHA 0009 RC4-SHA 0005 RC4-MD5 0004 NULL-SHA256 003b NULL-SHA 0002 NULL-MD5 0001',
  DH_anon: 'AES128-SHA 0034 AES256-SHA 003a RC4-MD5 0018 DES-CBC3-SHA 001b AES128-GCM-SHA256 00a6 AES256-GCM-SHA384 00a7',
  ECDH_anon: 'AES128-SHA c018 AES256-SHA c019 DES-CBC3-SHA c017 RC4-SHA c016',
  TLS_AKE_WITH: 'AES_128_GCM_SHA256 1301 AES_256_GCM_SHA384 1302 CHACHA20_POLY1305_SHA256 1303',
};

/** What the same suite is called by everybody: key exchange, cipher and digest without what only one of the registries writes. */
function plainName(name: string): string {
  const suite = name.trim().toUpperCase().replaceAll('-', '_');
  // TLS 1.3 has no key exchange in its names; nmap writes "AKE".
  const modern = suite.replace(/^TLS_(?:AKE_WITH_)?(AES|CHACHA20)_/u, 'TLS_WITH_$1_');
  return modern
    .replace(/^TLS_(?!WITH_)/u, '')
    .replace(/^RSA_WITH_/u, '')
    .replace(/^AECDH_/u, 'ECDH_ANON_')
    .replace(/^ADH_/u, 'DH_ANON_')
    .replace(/^EDH_/u, 'DHE_')
    .replace('_WITH_', '_')
    .replace('DES_CBC3', '3DES')
    .replace('3DES_EDE_CBC', '3DES')
    .replace(/_POLY1305_SHA256$/u, '_POLY1305')
    .replace('RC4_128', 'RC4')
    .replace('_CBC', '')
    .replaceAll('_', '');
}

const byName = new Map<string, number>();
for (const [exchange, row] of Object.entries(NUMBERS)) {
  const words = row.split(' ');
  for (let at = 0; at < words.length; at += 2)
    byName.set(plainName(`${exchange.trim()}${exchange.trim() ? '_' : ''}${words[at] ?? ''}`), Number.parseInt(words[at + 1] ?? '', 16));
}

/** The number of a suite in the spelling of IANA, OpenSSL or nmap; null where it is not one of the usual. */
export function suiteNumber(name: string): number | null {
  return byName.get(plainName(name)) ?? null;
}

const FAMILIES: Readonly<Record<CipherFamily, RegExp>> = {
  NULL: /(?:^|[_-])NULL(?:[_-]|$)/u,
  anon: /_anon_|^AE?C?DH-/iu,
  EXPORT: /_EXPORT|^EXP/u,
  DES: /(?<!3)DES[_-]CBC(?!3)/u,
  RC4: /RC4/u,
  '3DES': /3DES|DES-CBC3/u,
  // OpenSSL names no key exchange where it is by the server's RSA key.
  RSA: /^TLS_RSA_WITH_|^(?:AES|CAMELLIA|ARIA|SEED|IDEA|DES|RC4|NULL)/u,
};

/** The weak families that a suite is of, by its name; the worst first. */
export function suiteFamilies(name: string): CipherFamily[] {
  return cipherFamilies.filter((family) => FAMILIES[family].test(name.trim()));
}

/** A tool says that it was refused, not how. */
export const refused: Answer = { said: 'no', ending: ending('alert') };

/** What suites that a server accepted say of the families. `isAll`: the tool asked for every suite, so that the others were refused. */
export function familiesOf(accepted: readonly string[], isAll: boolean): ProbeRecord['ciphers'] {
  const answers: ProbeRecord['ciphers'] = {};
  for (const name of accepted) for (const family of suiteFamilies(name)) answers[family] ??= { said: 'yes', cipher: suiteNumber(name) };
  if (isAll) for (const family of cipherFamilies) answers[family] ??= refused;
  return answers;
}
