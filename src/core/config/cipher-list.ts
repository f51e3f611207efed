import type { ConfigCode, ConfigReport } from './config-finding.ts';

type Family = 'export' | 'null' | 'anonymous' | 'des' | 'rc4' | '3des' | 'md5';

/** How OpenSSL (`RC4-SHA`), its keywords (`RC4`) and Java (`TLS_RSA_WITH_RC4_128_SHA`) write each family. */
const FAMILIES: readonly (readonly [Family, RegExp])[] = [
  ['export', /^EXP(?:ORT)?(?:40|56)?$|^EXP(?:1024)?-|_EXPORT_/i],
  ['null', /^e?NULL$|(?:^|-)NULL-|_WITH_NULL_/i],
  ['anonymous', /^(?:aNULL|ADH|AECDH)(?:-|$)|_anon_/i],
  ['rc4', /(?:^|[-_])RC4(?:[-_]|$)/i],
  ['3des', /(?:^|[-_])(?:3DES|CBC3)(?:[-_]|$)/i],
  ['des', /^(?:LOW|DES|SINGLE-DES)$|(?:^|-)DES-CBC-|_WITH_DES_CBC_/i],
  ['md5', /(?:^|[-_])MD5$/i],
];

/** What takes a family out for good after `!` (ciphers(1): "can never reappear"). */
const KILLS: Readonly<Record<string, readonly Family[]>> = {
  anull: ['anonymous'],
  enull: ['null'],
  null: ['null'],
  exp: ['export'],
  export: ['export'],
  low: ['des'],
  des: ['des'],
  rc4: ['rc4'],
  '3des': ['3des'],
  md5: ['md5'],
};

/** Keywords so wide that anonymous suites are among them: `openssl ciphers ALL` and `HIGH` list ADH (tried on OpenSSL 3.0). */
const WIDE = /^(?:ALL|HIGH|MEDIUM|COMPLEMENTOFDEFAULT|COMPLEMENTOFALL)$/i;

/** Name tokens are shown; anything longer or odder is not one. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_+-]{0,59}$/;

/**
 * Remarks on one cipher list in OpenSSL's or Java's spelling.
 * `anonymousBarred`: the server adds `!aNULL` of its own, as mod_ssl does (tried on Apache 2.4.71).
 */
export function examineCiphers(list: string, line: number, report: ConfigReport, anonymousBarred = false): void {
  const tokens = list
    .split(/[:,\s]+/)
    .filter((token) => token !== '')
    .slice(0, 500);
  const killed = new Set<Family>();
  let adh = false;
  let aecdh = false;
  for (const token of tokens) {
    if (!token.startsWith('!')) continue;
    const name = token.slice(1).toLowerCase();
    for (const family of Object.hasOwn(KILLS, name) ? (KILLS[name] ?? []) : []) killed.add(family);
    adh ||= name === 'adh';
    aecdh ||= name === 'aecdh';
  }
  if (adh && aecdh) killed.add('anonymous');
  const reported = new Set<ConfigCode>();
  const once = (code: ConfigCode & `cipher-${string}`, name: string): void => {
    if (reported.has(code)) return;
    reported.add(code);
    if (code === 'cipher-level-zero') report.add(code, line, {});
    else report.add(code, line, { name });
  };
  for (const token of tokens) {
    if (/^@SECLEVEL=0$/i.test(token)) once('cipher-level-zero', token);
    if (!NAME.test(token)) continue;
    const removed = tokens.includes(`-${token}`);
    if (removed) continue;
    for (const part of token.split('+')) {
      for (const [family, pattern] of FAMILIES) if (pattern.test(part) && !killed.has(family)) once(`cipher-${family}`, token);
    }
    if (WIDE.test(token) && !anonymousBarred && !killed.has('anonymous')) once('cipher-anonymous-possible', token);
  } // What is worse has been said of the list.
  if (reported.size === 0) examineSuites(tokens, once);
}

/** One suite by name, in OpenSSL's or Java's spelling; keywords stand for many and are none. */
const SUITE = /^(?:TLS_\w+|(?:[A-Z0-9]+-){1,6}(?:SHA(?:256|384)?|MD5|POLY1305|CCM8?))$/;
const FORWARD = /^(?:ECDHE|DHE|EDH|EECDH)-|^TLS_(?:ECDHE|DHE|AES|CHACHA20)_/;
const AUTHENTICATED = /GCM|CHACHA20|CCM/;

/** What can be said of a list that names every one of its suites. */
function examineSuites(tokens: readonly string[], once: (code: ConfigCode & `cipher-${string}`, name: string) => void): void {
  const wanted = tokens.filter((token) => !/^[!+@-]/.test(token));
  const [first] = wanted;
  if (first === undefined || !wanted.every((token) => SUITE.test(token))) return;
  if (!wanted.some((token) => FORWARD.test(token))) once('cipher-no-forward-secrecy', first);
  if (!wanted.some((token) => AUTHENTICATED.test(token))) once('cipher-cbc-only', first);
}

/** First name of a list that has nothing but suites of TLS 1.3: OpenSSL takes those elsewhere and finds none in it (tried on nginx 1.22.1 with OpenSSL 3.0). Null of all other lists. */
export function onlyTls13(list: string): string | null {
  const wanted = list.split(/[:,\s]+/).filter((token) => token !== '' && !/^[!+@-]/.test(token));
  const [first] = wanted;
  return first !== undefined && wanted.every((token) => /^TLS_(?:AES|CHACHA20)_\w{1,60}$/.test(token)) ? first : null;
}
