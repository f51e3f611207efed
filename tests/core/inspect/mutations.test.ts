import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { verifyInJavaScript } from '../../../src/core/crypto/fallback.ts';
import { createVerify } from '../../../src/core/crypto/verify.ts';
import { lintChecks } from '../../../src/core/lint/lint-checks.ts';
import { inspectInput } from '../../../src/core/inspect/inspect-input.ts';
import { reportText } from '../../../src/core/inspect/report-text.ts';
import { fuzz, pick, sizeOf } from '../../support/fuzz.ts';
import { ends } from '../../support/effort.ts';
import { mutate } from '../mutate.ts';
import { byFile, load } from '../../../src/content/content-folder.ts';

const MiB = 1024 * 1024;
const sizes = { usual: 3_000, many: 300_000 };
const total = sizeOf(sizes);
/** MiB: what the engine itself needs, which is less for few inputs; about a kilobyte that each of them leaves shows. */
const MOST_GROWN = total <= sizes.usual ? 2 : 8;

const rules = load('rules');
const words = byFile('messages');
const context = {
  at: new Date('2026-11-22T00:00:00Z'),
  programme: 'public-web' as const,
  rules,
  lint: lintChecks,
  authorities: load('authorities'),
  verify: createVerify({ subtle: globalThis.crypto.subtle, loadFallback: () => verifyInJavaScript }),
};

test('從貼上到報告：改壞的輸入都有答案，記憶體不會一直長', async (t) => {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const sources = ['x509', 'pem'].flatMap((folder) => {
    const base = new URL(`../../fixtures/${folder}/`, import.meta.url);
    return readdirSync(base)
      .filter((name) => /\.(der|pem|csr|crt|p7b)$/.test(name))
      .map((name) => new Uint8Array(readFileSync(new URL(name, base))));
  });
  assert.ok(sources.length > 20);
  let slowest = 0;
  let objects = 0;
  let problems = 0;
  let settled = 0;
  let count = 0;
  const tried = await fuzz<Uint8Array>(t, {
    name: 'inspect',
    ...sizes,
    make: (random) => mutate(pick(sources, random), random),
    read: (kept) => (typeof kept === 'string' ? new TextEncoder().encode(kept) : kept),
    keep: (input) => input,
    check: async (input) => {
      const { took, result } = await ends(async () => {
        const inspection = await inspectInput(input, context);
        if (count % 10 === 0) reportText(inspection, { name: 'a.pem', at: context.at, programme: 'public-web', rules, words });
        return inspection;
      });
      slowest = Math.max(slowest, took);
      objects += result.objects.length;
      problems += result.problems.length;
      if (count === Math.floor(total / 4)) {
        collect();
        settled = process.memoryUsage().heapUsed;
      }
      count++;
    },
  });
  collect();
  const grown = (process.memoryUsage().heapUsed - settled) / MiB;
  t.diagnostic(`${objects} 個物件，${problems} 個問題，最慢 ${slowest.toFixed(0)} 毫秒，記憶體增加 ${grown.toFixed(1)} MiB`);
  assert.ok(objects >= tried / 8 && problems >= tried / 2);
  assert.ok(grown < MOST_GROWN, `記憶體增加了 ${grown.toFixed(1)} MiB`);
});
