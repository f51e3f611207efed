// 交互憑證：從一張網站憑證開始，少了、拿成同名自簽的、放對了，各說什麼；形狀和 TWCA 的 CYBER 體系相同。
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { byFile } from '../../../src/content/content-folder.ts';
import type { KnownAuthority, Trust } from '../../../src/core/authority/authority.ts';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import { chainHeadline, chainVerdict } from '../../../src/core/chain/chain-verdict.ts';
import { completeChain } from '../../../src/core/chain/complete-chain.ts';
import { chainText } from '../../../src/core/chain/report-text.ts';
import { writeBundle } from '../../../src/core/chain/write-bundle.ts';
import { judgeRun, type RunVerdict } from '../../../src/core/connection/judge-run.ts';
import { runsText } from '../../../src/core/connection/run-text.ts';
import { splitRuns } from '../../../src/core/connection/split-runs.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { sClientText } from '../connection/printed-runs.ts';
import { certificatesIn, sha256Of, verify } from './corpus.ts';
import { Lab, LAB_DAY, openssl } from './lab.ts';

const PLATFORMS = ['chrome', 'mozilla', 'windows', 'apple', 'android', 'java', 'node'] as const;
const everywhere = (states: Partial<Record<(typeof PLATFORMS)[number], Trust['state']>> = {}): Trust[] =>
  PLATFORMS.map((platform) => ({ platform, state: states[platform] ?? 'trusted', note: `${platform} 的說明`, confidence: 'stated' }));

const lab = new Lab();
let authorities: KnownAuthority[];
before(async () => {
  await lab.issue('old', { dn: '/C=TW/O=LAB-CA/CN=Old Root', ca: true });
  await lab.issue('new', { dn: '/C=TW/O=LAB-CA/CN=New Root', ca: true });
  await lab.issue('cross', { dn: '/C=TW/O=LAB-CA/CN=New Root', by: 'old', key: 'new', ca: true });
  await lab.issue('issuing', { dn: '/C=TW/O=LAB-CA/CN=Issuing CA', by: 'new', ca: true });
  await lab.issue('leaf', { dn: '/C=TW/O=LAB/CN=www.example.gov.tw', by: 'issuing' });
  const entry = (name: string, role: KnownAuthority['role'], issuedBy: string[], trust: Trust[]): KnownAuthority => {
    const subject = lab.get(name);
    return {
      id: name,
      name: `${name} 的名稱`,
      role,
      family: 'twca',
      status: 'usable',
      advice: '測試用。',
      subject: subject.subject?.text ?? '',
      issuer: subject.issuer?.text ?? '',
      ski: subject.ski,
      aki: subject.aki,
      spkiSha256: subject.spkiSha256 ?? '',
      sha256: sha256Of(subject),
      issuedBy,
      files: [],
      download: null,
      trust,
      checked: '2026-11-01',
    };
  };
  authorities = [
    entry('old', 'root', [], everywhere()),
    entry(
      'new',
      'root',
      [],
      everywhere({ apple: 'never' }).map((each) => (each.platform === 'android' ? { ...each, since: '16' } : each)),
    ),
    entry('cross', 'cross', ['old'], []),
    entry('issuing', 'intermediate', ['cross', 'new'], []),
  ];
});
after(() => lab.close());

const ask = async (pool: readonly Subject[], trust: Subject[] | null = null, ordered = true): Promise<ChainReport> => {
  const report = await examineChain({ pool, trust, ordered, authorities, at: LAB_DAY, verify });
  assert.ok(report);
  return report;
};
const codesOf = ({ problems }: ChainReport): string[] => problems.map(({ code, severity }) => `${code}:${severity}`);
const words = byFile('messages');

test('少了交互憑證：仍可用，結果是注意，說得出誰接得到、誰接不到', async () => {
  const report = await ask(lab.all('leaf', 'issuing'));
  assert.deepEqual([report.ok, codesOf(report), chainVerdict(report).verdict], [true, ['cross-missing:warning'], 'caution']);
  assert.match(chainHeadline(report, words), /^注意：有些平台接不到信任的根憑證/);
  const text = chainText(report, LAB_DAY, words);
  assert.match(text, /接得到信任的根憑證的是：Chrome、Firefox、Windows、Android 16 以上、Java、Node\.js。接不到的是：Apple 裝置，/);
  assert.match(text, /- Apple 裝置：不信任。apple 的說明\n- Android：要 16 以上。android 的說明\n/);
});

test('拿成同名自簽的那一張：點名是哪一張，不再說它留著也無妨', async () => {
  const report = await ask(lab.all('leaf', 'issuing', 'new'));
  assert.deepEqual([report.ok, codesOf(report)], [true, ['wrong-sibling:warning', 'cross-missing:warning']]);
  assert.equal(report.problems[0]?.cert, sha256Of(lab.get('new')));
  assert.match(chainText(report, LAB_DAY, words), /拿錯同名的那一張：送出的「CN=New Root,O=LAB-CA,C=TW」是自簽的根憑證/);
});

