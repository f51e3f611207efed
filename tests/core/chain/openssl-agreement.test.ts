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
  const folder = mkdtempSync(join(tmpdir(), 'chain-openssl-'));
  const file = (name: string, pems: string[]): string => {
    writeFileSync(join(folder, name), `${pems.join('')}\n`);
    return join(folder, name);
  };
  const subjects = (list: typeof all) => list.flatMap(({ subject }) => subject ?? []);
  const pems = (list: typeof all) => list.map(({ pem }) => pem);
  const counts = { 兩邊都可用: 0, 兩邊都不可用: 0, 只有弱簽章不同: 0, OpenSSL選到自簽的同名憑證: 0 };
  let enough = false;
  try {
    enough = await fuzz<{ leaf: (typeof all)[number]; pool: typeof all; trust: typeof all; at: number }>(t, {
      name: 'chain-openssl',
      usual: 60,
      many: 6_000,
      make: (random) => ({
        leaf: pick(all, random),
        pool: Array.from({ length: random(12) }, () => pick(all, random)),
        trust: Array.from({ length: 1 + random(3) }, () => pick(roots, random)),
        at: pick([1_530_000_000, 1_600_000_000, 1_790_000_000], random),
      }),
      check: async ({ leaf, pool, trust, at }) => {
        const untrusted = pool.length === 0 ? [] : ['-untrusted', file('pool.pem', pems(pool))];
        const said = spawnSync(
          'openssl',
          [
            ...['verify', '-attime', String(at), '-no-CApath', '-no-CAstore', '-CAfile', file('trust.pem', pems(trust))],
            ...[...untrusted, file('leaf.pem', [leaf.pem])],
          ],
          { encoding: 'utf8' },
        );
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
        if (report.ok === (said.status === 0)) counts[report.ok ? '兩邊都可用' : '兩邊都不可用'] += 1;
        // OpenSSL 預設的安全等級容許 SHA-1，瀏覽器不容許。
        else if (said.status === 0 && errors.join() === 'weak-signature') counts.只有弱簽章不同 += 1;
        // 池子裡有同名同金鑰的自簽憑證時，OpenSSL 可能走上死路不回頭。
        else if (report.ok && /^error 19 at /m.test(said.stderr)) counts.OpenSSL選到自簽的同名憑證 += 1;
        else assert.fail(`OpenSSL ${String(said.status)}，${errors.join('、')}，${said.stderr}`);
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  t.diagnostic(JSON.stringify(counts));
  assert.ok((counts.兩邊都可用 > 0 && counts.兩邊都不可用 > 0) || !enough);
});
