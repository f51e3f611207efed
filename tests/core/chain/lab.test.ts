import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Authority } from '../../../src/core/authority/authority.ts';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { certificatesIn, sha256Of, verify } from './corpus.ts';
import type { Lab } from './lab.ts';
import { buildGovernmentLab, LAB_DAY } from './lab.ts';
import { load } from '../../../src/content/content-folder.ts';

let lab: Lab;
before(async () => {
  lab = await buildGovernmentLab();
});
after(() => lab.close());

const authorities = load('authorities');
const rules = load('rules');

interface Row {
  name: string;
  served: string[];
  trust: string[];
  /** 代碼@深度，依字母排列；警告前面加 !。 */
  problems: string[];
  path: string[];
  order?: 'ok' | 'wrong';
  extras?: string[];
  gap?: string;
  days?: number;
  host?: string;
}

const WEB = ['leaf', 'gca2'];

const ROWS: Row[] = [
  { name: '完整：網站憑證、中繼憑證，根憑證不送', served: WEB, trust: ['root2'], problems: [], path: [...WEB, 'root2'] },
  { name: '只送網站憑證', served: ['leaf'], trust: ['root2'], problems: ['missing-intermediate@0'], path: ['leaf'], gap: 'leaf' },
  {
    name: '信任的是同名的另一代根憑證',
    served: WEB,
    trust: ['root1'],
    problems: ['missing-intermediate@1', 'wrong-issuer-generation@1'],
    path: WEB,
    gap: 'gca2',
  },
  {
    name: '補上交互憑證就接到第一代',
    served: [...WEB, 'new-with-old'],
    trust: ['root1'],
    problems: [],
    path: [...WEB, 'new-with-old', 'root1'],
  },
  { name: '兩代根憑證都信任時選得出對的', served: WEB, trust: ['root1', 'root2'], problems: [], path: [...WEB, 'root2'] },
  {
    name: '送錯一代的中繼憑證',
    served: ['leaf', 'gca1'],
    trust: ['root1', 'root2'],
    problems: ['!extra-certificate@-1', 'missing-intermediate@0', 'wrong-issuer-generation@0'],
    path: ['leaf'],
    extras: ['gca1'],
    gap: 'leaf',
  },
  {
    name: '兩代都送，選得出對的，另一張多餘',
    served: ['leaf', 'gca1', 'gca2'],
    trust: ['root2'],
    problems: ['!extra-certificate@-1'],
    path: [...WEB, 'root2'],
    extras: ['gca1'],
  },
  {
    name: '順序顛倒',
    served: ['leaf', 'new-with-old', 'gca2'],
    trust: ['root1'],
    problems: ['!wrong-order@1'],
    path: [...WEB, 'new-with-old', 'root1'],
    order: 'wrong',
  },
  { name: '多送了根憑證', served: [...WEB, 'root2'], trust: ['root2'], problems: ['!root-sent@2'], path: [...WEB, 'root2'] },
  { name: '同一張送了兩次', served: [...WEB, 'gca2'], trust: ['root2'], problems: ['!duplicate-certificate@1'], path: [...WEB, 'root2'] },
  { name: '自簽的網站憑證', served: ['self'], trust: ['root2'], problems: ['self-signed-leaf@0'], path: ['self'] },
  { name: '自簽的網站憑證，用戶端已信任', served: ['self'], trust: ['self'], problems: [], path: ['self'] },
  {
    name: '自簽的網站憑證，混了別人的中繼憑證',
    served: ['self', 'gca2'],
    trust: ['root2'],
    problems: ['!extra-certificate@-1', 'self-signed-leaf@0'],
    path: ['self'],
    extras: ['gca2'],
  },
  {
    name: '根憑證不受信任',
    served: [...WEB, 'root2'],
    trust: ['twca-root'],
    problems: ['!root-sent@2', 'untrusted-root@2'],
    path: [...WEB, 'root2'],
  },
  {
    name: '檔案以中繼憑證開頭',
    served: ['gca2', 'leaf'],
    trust: ['root2'],
    problems: ['leaf-not-first@0'],
    path: [...WEB, 'root2'],
    order: 'wrong',
  },
  {
    name: '過期',
    served: WEB,
    trust: ['root2'],
    problems: ['expired@0', 'expired@1', 'expired@2'],
    path: [...WEB, 'root2'],
    days: 100,
  },
  {
    name: '還沒生效',
    served: WEB,
    trust: ['root2'],
    problems: ['not-yet-valid@0', 'not-yet-valid@1', 'not-yet-valid@2'],
    path: [...WEB, 'root2'],
    days: -2,
  },
  { name: '網域不符', served: WEB, trust: ['root2'], problems: ['host-mismatch@0'], path: [...WEB, 'root2'], host: 'example.gov.tw' },
  { name: '網域相符', served: WEB, trust: ['root2'], problems: [], path: [...WEB, 'root2'], host: 'WWW.example.gov.tw' },
  {
    name: 'TWCA：根憑證沒有主體金鑰識別碼也接得起來',
    served: ['twca-leaf', 'twca'],
    trust: ['twca-root'],
    problems: [],
    path: ['twca-leaf', 'twca', 'twca-root'],
  },
  {
    name: 'GTLSCA：經交互憑證到 ePKI',
    served: ['gtlsca-leaf', 'gtlsca', 'g2-cross'],
    trust: ['epki'],
    problems: [],
    path: ['gtlsca-leaf', 'gtlsca', 'g2-cross', 'epki'],
  },
  {
    name: 'GTLSCA：同名同金鑰的自簽 G2 多餘',
    served: ['gtlsca-leaf', 'gtlsca', 'g2-self', 'g2-cross'],
    trust: ['epki'],
    problems: ['!extra-certificate@-1'],
    path: ['gtlsca-leaf', 'gtlsca', 'g2-cross', 'epki'],
    extras: ['g2-self'],
  },
  {
    name: 'GTLSCA：少了交互憑證',
    served: ['gtlsca-leaf', 'gtlsca'],
    trust: ['epki'],
    problems: ['missing-intermediate@1'],
    path: ['gtlsca-leaf', 'gtlsca'],
    gap: 'gtlsca',
  },
  {
    name: 'TWCA 憑證配了 GTLSCA 的中繼憑證',
    served: ['twca-leaf', 'gtlsca', 'g2-cross'],
    trust: ['twca-root', 'epki'],
    problems: ['!extra-certificate@-1', 'missing-intermediate@0', 'wrong-family@0'],
    path: ['twca-leaf'],
    extras: ['gtlsca', 'g2-cross'],
    gap: 'twca-leaf',
  },
  {
    name: 'GTLSCA 憑證配了 TWCA 的中繼憑證',
    served: ['gtlsca-leaf', 'twca'],
    trust: ['twca-root', 'epki'],
    problems: ['!extra-certificate@-1', 'missing-intermediate@0', 'wrong-family@0'],
    path: ['gtlsca-leaf'],
    extras: ['twca'],
    gap: 'gtlsca-leaf',
  },
];

