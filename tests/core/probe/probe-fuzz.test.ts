import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  cipherFamilies,
  emptyRecord,
  ending,
  protocols,
  starttlsKinds,
  type Answer,
  type Ending,
  type HttpAnswer,
  type ProbeRecord,
  type SentChain,
} from '../../../src/core/probe/probe-record.ts';
import { probeText } from '../../../src/core/probe/probe-text.ts';
import { readProbeText } from '../../../src/core/probe/read-probe-text.ts';
import { MOST_OF_MESSAGE, readServerAnswer, type ServerAnswer } from '../../../src/core/probe/server-answer.ts';
import { fuzz, pick, pieced, randomFrom, type Random } from '../../support/fuzz.ts';
import { ends, LONG_HANG } from '../../support/effort.ts';
import { mutate } from '../mutate.ts';

const certificate = (name: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url)));
const certificates = ['pem/certificate.der', 'x509/p256.der', 'x509/late.der'].map(certificate);

// ── What a server says ──

const sized = (width: number, bytes: readonly number[]): number[] => [
  ...Array.from({ length: width }, (_, at) => Math.floor(bytes.length / 256 ** (width - 1 - at)) % 256),
  ...bytes,
];
const message = (kind: number, bytes: readonly number[]): number[] => [kind, ...sized(3, bytes)];
const record = (type: number, bytes: readonly number[]): number[] => [type, 3, 3, ...sized(2, bytes)];
const hello = (extensions: readonly number[] = []): number[] =>
  message(2, [3, 3, ...Array<number>(32).fill(7), 0, 0xc0, 0x2f, 0, ...sized(2, extensions)]);
const chain = message(
  11,
  sized(
    3,
    certificates.slice(0, 2).flatMap((der) => sized(3, [...der])),
  ),
);
const status = message(22, [1, ...sized(3, [0x30, 3, 0x0a, 1, 0])]);
const exchange = message(12, [3, 0, 0x1d, ...sized(1, Array<number>(32).fill(9)), 4, 1, ...sized(2, Array<number>(256).fill(1))]);

/** A whole answer of TLS 1.2: each message in a record of its own, all in one, and in records of a few bytes. */
const whole = [...hello([0, 16, ...sized(2, sized(2, sized(1, [104, 50])))]), ...chain, ...status, ...exchange, ...message(14, [])];
const recordings: Uint8Array[] = [
  Uint8Array.from(record(22, whole)),
  Uint8Array.from([...record(22, hello()), ...record(22, chain), ...record(22, message(14, []))]),
  Uint8Array.from(Array.from({ length: Math.ceil(whole.length / 3) }, (_, at) => record(22, whole.slice(3 * at, 3 * at + 3))).flat()),
  Uint8Array.from([...record(21, [1, 112]), ...record(22, whole)]),
  Uint8Array.from(record(21, [2, 40])),
];

interface Read {
  answer: ServerAnswer;
  taken: number;
}

/** Gives the reader exactly what it asks for, and says how much that was. */
function read(bytes: Uint8Array, upTo: 'hello' | 'done'): Read {
  const reader = readServerAnswer(upTo);
  let taken = 0;
  for (let step = reader.next(); ;) {
    if (step.done === true) return { answer: step.value, taken };
    const wanted = step.value;
    assert.ok(Number.isInteger(wanted) && wanted > 0 && wanted <= 0x4800, `要了 ${wanted} 個位元組`);
    const isThere = taken + wanted <= bytes.length;
    step = reader.next(isThere ? bytes.subarray(taken, taken + wanted) : null);
    if (isThere) taken += wanted;
    else assert.ok(step.done, '連線結束之後還要更多');
  }
}

test('照樣的回答讀得出協定、套件、憑證、OCSP 回應與群組，怎麼切都一樣', () => {
  for (const place of [0, 2, 3]) {
    const { answer } = read(recordings[place] ?? new Uint8Array(), 'done');
    assert.deepEqual(
      [answer.ending, answer.protocol, answer.cipher, answer.alpn, answer.group, answer.certificates, answer.response?.length],
      [null, 'TLSv1.2', 0xc02f, 'h2', 'x25519', certificates.slice(0, 2), 5],
    );
  }
  assert.deepEqual(read(recordings[4] ?? new Uint8Array(), 'done').answer.ending, ending('alert', 40));
});

test('OCSP 回應的長度說謊，整個回答不算', () => {
  const bytes = Uint8Array.from(record(22, [...hello(), ...message(22, [1, 0, 0, 200, 1]), ...message(14, [])]));
  assert.deepEqual(read(bytes, 'done').answer.ending, ending('garbage'));
});

