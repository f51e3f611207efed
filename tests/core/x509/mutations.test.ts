import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/core/pem/block.ts';
import { asn1Codes } from '../../../src/core/asn1/codes.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { toInspectJson } from '../../../src/core/x509/inspect-json.ts';
import { mutate, randomFrom } from '../mutate.ts';
import { fixtureBlock } from './fixture.ts';

const seed = Number(process.env['KB_SEED'] ?? 20261122);
const total = Number(process.env['KB_MUTATIONS'] ?? 40_000);

const names = [
  'rsa-san.csr.pem',
  'no-san-password.csr.pem',
  'names.der',
  'extensions.der',
  'escapes.der',
  'strings.der',
  'rsa-pss.der',
  'explicit.der',
  'bundle.p7b.pem',
  'bundle-ber.p7b.der',
  'list.crl.pem',
  'public.pem',
  'rsa-public.pem',
];

test('改壞的檔案都有答案：不丟例外，每一個都在一秒之內', (t) => {
  const random = randomFrom(seed);
  const blocks: Block[] = names.map(fixtureBlock);
  const codes = new Map<string, readonly string[]>(Object.entries(asn1Codes));
  let slowest = 0;
  let untouched = 0;
  let explained = 0;
  for (let count = 0; count < total; count += 1) {
    const block = blocks[count % blocks.length];
    assert.ok(block?.der);
    const der = mutate(block.der, random);
    const started = performance.now();
    const { subjects, problems } = decodeBlock({ ...block, der });
    const json = JSON.stringify(subjects.map((subject) => toInspectJson(subject, { authority: null, valid: null, findings: [] })));
    const took = performance.now() - started;
    slowest = Math.max(slowest, took);
    assert.ok(took < 1000, `第 ${count} 個花了 ${took} 毫秒，種子 ${seed}`);
    assert.ok(json.length > 0 && subjects.length > 0);
    for (const { code, facts } of problems) {
      for (const fact of ['field', ...(codes.get(code) ?? ['(a known code)'])])
        assert.ok(Object.hasOwn(facts, fact), `${code} ${JSON.stringify(facts)}`);
    }
    for (const { unreadable } of subjects) for (const { reason } of unreadable) assert.ok(codes.has(reason), reason);
    if (problems.length > 0 || subjects.some(({ unreadable }) => unreadable.length > 0)) explained += 1;
    else untouched += 1;
  }
  t.diagnostic(
    `種子 ${seed}，改了 ${total} 個，說得出哪裡壞的 ${explained} 個，改到內容而結構仍完整的 ${untouched} 個，最慢 ${slowest.toFixed(1)} 毫秒`,
  );
});
