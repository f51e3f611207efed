import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { byFile } from '../../../src/content/content-folder.ts';
import type { ObjectKind } from '../../../src/core/pem/block.ts';
import { KNOWN } from '../../../src/core/second/known.ts';
import { FIELDS, MOST_BYTES, SECOND_KINDS, type SecondKind } from '../../../src/core/second/reading.ts';
import { secondOpinion, type SecondOpinion } from '../../../src/core/second/second-opinion.ts';
import { holesOf } from '../../../src/core/text/render-message.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { readSecond, SECOND_PROGRAM } from '../../../src/peculiar/second-reader.ts';
import { fuzz, pick, randomFrom, seed } from '../../support/fuzz.ts';
import { certificate, der, extension, hex, name, oid } from '../x509/der-build.ts';
import { block, fixtureBlock, pemBlocks } from '../x509/fixture.ts';
import { mutantOf } from '../x509/mutants.ts';

const isRead = (kind: ObjectKind): kind is SecondKind => SECOND_KINDS.some((each) => each === kind);

function opinionOf(kind: SecondKind, bytes: Uint8Array): SecondOpinion {
  const { subjects, problems } = decodeBlock(block(kind, bytes));
  const [subject, ...inside] = subjects;
  assert.ok(subject);
  return secondOpinion({ subject, inside, problems }, readSecond(kind, bytes));
}

const codesOf = ({ findings }: SecondOpinion): string[] =>
  findings.map((each) => ('field' in each ? `${each.code} ${each.field}` : each.code));

const fixtures = new URL('../../fixtures/x509/', import.meta.url);

/** Every object of the repository's own that the second program reads, by its file. */
function samples(): [file: string, kind: SecondKind, bytes: Uint8Array][] {
  const content = ['authorities', 'examples', 'examples-chain'].map((folder) => new URL(`../../../content/${folder}/`, import.meta.url));
  const texts = content.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /\.(pem|yaml)$/.test(file) && !file.includes('damaged'))
      .flatMap((file) => pemBlocks(readFileSync(new URL(file, folder), 'utf8').replace(/^ +/gm, '')).map((each) => [file, each] as const)),
  );
  const files = readdirSync(fixtures).filter((file) => /\.(der|pem)$/.test(file));
  return [...texts, ...files.map((file) => [file, fixtureBlock(file)] as const)].flatMap(([file, { kind, der: bytes }]) =>
    isRead(kind) && bytes !== null ? [[file, kind, bytes] as [string, SecondKind, Uint8Array]] : [],
  );
}

test('公開的憑證、請求檔、清單與憑證包：兩套讀到的一樣，不一樣的都在已知的表上', () => {
  const all = samples();
  assert.ok(all.length > 40, String(all.length));
  const found = all.flatMap(([file, kind, bytes]) => {
    const { state, known, findings } = opinionOf(kind, bytes);
    return state === 'agree' && known.length === 0 ? [] : [[file, state, findings.length, ...known]];
  });
  assert.deepEqual(found, [
    ['bundle.p7b.pem', 'beyond', 0, 'known-crl'],
    ['names.der', 'agree', 0, 'known-text'],
    ['strings.der', 'agree', 0, 'known-text'],
  ]);
});

test('一張普通的憑證比對了每一個欄位', () => {
  const { compared } = opinionOf('certificate', fixtureBlock('extensions.der').der ?? new Uint8Array());
  // All but the attributes of requests and what a bundle holds.
  assert.equal(compared, FIELDS.length - 2);
});

test('後面多出位元組、BER 編碼、重複的擴充欄位：第二套讀得出來，說本站不完整', () => {
  const plain = certificate();
  assert.deepEqual(codesOf(opinionOf('certificate', Uint8Array.from([...plain, 0, 0]))), ['ours-refuses']);
  const inner = plain.subarray(plain.length - (plain[1] === 0x82 ? plain.length - 4 : plain.length - 3));
  const ber = Uint8Array.from([0x30, 0x80, ...inner, 0, 0]);
  assert.ok(codesOf(opinionOf('certificate', ber)).includes('ours-refuses'));
  const twice = extension('2.5.29.14', hex('04021234'));
  assert.deepEqual(codesOf(opinionOf('certificate', certificate({ extensions: [twice, twice] }))), ['ours-refuses']);
});

test('簽署範圍內外的演算法不同：兩套都看到兩個，本站說檔案不完整', () => {
  const other = der(0x30, oid('1.2.840.113549.1.1.12'), [0x05, 0x00]);
  assert.deepEqual(codesOf(opinionOf('certificate', certificate({ algorithm: other }))), ['ours-refuses']);
});

test('負的序號：兩套讀到同一個數', () => {
  const { state, findings } = opinionOf('certificate', certificate({ serial: der(0x02, [0x80, 0x01]) }));
  assert.deepEqual([state, findings], ['agree', []]);
});

test('西元 0 年：已知第二套讀成 1900 年，不當成不一致', () => {
  const validity = der(0x30, der(0x18, '00000101000000Z'), der(0x17, '270101000000Z'));
  const { state, known, findings } = opinionOf('certificate', certificate({ validity }));
  assert.deepEqual([state, known, findings], ['agree', ['known-year'], []]);
});

