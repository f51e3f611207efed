import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asn1Tree, type TreeNode } from '../../../src/core/second/asn1-tree.ts';
import { DECODED, notDecoded, type NotDecoded } from '../../../src/core/second/not-decoded.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { ObjectKind } from '../../../src/core/pem/block.ts';
import { fuzz } from '../../support/fuzz.ts';
import { certificate, der, extension, hex, oid } from '../x509/der-build.ts';
import { block, fixtureBlock } from '../x509/fixture.ts';

const partsOf = (kind: ObjectKind, bytes: Uint8Array | null): NotDecoded[] => {
  const [subject] = decodeBlock(block(kind, bytes ?? new Uint8Array())).subjects;
  assert.ok(subject);
  return notDecoded(subject);
};

/** One line an element, indented by its depth. */
const linesOf = (nodes: readonly TreeNode[], depth = 0): string[] =>
  nodes.flatMap(({ type, value, inside, rest }) => [
    `${'  '.repeat(depth)}${[type, value, rest].filter((each) => each !== null && each !== '').join(' ')}`,
    ...linesOf(inside, depth + 1),
  ]);

const nodesIn = (nodes: readonly TreeNode[]): number => nodes.reduce((sum, { inside }) => sum + 1 + nodesIn(inside), 0);

test('不認得的擴充欄位是一棵樹：類型、認得的 OID、文字與數字', () => {
  const value = der(
    0x30,
    oid('1.3.6.1.5.5.7.3.1'),
    der(0x0c, '機關'),
    der(0x02, [5]),
    der(0x04, der(0x30, der(0x01, [0xff]))),
    der(0x80, 'http://a'),
  );
  const [part, ...more] = partsOf('certificate', certificate({ extensions: [extension('1.2.3.4.5', value)] }));
  assert.deepEqual([part?.part, part?.name, more], ['extension', '1.2.3.4.5', []]);
  assert.deepEqual(linesOf(part?.tree ?? []), [
    'SEQUENCE',
    '  OBJECT IDENTIFIER serverAuth (1.3.6.1.5.5.7.3.1)',
    '  UTF8String 機關',
    '  INTEGER 5',
    '  OCTET STRING',
    '    SEQUENCE',
    '      BOOLEAN TRUE',
    '  [0] http://a',
  ]);
});

test('憑證政策有限定詞才列；說得出 CPS 的位址', () => {
  const policy = (...qualifiers: Uint8Array[]): Uint8Array =>
    extension('2.5.29.32', der(0x30, der(0x30, oid('2.23.140.1.2.2'), ...(qualifiers.length > 0 ? [der(0x30, ...qualifiers)] : []))));
  assert.deepEqual(partsOf('certificate', certificate({ extensions: [policy()] })), []);
  const cps = der(0x30, oid('1.3.6.1.5.5.7.2.1'), der(0x16, 'https://ca.example/cps'));
  const [part] = partsOf('certificate', certificate({ extensions: [policy(cps)] }));
  assert.match(linesOf(part?.tree ?? []).join('\n'), /organization-validated[\s\S]*cps \(1\.3[\s\S]*https:\/\/ca\.example\/cps/);
});

test('請求檔的密碼只說有幾個位元組，不在任何地方', () => {
  const parts = partsOf('csr', fixtureBlock('no-san-password.csr.pem').der);
  const password = parts.find(({ name }) => name.startsWith('challengePassword'));
  assert.ok(password);
  assert.equal(password.tree, null);
  assert.ok(password.bytes > 0);
});

test('像私密金鑰的位元組與文字都不列', () => {
  const secret = [
    ...der(
      0x30,
      der(0x02, [0]),
      der(0x02, new Uint8Array(64).fill(0x41)),
      der(0x04, new Uint8Array(32).fill(0x42)),
      der(0x0c, '-----BEGIN PRIVATE KEY-----'),
    ),
  ];
  const [part] = partsOf('certificate', certificate({ extensions: [extension('1.2.3.4.5', Uint8Array.from(secret))] }));
  assert.deepEqual(linesOf(part?.tree ?? []), [
    'SEQUENCE',
    '  INTEGER 0',
    '  INTEGER folded',
    '  OCTET STRING folded',
    '  UTF8String folded',
  ]);
});

test('PKCS#7 的結構：版本與簽章者看得到，憑證、清單與被簽的內容收著', () => {
  for (const file of ['bundle.p7b.pem', 'bundle-ber.p7b.der']) {
    const [part] = partsOf('pkcs7', fixtureBlock(file).der);
    const lines = linesOf(part?.tree ?? []);
    assert.deepEqual(lines.slice(0, 5), [
      'SEQUENCE',
      '  OBJECT IDENTIFIER signedData (1.2.840.113549.1.7.2)',
      '  [0]',
      '    SEQUENCE',
      '      INTEGER 1',
    ]);
    assert.ok(lines.includes('      certificates [0] folded'), lines.join('\n'));
    assert.ok(!lines.some((line) => line.includes('broken')), lines.join('\n'));
  }
});

test('表上的擴充欄位都由我們解讀：改壞了就說讀不出來', () => {
  for (const each of DECODED) {
    const { subjects } = decodeBlock(block('certificate', certificate({ extensions: [extension(each, hex('0500'))] })));
    assert.deepEqual(
      subjects[0]?.unreadable.map(({ part }) => part),
      [`extension ${each}`],
    );
  }
});

test('很深、很寬、斷掉的內容有上限，不丟例外', () => {
  let deep: Uint8Array = Uint8Array.from([0x05, 0x00]);
  for (let depth = 0; depth < 2_000; depth += 1) deep = der(0x30, deep);
  assert.ok(linesOf(asn1Tree(deep)).length < 20);
  assert.ok(nodesIn(asn1Tree(new Uint8Array(400_000).map((_, at) => (at % 2 === 0 ? 0x30 : 0x80)))) < 20);
  assert.equal(
    nodesIn(
      asn1Tree(
        der(
          0x30,
          new Uint8Array(200_000).map((_, at) => (at % 2 === 0 ? 0x05 : 0x00)),
        ),
      ),
    ),
    250,
  );
  assert.deepEqual(linesOf(asn1Tree(hex('3005020101'))), []);
  assert.deepEqual(linesOf(asn1Tree(hex('300502010102ff'))), ['SEQUENCE broken', '  INTEGER 1']);
});

test('任何位元組都是一棵有上限的樹', async (t) => {
  await fuzz<Uint8Array>(t, {
    name: 'asn1-tree',
    usual: 400,
    many: 40_000,
    make: (random) =>
      Uint8Array.from({ length: random(300) }, () =>
        random(3) === 0 ? ([0x30, 0x80, 0x04, 0x06, 0x1e, 0x18][random(6)] ?? 0) : random(256),
      ),
    read: (kept) => (typeof kept === 'string' ? Buffer.from(kept, 'latin1') : kept),
    keep: (bytes) => bytes,
    check: (bytes) => assert.ok(nodesIn(asn1Tree(bytes)) <= 250),
  });
});
