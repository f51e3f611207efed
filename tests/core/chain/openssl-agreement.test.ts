// 真實憑證任意組合，和 openssl verify 比對。
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import { certificatesAt, corpora, missing, verify } from './corpus.ts';
import { fuzz, pick } from '../../support/fuzz.ts';
import { openssl } from './lab.ts';

test('任意的憑證池與信任清單，判斷和 OpenSSL 相同', async (t) => {
  if (missing ?? openssl) return t.skip(missing ?? openssl ?? '');
  const files = readdirSync(new URL('authorities/', corpora));
  const all = files.map((file) => ({
    subject: certificatesAt(`authorities/${file}`)[0],
    pem: readFileSync(new URL(`authorities/${file}`, corpora), 'utf8'),
  }));
  const roots = all.filter(
    ({ subject }) => subject?.subject?.text === subject?.issuer?.text && (subject?.aki === null || subject?.aki === subject?.ski),
  );
  interface Round {
    leaf: (typeof all)[number];
    pool: typeof all;
    trust: typeof all;
    at: number;
  }
  const folder = mkdtempSync(join(tmpdir(), 'chain-openssl-'));
  const file = (name: string, pems: string[]): string => {
    writeFileSync(join(folder, name), `${pems.join('')}\n`);
    return join(folder, name);
  };
  const subjects = (list: typeof all) => list.flatMap(({ subject }) => subject ?? []);
  const pems = (list: typeof all) => list.map(({ pem }) => pem);
  const counts = { 兩邊都可用: 0, 兩邊都不可用: 0, 只有弱簽章不同: 0, 自簽而信任的是同名同金鑰的另一張: 0, OpenSSL走上死路: 0 };
  const ask = ({ leaf, trust, at }: Round, pool: typeof all) => {
    const untrusted = pool.length === 0 ? [] : ['-untrusted', file('pool.pem', pems(pool))];
    return spawnSync(
      'openssl',
      [
        ...['verify', '-attime', String(at), '-no-CApath', '-no-CAstore', '-CAfile', file('trust.pem', pems(trust))],
        ...[...untrusted, file('leaf.pem', [leaf.pem])],
      ],
      { encoding: 'utf8' },
    );
  };
  const check = async (round: Round): Promise<keyof typeof counts> => {
    const { leaf, pool, trust, at } = round;
    const said = ask(round, pool);
    const report = await examineChain({
      pool: subjects([leaf, ...pool]),
      trust: subjects(trust),
      authorities: [],
      at: new Date(at * 1000),
      purpose: 'any',
      verify,
    });
    assert.ok(report);
    const errors = [...new Set(report.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code))];
    const kind = ((): keyof typeof counts => {
      if (report.ok === (said.status === 0)) return report.ok ? '兩邊都可用' : '兩邊都不可用';
      // OpenSSL 預設的安全等級容許 SHA-1，瀏覽器不容許。
      if (said.status === 0 && errors.join() === 'weak-signature') return '只有弱簽章不同';
      // 問的那一張自己是自簽，信任的是另一張同名同金鑰的：OpenSSL 不再往上找。
      const isTwinTrusted = trust.some(({ subject }) => subject?.spkiSha256 === leaf.subject?.spkiSha256);
      if (report.ok && isTwinTrusted && /^error 18 at 0 /m.test(said.stderr)) return '自簽而信任的是同名同金鑰的另一張';
      // 同名的不只一張時，OpenSSL 選了一張就不回頭；只給它這條路上的，它也要說可用。
      const onPath = new Set(report.path.map(({ sha256 }) => sha256));
      const path = pool.filter(({ subject }) => onPath.has(subject?.fingerprints?.sha256 ?? ''));
      if (report.ok && ask(round, path).status === 0) return 'OpenSSL走上死路';
      return assert.fail(`OpenSSL ${String(said.status)}，${errors.join('、')}，${said.stderr}`);
    })();
    counts[kind] += 1;
    return kind;
  };
  try {
    // 抽到的可能沒有一輪可用；根憑證信任自己，在效期內一定可用。
    for (const root of roots) {
      const at = Date.parse(root.subject?.notAfter ?? '') / 1000 - 1;
      assert.equal(await check({ leaf: root, pool: [], trust: [root], at }), '兩邊都可用', root.subject?.subject?.text);
    }
    assert.ok(counts.兩邊都可用 > 0);
    const tried = await fuzz<Round>(t, {
      name: 'chain-openssl',
      usual: 60,
      many: 6_000,
      make: (random) => ({
        leaf: pick(all, random),
        pool: Array.from({ length: random(12) }, () => pick(all, random)),
        trust: Array.from({ length: 1 + random(3) }, () => pick(roots, random)),
        at: pick([1_530_000_000, 1_600_000_000, 1_790_000_000], random),
      }),
      check,
    });
    t.diagnostic(JSON.stringify(counts));
    assert.ok(counts.兩邊都不可用 >= tried / 4);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
