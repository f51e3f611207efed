import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { ourReading } from '../../../src/core/second/our-reading.ts';
import { compare as compareReadings, type Difference } from '../../../src/core/second/second-opinion.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { readSecond } from '../../../src/peculiar/second-reader.ts';
import { fuzz, pick, type Fuzzer, type Sizes } from '../../support/fuzz.ts';
import { certificate, der, oid } from './der-build.ts';
import { block, fixtureBlock, pemBlocks } from './fixture.ts';
import { mutantOf } from './mutants.ts';
import { openssl, peculiar } from './second-decoder.ts';
import type { Refusal } from './second-decoder.ts';

/**
 * Two other decoders read what ours reads. What ours calls whole, with no problem and nothing unreadable, and another one refuses,
 * is a field that was read and not looked at; it is red unless the table says why. That ours is the stricter one is not looked at here.
 */
type Kind = 'certificate' | 'csr' | 'crl';

const peers: Record<Kind, Record<string, (der: Uint8Array) => Refusal>> = {
  certificate: { OpenSSL: openssl.certificate, peculiar: peculiar.certificate },
  csr: { peculiar: peculiar.csr },
  crl: { OpenSSL: openssl.crl, peculiar: peculiar.crl },
};

const corpora = new URL('../../../../shared/corpora/', import.meta.url);
const fixtures = new URL('../../fixtures/x509/', import.meta.url);

/** Certificates of every kind of the public samples where they are at hand, and always those of the repository. */
function sources(): Record<Kind, Uint8Array[]> {
  const found: Record<Kind, Uint8Array[]> = { certificate: [], csr: [], crl: [] };
  for (const file of readdirSync(fixtures).filter((name) => /^(?!bundle).*\.der$|\.(csr|crl)\.pem$/.test(name))) {
    const { kind, der } = fixtureBlock(file);
    if (der !== null && kind in found) found[kind as Kind].push(der);
  }
  if (!existsSync(corpora)) return found;
  const read = (folder: string, ending: RegExp): Buffer[] =>
    readdirSync(new URL(folder, corpora))
      .filter((file) => ending.test(file))
      .map((file) => readFileSync(new URL(folder + file, corpora)));
  found.certificate.push(...read('pkits/certs/', /\.crt$/).map((bytes) => new Uint8Array(bytes)));
  for (const text of read('authorities/', /\.pem$/))
    found.certificate.push(...pemBlocks(text.toString('utf8')).flatMap(({ der }) => der ?? []));
  return found;
}

const samples = sources();

interface Reading {
  subject: Subject;
  whole: boolean;
}

function ours(kind: Kind, der: Uint8Array): Reading {
  const { subjects, problems } = decodeBlock(block(kind, der));
  const [subject] = subjects;
  assert.ok(subject);
  return { subject, whole: problems.length === 0 && subject.unreadable.length === 0 };
}

/** What another decoder refuses and ours may call whole all the same. `example` shows it in every run. */
const allowed: { peer: string; says: RegExp; why: string; example: () => [Kind, Uint8Array] }[] = [
  {
    peer: 'peculiar',
    says: /\[UNIVERSAL 15\] is reserved/,
    why: 'A type that no standard has given out stands in the parameters of an unknown algorithm, which are anything at all (RFC 5280 4.1.1.2); OpenSSL reads it.',
    example: () => ['certificate', certificate({ key: der(0x30, der(0x30, oid('1.2.3.4'), der(0x0f, [1])), der(0x03, [0, 1])) })],
  },
  {
    peer: 'peculiar',
    says: /UNIVERSAL 37 and upper tags are reserved/,
    why: 'The same of a type whose number takes several octets.',
    example: () => ['certificate', certificate({ key: der(0x30, der(0x30, oid('1.2.3.4'), [0x1f, 0xb4, 0x05, 0]), der(0x03, [0, 1])) })],
  },
];

for (const { peer, says, why, example } of allowed) {
  test(`表上的理由還成立：${peer} ${says.source}`, () => {
    const [kind, bytes] = example();
    assert.ok(ours(kind, bytes).whole, why);
    for (const [name, read] of Object.entries(peers[kind])) {
      if (name === peer) assert.match(read(bytes) ?? '', says);
      else assert.equal(read(bytes), null, why);
    }
  });
}