test('放對了：七個平台都信任，沒有要處理的事；多送了自簽的根，多的是它', async () => {
  const report = await ask(lab.all('leaf', 'issuing', 'cross'));
  assert.deepEqual([codesOf(report), chainVerdict(report).verdict], [[], 'usable']);
  assert.deepEqual(new Set(Object.values(report.platforms ?? {}).map(({ state }) => state)), new Set(['trusted']));
  const more = await ask(lab.all('leaf', 'issuing', 'new', 'cross'));
  assert.deepEqual([codesOf(more), more.extras], [['extra-certificate:warning'], [sha256Of(lab.get('new'))]]);
});

test('信任的是舊的根，送的卻是自簽的新根：接不到，說拿錯了哪一張', async () => {
  const report = await ask(lab.all('leaf', 'issuing', 'new'), lab.all('old'));
  assert.deepEqual([report.ok, codesOf(report)], [false, ['untrusted-root:error', 'wrong-sibling:error']]);
  assert.equal(report.platforms, null);
});

test('只有網站憑證：缺的兩張一張一張補上，整理好的檔案舊的根也接得起來', async (t) => {
  const first = await ask(lab.all('leaf'));
  assert.deepEqual(codesOf(first), ['missing-intermediate:error']);
  assert.deepEqual([first.platforms?.apple.state, first.platforms?.node.state], ['refused', 'refused']);
  const find = (id: string): Subject | null => (id === 'old' || id === 'new' ? null : lab.get(id));
  const completed = await completeChain(first, { find, ask: (added) => ask([lab.get('leaf'), ...added], null, false) });
  assert.deepEqual(
    completed?.added.map(({ authority }) => authority),
    ['issuing', 'cross'],
  );
  assert.deepEqual([completed.report.ok, codesOf(completed.report)], [true, []]);
  const bundle = writeBundle(completed.report, lab.all('leaf', 'issuing', 'cross'));
  assert.equal(bundle, ['leaf', 'issuing', 'cross'].map((name) => lab.pems.get(name)).join(''));
  if (openssl !== null) return t.skip(openssl);
  const path = (name: string): string => join(lab.folder, name);
  writeFileSync(path('bundle.pem'), bundle);
  const args = ['verify', '-CAfile', path('old.pem'), '-attime', String(LAB_DAY.getTime() / 1000), '-untrusted', path('bundle.pem')];
  assert.match(String(execFileSync('openssl', [...args, path('leaf.pem')])), /: OK/);
});

test('識別碼對得上、簽章對不上的憑證不會被補進來', async () => {
  const first = await ask(lab.all('leaf'));
  const forged = { ...lab.get('issuing'), key: lab.get('old').key };
  assert.equal(await completeChain(first, { find: () => forged, ask: (added) => ask([lab.get('leaf'), ...added], null, false) }), null);
});

test('壞在別的地方的串鍊，不說少了交互憑證', async () => {
  const report = await examineChain({
    pool: lab.all('leaf', 'issuing'),
    trust: null,
    authorities,
    at: new Date('2030-01-01T00:00:00Z'),
    verify,
  });
  assert.ok(report && report.problems.every(({ code }) => code === 'expired'));
  assert.deepEqual(new Set(Object.values(report.platforms ?? {}).map(({ state, root }) => `${state} ${root}`)), new Set(['refused null']));
});

test('連線的輸出：整串都印出來才說少了交互憑證；只印了網站憑證就不說，也不說各平台怎麼看', async () => {
  const C = ['C=TW', 'O=LAB-CA'];
  const sent = [
    { subject: ['C=TW', 'O=LAB', 'CN=www.example.gov.tw'], issuer: [...C, 'CN=Issuing CA'], pem: lab.pems.get('leaf') ?? '' },
    { subject: [...C, 'CN=Issuing CA'], issuer: [...C, 'CN=New Root'], pem: lab.pems.get('issuing') ?? '' },
  ];
  const judged = async (showcerts: boolean): Promise<RunVerdict> => {
    const text = sClientText(sent, { version: 'OpenSSL 3.0', showcerts });
    const { runs, beside } = splitRuns([{ text, subjects: certificatesIn(text) }]);
    const [run] = runs;
    assert.ok(run);
    return judgeRun({ ...run, beside, authorities, trust: null, at: LAB_DAY, ask: (pool) => ask(pool) });
  };
  const whole = await judged(true);
  assert.ok(whole.report?.platforms);
  assert.deepEqual([whole.verdict, codesOf(whole.report)], ['caution', ['cross-missing:warning']]);
  assert.match(runsText([whole], LAB_DAY, words), /各平台信不信任簽發者：\n- Chrome：信任/);
  const part = await judged(false);
  assert.ok(part.report);
  assert.deepEqual([part.report.platforms, codesOf(part.report)], [null, []]);
});
