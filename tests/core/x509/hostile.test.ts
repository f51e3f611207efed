import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ObjectKind } from '../../../src/core/pem/block.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { DecodedBlock } from '../../../src/core/x509/decode-block.ts';
import { ends } from '../../support/effort.ts';
import { certificate, der, extension, hex, lengthOctets, name, oid } from './der-build.ts';
import { block } from './fixture.ts';

const timed = async (kind: ObjectKind, bytes: Uint8Array): Promise<DecodedBlock> =>
  (await ends(() => decodeBlock(block(kind, bytes)))).result;

/** `depth` elements, each inside the one before. */
function nested(tag: number, depth: number): Uint8Array {
  const headers: number[][] = [];
  let length = 0;
  for (let level = 0; level < depth; level += 1) {
    const header = [tag, ...lengthOctets(length)];
    headers.push(header);
    length += header.length;
  }
  return Uint8Array.from(headers.reverse().flat());
}

const repeated = (unit: Uint8Array, count: number): Uint8Array =>
  new Uint8Array(Buffer.concat(Array<Uint8Array>(Math.floor(count)).fill(unit)));
const mebibyte = 1024 * 1024;

test('一萬個 SAN 名稱在一秒之內讀完，一個不少', async () => {
  const names = Array.from({ length: 10_000 }, (_, at) => der(0x82, `host${at}.example.gov.tw`));
  const { subjects, problems } = await timed('certificate', certificate({ extensions: [extension('2.5.29.17', der(0x30, ...names))] }));
  assert.deepEqual(problems, []);
  assert.equal(subjects[0]?.san.length, 10_000);
  assert.equal(subjects[0].san[9_999]?.value, 'host9999.example.gov.tw');
});

test('十萬層巢狀：不明資料有自己的代碼，憑證與 PKCS#7 也不會耗盡堆疊', async () => {
  const deep = nested(0x30, 100_000);
  assert.deepEqual(
    (await timed('unknown', deep)).problems.map(({ code }) => code),
    ['asn1-too-deep'],
  );
  for (const kind of ['certificate', 'csr', 'crl', 'pkcs7', 'public-key'] as const)
    assert.ok((await timed(kind, deep)).problems.length > 0, kind);
  const inExtension = await timed(
    'certificate',
    certificate({ extensions: [extension('2.5.29.17', deep), extension('2.5.29.14', der(0x04, [1]))] }),
  );
  assert.equal(inExtension.subjects[0]?.ski, '01');
});

test('十萬層不定長度的 PKCS#7', async () => {
  const deep = repeated(hex('3080'), 100_000);
  const bundle = Uint8Array.from([...hex('3080'), ...oid('1.2.840.113549.1.7.2'), ...hex('a080'), ...deep]);
  assert.deepEqual(
    (await timed('pkcs7', bundle)).problems.map(({ code }) => code),
    ['asn1-too-deep'],
  );
});

