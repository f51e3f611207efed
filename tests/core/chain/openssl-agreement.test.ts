// 真實憑證任意組合，和 openssl verify 比對。種子固定；SEED=… 可以換。
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import { certificatesAt, corpora, missing, verify } from './corpus.ts';
import { openssl } from './lab.ts';

const SEED = Number(process.env['SEED'] ?? 12345);
const ROUNDS = 80;

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
  let state = SEED;
  const some = <Item>(list: readonly Item[], count: number): Item[] =>
    Array.from({ length: count }, () => {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      return list[state % list.length];
    }).filter((item) => item !== undefined);
  const folder = mkdtempSync(join(tmpdir(), 'chain-openssl-'));
  const counts = { 兩邊都可用: 0, 兩邊都不可用: 0, 只有弱簽章不同: 0, OpenSSL選到自簽的同名憑證: 0 };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [leaf] = some(all, 1);
      const pool = some(all, round % 12);
      const trust = some(roots, 1 + (round % 3));
      const at = [1_530_000_000, 1_600_000_000, 1_790_000_000][round % 3] ?? 0;
      assert.ok(leaf?.subject);
      const file = (name: string, pems: string[]): string => {
        writeFileSync(join(folder, name), `${pems.join('')}\n`);
        return join(folder, name);
      };
      const untrusted =
        pool.length === 0
          ? []
          : [
              '-untrusted',
              file(
                'pool.pem',
                pool.map(({ pem }) => pem),
              ),
            ];
      const anchors = file(
        'trust.pem',
        trust.map(({ pem }) => pem),
      );
      const said = spawnSync(
        'openssl',
        ['verify', '-attime', String(at), '-no-CApath', '-no-CAstore', '-CAfile', anchors, ...untrusted, file('leaf.pem', [leaf.pem])],
        { encoding: 'utf8' },
      );
      const subjects = (list: typeof all) => list.flatMap(({ subject }) => subject ?? []);
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
      else if (report.ok && / error 19 at /.test(` ${said.stderr}`)) counts.OpenSSL選到自簽的同名憑證 += 1;
      else assert.fail(`種子 ${SEED} 第 ${round} 輪：OpenSSL ${String(said.status)}，${errors.join('、')}，${said.stderr}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  t.diagnostic(`種子 ${SEED}，${JSON.stringify(counts)}`);
  assert.ok(counts.兩邊都可用 > 5 && counts.兩邊都不可用 > 5);
});
