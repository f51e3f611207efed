// 真實的憑證：domain 資料 5.1 節以 OpenSSL 驗證過的每一條路徑。
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { certificatesAt, corpora, missing, sha256Of, verify } from './corpus.ts';
import { load } from '../../../src/content/content-folder.ts';

const TODAY = '2026-11-22';
const FIVE_LAYERS = '2018-06-26';

const authorities = load('authorities');
const rules = load('rules');

const read = (name: string): Subject => {
  const [certificate] = certificatesAt(`authorities/${name}.pem`);
  assert.ok(certificate, name);
  return certificate;
};

async function examine(
  served: string[],
  trust: string[] | null,
  at = TODAY,
): Promise<{ report: ChainReport; depth: (cert: string) => number }> {
  const pool = served.map(read);
  const report = await examineChain({ pool, trust: trust?.map(read) ?? null, authorities, rules, at: new Date(`${at}T00:00:00Z`), verify });
  assert.ok(report);
  return { report, depth: (cert) => report.path.findIndex(({ sha256 }) => sha256 === cert) };
}

const errorsOf = ({ report, depth }: Awaited<ReturnType<typeof examine>>): string[] =>
  report.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, cert }) => `${code}@${depth(cert)}`)
    .sort();

const ROOT = 'ePKI-Root';
const CROSSES = ['08513D5A', '3BEEE091', 'AFCD8D64', 'EDB8F46F'].map((serial) => `ePKI-eCA1_to_eCA2-${serial}`);
const FIVE = ['GCA2-088DD296', 'GRCA1_5_to_GRCA2', 'GRCA1_to_GRCA1_5'];

/** 送出的憑證、信任的根、判斷日、應有的錯誤（代碼@深度），以及路徑有幾張。 */
const PATHS: [string, string[], string[], string, string[], number][] = [
  ...CROSSES.map((cross): [string, string[], string[], string, string[], number] => [
    `GTLSCA 經 ${cross} 到 ePKI`,
    ['GTLSCA-G1', cross],
    [ROOT],
    TODAY,
    [],
    3,
  ]),
  ['GCA2 到 GRCA2 自簽', ['GCA2-088DD296'], ['GRCA2-root-2012'], TODAY, [], 2],
  ['重新簽發的 GCA2 到 GRCA2 自簽', ['GCA2-31EE58EF'], ['GRCA2-root-2012'], TODAY, [], 2],
  ['GCA2 經 new_with_old 到 GRCA', ['GCA2-088DD296', 'GRCA-cross-B559E707-new_with_old'], ['GRCA1-root-2002'], TODAY, [], 3],
  ['沒有 new_with_old 就有缺口', ['GCA2-088DD296'], ['GRCA1-root-2002'], TODAY, ['missing-intermediate@0', 'wrong-issuer-generation@0'], 1],
  ['五層串鍊今天過期', FIVE, ['GRCA1-root-2002'], TODAY, ['expired@1', 'expired@2'], 4],
  ['五層串鍊在 2018-06-26 還好', FIVE, ['GRCA1-root-2002'], FIVE_LAYERS, [], 4],
  ['GCA1 到 GRCA 已過期，而且是 SHA-1', ['GCA1-2003'], ['GRCA1-root-2002'], TODAY, ['expired@0', 'weak-signature@0'], 2],
  ['TWCA Secure 到 Global', ['TWCA-Secure-SSL-CA-2023G3'], ['TWCA-Global-Root'], TODAY, [], 2],
  ['TWCA SSL 2024 到 CYBER', ['TWCA-SSL-CA-2024'], ['TWCA-CYBER-Root'], TODAY, [], 2],
  ['TWCA SSL 2024 經交互憑證到 Global', ['TWCA-SSL-CA-2024', 'TWCA-CYBER-cross-by-Global'], ['TWCA-Global-Root'], TODAY, [], 3],
  ['TWCA SSL 2024 少了交互憑證到不了 Global', ['TWCA-SSL-CA-2024'], ['TWCA-Global-Root'], TODAY, ['missing-intermediate@0'], 1],
  [
    'TWCA Secure 經 Global 的交互憑證到 TWCA Root',
    ['TWCA-Secure-SSL-CA-2023G3', 'TWCA-Global-cross-by-TWCA-Root'],
    ['TWCA-Root'],
    TODAY,
    [],
    3,
  ],
  ['HiPKI OV 到 HiPKI Root', ['HiPKI-OV-TLS-CA-G1'], ['HiPKI-Root-G1'], TODAY, [], 2],
  ['HiPKI OV 經交互憑證到 ePKI', ['HiPKI-OV-TLS-CA-G1', 'HiPKI-Root-G1-cross-by-ePKI'], [ROOT], TODAY, [], 3],
  ['GTLSCA 少了交互憑證', ['GTLSCA-G1'], [ROOT], TODAY, ['missing-intermediate@0'], 1],
  [
    '送 ePKI Root G2 自簽、信任的是 ePKI',
    ['GTLSCA-G1', 'ePKI-Root-G2-selfsigned'],
    [ROOT],
    TODAY,
    ['untrusted-root@1', 'wrong-sibling@1'],
    2,
  ],
];

