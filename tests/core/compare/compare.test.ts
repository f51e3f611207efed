import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choosePair } from '../../../src/core/compare/choose-pair.ts';
import { compareCodes } from '../../../src/core/compare/codes.ts';
import { compare } from '../../../src/core/compare/compare.ts';
import { compareNames } from '../../../src/core/compare/compare-names.ts';
import { byFile } from '../../../src/content/content-folder.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { holesOf } from '../../../src/core/text/render-message.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { makeCertificate, makeKeys, makeRequest, type CertificateWish } from '../../support/make-certificate.ts';
import { practiceSet } from '../../support/practice-set.ts';

const AT = new Date('2026-11-29T00:00:00Z');
const [keys, others, issuing, reissued] = await Promise.all([makeKeys(), makeKeys(), makeKeys(), makeKeys()]);
const subjectOf = (pem: string): Subject => {
  const [subject] = readInput(pem).blocks.flatMap((block) => decodeBlock(block).subjects);
  assert.ok(subject);
  return subject;
};
let serial = 1;
/** A server's certificate like the last one, but for the wish. */
const certificate = async (wish: Partial<CertificateWish> & { eku?: never } = {}): Promise<Subject> =>
  subjectOf(
    await makeCertificate({
      name: '/C=TW/O=測試機關/CN=www.example.gov.tw',
      keys,
      issuer: { name: '/C=TW/O=測試/CN=測試中繼', keys: issuing },
      serial: serial++,
      from: new Date('2026-01-01T00:00:00Z'),
      days: 365,
      hosts: ['www.example.gov.tw'],
      ...wish,
    }),
  );
const old = await certificate();
const renewal = { from: new Date('2026-11-20T00:00:00Z'), days: 198, keys: others };
const codesOf = (after: Subject, before = old, at = AT): string[] => compare(before, after, at).changes.map(({ code }) => code);

test('一般的續期：名稱都在、簽發者相同、金鑰是新的、效期變短', async () => {
  const { same, names, changes } = compare(old, await certificate(renewal), AT);
  assert.equal(same, false);
  assert.deepEqual(names, { lost: [], covered: [], kept: ['www.example.gov.tw'], gained: [] });
  assert.deepEqual(
    changes.map(({ code, facts }) => [code, facts]),
    [
      ['names-kept', { count: 1 }],
      ['key-new', {}],
      ['issuer-same', { issuer: '測試中繼' }],
      ['time-left', { days: 33, date: '2027-01-01' }],
      ['validity-shorter', { before: 366, after: 199 }],
    ],
  );
});

test('同一張憑證就只說是同一張', () => {
  assert.deepEqual(compare(old, old, AT), {
    same: true,
    names: { lost: [], covered: [], kept: ['www.example.gov.tw'], gained: [] },
    changes: [],
  });
});

const cases: [what: string, wish: Partial<CertificateWish>, first: string, before?: Partial<CertificateWish>][] = [
  ['少了名稱', { ...renewal, hosts: ['other.example.gov.tw'] }, 'names-lost'],
  ['沿用金鑰', { ...renewal, keys }, 'key-reused'],
  ['換了簽發者', { ...renewal, issuer: { name: '/CN=另一家', keys: reissued } }, 'issuer-changed'],
  ['簽發者同名，金鑰不同', { ...renewal, issuer: { name: '/C=TW/O=測試/CN=測試中繼', keys: reissued } }, 'issuer-key-changed'],
  ['新的晚於舊的到期才生效', { ...renewal, from: new Date('2027-02-01T00:00:00Z') }, 'gap-between'],
  ['新的更早到期', { ...renewal, days: 10 }, 'ends-earlier'],
  ['新的是舊檔案的備份', { ...renewal, from: new Date('2026-11-01T00:00:00Z'), days: 20 }, 'ends-earlier'],
];
for (const [what, wish, first] of cases) {
  test(`${what}：先說 ${first}`, async () => assert.equal(codesOf(await certificate(wish))[0], first));
}

test('舊的已經過期就說出日期，不說還有幾天', async () => {
  const codes = codesOf(await certificate(renewal), await certificate({ days: 100 }));
  assert.ok(codes.includes('old-expired'));
  assert.ok(!codes.includes('time-left'));
});

test('新的請求檔：比名稱與金鑰，不說簽發者、用途與效期', async () => {
  const request = subjectOf(await makeRequest({ name: '/CN=www.example.gov.tw', keys: others }));
  assert.deepEqual(codesOf(request), ['names-kept', 'key-new', 'time-left']);
});

test('萬用字元涵蓋的名稱不算少；萬用字元自己少了就是少了', async () => {
  const many = await certificate({ hosts: ['a.example.gov.tw', 'a.b.example.gov.tw', 'example.gov.tw'] });
  const star = await certificate({ hosts: ['*.example.gov.tw', 'example.gov.tw'] });
  assert.deepEqual(compareNames(many, star), {
    lost: ['a.b.example.gov.tw'],
    covered: ['a.example.gov.tw'],
    kept: ['example.gov.tw'],
    gained: ['*.example.gov.tw'],
  });
  assert.deepEqual(compareNames(star, many).lost, ['*.example.gov.tw']);
});

test('名稱不分大小寫', async () => {
  const { lost, gained } = compareNames(old, await certificate({ hosts: ['WWW.Example.gov.tw'] }));
  assert.deepEqual([lost, gained], [[], []]);
});

test('最早與最新的一張拿來比；中繼憑證不比，請求檔算新的', async () => {
  const newest = await certificate(renewal);
  const middle = await certificate({ from: new Date('2026-06-01T00:00:00Z') });
  const authority = await certificate({ ca: true, hosts: [], from: new Date('2020-01-01T00:00:00Z'), days: 4000 });
  const as = (...subjects: Subject[]) => subjects.map((subject) => ({ file: null, subject }));
  const pair = choosePair(as(newest, authority, old, middle, middle));
  assert.deepEqual([pair?.before.subject, pair?.after.subject, pair?.between], [old, newest, 1]);
  assert.equal(choosePair(as(newest, authority)), null);
  assert.equal(choosePair(as(old, old))?.after.subject, old);
  const request = subjectOf(await makeRequest({ name: '/CN=www.example.gov.tw', keys: others }));
  assert.equal(choosePair(as(request, old))?.after.subject, request);
});

test('每一個代碼都有句子，句子裡的每個 {…} 都是那個代碼給的事實', () => {
  const words = byFile('messages')['compare'] ?? {};
  assert.deepEqual(Object.keys(words).toSorted(), Object.keys(compareCodes).toSorted());
  for (const [code, { facts }] of Object.entries(compareCodes)) {
    const message = words[code];
    for (const hole of holesOf(`${message?.text}${message?.fix ?? ''}`))
      assert.ok((facts as readonly string[]).includes(hole), `${code} {${hole}}`);
  }
});

test('新的是演練用的：第一件事就說不可上線；舊的是演練用的：說換掉是對的', async () => {
  const { text } = await practiceSet({ now: AT });
  const [practice, real] = [subjectOf(text('server.crt')), await certificate()];
  const first = (before: Subject, after: Subject): string[] =>
    compare(before, after, AT).changes.map(({ code, severity }) => `${severity} ${code}`);
  assert.equal(first(real, practice)[0], 'error practice-new');
  assert.ok(first(practice, real).includes('info practice-old'));
  assert.ok(![...first(real, real), ...first(await certificate(), real)].some((each) => each.includes('practice')));
});
