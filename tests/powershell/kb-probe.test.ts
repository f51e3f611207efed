import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptFiles } from '../../src/content/script-files.ts';
import { clientHello } from '../../src/core/probe/client-hello.ts';
import { helloTable, versionBytes, weakSuites } from '../../src/core/probe/hello-table.ts';
import { cipherFamilies, protocols } from '../../src/core/probe/probe-record.ts';
import { needed } from '../package/needed.ts';
import { fuzz, pick, type Random } from '../support/fuzz.ts';
import { kbProbe, recordings, scriptAnswer, siteAnswer } from './kb-probe.ts';
import { recordServers } from './record-servers.ts';
import { replay, taker } from './replay.ts';
import { parsePowerShell } from './syntax-tree.ts';
import { Table, type Value } from './values.ts';

test('每一支 PowerShell 的指令檔都合文法', () => {
  const scripts = scriptFiles().filter(({ name }) => name.endsWith('.ps1'));
  assert.ok(scripts.some(({ name }) => name === 'kb-probe.ps1'));
  for (const { name, text } of scripts) assert.deepEqual(parsePowerShell(text).faults, [], name);
  assert.notDeepEqual(parsePowerShell('if ($a { 1 }').faults, [], '不合文法的看得出來');
});

test('kb-probe.ps1 的表和網站的一樣', () => {
  const plain = (value: Value): unknown => (value instanceof Table ? Object.fromEntries(value.entries()) : value);
  assert.deepEqual(plain(kbProbe.variable('helloTable')), helloTable);
  assert.deepEqual(plain(kbProbe.variable('versionBytes')), versionBytes);
  assert.deepEqual(plain(kbProbe.variable('weakSuites')), weakSuites);
  assert.deepEqual(kbProbe.variable('protocols'), protocols);
  assert.deepEqual(kbProbe.variable('families'), cipherFamilies);
});

test('kb-probe.ps1 的 ClientHello 和網站的一個位元組都不差', () => {
  const random = Array.from({ length: 32 }, (_, at) => at * 7);
  const keyShare = Array.from({ length: 32 }, (_, at) => 255 - at);
  const hex = (bytes: readonly number[] | Uint8Array): string => Buffer.from(bytes).toString('hex');
  // Names of every length reach both sides of 256 and 512 bytes.
  const names = [null, ...Array.from({ length: 253 }, (_, length) => 'a'.repeat(length + 1))];
  const lists = [helloTable.suites, helloTable.suites13, ...Object.values(weakSuites)];
  const questions = protocols.flatMap((protocol) => [
    ...names.map((name, at) => ({ protocol, suites: helloTable.suites, name, withAlpn: at % 2 === 0 })),
    ...lists.flatMap((suites) => [true, false].map((withAlpn) => ({ protocol, suites, name: 'www.example.gov.tw', withAlpn }))),
  ]);
  for (const { protocol, suites, name, withAlpn } of questions)
    assert.equal(
      kbProbe.call('New-ClientHello', [protocol, suites, name ?? '', withAlpn, hex(random), hex(keyShare)]),
      hex(clientHello({ protocol, suites, name, withAlpn, random, keyShare })),
      `${protocol} ${name} ${suites.slice(0, 8)}`,
    );
});

/** Both readers take the same bytes and say the same. */
function bothSame(bytes: Uint8Array, upTo: 'hello' | 'done'): unknown {
  const { answer, taken } = replay(bytes, upTo);
  const script = scriptAnswer(taker(bytes), upTo);
  assert.deepEqual(script.told, siteAnswer(answer));
  assert.deepEqual(script.taken, taken);
  return script.told.ending;
}

const recorded = Object.entries(recordings).map(([name, hex]) => ({ name, bytes: new Uint8Array(Buffer.from(hex, 'hex')) }));