function brief(report: ChainReport): string[] {
  const depth = (cert: string): number => report.path.findIndex(({ sha256 }) => sha256 === cert);
  return report.problems.map(({ code, cert, severity }) => `${severity === 'error' ? '' : '!'}${code}@${depth(cert)}`).sort();
}

async function examine(
  pool: Subject[],
  trust: Subject[] | null,
  row: Partial<Row> = {},
  known: readonly Authority[] = authorities,
): Promise<ChainReport> {
  const at = new Date(LAB_DAY.getTime() + (row.days ?? 0) * 86_400_000);
  const report = await examineChain({ pool, trust, authorities: known, rules, at, host: row.host ?? null, verify });
  assert.ok(report);
  return report;
}

test('實驗 CA：同名兩代、交互憑證、TWCA 與 GTLSCA 的形狀，每一種裝法的結果', async (t) => {
  for (const row of ROWS) {
    const report = await examine(lab.all(...row.served), lab.all(...row.trust), row);
    const name = (sha256: string): string => [...lab.pems.keys()].find((each) => sha256Of(lab.get(each)) === sha256) ?? sha256;
    assert.deepEqual(
      {
        problems: brief(report),
        path: report.path.map(({ sha256 }) => name(sha256)),
        order: report.order,
        extras: report.extras.map(name),
        gap: report.gaps.map(({ after: last }) => name(last)).join(),
      },
      { problems: row.problems, path: row.path, order: row.order ?? 'ok', extras: row.extras ?? [], gap: row.gap ?? '' },
      row.name,
    );
    assert.equal(
      report.ok,
      row.problems.every((problem) => problem.startsWith('!')),
      row.name,
    );
  }
  t.diagnostic(`${ROWS.length} 種裝法`);
});

test('用錯家族時說得出兩邊是誰', async () => {
  const report = await examine(lab.all('twca-leaf', 'gtlsca', 'g2-cross'), lab.all('twca-root'));
  const facts = report.problems.find(({ code }) => code === 'wrong-family')?.facts;
  assert.deepEqual([facts?.['needed'], facts?.['served']], ['twca', 'gtlsca']);
});

test('憑證內容被改過：指出簽章不符的那一張', async () => {
  const der = Uint8Array.from(lab.get('leaf').der ?? []);
  const at = Buffer.from(der).lastIndexOf('www.example.gov.tw');
  der[at] = 'x'.charCodeAt(0);
  const [altered] = certificatesIn(der);
  assert.ok(altered);
  const report = await examine([altered, lab.get('gca2')], lab.all('root2'));
  assert.deepEqual(brief(report), ['bad-signature@0']);
  assert.equal(report.path.length, 3);
});

