import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readElement } from '../../../src/core/asn1/der-reader.ts';
import { escapeValue } from '../../../src/core/x509/name-text.ts';
import { readName } from '../../../src/core/x509/name.ts';
import { hex, name } from './der-build.ts';
import { decodeFixture } from './fixture.ts';

for (const [value, escaped] of [
  ['Chunghwa Telecom Co., Ltd.', 'Chunghwa Telecom Co.\\, Ltd.'],
  ['a+b"c\\d<e>f;g', 'a\\+b\\"c\\\\d\\<e\\>f\\;g'],
  ['#1', '\\#1'],
  ['a#1', 'a#1'],
  [' a ', '\\ a\\ '],
  [' ', '\\ '],
  ['a  b', 'a  b'],
  ['a=b', 'a=b'],
  ['\0\t\x7f', '\\00\\09\\7F'],
  ['政府機關\u{20bb7}', '政府機關\u{20bb7}'],
] as const) {
  test(`RFC 4514 跳脫：${JSON.stringify(value)}`, () => {
    assert.equal(escapeValue(value), escaped);
  });
}

test('六種字串型別都讀得到，型別留著', () => {
  const subject = decodeFixture('strings.der').subject;
  assert.equal(subject?.text, 'serialNumber=12345,emailAddress=a@example.gov.tw,ST=臺北𠮷,L=Zürich,OU=資訊處,O=行政院𠮷');
  assert.deepEqual(
    subject.attributes.map(({ type, stringType }) => `${type} ${stringType}`),
    ['O UTF8String', 'OU BMPString', 'L T61String', 'ST UniversalString', 'emailAddress IA5String', 'serialNumber NumericString'],
  );
});

test('多值 RDN、不認得的屬性型別', () => {
  const text = decodeFixture('escapes.der').subject?.text ?? '';
  assert.ok(text.startsWith('1.2.3.4.5.6789=#0C0576616C7565,OU='), text);
  assert.ok(text.includes(',OU=one+CN=two,'), text);
});

test('沒加 -utf8 的主體是亂碼，照實顯示', () => {
  assert.equal(decodeFixture('mojibake.csr.pem').subject?.attributes[1]?.value, Buffer.from('行政院測試機關').toString('latin1'));
});

for (const [what, tag, octets, value] of [
  ['UTF8String 裡不是 UTF-8', 0x0c, '61ff62', 'a\ufffdb'],
  ['BMPString 少一個位元組', 0x1e, '004100', 'A'],
  ['BMPString 只有半個代理對', 0x1e, '0041d800', 'A\ufffd'],
  ['UniversalString 超出 Unicode', 0x1c, '7fffffff', '\ufffd'],
] as const) {
  test(`${what}：名稱還在，並說明有壞字`, () => {
    const bytes = name(['2.5.4.3', tag, hex(octets)]);
    const notes: string[] = [];
    const read = readName(readElement(bytes, 0, bytes.length), ({ code }) => notes.push(code));
    assert.deepEqual([read.attributes[0]?.value, notes], [value, ['bad-string']]);
  });
}

test('開頭的位元組順序記號不會被吃掉', () => {
  const bytes = name(['2.5.4.3', 0x0c, '\ufeffa']);
  assert.equal(readName(readElement(bytes, 0, bytes.length), () => assert.fail()).text, 'CN=\ufeffa');
});