const big: [string, ObjectKind, Uint8Array][] = [
  ['空的延伸欄位', 'certificate', certificate({ extensions: [repeated(hex('3000'), mebibyte / 2)] })],
  ['相同的延伸欄位', 'certificate', certificate({ extensions: [repeated(extension('2.5.29.14', der(0x04, [1])), mebibyte / 13)] })],
  ['空的 SAN 名稱', 'certificate', certificate({ extensions: [extension('2.5.29.17', der(0x30, repeated(hex('8200'), mebibyte / 2)))] })],
  ['長度不對的 IP', 'certificate', certificate({ extensions: [extension('2.5.29.17', der(0x30, repeated(hex('870101'), mebibyte / 3)))] })],
  [
    '不是 UTF-8 的 SAN',
    'certificate',
    certificate({ extensions: [extension('2.5.29.17', der(0x30, repeated(hex('8201ff'), mebibyte / 3)))] }),
  ],
  [
    '主體屬性',
    'certificate',
    certificate({ subject: der(0x30, repeated(der(0x31, der(0x30, oid('2.5.4.11'), der(0x0c, [0xff]))), mebibyte / 12)) }),
  ],
  [
    '一個 RDN 裡的屬性',
    'certificate',
    certificate({ subject: der(0x30, der(0x31, repeated(der(0x30, oid('2.5.4.11'), der(0x0c, 'a')), mebibyte / 10))) }),
  ],
  ['很長的主體文字', 'certificate', certificate({ subject: name(['2.5.4.3', 0x1e, new Uint8Array(mebibyte).fill(0x2c)]) })],
  [
    '很長的 RSA 模數與指數',
    'certificate',
    certificate({
      key: der(
        0x30,
        der(0x30, oid('1.2.840.113549.1.1.1'), [5, 0]),
        der(0x03, [0], der(0x30, der(0x02, new Uint8Array(mebibyte / 2).fill(0x7f)), der(0x02, new Uint8Array(mebibyte / 2).fill(0x7f)))),
      ),
    }),
  ],
  ['很長的序號', 'certificate', certificate({ serial: der(0x02, new Uint8Array(mebibyte).fill(0x80)) })],
  ['很長的 OID', 'certificate', certificate({ extensions: [der(0x30, der(0x06, new Uint8Array(mebibyte).fill(0xff)), der(0x04))] })],
  [
    '原則',
    'certificate',
    certificate({ extensions: [extension('2.5.29.32', der(0x30, repeated(der(0x30, oid('2.5.29.32.0')), mebibyte / 8)))] }),
  ],
  [
    '屬性',
    'csr',
    der(0x30, der(0x30, der(0x02, [0]), name(['2.5.4.3', 0x0c, 'a']), der(0x30), der(0xa0, repeated(hex('3000'), mebibyte / 2)))),
  ],
  [
    'PKCS#7 裡空的憑證',
    'pkcs7',
    der(
      0x30,
      oid('1.2.840.113549.1.7.2'),
      der(0xa0, der(0x30, der(0x02, [1]), der(0x31), der(0x30), der(0xa0, repeated(hex('3000'), mebibyte / 2)))),
    ),
  ],
  ['全是零', 'unknown', new Uint8Array(mebibyte)],
  ['全是零的憑證', 'certificate', new Uint8Array(mebibyte)],
];

for (const [what, kind, bytes] of big) {
  test(`1 MiB 的${what}在一秒之內有答案`, async (t) => {
    const { took, result } = await ends(() => decodeBlock(block(kind, bytes)));
    const { subjects } = result;
    t.diagnostic(`${(bytes.length / mebibyte).toFixed(2)} MiB，${took.toFixed(0)} 毫秒，${subjects.length} 個物件`);
    assert.ok(subjects.length > 0 && subjects.length <= 501);
  });
}

const texts: [string, string, string][] = [
  ['HTML', '<img src=x onerror=alert(1)>', 'CN=\\<img src=x onerror=alert(1)\\>'],
  ['文字方向控制字元', 'gov\u202Ewt.voG\u2066\u200b', 'CN=gov\u202Ewt.voG\u2066\u200b'],
  ['換行與 NUL', 'a\nb\0', 'CN=a\\0Ab\\00'],
  ['__proto__', '__proto__', 'CN=__proto__'],
  ['空字串', '', 'CN='],
];

for (const [what, value, text] of texts) {
  test(`名稱裡的${what}原樣當作文字`, () => {
    const decoded = decodeBlock(
      block(
        'certificate',
        certificate({
          subject: name(['2.5.4.3', 0x0c, value]),
          extensions: [extension('2.5.29.17', der(0x30, der(0x82, value)))],
        }),
      ),
    );
    assert.equal(decoded.subjects[0]?.subject?.attributes[0]?.value, value);
    assert.equal(decoded.subjects[0].subject.text, text);
    // dNSName is IA5String: characters beyond ASCII are shown and noted.
    assert.equal(decoded.subjects[0].san[0]?.value, value);
  });
}

test('沒有任何屬性的名稱是空字串，不是讀不出來', () => {
  const { subjects, problems } = decodeBlock(block('certificate', certificate({ subject: der(0x30) })));
  assert.deepEqual(problems, []);
  assert.equal(subjects[0]?.subject?.text, '');
});
