import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import type { Context } from '../../../src/core/policy/context.ts';
import { judge } from '../../../src/core/policy/judge.ts';
import { lintRows } from './lint-rows.ts';
import type { Row } from './row.ts';
import { renderMessage } from '../../../src/core/text/render-message.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import {
  authority,
  caCertificate,
  certificate,
  context,
  csr,
  dns,
  ec,
  extension,
  generalName,
  ip,
  name,
  on,
  rsa,
  rules,
  signature,
} from './subject-factory.ts';

const gca2017 = { ...on('2017-03-15'), programme: 'gca' } as const;
const gtlsca = { programme: 'gtlsca' } as const;
const twca = { programme: 'twca' } as const;
const named = (cn: string) => csr({ subject: name(`C=TW,O=行政院測試機關,CN=${cn}`), san: [] });
const titled = (o: string, stringType?: string) => csr({ subject: name(`C=TW,O=${o},CN=www.example.gov.tw`, stringType) });
const hex = (number: bigint) => number.toString(16);
const { n: jwkModulus } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
const sound = rsa(2048, { modulusHex: Buffer.from(jwkModulus ?? '', 'base64url').toString('hex') });
const utf8AsLatin1 = (text: string) => Buffer.from(text).toString('latin1');
const server = name('C=TW,O=行政院測試機關,CN=www.example.gov.tw');
const gtlscaLeaf = (issued: string, more: Partial<Subject> = {}) =>
  certificate({
    aki: 'd6',
    issuer: name('C=TW,O=行政院,CN=GTLSCA'),
    notBefore: issued,
    notAfter: '2027-03-01T00:00:00Z',
    scts: [],
    ...more,
  });
const gtlscaCa = authority({
  id: 'gtlsca-g1',
  name: 'GTLSCA',
  family: 'gtlsca',
  status: 'limited',
  subject: 'CN=GTLSCA,O=行政院,C=TW',
  ski: 'd6',
});
const gpkiCa = authority({ id: 'gca2', name: 'GCA2', family: 'gpki', status: 'obsolete', sha256: 'ca', spkiSha256: '02' });
const knows = (...authorities: Context['authorities']) => ({ authorities });

