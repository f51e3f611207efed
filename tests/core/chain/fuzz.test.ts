// 亂數來自種子並印出來；失敗時以同一個種子重跑就會重現：SEED=123 node --test …
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import { drawChain } from '../../../src/core/chain/draw-chain.ts';
import { LIMITS } from '../../../src/core/chain/limits.ts';
import { writeBundle } from '../../../src/core/chain/write-bundle.ts';
import { emptySubject } from '../../../src/core/x509/empty-subject.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { loadCollection } from '../../../src/content/load-content.ts';
import { certificatesAt, corpora, missing, sha256Of, verify } from './corpus.ts';
import type { Lab } from './lab.ts';
import { buildGovernmentLab, openssl } from './lab.ts';

const SEED = Number(process.env['SEED'] ?? 20261122);
const ROUNDS = 400;

let lab: Lab | null = null;
before(() => {
  if (openssl === null) lab = buildGovernmentLab();
});
after(() => lab?.close());

/** mulberry32：夠亂，而且各平台相同。 */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const authorities = loadCollection<'authorities'>('authorities');
const rules = loadCollection<'rules'>('rules');

function mutated(subject: Subject, next: () => number): Subject {
  const der = Uint8Array.from(subject.der ?? []);
  for (let times = 1 + Math.floor(next() * 4); times > 0; times -= 1) der[Math.floor(next() * der.length)] = Math.floor(next() * 256);
  const cut = next() < 0.1 ? der.subarray(0, Math.floor(next() * der.length)) : der;
  const [decoded] = decodeBlock({ kind: 'certificate', encoding: 'der', label: null, line: null, der: cut }).subjects;
  assert.ok(decoded);
  return decoded;
}

function pick<Item>(list: readonly Item[], next: () => number): Item {
  const item = list[Math.floor(next() * list.length)];
  assert.ok(item !== undefined);
  return item;
}

test('任意順序、重複、改壞的憑證：不會丟出例外，也不會把改壞的說成可用', async (t) => {
  if (!lab) return t.skip(openssl ?? '');
  const next = random(SEED);
  const made = lab.all(...lab.pems.keys());
  const good = [...made];
  if (!missing) good.push(...readdirSync(new URL('authorities/', corpora)).flatMap((file) => certificatesAt(`authorities/${file}`)));
  const genuine = new Set(good.map(sha256Of));
  const counts = { 可用: 0, 不可用: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const pool = Array.from({ length: 1 + Math.floor(next() * 12) }, () =>
      next() < 0.3 ? mutated(pick(good, next), next) : pick(good, next),
    );
    const trust = next() < 0.3 ? null : Array.from({ length: Math.floor(next() * 4) }, () => pick(good, next));
    // 有些輪次什麼都齊全，日期也對：不靠公開樣本也要有可用的串鍊。
    const complete = next() < 0.3;
    if (complete) {
      for (const each of made) pool.splice(Math.floor(next() * (pool.length + 1)), 0, each);
      trust?.push(...lab.all('root1', 'root2'));
    }
    const at = complete ? new Date(Date.now() + 60_000) : new Date(Date.UTC(2016 + Math.floor(next() * 14), 5));
    const report = await examineChain({ pool, trust, authorities, rules, at, host: next() < 0.5 ? 'www.example.gov.tw' : null, verify });
    assert.ok(report, `第 ${round} 輪`);
    counts[report.ok ? '可用' : '不可用'] += 1;
    drawChain(report);
    writeBundle(report, pool);
    JSON.stringify(report);
    if (report.ok)
      for (const { sha256 } of report.path)
        assert.ok(genuine.has(sha256) || authorities.some((authority) => authority.sha256 === sha256), `第 ${round} 輪，種子 ${SEED}`);
  }
  t.diagnostic(`種子 ${SEED}，${ROUNDS} 輪：${JSON.stringify(counts)}`);
  assert.ok(counts.可用 > 5 && counts.不可用 > 5);
});

test('沒有憑證、只有讀不出來的憑證，也有答案', async () => {
  const options = { trust: null, authorities, at: new Date(), verify };
  assert.equal(await examineChain({ pool: [], ...options }), null);
  const empty = emptySubject({ kind: 'certificate', encoding: 'der', label: null, line: null, der: new Uint8Array() });
  const report = await examineChain({ pool: [empty, empty], ...options });
  assert.equal(report?.ok, false);
});

test('一千張憑證兩秒內有答案，名稱全部相同也一樣', async (t) => {
  if (!lab) return t.skip(openssl ?? '');
  const [leaf, issuer, root] = lab.all('leaf', 'gca2', 'root2');
  assert.ok(leaf && issuer && root);
  // 識別碼相同、名稱相同、金鑰不同的一千張：每一張都要驗簽章才知道不是。
  const key = lab.get('gca1').key;
  const decoys = Array.from({ length: 1000 }, (_, at): Subject => ({
    ...issuer,
    key,
    spkiSha256: `${at}`,
    fingerprints: { sha1: '', sha256: `${at}`.padStart(64, '0') },
  }));
  const strangers = Array.from({ length: 1000 }, (_, at): Subject => ({
    ...root,
    subject: leaf.subject,
    fingerprints: { sha1: '', sha256: `${at}`.padStart(64, 'f') },
  }));
  for (const [name, pool, found] of [
    ['名稱相同', [leaf, ...decoys], false],
    ['名稱不同', [leaf, ...strangers, issuer], true],
  ] as const) {
    const start = performance.now();
    const report = await examineChain({ pool, trust: [root], authorities, rules, at: new Date(Date.now() + 60_000), verify });
    const took = performance.now() - start;
    t.diagnostic(`${name}：${Math.round(took)} 毫秒`);
    assert.ok(took < 2000, `${name}：${took} 毫秒`);
    assert.equal(report?.ok, found, name);
    assert.equal(
      report?.problems.some(({ code }) => code === 'search-limit'),
      !found,
      name,
    );
  }
  assert.ok(LIMITS.signatureChecks < 1000);
});
