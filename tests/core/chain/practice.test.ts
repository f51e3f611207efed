// 演練用的串鍊：說得出是演練用的，而且故意的錯照樣找得到。
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { byFile } from '../../../src/content/content-folder.ts';
import { judgingContext } from '../../../src/content/judging-context.ts';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import { chainHeadline, chainVerdict } from '../../../src/core/chain/chain-verdict.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { FAULTS, type Fault } from '../../../src/core/rehearse/fault.ts';
import { hasCross, SHAPES } from '../../../src/core/rehearse/shape.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { practiceSet } from '../../support/practice-set.ts';

const now = new Date('2026-11-30T04:00:00Z');
const HOST = 'www.example.gov.tw';
const words = byFile('messages');
const { rules, authorities, verify } = judgingContext(now, 'public-web');

const read = (...files: Uint8Array[]): Subject[] =>
  files.flatMap((bytes) => readInput(bytes).blocks).flatMap((block) => decodeBlock(block).subjects);

async function examined(
  pool: readonly Subject[],
  { host = null, trust = null }: { host?: string | null; trust?: Subject[] | null } = {},
): Promise<ChainReport> {
  const report = await examineChain({ pool, trust, authorities, rules, at: now, host, verify });
  assert.ok(report);
  return report;
}

const codesOf = ({ problems }: ChainReport): string[] => problems.map(({ code }) => code);
/** What there is to be mended. */
const faultsOf = ({ problems }: ChainReport): string[] =>
  problems.filter(({ code, severity }) => severity !== 'info' && code !== 'practice-certificate').map(({ code }) => code);

/** What each fault is called, as the file of the whole chain shows it. */
const CAUSES: Readonly<Record<Fault, readonly string[]>> = {
  'missing-intermediate': ['missing-intermediate'],
  'wrong-order': ['leaf-not-first'],
  'wrong-generation': ['wrong-issuer-generation', 'missing-intermediate'],
  expired: ['expired'],
  'no-san': ['host-mismatch'],
  // One certificate that is read as what it is, and a chain without a fault: the decoder's and the pairing's business.
  'der-as-pem': ['missing-intermediate'],
  'other-key': [],
};

for (const shape of SHAPES) {
  test(`${shape}：沒有錯的演練串鍊，說是演練用的、沒有瀏覽器信任是對的，不說缺根憑證`, async () => {
    const { file } = await practiceSet({ shape, now });
    const [chain, root] = [read(file('fullchain.pem')), read(file('root.pem'))];
    for (const pool of [chain, [...chain, ...root]]) {
      const report = await examined(pool, { host: HOST });
      assert.deepEqual(faultsOf(report), []);
      assert.deepEqual(codesOf(report).slice(0, 2), ['practice-certificate', 'practice-sound']);
      assert.equal(report.ok, false);
      assert.deepEqual(report.gaps, []);
      assert.equal(chainVerdict(report).verdict, 'unusable');
      assert.match(
        chainHeadline(report, words),
        /^不可用：這是演練用的憑證，不可上線。串鍊本身沒有問題；演練用的根憑證沒有瀏覽器信任，這是對的。$/,
      );
      assert.deepEqual(
        Object.values(report.clients).map(({ accepts }) => accepts),
        [false, false, false],
      );
    }
    const trusted = await examined(chain, { host: HOST, trust: root });
    assert.deepEqual(codesOf(trusted), ['practice-certificate', 'practice-sound']);
    assert.equal(trusted.ok, false, 'never for production, whoever trusts it');
    assert.deepEqual(
      Object.values(trusted.clients).map(({ accepts }) => accepts),
      [true, true, true],
    );
  });

  for (const fault of FAULTS)
    test(`${shape}：故意的錯「${fault}」，第一行先說是演練用的，再說哪裡錯`, async () => {
      const { file } = await practiceSet({ shape, fault, now });
      const report = await examined(read(file('fullchain.pem')), { host: HOST });
      assert.equal(codesOf(report)[0], 'practice-certificate');
      const found = faultsOf(report).filter((code) => code !== 'extra-certificate');
      assert.deepEqual(found, CAUSES[fault]);
      assert.equal(report.ok, false);
      const first = report.problems.find(({ code }) => code === found[0]);
      const headline = chainHeadline(report, words);
      assert.ok(headline.startsWith('不可用：這是演練用的憑證，不可上線。'), headline);
      if (first) assert.doesNotMatch(headline, /串鍊本身沒有問題/);
    });

  test(`${shape}：中繼憑證的順序不對、少了交互憑證，都說得出來`, async () => {
    const { file } = await practiceSet({ shape, now });
    const [leaf, ...above] = read(file('fullchain.pem'));
    assert.ok(leaf);
    if (!hasCross(shape)) return assert.deepEqual(faultsOf(await examined([leaf, ...above])), []);
    assert.deepEqual(faultsOf(await examined([leaf, ...above.toReversed()])), ['wrong-order']);
    for (const pool of [
      [leaf, ...read(file('intermediate.crt'))],
      [leaf, ...read(file('intermediate.crt'), file('root-same-name.crt'))],
    ])
      assert.deepEqual(faultsOf(await examined(pool)), ['practice-cross-missing']);
  });

  test(`${shape}：只有演練的根憑證，也說是演練用的`, async () => {
    const { file } = await practiceSet({ shape, now });
    assert.deepEqual(codesOf(await examined(read(file('root.pem')))).slice(0, 2), ['practice-certificate', 'no-leaf']);
  });
}

test('沒有指定主機時，沒有 SAN 的演練憑證照樣被找到', async () => {
  const { file } = await practiceSet({ fault: 'no-san', now });
  assert.deepEqual(faultsOf(await examined(read(file('fullchain.pem')))), ['no-usable-name']);
});

/** Root, intermediate and certificate of a site, none of them for practice. */
const [root, intermediate, real] = read(
  new TextEncoder().encode(
    (parse(readFileSync(join(import.meta.dirname, '../../../content/examples-chain/3-reversed.yaml'), 'utf8')) as { text: string }).text,
  ),
);
assert.ok(root && intermediate && real);

test('正式的憑證配了演練用的中繼憑證：第一行就說混在一起', async () => {
  const { file } = await practiceSet({ now });
  const report = await examined([real, ...read(file('chain.pem'))]);
  assert.deepEqual(faultsOf(report), ['practice-mixed', 'missing-intermediate']);
  assert.equal(report.problems[0]?.code, 'practice-mixed');
  assert.match(chainHeadline(report, words), /^不可用：演練用的憑證和正式的混在一起：2 張是演練用的，例如「CN=演練中繼憑證/);
});

test('正式的串鍊後面留著一張演練用的：照樣可用，但要移除', async () => {
  const { file } = await practiceSet({ now });
  const report = await examined([real, intermediate, ...read(file('server.cer'))], { trust: [root] });
  assert.deepEqual(codesOf(report), ['practice-mixed']);
  assert.equal(report.ok, true);
  assert.match(chainHeadline(report, words), /^注意：.*演練用的憑證和正式的混在一起：1 張是演練用的/);
});

test('演練用的留在正式的前面：伺服器送出的是演練用的，兩件事都說', async () => {
  const { file } = await practiceSet({ now });
  const report = await examined([...read(file('server.cer')), real, intermediate], { trust: [root] });
  assert.deepEqual(codesOf(report).slice(0, 2), ['practice-certificate', 'practice-mixed']);
  assert.equal(report.ok, false);
});

test('沒有演練憑證的串鍊，一個字都不提', async () => {
  const report = await examined([real, intermediate], { trust: [root] });
  assert.deepEqual([report.ok, codesOf(report)], [true, []]);
});
