import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byFile } from '../../../src/content/content-folder.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import { compareProbes, probeChangeCodes } from '../../../src/core/probe/compare-probes.ts';
import { findingOf } from '../../../src/core/probe/finding-of.ts';
import { judgeProbe } from '../../../src/core/probe/judge-probe.ts';
import { judgeTogether } from '../../../src/core/probe/judge-together.ts';
import { criterionCodes, groupCodes, probeCodes } from '../../../src/core/probe/probe-codes.ts';
import {
  answerOf,
  cipherFamilies,
  emptyRecord,
  ending,
  protocols,
  type Answer,
  type ProbeRecord,
} from '../../../src/core/probe/probe-record.ts';
import type { ProbeVerdict } from '../../../src/core/probe/probe-verdict.ts';
import { changeText, findingText, probeHeadline, reasonsOf } from '../../../src/core/probe/probe-words.ts';
import { emptySubject } from '../../../src/core/x509/subject.ts';
import { holesOf } from '../../../src/core/text/render-message.ts';
import { load } from '../../../src/content/content-folder.ts';
import { makeCertificate, makeKeys } from '../../support/make-certificate.ts';

const words = byFile('messages');
const keys = await makeKeys();
const certificate = async (from: string, serial: number): Promise<Uint8Array> => {
  const pem = await makeCertificate({
    name: '/C=TW/CN=www.example.gov.tw',
    keys,
    serial,
    from: new Date(from),
    days: 90,
    hosts: ['www.example.gov.tw'],
  });
  return Uint8Array.from(Buffer.from(pem.replace(/-----.*-----/g, ''), 'base64'));
};
const [old, fresh] = [await certificate('2026-09-01T00:00:00Z', 1), await certificate('2026-11-20T00:00:00Z', 2)];

const yes = (cipher: number): Answer => ({ said: 'yes', cipher });
const no: Answer = { said: 'no', ending: ending('alert', 40) };
const sent = (...certificates: Uint8Array[]): ProbeRecord['chain'] => ({
  said: 'sent',
  protocol: 'TLSv1.2',
  certificates,
  lines: certificates.map(() => 0),
  isOrderKnown: true,
});
const http = { location: null, server: 'nginx', hsts: null, date: null, dateAt: null, ending: null };

/** A server that keeps every criterion. */
const good = (): ProbeRecord => ({
  ...emptyRecord('kb-probe', 'www.example.gov.tw', 443),
  name: 'www.example.gov.tw',
  address: '192.0.2.1',
  connect: 'ok',
  protocols: { SSLv3: no, 'TLSv1.0': no, 'TLSv1.1': no, 'TLSv1.2': yes(0xc02f), 'TLSv1.3': yes(0x1301) },
  ciphers: Object.fromEntries(cipherFamilies.map((family) => [family, no])),
  groups: { 'TLSv1.2': 'x25519', 'TLSv1.3': 'x25519' },
  alpn: 'h2',
  stapled: { isThere: false, response: null },
  chain: sent(fresh),
  unnamed: sent(fresh),
  http: { ...http, status: 301, location: 'https://www.example.gov.tw/' },
  https: { ...http, status: 200, hsts: 'max-age=31536000' },
});

const fine = {
  ok: true,
  path: [],
  gaps: [],
  extras: [],
  order: 'ok',
  problems: [],
  clients: {},
  platforms: null,
  notJudged: [],
} as unknown as ChainReport;
const judge = (record: ProbeRecord, report: ChainReport | null = fine): Promise<ProbeVerdict> =>
  judgeProbe(record, {
    inspect: (subject) =>
      Promise.resolve({
        subject: subject ?? emptySubject({ kind: 'certificate', encoding: 'der', label: null, line: null, der: null }),
        verification: null,
        authority: null,
        findings: [],
        verdict: 'usable',
        readable: {},
      }),
    ask: () => Promise.resolve(report),
  });
const ruleText = (id: string): string => id;

test('每一項準則都符合的伺服器：合格，不說有問題', async () => {
  const verdict = await judge(good());
  assert.equal(verdict.verdict, 'usable');
  assert.ok(verdict.criteria.every(({ result }) => result === 'kept'));
  assert.equal(verdict.criteria.length, Object.keys(criterionCodes).length);
  assert.deepEqual(
    verdict.findings.map(({ code, severity }) => [code, severity]),
    [
      ['same-without-name', 'info'],
      ['not-stapled', 'info'],
      ['redirects-to-https', 'info'],
    ],
  );
  assert.equal(verdict.product, 'nginx');
  assert.equal(probeHeadline(verdict, words, ruleText), '合格：看到的都符合準則。');
});

