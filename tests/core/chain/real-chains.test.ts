// 真實憑證的驗收表：送出哪幾張、信任哪一個根，OpenSSL 怎麼說、本站怎麼說；再來是各平台怎麼看。
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { knownCertificate } from '../../../src/cli/known-certificate.ts';
import { authorityFiles } from '../../../src/content/authority-files.ts';
import { load } from '../../../src/content/content-folder.ts';
import type { Platform } from '../../../src/core/authority/authority.ts';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import { completeChain } from '../../../src/core/chain/complete-chain.ts';
import { servedFiles } from '../../../src/emit/scripts/fact-scripts.ts';
import { writeBundle } from '../../../src/core/chain/write-bundle.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { certificatesIn, verify } from './corpus.ts';
import { openssl } from './lab.ts';

const TODAY = '2026-11-29';
const FIVE_LAYERS = '2018-06-26';

const authorities = load('authorities');
const rules = load('rules');
const files = authorityFiles();
const folder = mkdtempSync(join(tmpdir(), 'real-chains-'));
after(() => rmSync(folder, { recursive: true }));

const pemOf = (id: string): string => files[id]?.pem ?? assert.fail(id);
const read = (id: string): Subject => certificatesIn(pemOf(id))[0] ?? assert.fail(id);
const idOf = (sha256: string): string => authorities.find((each) => each.sha256 === sha256)?.id ?? sha256;
const placed = (name: string, ids: readonly string[]): string => {
  const path = join(folder, `${name}.pem`);
  writeFileSync(path, ids.map(pemOf).join(''));
  return path;
};

/** "ok", or the numbers of the errors with their depth as `openssl verify` prints them: "10@1 10@2". */
function opensslSays([leaf = '', ...chain]: readonly string[], trust: string, day: string, strict: boolean): string {
  const at = String(Date.parse(`${day}T00:00:00Z`) / 1000);
  const args = [
    'verify',
    '-no-CApath',
    '-no-CAstore',
    '-CAfile',
    placed('trust', [trust]),
    '-attime',
    at,
    ...(strict ? ['-x509_strict'] : []),
  ];
  if (chain.length > 0) args.push('-untrusted', placed('chain', chain));
  try {
    execFileSync('openssl', [...args, placed('leaf', [leaf])], { stdio: 'pipe' });
    return 'ok';
  } catch (error) {
    const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
    return [...`${String(stdout)}${String(stderr)}`.matchAll(/error (\d+) at (\d+) depth/g)]
      .map(([, number, depth]) => `${number}@${depth}`)
      .join(' ');
  }
}

/** "ok", or the codes of the errors with the place in the path. */
const errorsOf = ({ ok, path, problems }: ChainReport): string => {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const said = errors.map(({ code, cert }) => `${code}@${path.findIndex(({ sha256 }) => sha256 === cert)}`);
  return ok ? 'ok' : said.sort().join(' ');
};

interface Path {
  sent: string;
  trust: string;
  day?: string;
  openssl: string;
  /** What `-x509_strict`, which Python 3.13 asks for, adds; left out where it was not looked at. */
  strict?: string;
  ours: string;
}

const GTLSCA = 'gtlsca-g1';
const CYBER = 'twca-ssl-2024';
const CROSS = 'twca-cyber-cross-by-global';
const SECURE = 'twca-secure-ssl-2023g3';
const GCA2 = 'gca2-088dd296';
const FIVE = `${GCA2} grca1-5-to-grca2 grca1-to-grca1-5`;
const EPKI_STRICT = '89@2 92@2';

