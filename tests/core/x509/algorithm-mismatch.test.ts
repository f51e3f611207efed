import assert from 'node:assert/strict';
import { X509Certificate, generateKeyPairSync, sign, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import { verifyInJavaScript } from '../../../src/core/crypto/fallback.ts';
import { createVerify } from '../../../src/core/crypto/verify.ts';
import { lintChecks } from '../../../src/core/lint/lint-checks.ts';
import { inspectInput } from '../../../src/core/inspect/inspect-input.ts';
import { problemNotes } from '../../../src/core/inspect/note-lines.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { rules } from '../policy/subject-factory.ts';
import { der, extension, name, oid } from './der-build.ts';
import { block, decodeFixture } from './fixture.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
const verify = createVerify({ subtle: webcrypto.subtle, loadFallback: () => verifyInJavaScript });
const at = new Date('2026-12-01T00:00:00Z');

const caName = name(['2.5.4.3', 0x0c, 'Test CA']);
const sha256 = (...parameters: number[]): Uint8Array => der(0x30, oid('1.2.840.113549.1.1.11'), parameters);
const sha384 = der(0x30, oid('1.2.840.113549.1.1.12'), [5, 0]);

/** Signed with SHA-256 over whatever stands inside, so that the signature itself is right. */
function signed(inside: Uint8Array, outside: Uint8Array, ca: boolean): Uint8Array {
  const validity = der(0x30, der(0x17, '261101000000Z'), der(0x17, '270201000000Z'));
  const extensions = ca
    ? [extension('2.5.29.19', der(0x30, der(0x01, [0xff])), true)]
    : [extension('2.5.29.17', der(0x30, der(0x82, 'www.example.gov.tw'))), extension('2.5.29.37', der(0x30, oid('1.3.6.1.5.5.7.3.1')))];
  const subject = ca ? caName : name(['2.5.4.3', 0x0c, 'www.example.gov.tw']);
  const tbs = der(
    0x30,
    der(0xa0, [2, 1, 2]),
    der(0x02, [ca ? 1 : 2]),
    inside,
    caName,
    validity,
    subject,
    spki,
    der(0xa3, der(0x30, ...extensions)),
  );
  return der(0x30, tbs, outside, der(0x03, [0], sign('sha256', tbs, privateKey)));
}

const decoded = (bytes: Uint8Array): Subject => {
  const [subject] = decodeBlock(block('certificate', bytes)).subjects;
  assert.ok(subject);
  return subject;
};

/** Inside, outside, and the names of both where they are not the same. */
const cases: [string, Uint8Array, Uint8Array, { inside: string; outside: string } | null][] = [
  ['相同', sha256(5, 0), sha256(5, 0), null],
  ['兩處都沒有參數', sha256(), sha256(), null],
  ['裡面是另一種雜湊', sha384, sha256(5, 0), { inside: 'sha384WithRSAEncryption', outside: 'sha256WithRSAEncryption' }],
  ['裡面有 NULL，外面沒有', sha256(5, 0), sha256(), { inside: 'sha256WithRSAEncryption #0500', outside: 'sha256WithRSAEncryption' }],
  ['裡面沒有 NULL，外面有', sha256(), sha256(5, 0), { inside: 'sha256WithRSAEncryption', outside: 'sha256WithRSAEncryption #0500' }],
];

for (const [what, inside, outside, differs] of cases) {
  const good = differs === null;
  const leaf = signed(inside, outside, false);
  const root = signed(inside, outside, true);

  test(`簽章演算法${what}：OpenSSL ${good ? '接受' : '拒絕'}，解讀${good ? '沒有問題' : '說出兩處的名稱'}`, () => {
    assert.equal(new X509Certificate(leaf).verify(publicKey), good);
    const { subjects, problems } = decodeBlock(block('certificate', leaf));
    assert.deepEqual(subjects[0]?.signature?.differs, differs);
    assert.deepEqual(
      problems.map(({ code }) => code),
      good ? [] : ['algorithm-mismatch'],
    );
    if (differs !== null)
      assert.deepEqual(problems[0]?.facts, { field: 'signatureAlgorithm', offset: problems[0]?.facts['offset'], ...differs });
  });

  test(`簽章演算法${what}：自簽憑證的簽章${good ? '成立' : '不成立，由自己的規則說明，不說內容被改過'}`, async () => {
    const { objects } = await inspectInput(root, { at, programme: 'public-web', rules, lint: lintChecks, authorities: [], verify });
    const [object] = objects;
    assert.deepEqual(object?.verification, { valid: good });
    const fired = object.findings
      .map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('signature-algorithms') || rule.startsWith('certificate-signature'));
    assert.deepEqual(fired, good ? [] : ['signature-algorithms-differ']);
    if (!good) assert.equal(object.verdict, 'unusable');
  });

  test(`簽章演算法${what}：網站憑證的串鍊${good ? '可用' : '不可用'}，信任的根憑證不看它自己的簽章`, async () => {
    const plainRoot = decoded(signed(sha256(5, 0), sha256(5, 0), true));
    const report = await examineChain({
      pool: [decoded(leaf)],
      trust: [plainRoot],
      authorities: [],
      at,
      host: 'www.example.gov.tw',
      verify,
    });
    assert.equal(report?.ok, good);
    assert.deepEqual(
      report.problems.map(({ code, facts }) => [code, facts]),
      good ? [] : [['algorithm-mismatch', { subject: 'CN=www.example.gov.tw', ...differs }]],
    );
    const under = await examineChain({
      pool: [decoded(signed(sha256(5, 0), sha256(5, 0), false))],
      trust: [decoded(root)],
      authorities: [],
      at,
      verify,
    });
    assert.deepEqual([under?.ok, under?.problems], [true, []]);
  });
}

test('CRL 的兩處也比對；請求檔裡面沒有這個欄位，不比對', () => {
  const crl = (inside: Uint8Array): Uint8Array =>
    der(0x30, der(0x30, der(0x02, [1]), inside, caName, der(0x17, '261101000000Z')), sha256(5, 0), der(0x03, [0]));
  assert.deepEqual(decodeBlock(block('crl', crl(sha256(5, 0)))).problems, []);
  assert.deepEqual(
    decodeBlock(block('crl', crl(sha384))).problems.map(({ code }) => code),
    ['algorithm-mismatch'],
  );
  assert.equal(decodeFixture('rsa-san.csr.pem').signature?.differs, null);
});

test('不同時的句子帶著兩個名稱與處理方法', () => {
  const words = {
    labels: {},
    problems: {},
    asn1: parse(readFileSync(new URL('../../../content/messages/asn1.yaml', import.meta.url), 'utf8')) as Record<string, { text: string }>,
  };
  const { problems } = decodeBlock(block('certificate', signed(sha384, sha256(5, 0), false)));
  const [note] = problemNotes(problems, words);
  assert.match(note?.text ?? '', /sha384WithRSAEncryption.*sha256WithRSAEncryption/);
  assert.match(note?.fix ?? '', /重新簽發/);
});