test('自簽憑證自己的簽章不符，也是內容被改過', async () => {
  const der = Uint8Array.from(lab.get('self').der ?? []);
  der[der.length - 1] = (der[der.length - 1] ?? 0) ^ 1;
  const [altered] = certificatesIn(der);
  assert.ok(altered);
  assert.deepEqual(brief(await examine([altered], lab.all('root2'))), ['bad-signature@0']);
});

test('識別碼寫的是別的金鑰，簽章卻成立：瀏覽器接受，OpenSSL 不接受，要說出來', async () => {
  const other = lab.get('gca1').ski ?? '';
  await lab.issue('odd', {
    dn: '/CN=odd.example.gov.tw',
    by: 'gca2',
    aki: false,
    extra: [['2.5.29.35', Buffer.from(`30168014${other}`, 'hex')]],
  });
  const report = await examine(lab.all('odd', 'gca2'), lab.all('root2'));
  assert.deepEqual(brief(report), ['key-identifier-mismatch@0']);
});

test('識別碼指名簽發者那一張憑證的發行者與序號：只有 OpenSSL 看，對的不說', async () => {
  const issuer = lab.get('gca2');
  const name = Buffer.from(issuer.issuer?.der ?? []);
  const serial = Buffer.from(issuer.serialHex ?? '', 'hex');
  const tlv = (tag: number, ...parts: Uint8Array[]): Buffer => {
    const value = Buffer.concat(parts);
    const length = value.length < 128 ? [value.length] : [0x81, value.length];
    return Buffer.concat([Buffer.of(tag, ...length), value]);
  };
  const named = (number: Buffer): Buffer => tlv(0x30, tlv(0xa1, tlv(0xa4, name)), tlv(0x82, number));
  for (const [id, number, problems] of [
    ['named', serial, []],
    ['misnamed', Buffer.of(0x2a), ['issuer-serial-mismatch@0']],
  ] as const) {
    await lab.issue(id, { dn: `/CN=${id}.example.gov.tw`, by: 'gca2', aki: false, extra: [['2.5.29.35', named(number)]] });
    const report = await examine(lab.all(id, 'gca2'), lab.all('root2'));
    assert.deepEqual(brief(report), problems, id);
    assert.deepEqual(
      Object.values(report?.clients ?? {}).map(({ accepts }) => accepts),
      [true, true, problems.length === 0],
      id,
    );
  }
});

test('沒有指定信任：站上資料的根憑證、不受信任的日期與原因', async () => {
  const like = (id: string, subject: Subject, issuedBy: string[]): Authority => {
    const model = authorities.find((authority) => authority.id === id);
    assert.ok(model && subject.subject && subject.issuer && subject.fingerprints && subject.spkiSha256);
    return {
      ...model,
      subject: subject.subject.text,
      issuer: subject.issuer.text,
      ski: subject.ski,
      aki: subject.aki,
      sha256: subject.fingerprints.sha256,
      spkiSha256: subject.spkiSha256,
      issuedBy,
      // 站上資料不說核對以前的事；這裡的日子是固定的。
      checked: '2026-11-01',
    };
  };
  const known = [
    like('epki-root', lab.get('epki'), []),
    like('epki-g2-cross-afcd8d64', lab.get('g2-cross'), ['epki-root']),
    like('gtlsca-g1', lab.get('gtlsca'), ['epki-g2-cross-afcd8d64']),
  ];
  const served = lab.all('gtlsca-leaf', 'gtlsca', 'g2-cross');
  const report = await examine(served, null, {}, known);
  assert.deepEqual(
    report.path.map(({ role }) => role),
    ['leaf', 'intermediate', 'intermediate', 'root'],
  );
  const platforms = report.problems
    .filter(({ code }) => code === 'distrusted-authority')
    .map(({ facts, severity }) => `${String(facts['platform'])} ${severity}`);
  assert.deepEqual(platforms.sort(), ['chrome error', 'java warning', 'mozilla error']);
  assert.equal(report.ok, false);
  // 自己匯入根憑證的電腦不受瀏覽器的期限影響，例如機關內部以群組原則派送。
  assert.equal((await examine(served, lab.all('epki'), {}, known)).ok, true);
  // 中繼憑證不在站上資料裡、只憑識別碼相符時，簽章沒有驗過，不能說可用。
  const unknown = await examine(lab.all('gca2'), null, {}, [like('epki-root', lab.get('root2'), [])]);
  assert.deepEqual(
    [brief(unknown), unknown.gaps[0]?.authority, unknown.ok],
    [['!distrusted-authority@0', '!distrusted-authority@0', '!no-leaf@0', 'root-not-at-hand@0'], 'epki-root', false],
  );
  // 手上有同一把金鑰的交互憑證就驗得了。
  const proven = await examine(lab.all('gca2', 'new-with-old'), null, {}, [like('epki-root', lab.get('root2'), [])]);
  assert.deepEqual([proven.path.map(({ role }) => role), proven.gaps], [['leaf', 'root'], []]);
});