/** What is changed in a good server, which codes are said besides, and the verdict. */
const FAULTS: readonly (readonly [string, Partial<ProbeRecord>, readonly string[], ProbeVerdict['verdict']])[] = [
  [
    '連不上',
    { connect: 'timeout', protocols: {}, ciphers: {}, chain: null, unnamed: null, stapled: null, http: null, https: null },
    ['not-connected'],
    'unreadable',
  ],
  [
    '埠上不是 TLS',
    {
      protocols: Object.fromEntries(protocols.map((each) => [each, answerOf(ending('not-tls'))])),
      chain: null,
      unnamed: null,
      stapled: null,
    },
    ['no-tls'],
    'unusable',
  ],
  [
    '什麼都不回答',
    {
      protocols: Object.fromEntries(protocols.map((each) => [each, answerOf(ending('timeout'))])),
      chain: null,
      unnamed: null,
      stapled: null,
    },
    ['nothing-answered'],
    'unreadable',
  ],
  ['還開著 TLS 1.0', { protocols: { ...good().protocols, 'TLSv1.0': yes(0x2f) } }, ['old-protocol'], 'unusable'],
  [
    '只有 TLS 1.0',
    { protocols: { ...good().protocols, 'TLSv1.0': yes(0x2f), 'TLSv1.2': no, 'TLSv1.3': no } },
    ['old-protocol', 'no-modern-protocol'],
    'unusable',
  ],
  [
    'SSLv3 與 TLS 1.0 各說一次，關法不同',
    { protocols: { ...good().protocols, SSLv3: yes(5), 'TLSv1.0': yes(0x2f) } },
    ['old-protocol', 'old-protocol'],
    'unusable',
  ],
  [
    '紀錄在憑證之前就斷了：不說沒有看到憑證',
    { isCut: true, chain: answerOf(ending('failed')), unnamed: null, stapled: null },
    ['record-cut'],
    'unreadable',
  ],
  ['沒有 TLS 1.3', { protocols: { ...good().protocols, 'TLSv1.3': no } }, ['no-tls13'], 'caution'],
  ['RC4', { ciphers: { ...good().ciphers, RC4: yes(5) } }, ['weak-cipher'], 'unusable'],
  [
    '3DES 與靜態 RSA',
    { ciphers: { ...good().ciphers, '3DES': yes(10), RSA: yes(0x9c) } },
    ['medium-cipher', 'no-forward-secrecy'],
    'caution',
  ],
  ['1024 位元的 DH', { groups: { 'TLSv1.2': 'dhe-1024' } }, ['weak-group'], 'caution'],
  ['有一種套件沒有問到', { ciphers: { ...good().ciphers, RC4: answerOf(ending('no-tool')) } }, [], 'unreadable'],
  ['沒有看到憑證', { chain: answerOf(ending('no-tool')), unnamed: null, stapled: null }, ['chain-unseen'], 'unreadable'],
  ['空的憑證清單', { chain: sent(), unnamed: null, stapled: null }, ['no-certificate'], 'unusable'],
  ['沒送名稱就換一張', { unnamed: sent(old) }, ['other-without-name'], 'usable'],
  ['沒送名稱就拒絕', { unnamed: answerOf(ending('alert', 112)) }, ['refused-without-name'], 'usable'],
  ['收集時沒有送名稱', { name: null, unnamed: null }, ['name-not-sent'], 'unreadable'],
  ['http 沒有轉址', { http: { ...http, status: 200 } }, ['no-redirect'], 'caution'],
  ['http 轉到別的網站', { http: { ...http, status: 302, location: 'http://elsewhere.example/' } }, ['redirect-elsewhere'], 'caution'],
  ['沒有 HSTS', { https: { ...http, status: 200 } }, ['no-hsts'], 'caution'],
  ['HSTS 太短', { https: { ...http, status: 200, hsts: 'max-age=300' } }, ['short-hsts'], 'caution'],
  ['HSTS 是 0', { https: { ...http, status: 200, hsts: 'max-age=0' } }, ['no-hsts'], 'caution'],
  [
    '伺服器的時間差十分鐘',
    { https: { ...http, status: 200, hsts: 'max-age=31536000', date: 600_000, dateAt: 0 } },
    ['server-clock'],
    'caution',
  ],
  ['紀錄斷了', { isCut: true }, ['record-cut'], 'unreadable'],
  ['郵件的埠，沒有網頁的準則', { starttls: 'smtp', http: null, https: null, alpn: null }, [], 'usable'],
];
for (const [what, change, codes, verdict] of FAULTS)
  test(`${what}：${codes.join('、') || '不多說'}，${verdict}`, async () => {
    const judged = await judge({ ...good(), ...change }, change.chain === undefined || change.chain?.said === 'sent' ? fine : null);
    const usual = new Set(['same-without-name', 'not-stapled', 'redirects-to-https', 'https-failed']);
    assert.deepEqual(
      judged.findings
        .map(({ code }) => code)
        .filter((code) => !usual.has(code))
        .sort(),
      [...codes].sort(),
    );
    assert.equal(judged.verdict, verdict);
    assert.doesNotMatch(probeHeadline(judged, words, ruleText), /undefined|null|\{|—/);
    for (const finding of judged.findings) {
      assert.deepEqual(Object.keys(finding.facts).sort(), [...probeCodes[finding.code].facts].sort());
      assert.doesNotMatch(findingText(finding, words).text, /undefined|null|\{/);
    }
  });

test('串鍊不通，不合格；串鍊沒辦法判斷，看不全', async () => {
  const broken = {
    ...fine,
    ok: false,
    problems: [{ code: 'missing-intermediate', cert: '', severity: 'error', facts: {} }],
  } as unknown as ChainReport;
  assert.equal((await judge(good(), broken)).verdict, 'unusable');
  assert.equal((await judge(good(), { ...fine, ok: false })).verdict, 'unreadable');
});

test('同一主機的兩個位址，有一台還送舊憑證：說是哪一個位址', async () => {
  const verdicts = [await judge({ ...good(), address: '192.0.2.2', chain: sent(old) }), await judge(good())];
  assert.deepEqual(judgeTogether(verdicts), [
    {
      code: 'other-leaf-at-address',
      facts: { host: 'www.example.gov.tw', address: '192.0.2.2', until: '2026-11-30', expected: '2027-02-18' },
      places: [0, 1],
    },
  ]);
  assert.deepEqual(judgeTogether([verdicts[1] as ProbeVerdict, await judge(good())]), []);
});

const AT_TWO = { address: '192.0.2.2' };

test('修好之前的紀錄不算：同一個位址只看最後一次收集的', async () => {
  const before = { ...good(), clock: 1, chain: sent(old) };
  const after = { ...good(), clock: 2 };
  const all = [before, { ...before, ...AT_TWO }, after, { ...after, ...AT_TWO }];
  assert.deepEqual(judgeTogether(await Promise.all(all.map((record) => judge(record)))), []);
  const half = await Promise.all([after, before, { ...before, ...AT_TWO }].map((record) => judge(record)));
  assert.deepEqual(
    judgeTogether(half).map(({ code, places }) => [code, places]),
    [['other-leaf-at-address', [2, 0]]],
  );
});

test('同一個時間簽發的兩張，說不同，不說哪一張是舊的；協定不同照樣說', async () => {
  const twin = await certificate('2026-11-20T00:00:00Z', 3);
  const codesOf = async (record: ProbeRecord): Promise<string[]> =>
    judgeTogether([await judge(good()), await judge(record)]).map(({ code }) => code);
  assert.deepEqual(await codesOf({ ...good(), ...AT_TWO, chain: sent(twin) }), ['different-leaf-at-address']);
  assert.deepEqual(await codesOf({ ...good(), ...AT_TWO, chain: sent(twin), protocols: { ...good().protocols, 'TLSv1.3': no } }), [
    'different-leaf-at-address',
    'other-protocols-at-address',
  ]);
});

test('同一個時間簽發、金鑰種類不同的一對，不說位址不同', async () => {
  const [first, second] = [await judge(good()), await judge({ ...good(), ...AT_TWO, chain: sent(old) })];
  const [leaf] = first.sent;
  assert.ok(leaf?.key);
  const pair = { ...leaf, fingerprints: { sha1: '', sha256: '00' }, key: { ...leaf.key, type: 'RSA' } } as typeof leaf;
  assert.deepEqual(judgeTogether([first, { ...second, sent: [pair] }]), []);
});

test('沒有問到的協定、看不到順序的串鍊，不說各位址不同', async () => {
  const { 'TLSv1.2': newer } = good().protocols;
  const part = { ...good(), ...AT_TWO, protocols: { 'TLSv1.2': newer ?? no } };
  assert.deepEqual(judgeTogether([await judge(good()), await judge(part)]), []);
  const differs = { ...good(), ...AT_TWO, protocols: { ...good().protocols, 'TLSv1.3': no } };
  assert.deepEqual(
    judgeTogether([await judge(good()), await judge(differs)]).map(({ code }) => code),
    ['other-protocols-at-address'],
  );
  const unordered = { ...sent(fresh, old), isOrderKnown: false } as ProbeRecord['chain'];
  assert.deepEqual(judgeTogether([await judge(good()), await judge({ ...good(), ...AT_TWO, chain: unordered })]), []);
});

test('只有 TLS 1.0 時，第一件事是開新的，不是關舊的', async () => {
  const verdict = await judge({ ...good(), protocols: { ...good().protocols, 'TLSv1.0': yes(0x2f), 'TLSv1.2': no, 'TLSv1.3': no } });
  assert.equal(verdict.findings[0]?.code, 'no-modern-protocol');
  assert.ok(verdict.findings[0] && findingOf(verdict.findings[0]) === null);
});

test('不知道怎麼結束的、比對時沒有的，都寫成字，不寫成一橫', async () => {
  const unseen = await judge({ ...good(), chain: null, unnamed: null, stapled: null }, null);
  assert.match(findingText(unseen.findings[0] as ProbeVerdict['findings'][0], words).text, /（紀錄裡沒有）/);
  const changes = compareProbes(await judge({ ...good(), https: { ...http, status: 200 } }), await judge(good()));
  assert.ok(changes.map((change) => changeText(change, words)).includes('HSTS 不同：先是「沒有」，後是「max-age=31536000」。'));
});

test('連線會斷的毛病，串鍊說了就不算第二項', async () => {
  const ended = {
    ...fine,
    ok: false,
    problems: [
      {
        code: 'expired',
        cert: '',
        severity: 'error',
        facts: { subject: 'CN=x', notAfter: '2026-11-01T00:00:00Z', date: '2026-11-01', days: 29 },
      },
    ],
  } as unknown as ChainReport;
  const verdict = await judge(good(), ended);
  const twice = {
    ...verdict,
    leaf: verdict.leaf && { ...verdict.leaf, findings: [{ rule: 'x', severity: 'error', facts: {} }] },
  } as ProbeVerdict;
  assert.equal(reasonsOf(twice, words, ruleText).length, 1);
});

test('比對：只說兩份紀錄都看到的改變', async () => {
  const before = await judge({ ...good(), chain: sent(old), protocols: { ...good().protocols, 'TLSv1.0': yes(0x2f) }, ciphers: {} });
  const after = await judge(good());
  assert.deepEqual(
    compareProbes(before, after).map(({ code }) => code),
    ['change-leaf', 'change-protocol-off', 'change-verdict'],
  );
  assert.deepEqual(
    compareProbes(after, after).map(({ code }) => code),
    ['change-same-chain', 'change-nothing'],
  );
});

test('每個代碼都有字，字裡的每個 {名稱} 都是那個代碼會給的事實；要修的都說怎麼修', () => {
  const facts: Record<string, readonly string[]> = { ...groupCodes, ...probeChangeCodes };
  for (const [code, entry] of Object.entries(probeCodes)) facts[code] = [...entry.facts, 'familyName'];
  for (const [code, names] of Object.entries(facts)) {
    const message = words['probe']?.[code];
    assert.ok(message, code);
    for (const hole of [message.text, message.detail, message.fix].flatMap((text) => holesOf(text ?? '')))
      assert.ok(names.includes(hole), `${code} 沒有 {${hole}}`);
  }
  for (const [code, { severity }] of Object.entries(probeCodes))
    if (severity !== 'info') assert.ok(words['probe']?.[code]?.fix, `${code} 要說怎麼辦`);
  for (const code of Object.keys(criterionCodes)) assert.ok(words['probe']?.[`criterion-${code}`]?.detail, `${code} 要有文件與日期`);
});

test('要改設定的每一種問題，都有各種伺服器的改法', () => {
  const known = new Set(load('findings').map(({ id }) => id));
  const asked = ['NULL', 'anon', 'EXPORT', 'DES', 'RC4'].map((family) =>
    findingOf({ code: 'weak-cipher', severity: 'error', facts: { family } }),
  );
  // Not where HSTS is too short: the settings there begin with a short one.
  for (const code of ['old-protocol', 'medium-cipher', 'no-forward-secrecy', 'weak-group', 'no-hsts'] as const)
    asked.push(findingOf({ code, severity: 'error', facts: {} }));
  for (const id of asked) assert.ok(id !== null && known.has(id), String(id));
});