test('改壞的回答與亂數：不丟例外、有結果、留下的不比收到的多', async (t) => {
  await fuzz(t, {
    name: 'server-answer',
    usual: 3000,
    many: 2_000_000,
    make: (random): Uint8Array => {
      const kind = random(8);
      if (kind === 0) return Uint8Array.from({ length: random(400) }, () => random(256));
      // Random bytes behind a header that is one.
      if (kind === 1)
        return Uint8Array.from(
          record(
            22,
            Array.from({ length: random(400) }, () => random(random(2) === 0 ? 256 : 24)),
          ),
        );
      return mutate(pick(recordings, random), random);
    },
    read: (kept) => (typeof kept === 'string' ? new TextEncoder().encode(kept) : kept),
    keep: (input) => input,
    check: (input) => {
      for (const upTo of ['hello', 'done'] as const) {
        const { answer, taken } = read(input, upTo);
        const held = (answer.certificates ?? []).reduce((sum, { length }) => sum + length, answer.response?.length ?? 0);
        assert.ok(held <= taken, `留下 ${held}，收到 ${taken}`);
        assert.ok(answer.ending !== null || answer.protocol !== null, '說好，卻沒有協定');
      }
    },
  });
});

const endless: [name: string, piece: readonly number[], how: Ending['how']][] = [
  ['空的紀錄', record(22, []), 'garbage'],
  ['警告', record(21, [1, 112]), 'garbage'],
  ['一個位元組的紀錄', record(22, [3]), 'garbage'],
  ['空的訊息', record(22, message(4, [])), 'garbage'],
  ['裝滿空訊息的紀錄', record(22, Array.from({ length: 4000 }, () => message(4, [])).flat()), 'garbage'],
  ['16 MiB 的憑證', record(22, [11, 0xff, 0xff, 0xff, ...Array<number>(16_000).fill(0x30)]), 'too-large'],
];

for (const [name, piece, how] of endless)
  test(`沒完沒了的${name}：自己停下來，用的時間有限`, async () => {
    const bytes = Uint8Array.from(piece);
    const most = Math.max(64 * 40_000 * 6, 4 * MOST_OF_MESSAGE);
    const run = (): Read => {
      const reader = readServerAnswer('done');
      let taken = 0;
      const first = Uint8Array.from(record(22, hello()));
      for (let step = reader.next(); ;) {
        if (step.done === true) return { answer: step.value, taken };
        const wanted = step.value;
        step = reader.next(Uint8Array.from({ length: wanted }, (_, at) => byteAt(first, bytes, taken + at)));
        taken += wanted;
        assert.ok(taken < most, `收了 ${taken} 個位元組還不停`);
      }
    };
    const { result } = await ends(run);
    assert.equal(result.answer.ending?.how, how);
    assert.equal(result.answer.protocol, 'TLSv1.2');
  });

const byteAt = (first: Uint8Array, again: Uint8Array, at: number): number =>
  (at < first.length ? first[at] : again[(at - first.length) % again.length]) ?? 0;

// ── Texts ──

const time = (random: Random): number => Date.UTC(2000 + random(60), random(12), 1 + random(28), random(24), random(60), random(60));
const word = (random: Random): string => pieced(['www', 'a', 'gov', '.', '-', '0', 'tw', 'x'], 6, random).replace(/^-$/, 'a');
const maybe = <Value>(random: Random, value: Value): Value | null => (random(3) === 0 ? null : value);

function anyEnding(random: Random): Ending {
  const how = pick(
    ['alert', 'closed', 'reset', 'other-version', 'timeout', 'refused', 'not-tls', 'garbage', 'too-large', 'no-tool', 'failed'] as const,
    random,
  );
  return ending(how, how === 'alert' ? random(256) : null, how === 'other-version' ? pick(protocols, random) : null);
}

const refused = (random: Random): Exclude<Answer, { said: 'yes' }> => {
  const end = anyEnding(random);
  return { said: ['alert', 'closed', 'reset', 'other-version'].includes(end.how) ? 'no' : 'unknown', ending: end };
};
const anyAnswer = (random: Random): Answer => (random(2) === 0 ? refused(random) : { said: 'yes', cipher: maybe(random, random(0x10000)) });

function anyChain(random: Random): SentChain | null {
  if (random(4) === 0) return maybe(random, refused(random));
  const sent = Array.from({ length: random(4) }, () => Uint8Array.from(pick(certificates, random)));
  return {
    said: 'sent',
    protocol: maybe(random, pick(protocols, random)),
    certificates: sent,
    lines: sent.map(() => 0),
    isOrderKnown: random(4) > 0,
  };
}

function anyHttp(random: Random): HttpAnswer | null {
  const none = { location: null, server: null, hsts: null, date: null, dateAt: null };
  if (random(4) === 0) return maybe(random, { ...none, status: null, ending: anyEnding(random) });
  // Fields of any characters, also those with which a record begins or ends.
  const field = (): string =>
    pieced([' ', 'a', '=', '===', '-----', 'kb-probe', '\u001b[1m', '=== end kb-probe ===', ':', 'é', '\n', 'x'.repeat(90)], 8, random);
  return {
    status: 100 + random(900),
    ending: null,
    location: maybe(random, field()),
    server: maybe(random, field()),
    hsts: maybe(random, field()),
    date: maybe(random, time(random)),
    dateAt: maybe(random, time(random)),
  };
}