const PATHS: readonly Path[] = [
  // GTLSCA：四張重簽的交互憑證，放任何一張都可以
  { sent: `${GTLSCA} epki-g2-cross-08513d5a`, trust: 'epki-root', openssl: 'ok', strict: EPKI_STRICT, ours: 'ok' },
  { sent: `${GTLSCA} epki-g2-cross-3beee091`, trust: 'epki-root', openssl: 'ok', strict: EPKI_STRICT, ours: 'ok' },
  { sent: `${GTLSCA} epki-g2-cross-afcd8d64`, trust: 'epki-root', openssl: 'ok', strict: EPKI_STRICT, ours: 'ok' },
  { sent: `${GTLSCA} epki-g2-cross-edb8f46f`, trust: 'epki-root', openssl: 'ok', strict: EPKI_STRICT, ours: 'ok' },
  { sent: GTLSCA, trust: 'epki-root', openssl: '20@0', ours: 'missing-intermediate@0' },
  { sent: `${GTLSCA} epki-root-g2`, trust: 'epki-root', openssl: '19@1', ours: 'untrusted-root@1 wrong-sibling@1' },
  // GCA2：兩代 GRCA 同名不同金鑰
  { sent: GCA2, trust: 'grca2-2012', openssl: 'ok', ours: 'ok' },
  { sent: `${GCA2} grca-new-with-old`, trust: 'grca-2002', openssl: 'ok', ours: 'ok' },
  { sent: GCA2, trust: 'grca-2002', openssl: '20@0', ours: 'missing-intermediate@0 wrong-issuer-generation@0' },
  { sent: `${GCA2} grca2-2012`, trust: 'grca-2002', openssl: '19@1', ours: 'untrusted-root@1 wrong-sibling@1' },
  { sent: FIVE, trust: 'grca-2002', openssl: '10@2 10@1', ours: 'expired@1 expired@2' },
  { sent: FIVE, trust: 'grca-2002', day: FIVE_LAYERS, openssl: 'ok', ours: 'ok' },
  // TWCA：舊串鍊與 CYBER
  { sent: SECURE, trust: 'twca-global-root', openssl: 'ok', strict: '86@1', ours: 'ok' },
  { sent: `${SECURE} twca-global-cross-by-twca-root`, trust: 'twca-root', openssl: 'ok', ours: 'ok' },
  { sent: CYBER, trust: 'twca-cyber-root', openssl: 'ok', strict: 'ok', ours: 'ok' },
  { sent: `${CYBER} ${CROSS}`, trust: 'twca-global-root', openssl: 'ok', strict: '86@2', ours: 'ok' },
  { sent: CYBER, trust: 'twca-global-root', openssl: '20@0', ours: 'missing-intermediate@0' },
  { sent: `${CYBER} twca-cyber-root`, trust: 'twca-global-root', openssl: '19@1', ours: 'untrusted-root@1 wrong-sibling@1' },
  // HiPKI
  { sent: 'hipki-ov-tls-ca-g1', trust: 'hipki-root-g1', openssl: 'ok', strict: 'ok', ours: 'ok' },
  { sent: 'hipki-ov-tls-ca-g1 hipki-cross-by-epki', trust: 'epki-root', openssl: 'ok', ours: 'ok' },
];

test(`驗收表：${PATHS.length} 條真實的路徑，信任一個根時怎麼說`, async (t) => {
  if (openssl !== null) t.diagnostic(`OpenSSL 那一欄沒有比：${openssl}`);
  for (const { sent, trust, day = TODAY, openssl: said, strict, ours } of PATHS) {
    const ids = sent.split(' ');
    const pool = ids.map(read);
    const at = new Date(`${day}T00:00:00Z`);
    const report = await examineChain({ pool, trust: [read(trust)], authorities, rules, at, verify });
    assert.ok(report);
    assert.equal(errorsOf(report), ours, `${sent}，信任 ${trust}`);
    // 自己指定了信任的根，就不說各平台怎麼看。
    assert.equal(report.platforms, null);
    if (openssl !== null) continue;
    assert.equal(opensslSays(ids, trust, day, false), said, `OpenSSL：${sent}，信任 ${trust}`);
    if (strict !== undefined) assert.equal(opensslSays(ids, trust, day, true), strict, `OpenSSL 嚴格檢查：${sent}，信任 ${trust}`);
  }
});

/** 各平台的答案：信任 ○、要更新 >=版本、有條件 △、不一定 ?、尚未查證 -、不信任 ×。 */
const SIGNS = { trusted: '○', constrained: '△', depends: '?', unknown: '-', refused: '×' } as const;

const statesOf = ({ platforms }: ChainReport): Partial<Record<Platform, string>> | null =>
  platforms &&
  Object.fromEntries(
    Object.entries(platforms).map(([platform, { state, since }]) => [platform, state === 'needs-update' ? `>=${since}` : SIGNS[state]]),
  );

interface Row {
  sent: string;
  states: [chrome: string, mozilla: string, windows: string, apple: string, android: string, java: string, node: string];
  /** Codes other than no-leaf, which all of these have: they begin with an authority's certificate. */
  codes: string;
  /** What is added from the site's own certificates. */
  adds?: string;
}

const JAVA = '>=8u381、11.0.20、17.0.8';
const ALONE: Row['states'] = ['○', '>=131', '○', '×', '>=16', '×', '○'];
const WHOLE: Row['states'] = ['○', '○', '○', '○', '○', JAVA, '○'];
const HIPKI: Row['states'] = ['△', '○', '○', '>=iOS 17、macOS 14', '>=14', '-', '○'];
const NOBODY: Row['states'] = ['×', '×', '×', '×', '×', '×', '×'];

