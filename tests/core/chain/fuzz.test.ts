import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import { drawChain } from '../../../src/core/chain/draw-chain.ts';
import { LIMITS } from '../../../src/core/chain/limits.ts';
import { writeBundle } from '../../../src/core/chain/write-bundle.ts';
import { emptySubject } from '../../../src/core/x509/subject.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { certificatesAt, corpora, missing, sha256Of, verify } from './corpus.ts';
import type { Lab } from './lab.ts';
import { buildGovernmentLab, LAB_DAY } from './lab.ts';
import { fuzz, pick, type Random } from '../../support/fuzz.ts';
import { ends, type Measured } from '../../support/effort.ts';
import { load } from '../../../src/content/content-folder.ts';

let lab: Lab;
before(async () => {
  lab = await buildGovernmentLab();
});
after(() => lab.close());

const authorities = load('authorities');
const rules = load('rules');

function mutated(subject: Subject, random: Random): Subject {
  const der = Uint8Array.from(subject.der ?? []);
  for (let times = 1 + random(4); times > 0; times -= 1) der[random(der.length)] = random(256);
  const cut = random(10) === 0 ? der.subarray(0, random(der.length)) : der;
  const [decoded] = decodeBlock({ kind: 'certificate', encoding: 'der', label: null, line: null, der: cut }).subjects;
  assert.ok(decoded);
  return decoded;
}

interface Round {
  pool: Subject[];
  trust: Subject[] | null;
  at: Date;
  host: string | null;
}

test('任意順序、重複、改壞的憑證：不會丟出例外，也不會把改壞的說成可用', async (t) => {
  const made = lab.all(...lab.pems.keys());
  const roots = lab.all('root1', 'root2');
  const leaf = lab.get('leaf');
  const good = [...made];
  if (!missing) good.push(...readdirSync(new URL('authorities/', corpora)).flatMap((file) => certificatesAt(`authorities/${file}`)));
  const genuine = new Set(good.map(sha256Of));
  const counts = { 可用: 0, 不可用: 0 };
  const tried = await fuzz<Round>(t, {
    name: 'chain',
    usual: 150,
    many: 15_000,
    make: (random) => {
      const pool = Array.from({ length: 1 + random(12) }, () =>
        random(10) < 3 ? mutated(pick(good, random), random) : pick(good, random),
      );
      const trust = random(10) < 3 ? null : Array.from({ length: random(4) }, () => pick(good, random));
      // 有些輪次什麼都齊全，日期也對：不靠公開樣本也要有可用的串鍊。
      const complete = random(10) < 3;
      if (complete) {
        for (const each of made) pool.splice(random(pool.length + 1), 0, each);
        if (random(2) === 0) pool.unshift(leaf);
        trust?.push(...roots);
      }
      const at = complete ? LAB_DAY : new Date(Date.UTC(2016 + random(14), 5));
      return { pool, trust, at, host: random(2) === 0 ? 'www.example.gov.tw' : null };
    },
    check: async (round) => {
      const report = await examineChain({ ...round, authorities, rules, verify });
      assert.ok(report);
      counts[report.ok ? '可用' : '不可用'] += 1;
      drawChain(report, round.pool, () => null);
      writeBundle(report, round.pool);
      JSON.stringify(report);
      if (report.ok)
        for (const { sha256 } of report.path)
          assert.ok(genuine.has(sha256) || authorities.some((authority) => authority.sha256 === sha256));
    },
  });
  t.diagnostic(JSON.stringify(counts));
  assert.ok(counts.可用 >= tried / 50 && counts.不可用 >= tried / 4);
});

test('沒有憑證、只有讀不出來的憑證，也有答案', async () => {
  const options = { trust: null, authorities, at: LAB_DAY, verify };
  assert.equal(await examineChain({ pool: [], ...options }), null);
  const empty = emptySubject({ kind: 'certificate', encoding: 'der', label: null, line: null, der: new Uint8Array() });
  const report = await examineChain({ pool: [empty, empty], ...options });
  assert.equal(report?.ok, false);
});

test('一千張憑證有答案，名稱全部相同也一樣', async (t) => {
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
  ] satisfies [string, Subject[], boolean][]) {
    const measured: Measured<ChainReport | null> = await ends(() =>
      examineChain({ pool, trust: [root], authorities, rules, at: LAB_DAY, verify }),
    );
    const report = measured.result;
    t.diagnostic(`${name}：${Math.round(measured.took)} 毫秒`);
    assert.equal(report?.ok, found, name);
    assert.equal(
      report?.problems.some(({ code }) => code === 'search-limit'),
      !found,
      name,
    );
  }
  assert.ok(LIMITS.signatureChecks < 1000);
});