const rows: Row[] = [
  // 金鑰
  {
    rule: 'weak-rsa-key',
    bad: csr({ key: rsa(2047) }),
    good: csr(),
    severity: 'error',
    facts: { bits: 2047, minimum: 2048, maximum: null },
  },
  { rule: 'weak-rsa-key', bad: certificate({ key: rsa(2045) }), good: certificate(), severity: 'error' },
  { rule: 'weak-rsa-key', bad: csr({ key: rsa(1024) }), good: csr(), severity: 'error', in: gca2017 },
  { rule: 'rsa-length-not-2048', bad: csr({ key: rsa(4096) }), good: csr(), severity: 'info', in: gca2017 },
  {
    rule: 'rsa-length-not-whole-bytes',
    bad: csr({ key: rsa(2050) }),
    good: csr({ key: rsa(2056) }),
    severity: 'error',
    facts: { bits: 2050 },
  },
  {
    rule: 'rsa-exponent-invalid',
    bad: csr({ key: rsa(2048, { exponent: '65536' }) }),
    good: csr({ key: rsa(2048, { exponent: '3' }) }),
    severity: 'error',
  },
  { rule: 'rsa-exponent-invalid', bad: csr({ key: rsa(2048, { exponent: '1' }) }), good: csr(), severity: 'error' },
  {
    rule: 'rsa-exponent-unusual',
    bad: csr({ key: rsa(2048, { exponent: '3' }) }),
    good: csr({ key: rsa(2048, { exponent: '2' }) }),
    severity: 'info',
  },
  { rule: 'roca-key', bad: csr({ key: rsa(2033, { modulusHex: hex(65537n ** 127n) }) }), good: csr({ key: sound }), severity: 'error' },
  {
    rule: 'close-primes-key',
    bad: csr({ key: rsa(2048, { modulusHex: hex((2n ** 1023n + 1n) * (2n ** 1023n + 3n)) }) }),
    good: csr({ key: sound }),
    severity: 'error',
  },
  {
    rule: 'small-factor-key',
    bad: csr({ key: rsa(2048, { modulusHex: hex(7n * (2n ** 2045n + 1n) * 3n) }) }),
    good: csr({ key: sound }),
    severity: 'error',
    facts: { bits: 2048, factor: 3 },
  },
  {
    rule: 'rsa-modulus-not-checked',
    bad: csr({ key: rsa(20000, { modulusHex: 'f'.repeat(5000) }) }),
    good: csr({ key: sound }),
    severity: 'info',
  },
  {
    rule: 'ec-curve-not-allowed',
    bad: csr({ key: ec('secp256k1') }),
    good: csr({ key: ec('P-256') }),
    severity: 'error',
    facts: { curve: 'secp256k1', allowed: 'P-256, P-384, P-521' },
  },
  {
    rule: 'key-type-not-accepted',
    bad: csr({ key: { ...ec(''), type: 'Ed25519', curve: null } }),
    good: csr({ key: ec('P-384') }),
    severity: 'error',
  },
  { rule: 'key-type-not-accepted', bad: csr({ key: { ...ec(''), type: 'DSA', curve: null } }), good: csr(), severity: 'error' },
  { rule: 'rsa-pss-key', bad: csr({ key: rsa(2048, { type: 'RSA-PSS' }) }), good: csr(), severity: 'error' },
  { rule: 'gca-key-not-rsa', bad: csr({ key: ec('P-256') }), good: csr(), severity: 'error', in: gca2017 },
  // 簽章
  {
    rule: 'weak-signature-hash',
    bad: certificate({ signature: signature('SHA-1', 'sha1WithRSAEncryption') }),
    good: certificate(),
    severity: 'error',
  },
  {
    rule: 'weak-signature-hash',
    bad: caCertificate({ signature: signature('SHA-1'), issuer: name('O=別人') }),
    good: caCertificate({ signature: signature('SHA-1') }),
    severity: 'error',
  },
  {
    rule: 'weak-signature-hash',
    bad: caCertificate({ signature: signature('SHA-1'), san: dns('www.example.gov.tw') }),
    good: caCertificate({
      signature: signature('SHA-1'),
      san: dns('ca@example.gov.tw').map((one) => ({ ...one, type: 'email' as const })),
    }),
    severity: 'error',
  },
  {
    rule: 'weak-request-hash',
    bad: csr({ signature: signature('SHA-1', 'sha1WithRSAEncryption') }),
    good: csr(),
    severity: 'warning',
    in: gca2017,
  },
  {
    rule: 'weak-request-hash',
    bad: csr({ signature: signature('MD5', 'md5WithRSAEncryption') }),
    good: csr({ signature: signature(null, 'Ed25519') }),
    severity: 'warning',
  },
  { rule: 'request-signature-invalid', bad: csr(), good: csr(), severity: 'error', badIn: { verification: { valid: false } } },
  {
    rule: 'request-signature-unverified',
    bad: csr(),
    good: csr(),
    severity: 'info',
    badIn: { verification: { valid: null, reason: 'unknown-algorithm' } },
    facts: { reason: 'unknown-algorithm' },
  },
  {
    rule: 'request-signature-unverified',
    bad: csr(),
    good: csr(),
    severity: 'info',
    badIn: { verification: null },
    goodIn: { verification: { valid: false } },
  },
  {
    rule: 'signature-algorithms-differ',
    bad: certificate({ signature: { ...signature(), differs: { inside: 'sha384WithRSAEncryption', outside: 'sha256WithRSAEncryption' } } }),
    good: certificate(),
    severity: 'error',
    facts: { inside: 'sha384WithRSAEncryption', outside: 'sha256WithRSAEncryption' },
  },
  {
    rule: 'certificate-signature-invalid',
    bad: caCertificate(),
    good: caCertificate({ aki: 'dd' }),
    severity: 'error',
    in: { verification: { valid: false } },
  },
  { rule: 'self-signed', bad: certificate({ subject: server, issuer: server, aki: null }), good: certificate(), severity: 'error' },
  // 名稱的寫法
  {
    rule: 'name-with-scheme',
    bad: named('https://www.example.gov.tw/'),
    good: named('www.example.gov.tw'),
    severity: 'error',
    facts: { name: 'https://www.example.gov.tw/', where: 'CN', suggestion: 'www.example.gov.tw' },
  },
  { rule: 'name-with-path', bad: named('www.example.gov.tw/apply'), good: csr(), severity: 'error' },
  { rule: 'name-with-port', bad: named('www.example.gov.tw:8443'), good: csr(), severity: 'error' },
  {
    rule: 'name-with-blank',
    bad: csr({ san: dns('www.example.gov.tw', ' example.gov.tw') }),
    good: csr(),
    severity: 'error',
    facts: { name: ' example.gov.tw', where: 'SAN', suggestion: 'example.gov.tw' },
  },
  {
    rule: 'name-not-ascii',
    bad: named('行政院.政府.tw'),
    good: named('xn--5bv239eevj.xn--mxtq1m.tw'),
    severity: 'error',
    facts: { name: '行政院.政府.tw', where: 'CN', suggestion: 'xn--5bv239eevj.xn--mxtq1m.tw' },
  },
  { rule: 'name-with-trailing-dot', bad: named('www.example.gov.tw.'), good: csr(), severity: 'error' },
  { rule: 'name-with-underscore', bad: named('my_site.example.gov.tw'), good: named('my-site.example.gov.tw'), severity: 'error' },
  { rule: 'name-malformed', bad: named('www..example.gov.tw'), good: csr(), severity: 'error' },
  { rule: 'name-single-label', bad: named('行政院測試機關'), good: csr(), severity: 'error' },
  { rule: 'name-internal', bad: named('erp.agency.local'), good: csr(), severity: 'error' },
  { rule: 'name-internal', bad: certificate({ san: dns('erp.lan') }), good: certificate(), severity: 'error' },
  { rule: 'name-upper-case', bad: named('WWW.Example.gov.tw'), good: csr(), severity: 'info' },
  { rule: 'wildcard-malformed', bad: named('*.gov.tw'), good: named('*.example.gov.tw'), severity: 'error' },
  { rule: 'wildcard', bad: named('*.example.gov.tw'), good: csr(), severity: 'error', in: gca2017 },
  { rule: 'wildcard', bad: named('*.example.gov.tw'), good: csr(), severity: 'error', in: gtlsca },
  { rule: 'wildcard', bad: named('*.example.gov.tw'), good: csr(), severity: 'info', in: twca },
  {
    rule: 'several-names-gca',
    bad: csr({ san: dns('www.example.gov.tw', 'example.gov.tw') }),
    good: csr({ san: dns('WWW.example.gov.tw') }),
    severity: 'error',
    in: gca2017,
    facts: { count: 2, above: 1, upTo: null },
  },
  {
    rule: 'several-names-gtlsca',
    bad: csr({ san: dns('www.example.gov.tw', 'example.gov.tw') }),
    good: csr(),
    severity: 'info',
    in: gtlsca,
  },
  {
    rule: 'too-many-names-gtlsca',
    bad: csr({ san: dns(...Array.from({ length: 20 }, (_, n) => `a${n}.example.gov.tw`)) }),
    good: csr({ san: dns(...Array.from({ length: 19 }, (_, n) => `a${n}.example.gov.tw`)) }),
    severity: 'error',
    in: gtlsca,
    facts: { count: 21, above: 20, upTo: null },
  },
  {
    rule: 'private-ip',
    bad: named('192.168.1.10'),
    good: named('168.95.1.1'),
    severity: 'error',
    facts: { ip: '192.168.1.10', where: 'CN', block: '192.168.0.0/16' },
  },
  { rule: 'private-ip', bad: csr({ san: ip('fd00::1') }), good: csr({ san: ip('2001:b000:168::1') }), severity: 'error' },
  { rule: 'reserved-ip', bad: csr({ san: ip('2001:db8::1') }), good: csr({ san: ip('2001:b000:168::1') }), severity: 'error' },
  { rule: 'reserved-ip', bad: named('127.0.0.1'), good: csr(), severity: 'error' },
  { rule: 'public-ip', bad: csr({ san: ip('168.95.1.1') }), good: csr({ san: ip('10.0.0.1') }), severity: 'warning' },
  { rule: 'ip-in-dns-name', bad: csr({ san: dns('168.95.1.1') }), good: csr({ san: ip('168.95.1.1') }), severity: 'error' },
  { rule: 'not-gov-domain', bad: named('www.example.org.tw'), good: named('www.example.gov.tw'), severity: 'info', in: gtlsca },
  { rule: 'not-gov-domain', bad: named('notgov.tw'), good: named('xn--5bv239eevj.xn--mxtq1m.tw'), severity: 'info', in: twca },
  { rule: 'school-domain', bad: named('www.example.edu.tw'), good: csr(), severity: 'warning', in: gca2017 },
  { rule: 'san-missing-in-request', bad: csr({ san: [] }), good: csr(), severity: 'info', facts: { cn: 'www.example.gov.tw' } },
  {
    rule: 'san-missing',
    bad: certificate({ san: [] }),
    good: certificate({ san: [], unreadable: [{ part: 'extension 2.5.29.17', reason: 'asn1-truncated' }] }),
    severity: 'error',
  },
  { rule: 'san-missing', bad: certificate({ san: [] }), good: certificate(), severity: 'warning', in: on('2017-03-15') },
  { rule: 'cn-not-in-san', bad: csr({ san: dns('example.gov.tw') }), good: csr({ san: dns('WWW.EXAMPLE.GOV.TW') }), severity: 'warning' },
  {
    rule: 'host-not-covered',
    bad: certificate(),
    good: certificate({ san: dns('*.gov.tw', '*.example.gov.tw') }),
    severity: 'error',
    in: { host: 'img.example.gov.tw' },
  },
  { rule: 'request-without-name', bad: csr({ subject: name('C=TW,O=行政院測試機關'), san: [] }), good: csr(), severity: 'error' },
  { rule: 'san-other-type', bad: csr({ san: [generalName('email', 'a@example.gov.tw')] }), good: csr(), severity: 'warning' },
  // 主體
  { rule: 'ou-in-request', bad: csr({ subject: name('C=TW,O=行政院,OU=資訊處,CN=www.example.gov.tw') }), good: csr(), severity: 'info' },
  {
    rule: 'ou-in-certificate',
    bad: certificate({ subject: name('O=行政院,OU=資訊處,CN=www.example.gov.tw') }),
    good: certificate({ subject: name('O=行政院,OU=資訊處,CN=www.example.gov.tw'), notBefore: '2022-08-31T00:00:00Z' }),
    severity: 'warning',
  },
  { rule: 'country-not-tw', bad: csr({ subject: name('O=行政院,CN=www.example.gov.tw') }), good: csr(), severity: 'info', in: gtlsca },
  { rule: 'organisation-missing', bad: csr({ subject: name('C=TW,CN=www.example.gov.tw') }), good: csr(), severity: 'info', in: twca },
  {
    rule: 'mojibake',
    bad: titled(utf8AsLatin1('行政院')),
    good: titled('Café Münchner Straße'),
    severity: 'error',
    facts: { type: 'O', value: 'è¡æ¿é¢', guess: '行政院', encoding: 'UTF-8' },
  },
  {
    rule: 'mojibake',
    bad: titled('¦æ¬F°|'),
    good: titled('行政院'),
    severity: 'error',
    facts: { type: 'O', value: '¦æ¬F°|', guess: '行政院', encoding: 'Big5' },
  },
  {
    rule: 'mojibake-in-certificate',
    bad: certificate({ subject: name(`O=${utf8AsLatin1('行政院')},CN=www.example.gov.tw`) }),
    good: certificate(),
    severity: 'warning',
  },
  { rule: 'lost-characters', bad: titled('???'), good: csr(), severity: 'warning' },
  { rule: 'legacy-string-type', bad: csr({ subject: name('O=行政院', 'BMPString') }), good: titled('行政院'), severity: 'info' },
  {
    rule: 'legacy-string-type',
    bad: csr({ subject: name('O=行政院', 'T61String') }),
    good: titled('行政院', 'PrintableString'),
    severity: 'info',
  },
  {
    rule: 'hidden-characters',
    bad: titled('行政院\u202egnp'),
    good: titled(utf8AsLatin1('行政院')),
    severity: 'warning',
    facts: { where: 'O', value: '行政院<U+202E>gnp', codePoints: 'U+202E' },
  },
  { rule: 'value-with-blanks', bad: titled('行政院\u3000'), good: csr(), severity: 'warning' },
  // 請求檔
  {
    rule: 'challenge-password',
    bad: csr({ attributes: ['challengePassword'] }),
    good: csr({ attributes: ['unstructuredName'] }),
    severity: 'info',
  },
  {
    rule: 'ca-requested',
    bad: csr({ basicConstraints: { ca: true, pathLength: null } }),
    good: csr({ basicConstraints: { ca: false, pathLength: null } }),
    severity: 'warning',
  },
  {
    rule: 'server-auth-not-requested',
    bad: csr({ extendedKeyUsage: ['clientAuth', 'emailProtection'] }),
    good: csr(),
    severity: 'warning',
  },
  {
    rule: 'client-auth-requested',
    bad: csr({ extendedKeyUsage: ['serverAuth', 'clientAuth'] }),
    good: csr({ extendedKeyUsage: ['serverAuth'] }),
    severity: 'info',
  },
  {
    rule: 'client-auth-requested',
    bad: csr({ extendedKeyUsage: ['clientAuth'] }),
    good: csr({ extendedKeyUsage: ['clientAuth'] }),
    severity: 'info',
    badIn: { ...on('2026-06-10'), ...twca },
    goodIn: on('2026-06-10'),
  },
  { rule: 'digital-signature-not-requested', bad: csr({ keyUsage: ['keyEncipherment'] }), good: csr(), severity: 'warning' },
  { rule: 'must-staple-requested', bad: csr({ mustStaple: true }), good: csr(), severity: 'info' },
  // 效期：起訖都算，多一秒就多一天
  {
    rule: 'validity-too-long',
    bad: certificate({ notBefore: '2026-10-01T00:00:00Z', notAfter: '2027-04-19T00:00:00Z' }),
    good: certificate({ notBefore: '2026-10-01T00:00:00Z', notAfter: '2027-04-18T23:59:59Z' }),
    severity: 'error',
    facts: { days: 201, maximum: 200 },
  },
  {
    rule: 'validity-too-long',
    bad: certificate({ notBefore: '2026-03-15T00:00:00Z', notAfter: '2027-04-16T00:00:00Z' }),
    good: certificate({ notBefore: '2026-03-14T23:59:59Z', notAfter: '2027-04-16T00:00:00Z' }),
    severity: 'error',
    facts: { days: 398, maximum: 200 },
  },
  {
    rule: 'validity-too-long',
    bad: certificate({ notBefore: '2018-03-01T00:00:00Z', notAfter: '2020-06-04T00:00:00Z' }),
    good: certificate({ notBefore: '2018-03-01T00:00:00Z', notAfter: '2020-06-02T23:59:59Z' }),
    severity: 'error',
    facts: { days: 827, maximum: 825 },
  },
  {
    rule: 'validity-too-long',
    bad: certificate({ notBefore: '2017-01-15T00:00:00Z', notAfter: '2020-04-15T00:00:01Z' }),
    good: certificate({ notBefore: '2017-01-15T00:00:00Z', notAfter: '2020-04-15T00:00:00Z' }),
    severity: 'error',
  },
  {
    rule: 'validity-too-long',
    bad: certificate({ notBefore: '2017-01-15T03:00:00Z', notAfter: '2020-01-15T03:00:01Z' }),
    good: certificate({ notBefore: '2015-06-26T03:00:00Z', notAfter: '2018-06-26T03:00:00Z' }),
    severity: 'error',
    in: gca2017,
    facts: { days: 1096, maximum: 1095 },
  },
  {
    rule: 'validity-too-long',
    bad: certificate({ notBefore: '2027-03-15T00:00:00Z', notAfter: '2027-06-23T00:00:00Z' }),
    good: certificate({ notBefore: '2027-03-15T00:00:00Z', notAfter: '2027-06-22T23:59:59Z' }),
    severity: 'error',
    facts: { days: 101, maximum: 100 },
  },
  {
    rule: 'validity-too-long',
    bad: certificate({ notBefore: '2029-03-15T00:00:00Z', notAfter: '2029-05-01T00:00:00Z' }),
    good: certificate({ notBefore: '2029-03-15T00:00:00Z', notAfter: '2029-04-30T23:59:59Z' }),
    severity: 'error',
    facts: { days: 48, maximum: 47 },
  },
  { rule: 'validity-reversed', bad: certificate({ notAfter: '2026-01-01T00:00:00Z' }), good: certificate(), severity: 'error' },
  {
    rule: 'expired',
    bad: certificate({ notAfter: '2026-11-20T15:59:59Z' }),
    good: certificate({ notAfter: '2026-11-22T00:00:00Z' }),
    severity: 'error',
    facts: { date: '2026-11-20 23:59', days: 1 },
  },
  { rule: 'ca-expired', bad: caCertificate({ notAfter: '2020-07-19T00:00:00Z' }), good: caCertificate(), severity: 'error' },
  {
    rule: 'not-yet-valid',
    bad: certificate({ notBefore: '2026-11-25T00:00:00Z' }),
    good: certificate({ notBefore: '2026-11-22T00:00:00Z' }),
    severity: 'error',
    facts: { date: '2026-11-25 08:00', days: 3 },
  },
  // 剩三分之一的效期就該續期：200 天的剩 66 天、100 天的剩 33 天、47 天的剩 15 天
  {
    rule: 'expires-soon',
    bad: certificate({ notBefore: '2026-07-12T00:00:00Z', notAfter: '2027-01-27T23:59:59Z' }),
    good: certificate({ notBefore: '2026-07-13T00:00:00Z', notAfter: '2027-01-28T23:59:59Z' }),
    severity: 'warning',
    facts: { date: '2027-01-28 07:59', days: 66, start: 66 },
  },
  {
    rule: 'expires-soon',
    bad: certificate({ notBefore: '2026-09-17T00:00:00Z', notAfter: '2026-12-25T23:59:59Z' }),
    good: certificate({ notBefore: '2026-09-18T00:00:00Z', notAfter: '2026-12-26T23:59:59Z' }),
    severity: 'warning',
    facts: { date: '2026-12-26 07:59', days: 33, start: 33 },
  },
  {
    rule: 'expires-soon',
    bad: certificate({ notBefore: '2026-10-22T00:00:00Z', notAfter: '2026-12-07T23:59:59Z' }),
    good: certificate({ notBefore: '2026-10-23T00:00:00Z', notAfter: '2026-12-08T23:59:59Z' }),
    severity: 'warning',
    facts: { date: '2026-12-08 07:59', days: 15, start: 15 },
  },
  // 效期好幾年的，也從剩 66 天起才說
  {
    rule: 'expires-soon',
    bad: certificate({ notBefore: '2022-01-01T00:00:00Z', notAfter: '2027-01-27T23:59:59Z' }),
    good: certificate({ notBefore: '2022-01-01T00:00:00Z', notAfter: '2027-01-28T23:59:59Z' }),
    severity: 'warning',
    facts: { date: '2027-01-28 07:59', days: 66, start: 66 },
  },
  {
    rule: 'days-left',
    bad: certificate({ notBefore: '2026-10-23T00:00:00Z', notAfter: '2026-12-08T23:59:59Z' }),
    good: certificate({ notBefore: '2026-10-22T00:00:00Z', notAfter: '2026-12-07T23:59:59Z' }),
    severity: 'info',
    facts: { date: '2026-12-09 07:59', days: 16, start: 15 },
  },
  {
    rule: 'ca-days-left',
    bad: caCertificate({ notAfter: '2026-12-01T00:00:00Z' }),
    good: caCertificate({ notAfter: '2026-11-20T00:00:00Z' }),
    severity: 'info',
    facts: { date: '2026-12-01 08:00', days: 9, start: null },
  },
  // 憑證
  {
    rule: 'server-auth-missing',
    bad: certificate({ extendedKeyUsage: ['1.3.6.1.4.1.311.10.3.4'] }),
    good: certificate({ extendedKeyUsage: ['anyExtendedKeyUsage'] }),
    severity: 'error',
  },
  { rule: 'eku-absent', bad: certificate({ extendedKeyUsage: [] }), good: certificate(), severity: 'warning' },
  { rule: 'client-auth', bad: certificate({ extendedKeyUsage: ['serverAuth', 'clientAuth'] }), good: certificate(), severity: 'info' },
  {
    rule: 'digital-signature-missing',
    bad: certificate({ keyUsage: ['keyEncipherment'] }),
    good: certificate({ keyUsage: [] }),
    severity: 'error',
  },
  {
    rule: 'key-encipherment-missing',
    bad: certificate({ keyUsage: ['digitalSignature'] }),
    good: certificate({ key: ec('P-256'), keyUsage: ['digitalSignature'] }),
    severity: 'info',
  },
  {
    rule: 'ca-as-server',
    bad: certificate({ basicConstraints: { ca: true, pathLength: null } }),
    good: caCertificate(),
    severity: 'error',
  },
  { rule: 'ca-as-server', bad: caCertificate(), good: caCertificate(), severity: 'error', badIn: { host: 'www.example.gov.tw' } },
  { rule: 'no-ocsp', bad: certificate({ ocsp: [] }), good: certificate(), severity: 'info' },
  { rule: 'no-ocsp', bad: certificate({ ocsp: [], notBefore: '2024-01-01T00:00:00Z' }), good: certificate(), severity: 'warning' },
  {
    rule: 'no-scts',
    bad: certificate({ scts: [] }),
    good: certificate({ scts: [], notBefore: '2018-04-30T00:00:00Z' }),
    severity: 'error',
  },
  {
    rule: 'no-scts',
    bad: certificate({ scts: [] }),
    good: certificate({ scts: [], extensions: [extension('1.3.6.1.4.1.11129.2.4.2')] }),
    severity: 'error',
  },
  { rule: 'must-staple', bad: certificate({ mustStaple: true }), good: certificate({ mustStaple: true, ocsp: [] }), severity: 'warning' },
  {
    rule: 'must-staple-without-ocsp',
    bad: certificate({ mustStaple: true, ocsp: [] }),
    good: certificate({ mustStaple: true }),
    severity: 'error',
  },
  {
    rule: 'serial-too-short',
    bad: certificate({ serialHex: '0cbe' }),
    good: certificate(),
    severity: 'warning',
    facts: { serial: '0cbe', bytes: 2 },
  },
  { rule: 'serial-not-positive', bad: certificate({ serialHex: '-405db92c677da6aad0' }), good: certificate(), severity: 'error' },
  { rule: 'serial-not-positive', bad: certificate({ serialHex: '00' }), good: certificate(), severity: 'error' },
  {
    rule: 'serial-too-long',
    bad: certificate({ serialHex: '11'.repeat(21) }),
    good: certificate({ serialHex: `00${'f1'.repeat(20)}` }),
    severity: 'warning',
  },
  { rule: 'not-version-3', bad: certificate({ version: 1 }), good: certificate(), severity: 'error' },
  {
    rule: 'unknown-critical-extension',
    bad: certificate({ extensions: [extension('1.2.3.4', true)] }),
    good: certificate({ extensions: [extension('1.2.3.4'), extension('2.5.29.19', true)] }),
    severity: 'error',
  },
  {
    rule: 'unknown-critical-in-request',
    bad: csr({ extensions: [extension('1.2.3.4', true)] }),
    good: csr({ extensions: [extension('1.2.3.4')] }),
    severity: 'warning',
  },
  {
    rule: 'precertificate',
    bad: certificate({ extensions: [extension('1.3.6.1.4.1.11129.2.4.3', true)] }),
    good: certificate(),
    severity: 'error',
  },
  {
    rule: 'unreadable-part',
    bad: csr({ unreadable: [{ part: 'extension 2.5.29.32', reason: 'asn1-truncated' }] }),
    good: csr(),
    severity: 'warning',
  },
  {
    rule: 'aia-unreadable',
    bad: certificate({ unreadable: [{ part: 'extension 1.3.6.1.5.5.7.1.1', reason: 'asn1-wrong-tag' }] }),
    good: certificate({ unreadable: [{ part: 'extension 2.5.29.32', reason: 'asn1-wrong-tag' }] }),
    severity: 'error',
  },
  // 會中斷連線的
  {
    rule: 'ec-curve-p521',
    bad: csr({ key: ec('P-521') }),
    good: csr({ key: ec('P-256') }),
    severity: 'error',
    facts: { curve: 'P-521', allowed: '' },
  },
  { rule: 'ec-curve-p521', bad: certificate({ key: ec('P-521') }), good: certificate({ key: ec('P-384') }), severity: 'error' },
  {
    rule: 'eku-any-only',
    bad: certificate({ extendedKeyUsage: ['anyExtendedKeyUsage'] }),
    good: certificate({ extendedKeyUsage: ['anyExtendedKeyUsage', 'serverAuth'] }),
    severity: 'error',
    facts: { purpose: 'serverAuth', purposes: 'anyExtendedKeyUsage' },
  },
  {
    rule: 'eku-ocsp-signing',
    bad: certificate({ extendedKeyUsage: ['serverAuth', 'OCSPSigning'] }),
    good: certificate(),
    severity: 'error',
  },
  {
    rule: 'key-usage-not-for-tls',
    bad: certificate({ keyUsage: ['nonRepudiation'] }),
    good: certificate({ keyUsage: ['keyEncipherment'] }),
    severity: 'error',
    facts: { usage: 'digitalSignature、keyEncipherment、keyAgreement', usages: 'nonRepudiation' },
  },
  {
    rule: 'empty-subject-san-not-critical',
    bad: certificate({ subject: name(''), extensions: [extension('2.5.29.17')] }),
    good: certificate({ subject: name(''), extensions: [extension('2.5.29.17', true)] }),
    severity: 'error',
  },
  {
    rule: 'san-not-ascii',
    bad: certificate({ san: [...dns('www.example.gov.tw'), generalName('email', '資訊@example.gov.tw')] }),
    good: certificate({ san: dns('www.example.gov.tw', '中文.tw') }),
    severity: 'error',
    facts: { name: '資訊@example.gov.tw' },
  },
  // CA 憑證
  {
    rule: 'ca-known',
    bad: caCertificate({ fingerprints: { sha1: '', sha256: '01' } }),
    good: certificate(),
    severity: 'info',
    in: knows(authority()),
  },
  {
    rule: 'ca-limited',
    bad: caCertificate({ fingerprints: { sha1: '', sha256: '01' } }),
    good: caCertificate({ fingerprints: { sha1: '', sha256: '01' } }),
    severity: 'warning',
    badIn: knows(authority({ status: 'limited' })),
    goodIn: knows(authority()),
  },
  { rule: 'ca-obsolete', bad: caCertificate(), good: caCertificate({ fingerprints: null }), severity: 'error', in: knows(gpkiCa) },
  {
    rule: 'ca-obsolete',
    bad: caCertificate(),
    good: caCertificate(),
    severity: 'warning',
    badIn: { ...on('2021-01-01'), ...knows(gpkiCa) },
    goodIn: { ...on('2017-03-15'), ...knows(gpkiCa) },
  },
  {
    rule: 'ca-unknown',
    bad: caCertificate(),
    good: caCertificate({ fingerprints: { sha1: '', sha256: '01' } }),
    severity: 'warning',
    in: knows(authority()),
  },
  // 簽發者
  { rule: 'issuer-gpki', bad: certificate(), good: certificate({ aki: 'bb' }), severity: 'error', in: knows(gpkiCa) },
  {
    rule: 'issuer-gpki',
    bad: certificate(),
    good: certificate(),
    severity: 'warning',
    badIn: { ...on('2021-01-01'), ...knows(gpkiCa) },
    goodIn: { ...on('2017-03-15'), ...knows(gpkiCa) },
  },
  {
    rule: 'issuer-chrome-cut-off',
    bad: gtlscaLeaf('2025-08-01T00:00:00Z'),
    good: gtlscaLeaf('2025-07-31T23:59:59Z'),
    severity: 'error',
    in: knows(gtlscaCa),
    facts: { authority: 'gtlsca-g1', name: 'GTLSCA', date: '2025-08-01 08:00', basis: 'notBefore' },
  },
  {
    rule: 'issuer-chrome-cut-off',
    bad: gtlscaLeaf('2025-07-01T00:00:00Z', {
      scts: [
        { logId: '1', timestamp: '2025-09-01T00:00:00Z' },
        { logId: '2', timestamp: '2025-08-02T00:00:00Z' },
      ],
    }),
    good: gtlscaLeaf('2025-08-01T00:00:00Z', {
      scts: [
        { logId: '1', timestamp: '2025-09-01T00:00:00Z' },
        { logId: '2', timestamp: '2025-07-31T23:59:59Z' },
      ],
    }),
    severity: 'error',
    in: knows(gtlscaCa),
    facts: { authority: 'gtlsca-g1', name: 'GTLSCA', date: '2025-08-02 08:00', basis: 'SCT' },
  },
  {
    rule: 'issuer-firefox-removed',
    bad: gtlscaLeaf('2025-07-01T00:00:00Z'),
    good: gtlscaLeaf('2025-07-01T00:00:00Z'),
    severity: 'error',
    badIn: knows(gtlscaCa),
    goodIn: { ...on('2026-06-01'), ...knows(gtlscaCa) },
  },
  {
    rule: 'issuer-java-cut-off',
    bad: gtlscaLeaf('2026-03-18T00:00:00Z'),
    good: gtlscaLeaf('2026-03-17T00:00:00Z'),
    severity: 'warning',
    in: knows(gtlscaCa),
  },
  {
    rule: 'issuer-usable',
    bad: certificate(),
    good: gtlscaLeaf('2026-01-01T00:00:00Z'),
    severity: 'info',
    in: knows(
      authority({ issuedBy: ['cross', 'root'] }),
      authority({ id: 'cross', name: '交互憑證', role: 'cross', subject: 'CN=R' }),
      authority({ id: 'root', name: 'TWCA Global', role: 'root', subject: 'CN=R' }),
      gtlscaCa,
    ),
    facts: {
      authority: 'twca-secure-ssl',
      name: 'TWCA 網站憑證管理中心',
      path: 'TWCA 網站憑證管理中心 → TWCA Global',
      advice: '伺服器憑證後面接這一張。',
    },
  },
  {
    rule: 'issuer-not-yet-trusted',
    bad: certificate(),
    good: certificate(),
    severity: 'warning',
    badIn: knows(authority({ family: 'cht-trustroot' })),
    goodIn: knows(authority()),
  },
  {
    rule: 'issuer-unknown',
    bad: certificate({ issuer: name('CN=防毒軟體閘道') }),
    good: certificate(),
    severity: 'info',
    in: knows(authority()),
    facts: { issuer: '防毒軟體閘道' },
  },
  { rule: 'issuer-other-generation', bad: certificate({ aki: 'bb' }), good: certificate(), severity: 'warning', in: knows(authority()) },
  {
    rule: 'issuer-by-name-only',
    bad: certificate({ aki: null }),
    good: certificate({ aki: 'bb' }),
    severity: 'warning',
    in: knows(authority()),
  },
  {
    rule: 'practice-certificate',
    bad: certificate({ issuer: name('O=演練用，不可上線 GOV-TLS-KB PRACTICE ONLY,CN=演練中繼憑證') }),
    good: certificate({ subject: name('O=演練用，不可上線 GOV-TLS-KB PRACTICE ONLY,CN=www.example.gov.tw') }),
    severity: 'error',
    facts: {},
  },
  { rule: 'gca-closed', bad: csr(), good: csr(), severity: 'error', badIn: { programme: 'gca' }, goodIn: gca2017 },
  {
    rule: 'gtlsca-not-for-browsers',
    bad: csr(),
    good: csr(),
    severity: 'warning',
    badIn: gtlsca,
    goodIn: { ...gtlsca, ...on('2025-07-31') },
  },
  // 少見的寫法（core/lint）
  ...lintRows,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

for (const [number, row] of rows.entries()) {
  const rule = byId.get(row.rule);
  test(`${number + 1}. ${rule?.title ?? row.rule}（${row.rule}）：該報的報，不該報的不報`, () => {
    assert.ok(rule, '沒有這條規則');
    const found = judge(row.bad, context({ ...row.in, ...row.badIn })).filter(({ rule: id }) => id === row.rule);
    assert.equal(found.length, 1, '該報的要剛好報一次');
    assert.equal(found[0]?.severity, row.severity);
    if (row.facts) assert.deepEqual(found[0]?.facts, row.facts);
    for (const template of [rule.message, rule.fix]) assert.doesNotMatch(renderMessage(template, found[0]?.facts ?? {}), /[{}]|undefined/);
    const none = judge(row.good, context({ ...row.in, ...row.goodIn })).filter(({ rule: id }) => id === row.rule);
    assert.deepEqual(none, [], '不該報的卻報了');
  });
}

test('每一條規則在上表都有一列', () => {
  const seen = new Set(rows.map(({ rule }) => rule));
  assert.deepEqual(
    rules.map(({ id }) => id).filter((id) => !seen.has(id)),
    [],
  );
});
