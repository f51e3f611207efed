// 同一張憑證的同一個毛病只說一次：管憑證寫法的規則與會中斷連線的規則不重複。
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../../src/core/policy/judge.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { certificate, context, csr, ec, generalName } from './subject-factory.ts';

/** The rules about what a key or a certificate may be used for. */
const USES = /^(key-usage|key-encipherment|digital-signature|eku-|purpose-|server-auth|client-auth|role-)/;

const CASES: readonly [what: string, made: Subject, rules: string[]][] = [
  ['用途是網站與 OCSP', certificate({ extendedKeyUsage: ['serverAuth', 'OCSPSigning'] }), ['eku-ocsp-signing']],
  [
    '用途是網站、OCSP 與程式簽署：兩件事',
    certificate({ extendedKeyUsage: ['serverAuth', 'OCSPSigning', 'codeSigning'] }),
    ['eku-ocsp-signing', 'purpose-not-for-servers'],
  ],
  ['用途只有「任何」', certificate({ extendedKeyUsage: ['anyExtendedKeyUsage'] }), ['eku-any-only']],
  ['用途是「任何」與程式簽署', certificate({ extendedKeyUsage: ['anyExtendedKeyUsage', 'codeSigning'] }), ['eku-any-only']],
  ['用途是網站與「任何」', certificate({ extendedKeyUsage: ['serverAuth', 'anyExtendedKeyUsage'] }), ['purpose-not-for-servers']],
  ['用途是 OCSP', certificate({ extendedKeyUsage: ['OCSPSigning'] }), ['role-ocsp-responder']],
  ['金鑰只能簽文件', certificate({ keyUsage: ['nonRepudiation'] }), ['key-usage-not-for-tls']],
  ['金鑰只能簽憑證', certificate({ keyUsage: ['keyCertSign', 'cRLSign'] }), ['key-usage-not-for-tls']],
  ['EC 金鑰只能加密資料', certificate({ key: ec('P-256'), keyUsage: ['dataEncipherment'] }), ['key-usage-not-for-tls']],
  ['RSA 金鑰只能加密金鑰', certificate({ keyUsage: ['keyEncipherment'] }), ['digital-signature-missing']],
  ['EC 金鑰多了加密金鑰', certificate({ key: ec('P-256'), keyUsage: ['digitalSignature', 'keyEncipherment'] }), ['key-usage-other']],
  ['RSA 金鑰多了簽文件', certificate({ keyUsage: ['digitalSignature', 'keyEncipherment', 'nonRepudiation'] }), ['key-usage-other']],
];

for (const [what, made, rules] of CASES)
  test(`${what}：${rules.join('、')}`, () => {
    const found = judge(made, context()).map(({ rule }) => rule);
    assert.deepEqual(found.filter((rule) => USES.test(rule)).sort(), rules);
  });

/** SAN 的一個名稱放不下它的字元，讀的時候也記了下來。 */
const odd = (type: 'dns' | 'uri', value: string): Partial<Subject> => ({
  san: [generalName('dns', 'ok.test'), generalName(type, value)],
  unreadable: [{ part: 'extension 2.5.29.17', reason: 'bad-string' }],
});
const ABOUT_NAMES = /^(unreadable-part|san-not-ascii|name-not-ascii)$/;
const NAMES: readonly [what: string, made: Subject, rules: string[]][] = [
  ['憑證的中文網域', certificate(odd('dns', '測試.ok.test')), ['name-not-ascii']],
  ['憑證的中文網址', certificate(odd('uri', 'http://測試.ok.test/')), ['san-not-ascii']],
  ['請求檔的中文網域', csr(odd('dns', '測試.ok.test')), ['name-not-ascii']],
  ['請求檔的中文網址：沒有別的規則，照樣說讀不出來', csr(odd('uri', 'http://測試.ok.test/')), ['unreadable-part']],
  [
    '別種用途的憑證沒有名稱的規則，照樣說',
    certificate({ ...odd('uri', 'http://測試.ok.test/'), extendedKeyUsage: ['codeSigning'] }),
    ['unreadable-part'],
  ],
  [
    '編碼真的壞了',
    certificate({ ...odd('dns', '測試.ok.test'), unreadable: [{ part: 'extension 2.5.29.17', reason: 'asn1-truncated' }] }),
    ['name-not-ascii', 'unreadable-part'],
  ],
];

for (const [what, made, rules] of NAMES)
  test(`${what}：${rules.join('、')}`, () => {
    const found = judge(made, context()).map(({ rule }) => rule);
    assert.deepEqual(found.filter((rule) => ABOUT_NAMES.test(rule)).sort(), rules);
  });

test('同一個不認得的關鍵欄位寫了兩次，只說一次', () => {
  const extension = { oid: '2.5.29.99', name: '2.5.29.99', critical: true, value: new Uint8Array() };
  const found = judge(certificate({ extensions: [extension, extension] }), context());
  assert.equal(found.filter(({ rule }) => rule === 'unknown-critical-extension').length, 1);
});

for (const part of ['subject', 'subjectPublicKeyInfo'])
  test(`讀到一半就壞了（${part}）：不說沒有名稱、沒有 SAN，只說讀不出來`, () => {
    const found = judge(csr({ subject: null, san: [], unreadable: [{ part, reason: 'asn1-wrong-tag' }] }), context()).map(
      ({ rule }) => rule,
    );
    assert.deepEqual(
      found.filter((rule) => /^(san-missing-in-request|request-without-name)$/.test(rule)),
      [],
    );
  });