function anyRecord(random: Random): ProbeRecord {
  const some = <Key extends string, Value>(keys: readonly Key[], make: (random: Random) => Value): Partial<Record<Key, Value>> =>
    Object.fromEntries(keys.filter(() => random(2) === 0).map((key) => [key, make(random)])) as Partial<Record<Key, Value>>;
  return {
    ...emptyRecord('kb-probe', word(random), 1 + random(65_535)),
    script: maybe(random, 'kb-probe.sh 1.0'),
    sha256: maybe(random, 'ab'.repeat(32)),
    library: maybe(random, 'OpenSSL 3.0'),
    clock: maybe(random, time(random)),
    name: maybe(random, word(random)),
    address: maybe(random, pick(['192.0.2.1', '2001:db8::1'], random)),
    starttls: maybe(random, pick(starttlsKinds, random)),
    connect: maybe(random, pick(['ok', 'refused', 'timeout', 'no-starttls'] as const, random)),
    protocols: some(protocols, anyAnswer),
    ciphers: some(cipherFamilies, anyAnswer),
    groups: some(protocols, () => pick(['x25519', 'dhe-1024'], random)),
    alpn: maybe(random, pick(['h2', 'none', 'http/1.1'], random)),
    stapled: maybe(random, { isThere: random(2) === 0, response: null }),
    chain: anyChain(random),
    unnamed: anyChain(random),
    http: anyHttp(random),
    https: anyHttp(random),
  };
}

test('寫成文字、讀回來、再寫成文字：一個字都不變，欄位裡的字元再怪也是一筆', async (t) => {
  await fuzz(t, {
    name: 'probe-text',
    usual: 300,
    many: 200_000,
    make: (random) => [anyRecord(random), anyRecord(random)],
    check: (records) => {
      const text = records.map(probeText).join('');
      const reading = readProbeText(text);
      assert.equal(reading.records.length, 2);
      assert.equal(reading.records.map(probeText).join(''), text);
      for (const [at, { isCut, chain, host, port, protocols: answers, ciphers }] of reading.records.entries()) {
        assert.equal(isCut, false);
        assert.deepEqual(
          [host, port, answers, ciphers],
          [records[at]?.host, records[at]?.port, records[at]?.protocols, records[at]?.ciphers],
        );
        assert.deepEqual(
          chain?.said === 'sent' && chain.certificates,
          records[at]?.chain?.said === 'sent' && records[at].chain.certificates,
        );
      }
    },
  });
});

const decoder = new TextDecoder('utf-8');
const encoder = new TextEncoder();
const good = probeText(anyRecord(randomFrom(5))) + probeText(anyRecord(randomFrom(9)));

test('改壞的文字：不丟例外，讀出來的還寫得成文字', async (t) => {
  await fuzz(t, {
    name: 'probe-text-damaged',
    usual: 600,
    many: 500_000,
    make: (random): string => decoder.decode(mutate(encoder.encode(random(8) === 0 ? good.replaceAll('\n', '\r\n> ') : good), random)),
    read: (kept) => (typeof kept === 'string' ? kept : decoder.decode(kept)),
    keep: (input) => input,
    check: (input) => {
      for (const each of readProbeText(input).records) {
        assert.ok(each.line >= 1 && each.endLine >= each.line);
        assert.equal(readProbeText(probeText(each)).records.length, 1);
      }
    },
  });
});

const begin = '=== kb-probe 1 ===\nhost: a\nport: 443\n';
const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificates[0] ?? []).toString('base64')}\n-----END CERTIFICATE-----\n`;
const hostileTexts: [name: string, piece: string][] = [
  ['開頭', '=== kb-probe 1 ===\n'],
  ['有主機的開頭', begin],
  ['別的版本', '=== kb-probe 7 ===\n'],
  ['chain 與憑證', `chain: TLSv1.2 1\n${pem}`],
  ['chain', 'chain: TLSv1.2 1\n'],
  ['憑證', pem],
  ['折行的 location', 'location: a\nb c d\ne f\n'],
  ['冒號', ':'],
  ['空白', ' '],
  ['等號與空白', '=== '],
  ['破折號', '-----'],
];

for (const [name, piece] of hostileTexts)
  test(`16 MiB 的${name}不會卡住`, async () => {
    const text = begin + piece.repeat(Math.floor((16 * 1024 * 1024 - begin.length) / piece.length));
    await ends(() => readProbeText(text), LONG_HANG);
  });
