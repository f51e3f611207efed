import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadResult } from '../../../src/core/pem/block.ts';
import { problemCodes, repairCodes } from '../../../src/core/pem/codes.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { fuzz, pick, type Random } from '../../support/fuzz.ts';
import { ends } from '../../support/effort.ts';
import { fixture, fixtureText, repairable } from './accident.ts';
import { keySamples, leaked, pemKey, piecesOf, shown } from './key-sample.ts';

const SNIPPETS = [
  '\n',
  '\r',
  '-',
  '-----',
  '=',
  '>',
  '> ',
  ' ',
  '\t',
  '\\n',
  '\\',
  '&#43;',
  '&',
  '<br>',
  '<',
  '%2B',
  '"',
  '\u200b',
  '\ufeff',
  '－',
  '—',
  'Ａ',
  '\0',
  '憑',
  '😀',
  '\ud800',
  'BEGIN',
  'END ',
  '-----BEGIN CERTIFICATE-----\n',
  '-----END CERTIFICATE-----\n',
  '-----BEGIN PRIVATE KEY-----',
  '12: ',
  'MIIC',
  '=3D',
  '=\n',
  '{"kty":"RSA","d":"',
];
const texts = ['csr.pem', 'certificate.pem', 'chain.p7b', 'crl.pem', 'bag-attributes.txt', 's11-damaged.csr'].map(fixtureText);
const binaries = ['csr.der', 'certificate.der', 'chain.der.p7b', 'bundle.p12'].map(fixture);

function mutateText(text: string, random: Random): string {
  let out = text;
  for (let i = 1 + random(4); i > 0; i--) {
    const at = random(out.length + 1);
    const length = random(4) === 0 ? random(out.length) : 1 + random(4);
    const snippet = pick(SNIPPETS, random);
    const choice = random(6);
    if (choice === 0) out = out.slice(0, at) + out.slice(at + length);
    else if (choice === 1) out = out.slice(0, at) + snippet + out.slice(at);
    else if (choice === 2) out = out.slice(0, at) + snippet + out.slice(at + length);
    else if (choice === 3) out = out.slice(0, at) + out.slice(at, at + length).repeat(2) + out.slice(at + length);
    else if (choice === 4) out = pick(repairable, random).damage(out);
    else out = out.slice(0, at) + String.fromCharCode(random(0x10000)) + out.slice(at + 1);
    if (out.length > 100_000) out = out.slice(0, 100_000);
  }
  return out;
}

function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let out = Array.from(bytes);
  for (let i = 1 + random(6); i > 0; i--) {
    const at = random(out.length + 1);
    const choice = random(4);
    if (choice === 0) out[at] = random(256);
    else if (choice === 1) out = out.slice(0, at);
    else if (choice === 2) out.splice(at, random(4));
    else out.splice(at, 0, random(256), random(256));
  }
  return new Uint8Array(out);
}

type Input = string | Uint8Array;

/** What must hold of every result whatever the input. */
async function read(input: Input): Promise<ReadResult> {
  const { result } = await ends(() => readInput(input));
  for (const block of result.blocks) {
    if (block.kind === 'private-key' || block.kind === 'unknown') assert.equal(block.der, null);
    else assert.equal(block.der?.[0], 0x30);
  }
  for (const { code } of result.repairs) assert.ok((repairCodes as readonly string[]).includes(code), code);
  for (const { code, facts } of result.problems) {
    const names: readonly string[] | undefined = Object.entries(problemCodes).find(([known]) => known === code)?.[1];
    assert.deepEqual(Object.keys(facts).sort(), [...(names ?? ['?'])].sort(), code);
  }
  assert.ok(result.blocks.length + result.problems.length > 0, '什麼都沒有說');
  return result;
}

test('隨機破壞的文字與位元組都有答案', async (t) => {
  await fuzz<Input>(t, {
    name: 'pem',
    usual: 3_000,
    many: 300_000,
    make: (random) => {
      if (random(4) === 0) return mutateBytes(pick(binaries, random), random);
      const text = mutateText(pick(texts, random), random);
      return random(5) === 0 ? new Uint8Array(Buffer.from(text, random(2) === 0 ? 'utf16le' : 'utf8')) : text;
    },
    read: (kept) => kept,
    keep: (input) => input,
    check: async (input) => {
      await read(input);
    },
  });
});

test('隨機破壞的私密金鑰都不洩漏', async (t) => {
  const open = texts.flatMap((text) => readInput(text).blocks.map(({ der }) => Buffer.from(der ?? []).toString('hex'))).join(' ');
  const samples = keySamples.map(({ input, secret }) => ({ input, pieces: piecesOf(secret, open) }));
  const pem = { input: pemKey.text, pieces: piecesOf(pemKey.secret, open) };
  await fuzz<{ input: Input; pieces: ReturnType<typeof piecesOf> }>(t, {
    name: 'pem-key',
    usual: 500,
    many: 50_000,
    make: (random) => {
      const { input, pieces } = random(2) === 0 ? pem : pick(samples, random);
      if (typeof input !== 'string') return { input: mutateBytes(input, random), pieces };
      // Only the key is damaged: half a certificate run into half a key with every mark gone is nobody's to tell apart.
      const neighbour = random(2) === 0 ? pick(texts, random) : '';
      const key = mutateText(input, random);
      return { input: random(2) === 0 ? `${neighbour}\n${key}` : `${key}\n${neighbour}`, pieces };
    },
    keep: ({ input }) => input,
    check: async ({ input, pieces }) => assert.equal(leaked(shown(await read(input)), pieces), null),
  });
});
