// 真的瀏覽器與 OpenSSL 的答案：每一條送出的串鍊，三個用戶端怎麼說。
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from '../../../src/content/content-folder.ts';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import { certificatesAt, corpora, verify } from './corpus.ts';

interface Case {
  name: string;
  host: string;
  at: string;
  chromium: string;
  firefox: string;
  openssl: string;
}

const list = new URL('browser-chains/cases.json', corpora);
const missing = existsSync(list) ? null : '沒有測試資料 ../shared/corpora/browser-chains';

/** 兩個瀏覽器都接受而這裡拒絕的，各有理由。 */
const STRICTER: Readonly<Record<string, string>> = {
  'rsa-1024': '發行版設定的 OpenSSL 安全等級連線時不接受 1024 位元；公開的憑證管理中心 2014 年起也不簽發。',
  'inter-nc-ip-unconstrained': 'OpenSSL 拒絕：沒有 DNS 名稱時，CN 也受名稱限制。',
};

test('瀏覽器拒絕的沒有一條說可用；兩個瀏覽器都接受的只有表上的拒絕', async (t) => {
  if (missing !== null) return t.skip(missing);
  const cases = JSON.parse(readFileSync(list, 'utf8')) as Case[];
  const context = { rules: load('rules'), authorities: load('authorities'), verify };
  const unsafe: string[] = [];
  const stricter: string[] = [];
  let columns = 0;
  for (const { name, host, at, ...said } of cases) {
    const report = await examineChain({
      pool: certificatesAt(`browser-chains/${name}/sent.pem`),
      trust: certificatesAt(`browser-chains/${name}/trust.pem`),
      at: new Date(`${at}T23:00:00Z`),
      host,
      ...context,
    });
    assert.ok(report, name);
    const accepted = said.chromium === 'OK' && said.firefox === 'OK';
    if (report.ok && !accepted) unsafe.push(`${name}：${said.chromium}、${said.firefox}`);
    if (!report.ok && accepted) stricter.push(name);
    for (const client of ['chromium', 'firefox', 'openssl'] as const)
      if (report.clients[client].accepts === (said[client] === 'OK')) columns += 1;
  }
  t.diagnostic(`${cases.length} 條，欄位相同 ${columns} / ${cases.length * 3}`);
  for (const name of stricter) t.diagnostic(`${name}：${STRICTER[name] ?? '沒有理由'}`);
  assert.deepEqual(unsafe, []);
  assert.deepEqual(
    stricter.filter((name) => STRICTER[name] === undefined),
    [],
  );
});
