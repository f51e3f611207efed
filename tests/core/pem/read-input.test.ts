import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProblemCode } from '../../../src/core/pem/codes.ts';
import { limits } from '../../../src/core/pem/limits.ts';
import { readInput, type ReadOptions } from '../../../src/core/pem/read-input.ts';
import { der, oid } from '../x509/der-build.ts';
import { fixture, fixtureText, repairable } from './accident.ts';
import { fill, heavy } from './heavy.ts';
import { seed, some } from '../../support/fuzz.ts';
import { ends, LONG_HANG } from '../../support/effort.ts';

const csr = fixtureText('csr.pem');
const csrDer = fixture('csr.der');
const certificate = fixtureText('certificate.pem');
const certificateDer = fixture('certificate.der');
const ca = fixtureText('ca.pem');
const small = fixtureText('small.pem');

const codes = (list: { code: string }[]): string[] => [...new Set(list.map(({ code }) => code))].sort();

for (const { name, damage, repairs } of repairable) {
  test(`修復：${name}`, () => {
    const result = readInput(damage(csr));
    assert.deepEqual(result.problems, []);
    assert.deepEqual(
      result.blocks.map(({ kind }) => kind),
      ['csr'],
    );
    assert.deepEqual(new Uint8Array(result.blocks[0]?.der ?? []), csrDer);
    assert.deepEqual(codes(result.repairs), repairs);
  });
}

const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};
const encodings: { name: string; bytes: Uint8Array; repairs: string[] }[] = [
  { name: 'UTF-8', bytes: Buffer.from(csr), repairs: [] },
  { name: 'UTF-8 含 BOM', bytes: Buffer.from(`\ufeff${csr}`), repairs: ['byte-order-mark'] },
  { name: 'UTF-16 LE 含 BOM', bytes: utf16(`\ufeff${csr}`, false), repairs: ['utf-16'] },
  { name: 'UTF-16 BE 含 BOM', bytes: utf16(`\ufeff${csr}`, true), repairs: ['utf-16'] },
  { name: 'UTF-16 LE 不含 BOM', bytes: utf16(csr, false), repairs: ['utf-16'] },
  { name: 'UTF-16 BE 不含 BOM', bytes: utf16(csr, true), repairs: ['utf-16'] },
  {
    name: '前面有 Big5 的中文',
    bytes: Buffer.concat([Buffer.from([0xbd, 0xd0, 0xa8, 0x44, 0xc0, 0xc9, 0x0a]), Buffer.from(csr)]),
    repairs: ['text-around'],
  },
];
for (const { name, bytes, repairs } of encodings) {
  test(`編碼：${name}`, () => {
    const result = readInput(new Uint8Array(bytes));
    assert.deepEqual(result.problems, []);
    assert.deepEqual(new Uint8Array(result.blocks[0]?.der ?? []), csrDer);
    assert.deepEqual(codes(result.repairs), repairs);
  });
}

