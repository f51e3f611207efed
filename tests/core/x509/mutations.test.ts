import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/core/pem/block.ts';
import { asn1Codes } from '../../../src/core/x509/codes.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { toInspectJson } from '../../../src/core/x509/inspect-json.ts';
import { fixtureBlock } from './fixture.ts';

const seed = Number(process.env['KB_SEED'] ?? 20261122);
const total = Number(process.env['KB_MUTATIONS'] ?? 40_000);

/** Mulberry32: small, fast, the same on every machine. */
function randomFrom(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One to four changes of a kind that damage does: a bit, a byte, a length, a cut, a doubled or lost piece. */
function mutate(source: Uint8Array, random: (below: number) => number): Uint8Array {
  let bytes = Uint8Array.from(source);
  for (let left = 1 + random(4); left > 0 && bytes.length > 0; left -= 1) {
    const at = random(bytes.length);
    const old = bytes[at] ?? 0;
    const kind = random(8);
    if (kind === 0) bytes[at] = old ^ (1 << random(8));
    else if (kind === 1) bytes[at] = random(256);
    else if (kind === 2) bytes[at] = [0x00, 0x7f, 0x80, 0x84, 0xff, 0x30, 0x1f, 0x05][random(8)] ?? 0;
    else if (kind === 3) bytes[at] = (old + (random(2) === 0 ? 1 : 255)) & 0xff;
    else if (kind === 4) bytes = bytes.slice(0, at);
    else if (kind === 5) bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(Math.min(bytes.length, at + 1 + random(4)))]);
    else if (kind === 6) bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at, at + 1 + random(32)), ...bytes.subarray(at)]);
    else bytes.set(bytes.subarray(random(bytes.length), random(bytes.length)).subarray(0, bytes.length - at), at);
  }
  return bytes;
}

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
      for (const fact of ['field', ...(codes.get(code) ?? ['(a known code)'])]) assert.ok(Object.hasOwn(facts, fact), `${code} ${JSON.stringify(facts)}`);
    }
    for (const { unreadable } of subjects) for (const { reason } of unreadable) assert.ok(codes.has(reason), reason);
    if (problems.length > 0 || subjects.some(({ unreadable }) => unreadable.length > 0)) explained += 1;
    else untouched += 1;
  }
  t.diagnostic(`種子 ${seed}，改了 ${total} 個，說得出哪裡壞的 ${explained} 個，改到內容而結構仍完整的 ${untouched} 個，最慢 ${slowest.toFixed(1)} 毫秒`);
});
