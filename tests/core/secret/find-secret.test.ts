import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSecret } from '../../../src/core/secret/find-secret.ts';
import { mayBeSecret } from '../../../src/core/secret/may-be-secret.ts';
import { restOf } from '../../../src/core/secret/rest-of.ts';
import { keyWrappings } from './key-wrappings.ts';
import { ordinaryTexts } from './ordinary-texts.ts';

test('每一種包法的私密金鑰都認得，貼進一行的欄位也認得', (t) => {
  const missed: string[] = [];
  const wrappings = keyWrappings();
  for (const { name, text, bytes, isLine } of wrappings) {
    const forms = text === null ? [bytes ?? ''] : isLine ? [text, text.replace(/\r\n?|\n/g, ' '), text.replace(/[\r\n]/g, '')] : [text];
    if (forms.some((form) => findSecret(form) === null || (typeof form === 'string' && !mayBeSecret(form)))) missed.push(name);
  }
  t.diagnostic(`${wrappings.length} 種包法：${wrappings.map(({ name }) => name).join('、')}`);
  assert.ok(wrappings.length >= 120);
  assert.deepEqual(missed, []);
});

test('憑證、請求檔、記錄、設定、文章與一般的問題，沒有一個被當成私密金鑰', (t) => {
  const refused: string[] = [];
  const texts = ordinaryTexts();
  for (const { name, text, bytes } of texts) if (findSecret(bytes ?? text ?? '') !== null) refused.push(name);
  t.diagnostic(`${texts.length} 則`);
  assert.ok(texts.length >= 2000);
  assert.deepEqual(refused, []);
});

// Its bytes two by two the other way round begin like an OpenPGP packet of a secret key, but for its length.
test('openssl 印出的公開金鑰，不論點從哪個位元組開始，都不是私密金鑰', () => {
  for (const [first, second] of [
    ['97', 'f6:7b:9e:4d:14:12'],
    ['9c', '99:05:59:41:1b:5b'],
    ['9f', 'cd:4b:a4:d5:98:1c'],
    ['95', '21:54:a0:dc:0c:10'],
  ]) {
    for (let byte = 0; byte < 256; byte++) {
      const point = `04:${first}:${second}:${byte.toString(16).padStart(2, '0')}`;
      assert.equal(findSecret(`pub:\n    ${point}:1c:54:17:79:7e:c9:\n    bd:b6:32:b4:82:a4:3c\nASN1 OID: prime256v1\n`), null, point);
    }
  }
});

const KEY = 'MC4CAQAwBQYDK2VwBCIEIG8vWBzFtQ4mEnAzc0GJ3Hr4rTD0mBJMlL1h9IqZL0Ff';
const PEM = `-----BEGIN PRIVATE KEY-----\n${KEY}\n-----END PRIVATE KEY-----`;

for (const [title, text, rest] of [
  ['記錄夾著金鑰', `第一行\n${PEM}\n最後一行`, '第一行\n\n最後一行'],
  ['兩把金鑰', `憑證\n${PEM}\n其他\n${PEM}\n`, '憑證\n\n其他\n\n'],
  ['只有金鑰', PEM, null],
  ['沒有結尾的金鑰，後面可能還是金鑰', `log\n${PEM.slice(0, 60)}`, null],
  ['旁邊還有另一種寫法的金鑰', `${PEM}\n{"kty":"OKP","crv":"Ed25519","d":"${'a'.repeat(43)}"}`, null],
  ['沒有金鑰', '只是文字', null],
] as const) {
  test(`去掉金鑰之後還能看的部分：${title}`, () => assert.equal(restOf(text), rest));
}

for (const question of [
  '憑證過期了怎麼辦',
  'nginx 憑證串鍊怎麼裝',
  'ERR_CERT_AUTHORITY_INVALID',
  'NET::ERR_CERT_COMMON_NAME_INVALID',
  'www.example.gov.tw',
  'https://www.example.gov.tw/news/index.html',
  '0x80090016',
  'AH02565',
]) {
  test(`不必載入守門程式就知道不是金鑰：${question}`, () => assert.equal(mayBeSecret(question), false));
}

for (const [text, found] of [
  ['privateExponent: 1b:0a', true],
  ['{"crv":"Ed25519","d":"TsMD', true],
  ['ed25519 private key: Gk1I', true],
  ['私密金鑰：0420', true],
  ['王小明', false],
  ['TLS-2026-0117', false],
  ['臺灣網路認證（TWCA）', false],
  ['IIS 10（Windows Server 2022）', false],
  ['行政院環境部資訊司', false],
] as const) {
  test(`很短的欄位只看得到開頭，看名稱就知道：${text}`, () => assert.equal(findSecret(text, { piece: 40 }) !== null, found));
}

test('金鑰打到一半，還沒有完整的一行就問得出來', () => {
  assert.equal(findSecret(KEY.slice(0, 40))?.format, 'PRIVATE KEY');
  assert.equal(mayBeSecret(KEY.slice(0, 40)), true);
});