test('錄下來的伺服器回答，kb-probe.ps1 讀到的和網站的一樣', () => {
  const endings = recorded.map(({ name, bytes }) => [name, bothSame(bytes, 'done'), bothSame(bytes, 'hello')]);
  // What the recordings are of, so that they stay what they say.
  assert.deepEqual(
    endings.filter(([, ending]) => ending !== null),
    [
      ['other-version', 'alert-70', 'alert-70'],
      ['alert', 'alert-70', 'alert-70'],
      ['no-common-suite', 'alert-40', 'alert-40'],
    ],
  );
  const told = (name: string): unknown[] => {
    const { told } = scriptAnswer(taker(recorded.find((each) => each.name === name)?.bytes ?? new Uint8Array()), 'done');
    return [
      told.protocol,
      told.cipher,
      told.group,
      told.alpn,
      told.isRetry,
      (told.certificates as string[] | null)?.length ?? 0,
      told.response !== null,
    ];
  };
  assert.deepEqual(told('tls12'), ['TLSv1.2', 0xc02f, 'x25519', 'http/1.1', false, 2, false]);
  assert.deepEqual(told('tls10'), ['TLSv1.0', 0xc013, 'x25519', null, false, 2, false]);
  assert.deepEqual(told('hello-retry'), ['TLSv1.3', 0x1302, 'secp384r1', null, true, 0, false]);
  assert.deepEqual(told('stapled').at(-1), true);
  assert.deepEqual(told('dhe-1536')[2], 'dhe-1536');
});

test('這台機器的 openssl 當場回答的，讀到的也一樣', { timeout: 120_000 }, async (t) => {
  const openssl = needed(t, 'OpenSSL', ['openssl']);
  if (openssl === null) return;
  for (const hex of Object.values(await recordServers(openssl))) {
    const bytes = new Uint8Array(Buffer.from(hex, 'hex'));
    bothSame(bytes, 'done');
    bothSame(bytes, 'hello');
  }
});

/** Handshake messages again, in records of so many bytes. */
function inPieces(bytes: Uint8Array, size: number): Uint8Array {
  const pieces: number[] = [];
  for (let at = 0; at + 5 <= bytes.length;) {
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
    const body = bytes.slice(at + 5, at + 5 + length);
    for (let from = 0; from < body.length; from += size) {
      const piece = body.slice(from, from + size);
      pieces.push(...bytes.slice(at, at + 3), piece.length >> 8, piece.length & 255, ...piece);
    }
    at += 5 + length;
  }
  return Uint8Array.from(pieces);
}

test('一個位元組一段、從任何地方斷掉、長度寫錯的回答，也一樣', () => {
  for (const { name, bytes } of recorded.filter((each) => /^(?:tls12|stapled|dhe-1536|alert)$/u.test(each.name))) {
    assert.equal(bothSame(inPieces(bytes, 1), 'done'), name === 'alert' ? 'garbage' : null, name);
    bothSame(inPieces(bytes, 100), 'done');
    for (let end = 0; end < bytes.length; end += 1 + (end >> 4)) assert.equal(bothSame(bytes.slice(0, end), 'done'), 'closed');
  }
});

