// 同一張憑證的同一個毛病只說一次：管憑證寫法的規則與會中斷連線的規則不重複。
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../../src/core/policy/judge.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { certificate, context, ec } from './subject-factory.ts';

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
