import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/core/pem/block.ts';
import { asn1Codes } from '../../../src/core/asn1/codes.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { toInspectJson } from '../../../src/core/inspect/inspect-json.ts';
import { fuzz, pick } from '../../support/fuzz.ts';
import { ends } from '../../support/effort.ts';
import { mutate } from '../mutate.ts';
import { fixtureBlock } from './fixture.ts';

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

const blocks: Block[] = names.map(fixtureBlock);
const codes = new Map<string, readonly string[]>(Object.entries(asn1Codes));

test('改壞的檔案都有答案：不丟例外，每一個都在一秒之內', async (t) => {
  let slowest = 0;
  let untouched = 0;
  let explained = 0;
  await fuzz<{ block: Block; der: Uint8Array }>(t, {
    name: 'x509',
    usual: 5_000,
    many: 500_000,
    make: (random) => {
      const block = pick(blocks, random);
      return { block, der: mutate(block.der ?? new Uint8Array(), random) };
    },
    keep: ({ der }) => der,
    check: async ({ block, der }) => {
      const { took, result } = await ends(() => {
        const decoded = decodeBlock({ ...block, der });
        const json = JSON.stringify(
          decoded.subjects.map((subject) => toInspectJson(subject, { authority: null, valid: null, findings: [] })),
        );
        return { ...decoded, json };
      });
      slowest = Math.max(slowest, took);
      const { subjects, problems, json } = result;
      assert.ok(json.length > 0 && subjects.length > 0);
      for (const { code, facts } of problems) {
        for (const fact of ['field', ...(codes.get(code) ?? ['(a known code)'])])
          assert.ok(Object.hasOwn(facts, fact), `${code} ${JSON.stringify(facts)}`);
      }
      for (const { unreadable } of subjects) for (const { reason } of unreadable) assert.ok(codes.has(reason), reason);
      if (problems.length > 0 || subjects.some(({ unreadable }) => unreadable.length > 0)) explained += 1;
      else untouched += 1;
    },
  });
  t.diagnostic(`說得出哪裡壞的 ${explained} 個，改到內容而結構仍完整的 ${untouched} 個，最慢 ${slowest.toFixed(1)} 毫秒`);
});