test('真實憑證的路徑結果與 OpenSSL 相同', async (t) => {
  if (missing) return t.skip(missing);
  for (const [name, served, trust, at, errors, length] of PATHS) {
    const result = await examine(served, trust, at);
    assert.deepEqual([errorsOf(result), result.report.path.length, result.report.ok], [errors, length, errors.length === 0], name);
  }
  t.diagnostic(`${PATHS.length} 條路徑`);
});

test('缺口會說出缺的是哪一張', async (t) => {
  if (missing) return t.skip(missing);
  const rows: [string[], string[] | null, string | null][] = [
    [['GCA2-088DD296'], ['GRCA1-root-2002'], 'grca-new-with-old'],
    [['TWCA-SSL-CA-2024'], ['TWCA-Global-Root'], 'twca-cyber-cross-by-global'],
    [['GTLSCA-G1'], [ROOT], 'epki-g2-cross-'],
    [['GTLSCA-G1'], null, 'epki-g2-cross-'],
  ];
  for (const [served, trust, expected] of rows) {
    const { report } = await examine(served, trust);
    const [gap] = report.gaps;
    assert.ok(gap && expected !== null && gap.authority?.startsWith(expected), `${served.join()}：${gap?.authority ?? '沒有缺口'}`);
    assert.equal(gap.after, report.path.at(-1)?.sha256);
    assert.equal(gap.aki, read(served.at(-1) ?? '').aki);
  }
});

test('沒有指定信任時，根憑證不必在手上：由站上的資料接到根', async (t) => {
  if (missing) return t.skip(missing);
  const rows: [string[], string][] = [
    [['GTLSCA-G1', CROSSES[2] ?? ''], 'ePKI-Root'],
    [['TWCA-Secure-SSL-CA-2023G3'], 'TWCA-Global-Root'],
    [['TWCA-SSL-CA-2024'], 'TWCA-CYBER-Root'],
    [['TWCA-SSL-CA-2024', 'TWCA-CYBER-cross-by-Global'], 'TWCA-Global-Root'],
    [['HiPKI-OV-TLS-CA-G1'], 'HiPKI-Root-G1'],
  ];
  for (const [served, root] of rows) {
    const result = await examine(served, null);
    assert.equal(result.report.path.at(-1)?.sha256, sha256Of(read(root)), served.join());
    assert.deepEqual([errorsOf(result), result.report.ok, result.report.extras], [[], true, []], served.join());
  }
});

test('三十一張全部放在一起，每一張都找得到最好的路徑，GRCA 與 GRCA2 不會接錯', async (t) => {
  if (missing) return t.skip(missing);
  const names = readdirSync(new URL('authorities/', corpora)).map((file) => file.replace('.pem', ''));
  const bad: string[] = [];
  for (const name of names) {
    const { report } = await examine([name, ...names.filter((other) => other !== name)], null);
    const pool = names.map(read);
    for (const [at, { sha256 }] of report.path.entries()) {
      const child = pool.find((certificate) => sha256Of(certificate) === report.path[at - 1]?.sha256);
      const issuer = pool.find((certificate) => sha256Of(certificate) === sha256);
      if (child?.aki && issuer?.ski) assert.equal(child.aki, issuer.ski, `${name} 深度 ${at}`);
    }
    if (!report.ok)
      bad.push(
        `${name} ${report.problems
          .filter(({ severity }) => severity === 'error')
          .map(({ code }) => code)
          .join('、')}`,
      );
  }
  t.diagnostic(`${names.length} 張，${names.length - bad.length} 張可用`);
  assert.deepEqual(bad, [
    'CHT-Trust-TLS-CA-G1-2026 untrusted-root',
    'CHT-TrustRoot-CA-G1 untrusted-root',
    'GCA1-2003 expired、weak-signature',
    'GRCA-cross-FEE62667 weak-signature',
    'GRCA1_5_to_GRCA2 expired、expired',
    'GRCA1_to_GRCA1_5 expired',
    'ePKI-Root-G2-selfsigned untrusted-root',
  ]);
});