const record = (type: number, ...body: number[]): number[] => [type, 3, 3, body.length >> 8, body.length & 255, ...body];
const random = Array<number>(32).fill(1);
const hello = (cipher: number): number[] => record(22, 2, 0, 0, 38, 3, 3, ...random, 0, cipher >> 8, cipher & 255, 0);
const hostile: Readonly<Record<string, [ending: string | null, bytes: readonly number[]]>> = {
  nothing: ['closed', []],
  http: ['not-tls', [...Buffer.from('HTTP/1.1 400 Bad Request\r\n')]],
  'ssl 2': ['not-tls', [0x80, 0x2e, 4, 0, 1, 0, 2]],
  'a record too long': ['garbage', [22, 3, 3, 0x48, 0x01]],
  'empty records without end': ['garbage', Array.from({ length: 40_000 }, () => record(22)).flat()],
  'a message too long': ['too-large', record(22, 11, 4, 0, 1)],
  'a certificate before the hello': ['garbage', record(22, 11, 0, 0, 3, 0, 0, 0)],
  'data before the hello': ['garbage', record(23, 1, 2, 3)],
  'a warning, then an alert': ['alert-112', [...record(21, 1, 112), ...record(21, 2, 112)]],
  goodbye: ['alert-0', record(21, 1, 0)],
  'half an alert': ['garbage', record(21, 2)],
  'a hello cut short': ['garbage', record(22, 2, 0, 0, 1, 3)],
  'a hello with a session beyond its end': ['garbage', record(22, 2, 0, 0, 38, 3, 3, ...random, 255, 0, 0, 0)],
  'a hello of no version': ['garbage', record(22, 2, 0, 0, 38, 9, 9, ...random, 0, 0, 1, 0)],
  'an empty chain': [null, [...hello(1), ...record(22, 11, 0, 0, 3, 0, 0, 0), ...record(22, 14, 0, 0, 0)]],
  'a chain of wrong length': ['garbage', [...hello(1), ...record(22, 11, 0, 0, 3, 0, 0, 9)]],
  'a certificate of no length': ['garbage', [...hello(1), ...record(22, 11, 0, 0, 6, 0, 0, 3, 0, 0, 0)]],
  'a prime of zeros': [null, [...hello(0x33), ...record(22, 12, 0, 0, 4, 0, 2, 0, 0), ...record(22, 14, 0, 0, 0)]],
  'a prime of 7 bits': [null, [...hello(0x33), ...record(22, 12, 0, 0, 4, 0, 2, 0, 127), ...record(22, 14, 0, 0, 0)]],
  'the longest message': ['closed', record(22, 11, 4, 0, 0)],
  'no prime': [null, [...hello(0x33), ...record(22, 12, 0, 0, 0), ...record(22, 14, 0, 0, 0)]],
  'an unknown curve': [null, [...hello(0xc02f), ...record(22, 12, 0, 0, 3, 3, 0xab, 0xcd), ...record(22, 14, 0, 0, 0)]],
  'a response of wrong length': ['garbage', [...hello(1), ...record(22, 22, 0, 0, 5, 1, 0, 0, 9, 7)]],
  'half a response': ['garbage', [...hello(1), ...record(22, 22, 0, 0, 2, 1, 0)]],
  'an empty response': [null, [...hello(1), ...record(22, 22, 0, 0, 4, 1, 0, 0, 0), ...record(22, 14, 0, 0, 0)]],
  'messages without end': ['garbage', [...hello(1), ...Array.from({ length: 70 }, () => record(22, 0, 0, 0, 0)).flat()]],
};

test('有意作怪的回答，也一樣，而且停得下來', () => {
  for (const [name, [ending, bytes]] of Object.entries(hostile)) {
    assert.equal(bothSame(Uint8Array.from(bytes), 'done'), ending, name);
    if (bytes.length < 9999) bothSame(Uint8Array.from(bytes), 'hello');
  }
});

test('隨機改壞的回答，兩邊說的都一樣', async (t) => {
  const endings = new Set<unknown>();
  const mutated = (random: Random): Uint8Array => {
    let bytes = Uint8Array.from(pick(recorded, random).bytes);
    if (random(8) === 0) bytes = Uint8Array.from(inPieces(bytes, 1 + random(60)));
    for (let changes = 1 + random(3); changes > 0; changes--) {
      const at = random(Math.min(bytes.length, pick([16, 120, 2000, bytes.length], random)));
      const kind = random(4);
      if (kind === 0) bytes = bytes.slice(0, at + 1);
      else if (kind === 1) bytes = Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + 1 + random(4))]);
      else bytes[at] = kind === 2 ? random(256) : pick([0, 1, 2, 3, 11, 12, 14, 22, 0x16, 0xff], random);
    }
    return bytes;
  };
  const count = await fuzz(t, {
    name: 'powershell-answers',
    usual: 600,
    many: 20_000,
    make: mutated,
    read: (kept) => Uint8Array.from(typeof kept === 'string' ? Buffer.from(kept) : kept),
    keep: (bytes) => bytes,
    check: (bytes) => {
      endings.add(bothSame(bytes, 'done'));
      bothSame(bytes, 'hello');
    },
  });
  if (count > 0) for (const ending of [null, 'closed', 'garbage', 'not-tls']) assert.ok(endings.has(ending), String(ending));
});