function isAllowed(peer: string, refusal: string): boolean {
  return allowed.some((entry) => entry.peer === peer && entry.says.test(refusal));
}

/** What differs between two readings of one object; what is known to is left out. */
function differences(kind: Kind, der: Uint8Array, subject: Subject): Difference[] {
  const second = readSecond(kind, der);
  assert.equal(second.state, 'read');
  return compareReadings(ourReading(subject, []), second.reading).differences;
}

interface Counts {
  read: number;
  whole: number;
  compared: number;
  refused: number;
  explained: number;
}

function compare(kind: Kind, der: Uint8Array, counts: Counts): void {
  const { subject, whole } = ours(kind, der);
  counts.read += 1;
  const refusals = Object.entries(peers[kind]).flatMap(([peer, read]): [string, string][] => {
    const refusal = read(der);
    return refusal === null ? [] : [[peer, refusal]];
  });
  counts.refused += refusals.length > 0 ? 1 : 0;
  if (!whole) return;
  counts.whole += 1;
  const silent = refusals.filter(([peer, refusal]) => !isAllowed(peer, refusal));
  assert.deepEqual(silent, [], '別人拒絕，我們說完整，表上沒有理由');
  counts.explained += refusals.length;
  if (refusals.length > 0) return;
  counts.compared += 1;
  assert.deepEqual(differences(kind, der, subject), []);
}

/** The samples themselves, then mutants of them. */
async function compareAll(t: TestContext, kind: Kind, sizes: Sizes): Promise<void> {
  const counts = { read: 0, whole: 0, compared: 0, refused: 0, explained: 0 };
  for (const der of samples[kind]) compare(kind, der, counts);
  assert.ok(counts.whole > 0 && counts.compared > 0, JSON.stringify(counts));
  await fuzz<Uint8Array>(t, { ...mutants(kind), ...sizes, check: (der) => compare(kind, der, counts) });
  t.diagnostic(
    `讀了 ${counts.read} 個，別人拒絕 ${counts.refused} 個，我們說完整 ${counts.whole} 個；其中有人拒絕而表上有理由的 ${counts.explained} 個，逐欄比對 ${counts.compared} 個`,
  );
}

const mutants = (kind: Kind): Omit<Fuzzer<Uint8Array>, 'check' | keyof Sizes> => ({
  name: `peers-${kind}`,
  make: (random) => mutantOf(pick(samples[kind], random), random),
  read: (kept) => (typeof kept === 'string' ? Buffer.from(kept, 'latin1') : kept),
  keep: (der) => der,
});

test('憑證：別人拒絕的，我們不會說完整；都讀得到的，欄位相同', async (t) => {
  t.diagnostic(existsSync(corpora) ? '用公開的憑證' : '沒有 ../shared/corpora，只用專案裡的憑證');
  await compareAll(t, 'certificate', { usual: 3_000, many: 300_000 });
});

test('請求檔：別人拒絕的，我們不會說完整', async (t) => {
  await compareAll(t, 'csr', { usual: 800, many: 80_000 });
});

test('請求檔：OpenSSL 拒絕的，我們不會說完整（每一個要執行一次 openssl，只抽一部分）', async (t) => {
  if (spawnSync('openssl', ['version']).status !== 0) {
    t.skip('這台機器沒有 openssl');
    return;
  }
  let checked = 0;
  const check = (bytes: Uint8Array): void => {
    if (!ours('csr', bytes).whole) return;
    checked += 1;
    const { status, stderr } = spawnSync('openssl', ['req', '-inform', 'DER', '-noout'], { input: bytes, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  };
  for (const bytes of samples.csr) check(bytes);
  assert.ok(checked > 0);
  await fuzz<Uint8Array>(t, { ...mutants('csr'), usual: 100, many: 10_000, check });
  t.diagnostic(`我們說完整的 ${checked} 個，OpenSSL 都讀得到`);
});

test('CRL：別人拒絕的，我們不會說完整', async (t) => {
  await compareAll(t, 'crl', { usual: 800, many: 80_000 });
});