const relabel = (text: string, label: string): string => text.replaceAll(/(BEGIN|END) [A-Z0-9# ]+-/g, `$1 ${label}-`);
const kinds: { name: string; input: Uint8Array | string; kinds: string[]; encoding: string; repairs?: string[] }[] = [
  { name: '憑證 PEM', input: certificate, kinds: ['certificate'], encoding: 'pem' },
  { name: '憑證 DER', input: certificateDer, kinds: ['certificate'], encoding: 'der' },
  { name: '請求檔 DER', input: csrDer, kinds: ['csr'], encoding: 'der' },
  {
    name: '憑證 Base64',
    input: Buffer.from(certificateDer).toString('base64'),
    kinds: ['certificate'],
    encoding: 'base64',
    repairs: ['no-header', 'one-line'],
  },
  { name: 'X509 CERTIFICATE', input: relabel(certificate, 'X509 CERTIFICATE'), kinds: ['certificate'], encoding: 'pem' },
  { name: 'NEW CERTIFICATE REQUEST', input: relabel(csr, 'NEW CERTIFICATE REQUEST'), kinds: ['csr'], encoding: 'pem' },
  { name: 'PKCS7 PEM', input: fixtureText('chain.p7b'), kinds: ['pkcs7'], encoding: 'pem' },
  { name: 'PKCS #7 SIGNED DATA', input: relabel(fixtureText('chain.p7b'), 'PKCS #7 SIGNED DATA'), kinds: ['pkcs7'], encoding: 'pem' },
  { name: 'CMS', input: relabel(fixtureText('chain.p7b'), 'CMS'), kinds: ['pkcs7'], encoding: 'pem' },
  { name: 'PKCS7 DER', input: fixture('chain.der.p7b'), kinds: ['pkcs7'], encoding: 'der' },
  {
    name: 'PKCS7 誤標成 CERTIFICATE',
    input: relabel(fixtureText('chain.p7b'), 'CERTIFICATE'),
    kinds: ['pkcs7'],
    encoding: 'pem',
    repairs: ['wrong-label'],
  },
  { name: '憑證廢止清冊', input: fixtureText('crl.pem'), kinds: ['crl'], encoding: 'pem' },
  { name: '公開金鑰', input: fixtureText('public.pem'), kinds: ['public-key'], encoding: 'pem' },
  { name: 'RSA 公開金鑰', input: fixtureText('rsa-public.pem'), kinds: ['public-key'], encoding: 'pem' },
  { name: '多張憑證', input: certificate + ca + small, kinds: ['certificate', 'certificate', 'certificate'], encoding: 'pem' },
  { name: '憑證與請求檔', input: certificate + csr, kinds: ['certificate', 'csr'], encoding: 'pem' },
  { name: '兩份 DER 相接', input: new Uint8Array(Buffer.concat([certificateDer, csrDer])), kinds: ['certificate', 'csr'], encoding: 'der' },
  {
    name: 'DER 後面多了換行',
    input: new Uint8Array(Buffer.concat([certificateDer, Buffer.from('\r\n')])),
    kinds: ['certificate'],
    encoding: 'der',
    repairs: ['trailing-bytes'],
  },
  {
    name: '黏在一起的兩張憑證',
    input: certificate.trimEnd() + ca,
    kinds: ['certificate', 'certificate'],
    encoding: 'pem',
    repairs: ['glued-blocks'],
  },
  {
    name: '第一張少了 END',
    input: certificate.replace(/-----END.*\n/, '') + ca,
    kinds: ['certificate', 'certificate'],
    encoding: 'pem',
    repairs: ['missing-end'],
  },
  {
    name: '第二張少了 BEGIN',
    input: certificate + ca.replace(/-----BEGIN.*\n/, ''),
    kinds: ['certificate', 'certificate'],
    encoding: 'pem',
    repairs: ['missing-begin'],
  },
  {
    name: '兩張都只有 Base64',
    input: (certificate + ca).replaceAll(/-----.*\n/g, ''),
    kinds: ['certificate', 'certificate'],
    encoding: 'base64',
    repairs: ['no-header'],
  },
  {
    name: 'Bag Attributes',
    input: fixtureText('bag-attributes.txt'),
    kinds: ['certificate'],
    encoding: 'pem',
    repairs: ['bag-attributes', 'text-around'],
  },
  {
    name: 'SAML 的 X509Certificate',
    input: `<ds:X509Data>\n<ds:X509Certificate>${Buffer.from(certificateDer).toString('base64')}</ds:X509Certificate></ds:X509Data>`,
    kinds: ['certificate'],
    encoding: 'base64',
    repairs: ['html-tag', 'no-header', 'one-line'],
  },
  {
    name: '公開的 JWK 帶 x5c',
    input: `{"kty":"RSA","x5c":["${Buffer.from(certificateDer).toString('base64')}"]}`,
    kinds: ['certificate'],
    encoding: 'base64',
    repairs: ['no-header', 'one-line', 'text-around'],
  },
];
for (const { name, input, kinds: expected, encoding, repairs = [] } of kinds) {
  test(`判讀：${name}`, () => {
    const result = readInput(input);
    assert.deepEqual(result.problems, []);
    assert.deepEqual(
      result.blocks.map(({ kind }) => kind),
      expected,
    );
    for (const block of result.blocks) assert.equal(block.encoding, encoding);
    assert.deepEqual(codes(result.repairs), repairs);
  });
}

test('OCSP 回應：有沒有 BEGIN 與 END 都認得，名稱是對的就不說不符', () => {
  const response = der(0x30, der(0x0a, [0]), der(0xa0, der(0x30, oid('1.3.6.1.5.5.7.48.1.1'), der(0x04, new Uint8Array(200)))));
  const base64 = Buffer.from(response).toString('base64').replace(/.{64}/g, '$&\n');
  const pem = (label: string): string => `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;
  for (const [input, repairs] of [
    [base64, ['no-header']],
    [pem('OCSP RESPONSE'), []],
    [pem('OCSP REQUEST'), ['wrong-label']],
  ] as const) {
    const result = readInput(input);
    assert.deepEqual([result.blocks.map(({ kind }) => kind), result.problems], [['ocsp-response'], []]);
    assert.deepEqual(codes(result.repairs), repairs);
  }
});

test('只有一行不同就不當成記錄檔：第一行前面的字照舊略過', () => {
  const [first = '', ...rest] = certificate.split('\n');
  const result = readInput(`+${first}\n${rest.join('\n')}`);
  assert.deepEqual(new Uint8Array(result.blocks[0]?.der ?? []), certificateDer);
  assert.deepEqual(codes(result.repairs), ['text-around']);
});

test('TRUSTED CERTIFICATE 只留下憑證本身', () => {
  const result = readInput(fixtureText('trusted.pem'));
  assert.deepEqual(new Uint8Array(result.blocks[0]?.der ?? []), certificateDer);
  assert.deepEqual([result.repairs, result.problems], [[], []]);
});

test('行號由讀者的原文算起，黏住的 END 與 BEGIN 也算在同一行', () => {
  const text = `說明\n\n${certificate.trimEnd()}${ca}`;
  const line = certificate.trimEnd().split('\n').length + 2;
  assert.deepEqual(
    readInput(text).blocks.map((block) => block.line),
    [3, line],
  );
  assert.ok(readInput(text).repairs.some((repair) => repair.code === 'glued-blocks' && repair.line === line));
});

test('簡報 S11 的請求檔恰好指出 Base64 第 1、4、10、15 行', () => {
  const { problems, blocks } = readInput(fixture('s11-damaged.csr'));
  assert.deepEqual(
    problems.map(({ code, line, facts }) => [code, facts['textLine'], line, facts['length'], facts['expected']]),
    [
      ['line-length', 2, 1, 63, 64],
      ['line-length', 5, 4, 65, 64],
      ['line-length', 11, 10, 65, 64],
      ['line-length', 16, 15, 63, 64],
    ],
  );
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ['csr'],
  );
});

const line = (text: string, index: number, change: (line: string) => string): string =>
  text
    .split('\n')
    .map((one, i) => (i === index ? change(one) : one))
    .join('\n');
const page = '<!DOCTYPE html>\n<html><head><title>登入 - 憑證管理</title></head><body>請先登入</body></html>';
const bytes = (...values: number[]): Uint8Array => new Uint8Array([...values, ...Array<number>(40).fill(7)]);
const certificateWithoutTail = certificate.split('\n').slice(0, 8).join('\n');

const damaged: {
  name: string;
  input: Uint8Array | string;
  options?: ReadOptions;
  code: ProblemCode;
  line: number | null;
  facts?: object;
  column?: number;
}[] = [
  { name: '空白', input: '', code: 'empty', line: null },
  { name: '只有空白與零寬字元', input: ' \n\u200b\ufeff\t\n', code: 'empty', line: null },
  { name: '空檔案', input: new Uint8Array(), code: 'empty', line: null },
  { name: '一般文字', input: '今天天氣很好', code: 'not-recognised', line: null },
  { name: '錯誤訊息', input: 'keytool error: java.lang.Exception: 無法從回覆中將鏈建立起來', code: 'not-recognised', line: null },
  {
    name: '某行少一個字元',
    input: line(csr, 3, (l) => l.slice(0, 20) + l.slice(21)),
    code: 'line-length',
    line: 3,
    facts: { length: 63, expected: 64, textLine: 4 },
  },
  {
    name: '某行多一個字元',
    input: line(csr, 6, (l) => `${l.slice(0, 20)}A${l.slice(20)}`),
    code: 'line-length',
    line: 6,
    facts: { length: 65, expected: 64, textLine: 7 },
  },
  {
    name: '縮排的請求檔某行少一個字元',
    input: line(csr, 3, (l) => l.slice(1)).replaceAll(/^/gm, '  '),
    code: 'line-length',
    line: 3,
    facts: { length: 63, expected: 64, textLine: 4 },
  },
  {
    name: '某個字元變成中文',
    input: line(csr, 3, (l) => `${l.slice(0, 9)}零${l.slice(10)}`),
    code: 'bad-base64',
    line: 3,
    column: 10,
    facts: { character: '零', codePoint: 'U+96F6', textLine: 4 },
  },
  {
    name: '某個字元變成西里爾字母',
    input: line(csr, 5, (l) => `\u0410${l.slice(1)}`),
    code: 'bad-base64',
    line: 5,
    column: 1,
    facts: { character: 'А', codePoint: 'U+0410', textLine: 6 },
  },
  {
    name: '引用符號之後的錯字欄位仍照原文',
    input: line(csr, 5, (l) => `${l.slice(0, 9)}*${l.slice(10)}`).replaceAll(/^/gm, '> '),
    code: 'bad-base64',
    line: 5,
    column: 12,
    facts: { character: '*', codePoint: 'U+002A', textLine: 6 },
  },
  {
    name: '沒有 BEGIN 的請求檔裡有錯字',
    input: line(csr, 5, (l) => `${l.slice(0, 9)}*${l.slice(10)}`)
      .split('\n')
      .slice(1, -2)
      .join('\n'),
    code: 'bad-base64',
    line: 5,
    column: 10,
    facts: { character: '*', codePoint: 'U+002A', textLine: 5 },
  },
  { name: '最後一行少兩個字元', input: csr.replace(/..(=*)\n-----END/, '$1\n-----END'), code: 'base64-length', line: 2 },
  { name: '只複製到一半', input: certificateWithoutTail, code: 'truncated', line: 8 },
  {
    name: '中間漏了一行',
    input: certificate
      .split('\n')
      .filter((_, i) => i !== 6)
      .join('\n'),
    code: 'truncated',
    line: certificate.trimEnd().split('\n').length - 2,
  },
  { name: '重複貼上一行', input: line(certificate, 6, (l) => `${l}\n${l}`), code: 'repeated-line', line: 7, facts: { textLine: 8 } },
  {
    name: 'DER 只下載到一半',
    input: certificateDer.slice(0, 400),
    code: 'truncated',
    line: null,
    facts: { expected: certificateDer.length, actual: 400, missing: certificateDer.length - 400 },
  },
  {
    name: '憑證的 BEGIN 配上請求檔的 END',
    input: csr.replace('BEGIN CERTIFICATE REQUEST', 'BEGIN CERTIFICATE'),
    code: 'begin-end-mismatch',
    line: csr.trimEnd().split('\n').length,
    facts: { begin: 'CERTIFICATE', end: 'CERTIFICATE REQUEST' },
  },
  { name: '只有 END', input: '-----END CERTIFICATE-----', code: 'end-without-body', line: 1, facts: { end: 'CERTIFICATE' } },
  {
    name: 'BEGIN 與 END 之間沒有內容',
    input: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----',
    code: 'empty-block',
    line: 1,
    facts: { label: 'CERTIFICATE' },
  },
  {
    name: 'DH 參數',
    input: '-----BEGIN DH PARAMETERS-----\nMAYCAQUCAQI=\n-----END DH PARAMETERS-----',
    code: 'unknown-label',
    line: 1,
    facts: { label: 'DH PARAMETERS' },
  },
  {
    name: '內容不是憑證的 Base64',
    input: Buffer.from('這不是憑證，只是一段普通的文字，編成了 Base64。').toString('base64'),
    code: 'base64-unknown',
    line: 1,
  },
  {
    name: '要憑證卻給請求檔',
    input: csr,
    options: { expect: 'certificate' },
    code: 'wrong-kind',
    line: 1,
    facts: { expected: 'certificate', found: 'csr' },
  },
  {
    name: '要請求檔卻給憑證',
    input: certificate,
    options: { expect: 'csr' },
    code: 'wrong-kind',
    line: 1,
    facts: { expected: 'csr', found: 'certificate' },
  },
  { name: '網頁存成 .cer', input: page, code: 'html-page', line: null, facts: { title: '登入 - 憑證管理' } },
  { name: '沒有標題的網頁', input: '<html><body>404</body></html>', code: 'html-page', line: null, facts: { title: null } },
  { name: 'DER 被當成文字開啟', input: Buffer.from(certificateDer).toString('utf8'), code: 'binary-as-text', line: null },
  {
    name: '網際網路捷徑',
    input: '[InternetShortcut]\r\nURL=https://example.gov.tw/a.cer\r\n',
    code: 'shortcut-file',
    line: null,
    facts: { url: 'https://example.gov.tw/a.cer' },
  },
  { name: 'Windows 捷徑', input: bytes(0x4c, 0, 0, 0, 1, 0x14, 2, 0), code: 'shortcut-file', line: null },
  { name: 'ZIP', input: bytes(0x50, 0x4b, 3, 4), code: 'zip-file', line: null, facts: { format: 'ZIP' } },
  { name: 'RAR', input: bytes(0x52, 0x61, 0x72, 0x21, 0x1a, 7), code: 'zip-file', line: null, facts: { format: 'RAR' } },
  { name: 'docx', input: new Uint8Array(Buffer.from('PK\u0003\u0004          [Content_Types].xml')), code: 'office-file', line: null },
  { name: 'Word 97', input: bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), code: 'office-file', line: null },
  { name: 'PDF', input: new Uint8Array(Buffer.from('%PDF-1.7\n')), code: 'pdf-file', line: null },
  { name: 'PNG', input: bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), code: 'image-file', line: null, facts: { format: 'PNG' } },
  { name: 'JPEG', input: bytes(0xff, 0xd8, 0xff, 0xe0), code: 'image-file', line: null, facts: { format: 'JPEG' } },
  { name: 'EXE', input: bytes(0x4d, 0x5a, 0x90), code: 'program-file', line: null },
  { name: 'SST', input: bytes(0, 0, 0, 0, 0x43, 0x45, 0x52, 0x54), code: 'certificate-store', line: null },
  { name: '不明的 DER', input: new Uint8Array([0x30, 0x81, 0x03, 0x0c, 0x01, 0x41]), code: 'der-unknown', line: null },
  { name: '標成憑證、內容不是 DER', input: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', code: 'der-unknown', line: 1 },
  { name: '超過大小上限', input: 'A'.repeat(limits.inputBytes + 1), code: 'too-large', line: null, facts: { limitMiB: 16, sizeMiB: 16 } },
  {
    name: '單一區塊超過上限',
    input: `-----BEGIN CERTIFICATE-----\n${'A'.repeat(12_000_000)}\n-----END CERTIFICATE-----`,
    code: 'block-too-large',
    line: 2,
    facts: { limitMiB: 8 },
  },
];
for (const { name, input, options, code, line: at, facts, column } of damaged) {
  test(`說明：${name}`, () => {
    const result = readInput(input, options);
    assert.deepEqual(codes(result.problems), [code]);
    const [problem] = result.problems;
    assert.equal(problem?.line, at);
    if (facts !== undefined) assert.deepEqual(problem?.facts, facts);
    if (column !== undefined) assert.equal(problem?.column, column);
  });
}

test('簽章裡少一個字元又多一個字元，結構仍對，也要指出兩行', () => {
  const lines = csr.trimEnd().split('\n');
  const from = lines.length - 5;
  const text = line(
    line(csr, from, (l) => l.slice(1)),
    from + 2,
    (l) => `A${l}`,
  );
  assert.deepEqual(
    readInput(text).problems.map(({ line }) => line),
    [from, from + 2],
  );
});

test('要憑證時收下 PKCS#7，也不因旁邊有請求檔而抱怨', () => {
  assert.deepEqual(readInput(fixtureText('chain.p7b'), { expect: 'certificate' }).problems, []);
  assert.deepEqual(readInput(csr + certificate, { expect: 'certificate' }).problems, []);
});

test('一萬張憑證讀得完，第一萬零一張說明上限', async () => {
  const { result: full } = await ends(() => readInput(small.repeat(limits.blocks)));
  assert.equal(full.blocks.length, limits.blocks);
  assert.deepEqual(full.problems, []);
  const over = readInput(small.repeat(limits.blocks + 1));
  assert.equal(over.blocks.length, limits.blocks);
  assert.deepEqual(
    over.problems.map(({ code, facts }) => [code, facts]),
    [['too-many-blocks', { limit: limits.blocks }]],
  );
});

const MiB = 1024 * 1024;
// A quarter of the longest input: time that grows with the square of the length is a sixteenth of what it is there.
for (const [name, unit] of heavy) {
  test(`4 MiB 的${name}不會卡住`, async () => {
    const text = fill(unit).slice(0, 4 * MiB);
    await ends(() => readInput(text));
  });
}
// As long as an input may be, which takes long for all of them.
for (const [name, unit] of some(heavy, 3)) {
  test(`16 MiB 的${name}不會卡住`, async (t) => {
    t.diagnostic(`種子 ${seed}`);
    const text = fill(unit);
    await ends(() => readInput(text), LONG_HANG);
  });
}
