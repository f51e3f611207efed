import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemCodes, repairCodes } from '../../../src/core/pem/codes.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { fixture, fixtureText, repairable } from './accident.ts';
import { keySamples, leaked, pemKey, piecesOf, shown } from './key-sample.ts';

const count = Number(process.env['KB_MUTATIONS'] ?? 30_000);
const seed = Number(process.env['KB_SEED'] ?? Date.now() % 1_000_000_007);
const MAX_MS = 1000;

/** mulberry32: small, seeded, good enough for choosing damage. */
function generator(from: number): (below: number) => number {
  let state = from >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

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

function mutateText(text: string, random: (below: number) => number): string {
  let out = text;
  for (let i = 1 + random(4); i > 0; i--) {
    const at = random(out.length + 1);
    const length = random(4) === 0 ? random(out.length) : 1 + random(4);
    const snippet = SNIPPETS[random(SNIPPETS.length)] ?? '';
    const choice = random(6);
    if (choice === 0) out = out.slice(0, at) + out.slice(at + length);
    else if (choice === 1) out = out.slice(0, at) + snippet + out.slice(at);
    else if (choice === 2) out = out.slice(0, at) + snippet + out.slice(at + length);
    else if (choice === 3) out = out.slice(0, at) + out.slice(at, at + length).repeat(2) + out.slice(at + length);
    else if (choice === 4) out = repairable[random(repairable.length)]?.damage(out) ?? out;
    else out = out.slice(0, at) + String.fromCharCode(random(0x10000)) + out.slice(at + 1);
    if (out.length > 100_000) out = out.slice(0, 100_000);
  }
  return out;
}

function mutateBytes(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
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

/** Reads and checks what must hold of every result whatever the input. */
function check(input: string | Uint8Array, about: string): ReturnType<typeof readInput> {
  const started = process.cpuUsage();
  const result = readInput(input);
  assert.ok(process.cpuUsage(started).user < MAX_MS * 1000, `${about}：超過 ${MAX_MS} 毫秒`);
  for (const block of result.blocks) {
    if (block.kind === 'private-key' || block.kind === 'unknown') assert.equal(block.der, null, about);
    else assert.equal(block.der?.[0], 0x30, about);
  }
  for (const { code } of result.repairs) assert.ok((repairCodes as readonly string[]).includes(code), `${about}：${code}`);
  for (const { code, facts } of result.problems) {
    const names: readonly string[] | undefined = Object.entries(problemCodes).find(([known]) => known === code)?.[1];
    assert.deepEqual(Object.keys(facts).sort(), [...(names ?? ['?'])].sort(), `${about}：${code}`);
  }
  assert.ok(result.blocks.length + result.problems.length > 0, `${about}：什麼都沒有說`);
  return result;
}

test(`${count} 次隨機破壞文字與位元組都有答案（KB_SEED=${seed}）`, () => {
  const random = generator(seed);
  for (let i = 0; i < count; i++) {
    const about = `KB_SEED=${seed} 第 ${i} 次`;
    if (random(4) === 0) check(mutateBytes(binaries[random(binaries.length)] ?? new Uint8Array(), random), about);
    else {
      const text = mutateText(texts[random(texts.length)] ?? '', random);
      check(random(5) === 0 ? new Uint8Array(Buffer.from(text, random(2) === 0 ? 'utf16le' : 'utf8')) : text, about);
    }
  }
});

test(`${Math.ceil(count / 10)} 次隨機破壞私密金鑰都不洩漏（KB_SEED=${seed}）`, () => {
  const random = generator(seed + 1);
  const open = texts.flatMap((text) => readInput(text).blocks.map(({ der }) => Buffer.from(der ?? []).toString('hex'))).join(' ');
  const samples = keySamples.map(({ input, secret }) => ({ input, pieces: piecesOf(secret, open) }));
  const pem = { input: pemKey.text, pieces: piecesOf(pemKey.secret, open) };
  for (let i = 0; i < count / 10; i++) {
    const about = `KB_SEED=${seed} 金鑰第 ${i} 次`;
    const { input, pieces } = random(2) === 0 ? pem : (samples[random(samples.length)] ?? pem);
    if (typeof input !== 'string') {
      assert.equal(leaked(shown(check(mutateBytes(input, random), about)), pieces), null, about);
      continue;
    }
    // Only the key is damaged: half a certificate run into half a key with every mark gone is nobody's to tell apart.
    const neighbour = random(2) === 0 ? (texts[random(texts.length)] ?? '') : '';
    const key = mutateText(input, random);
    const result = check(random(2) === 0 ? `${neighbour}\n${key}` : `${key}\n${neighbour}`, about);
    assert.equal(leaked(shown(result), pieces), null, about);
  }
});