const ROWS: readonly Row[] = [
  { sent: CYBER, states: ALONE, codes: 'cross-missing:warning', adds: CROSS },
  { sent: `${CYBER} twca-cyber-root`, states: ALONE, codes: 'wrong-sibling:warning cross-missing:warning', adds: CROSS },
  { sent: `${CYBER} ${CROSS}`, states: WHOLE, codes: '' },
  { sent: `${CYBER} ${CROSS} twca-global-root`, states: WHOLE, codes: 'root-sent:info' },
  // 多送的是自簽的那一張，不是交互憑證。
  { sent: `${CYBER} twca-cyber-root ${CROSS}`, states: WHOLE, codes: 'extra-certificate:warning' },
  { sent: SECURE, states: WHOLE, codes: '' },
  { sent: `${SECURE} ${CROSS}`, states: WHOLE, codes: 'extra-certificate:warning' },
  {
    sent: GTLSCA,
    states: ['×', '×', '?', '?', '×', '×', '×'],
    codes: 'missing-intermediate:error',
    adds: 'epki-g2-cross-afcd8d64',
  },
  {
    sent: `${GTLSCA} epki-g2-cross-afcd8d64`,
    states: ['×', '×', '-', '○', '○', '△', '×'],
    codes: 'distrusted-authority:warning distrusted-authority:warning',
  },
  {
    sent: `${GTLSCA} epki-root-g2`,
    states: ['×', '×', '-', '×', '×', '×', '×'],
    codes: 'untrusted-root:error distrusted-authority:warning distrusted-authority:warning wrong-sibling:error',
    adds: 'epki-g2-cross-afcd8d64',
  },
  // 只有舊版本差這一張：說明，不是要處理的事，也不替人補上。
  { sent: 'hipki-ov-tls-ca-g1', states: HIPKI, codes: 'cross-missing:info' },
  { sent: 'hipki-ov-tls-ca-g1 hipki-root-g1', states: HIPKI, codes: 'cross-missing:info root-sent:info' },
  { sent: GCA2, states: NOBODY, codes: 'distrusted-authority:warning distrusted-authority:warning' },
  { sent: `${GCA2} grca2-2012`, states: NOBODY, codes: 'distrusted-authority:warning distrusted-authority:warning root-sent:info' },
  { sent: 'cht-gcc-r46-ov-tls-2025', states: ['○', '○', '-', '-', '-', '-', '○'], codes: '' },
];

const PLATFORMS = ['chrome', 'mozilla', 'windows', 'apple', 'android', 'java', 'node'] as const;

test(`驗收表：${ROWS.length} 種送法，七個平台各怎麼看，缺的那一張補得上`, async () => {
  for (const { sent, states, codes, adds } of ROWS) {
    const pool = sent.split(' ').map(read);
    const at = new Date(`${TODAY}T00:00:00Z`);
    const ask = (added: readonly Subject[]): Promise<ChainReport | null> =>
      examineChain({ pool: [...pool, ...added], trust: null, ordered: added.length === 0, authorities, rules, at, verify });
    const report = await ask([]);
    assert.ok(report);
    assert.deepEqual(statesOf(report), Object.fromEntries(PLATFORMS.map((platform, at) => [platform, states[at]])), sent);
    const said = report.problems.filter(({ code }) => code !== 'no-leaf').map(({ code, severity }) => `${code}:${severity}`);
    assert.equal(said.join(' '), codes, sent);
    const completed = await completeChain(report, { find: knownCertificate, ask });
    assert.equal(completed?.added.map(({ authority }) => authority).join(' '), adds, sent);
    if (completed === null) continue;
    // 網頁也補得上：網頁只帶要裝的那些。
    assert.ok(
      completed.added.every(({ authority }) => authority in servedFiles()),
      sent,
    );
    // 補完之後沒有一個平台更差，整理好的檔案裡有補上的那一張、沒有自簽的那一張。
    const bundle = certificatesIn(writeBundle(completed.report, [...pool, ...completed.added.map(({ certificate }) => certificate)]) ?? '');
    assert.deepEqual(
      bundle.map(({ fingerprints }) => idOf(fingerprints?.sha256 ?? '')),
      [sent.split(' ')[0], adds],
      sent,
    );
    assert.deepEqual(await completeChain(completed.report, { find: knownCertificate, ask: () => assert.fail('沒有還缺的') }), null);
  }
});