test('沒有定義的 ASN.1 類型：第二套不接受，說是已知的，不當成檔案的問題', () => {
  const key = der(0x30, der(0x30, oid('1.2.3.4'), der(0x0f, [1])), der(0x03, [0, 1]));
  const { state, known, findings } = opinionOf('certificate', certificate({ key }));
  assert.deepEqual([state, known, findings], ['beyond', ['known-type'], []]);
});

test('欄位讀到的不同：說出是哪一個欄位、兩邊各讀到什麼', () => {
  const bytes = certificate();
  const { subjects } = decodeBlock(block('certificate', bytes));
  const [subject] = subjects;
  assert.ok(subject);
  const theirs = readSecond('certificate', certificate({ subject: name(['2.5.4.3', 0x0c, 'other']), serial: der(0x02, [9]) }));
  assert.deepEqual(secondOpinion({ subject, inside: [], problems: [] }, theirs).findings, [
    { code: 'decoders-differ', field: 'serial', ours: '1', theirs: '9' },
    { code: 'decoders-differ', field: 'subject', ours: ['CN=example'], theirs: ['CN=other'] },
  ]);
});

test('第二套不接受，本站讀得完整：是一項發現，帶著它的原文；一個擴充欄位也一樣', () => {
  const { subjects } = decodeBlock(block('certificate', certificate({ extensions: [extension('2.5.29.14', hex('04021234'))] })));
  const [subject] = subjects;
  assert.ok(subject);
  const ours = { subject, inside: [], problems: [] };
  assert.deepEqual(secondOpinion(ours, { state: 'refused', says: 'no' }).findings, [{ code: 'second-refuses', says: 'no' }]);
  const part = secondOpinion(ours, { state: 'read', reading: {}, refusedParts: [{ oid: '2.5.29.14', says: 'no' }] });
  assert.deepEqual(part.findings, [{ code: 'second-refuses-part', part: 'subjectKeyIdentifier', says: 'no' }]);
});

test('兩套都讀不出來：不說不一致', () => {
  const { state, findings } = opinionOf('certificate', hex('3003020101'));
  assert.deepEqual([state, findings], ['neither', []]);
});

test('很大、很深的輸入不丟例外，說超過能讀的範圍', () => {
  const depths = Uint8Array.from(Array.from({ length: 20_000 }, (_, at) => (at % 2 === 0 ? 0x30 : 0x80)));
  assert.equal(readSecond('certificate', depths).state, 'beyond');
  assert.equal(readSecond('certificate', new Uint8Array(10 * MOST_BYTES)).state, 'beyond');
  const many = der(0x30, ...Array.from({ length: 20_000 }, () => [0x05, 0x00]));
  assert.equal(readSecond('crl', many).state, 'beyond');
});

test('任何改壞的檔案都不丟例外', async (t) => {
  // What changes the octets knows definite lengths only.
  const all = samples().filter(([file, , { length }]) => length < 8192 && !file.includes('ber'));
  await fuzz<Uint8Array>(t, {
    name: 'second-opinion',
    usual: 600,
    many: 60_000,
    make: (random) => {
      const [, kind, bytes] = pick(all, random);
      return Uint8Array.from([SECOND_KINDS.indexOf(kind), ...mutantOf(bytes, random)]);
    },
    read: (kept) => (typeof kept === 'string' ? Buffer.from(kept, 'latin1') : kept),
    keep: (bytes) => bytes,
    check: (bytes) => void opinionOf(SECOND_KINDS[bytes[0] ?? 0] ?? 'certificate', bytes.subarray(1)),
  });
});

test('每一種發現、每一個欄位都有句子，洞都填得到', () => {
  const words = byFile('messages')['second'] ?? {};
  const codes = ['decoders-differ', 'second-refuses', 'second-refuses-part', 'ours-refuses', 'agree', 'neither', 'beyond'];
  assert.deepEqual(Object.keys(words).sort(), [...codes, ...KNOWN, ...FIELDS.map((field) => `field-${field}`)].sort());
  const holes = Object.entries(words).flatMap(([code, { text }]) => holesOf(text).map((hole) => `${code} ${hole}`));
  assert.deepEqual(holes, ['decoders-differ field', 'second-refuses-part part', 'agree count']);
});

test('頁面上縮小過的程式，讀到的和這裡測的一樣', async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../../src/peculiar/second-reader.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`;
  const small = (await import(url)) as { readSecond: typeof readSecond };
  // What it says names its classes, which are called otherwise there.
  const told = (read: typeof readSecond, kind: SecondKind, bytes: Uint8Array): string => {
    const answer = read(kind, bytes);
    return JSON.stringify(answer.state === 'read' ? [answer.reading, answer.refusedParts.map(({ oid: each }) => each)] : answer.state);
  };
  const random = randomFrom(seed);
  for (const [file, kind, bytes] of samples()) {
    const mutants = file.includes('ber') || bytes.length > 8192 ? [] : [mutantOf(bytes, random), mutantOf(bytes, random)];
    for (const each of [bytes, ...mutants]) assert.equal(told(small.readSecond, kind, each), told(readSecond, kind, each), file);
  }
});

test('說出的版本就是裝著的那一個', () => {
  const [program = '', version] = SECOND_PROGRAM.split(' ');
  const { devDependencies } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  assert.equal(devDependencies[program], version);
});
