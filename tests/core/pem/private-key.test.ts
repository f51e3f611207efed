import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { fixture, fixtureText, repairable } from './accident.ts';
import { keySamples, leaked, pemKey, piecesOf, shown } from './key-sample.ts';

for (const { name, input, label, secret } of keySamples) {
  test(`拒收私密金鑰：${name}`, () => {
    const result = readInput(input);
    assert.deepEqual(
      result.blocks.map(({ kind, der, label: format }) => ({ kind, der, format })),
      [{ kind: 'private-key', der: null, format: label }],
    );
    assert.deepEqual([result.problems, result.repairs], [[], []]);
    assert.equal(leaked(shown(result), piecesOf(secret)), null);
  });
}

const certificateDer = fixture('certificate.der');
for (const { name, input, secret } of keySamples) {
  if (typeof input !== 'string') continue;
  test(`私密金鑰前後的憑證仍讀得到：${name}`, () => {
    const certificate = fixtureText('certificate.pem');
    for (const text of [`${certificate}\n${input}`, `${input}\n${certificate}`]) {
      const result = readInput(text);
      assert.deepEqual(result.blocks.map(({ kind }) => kind).sort(), ['certificate', 'private-key']);
      assert.deepEqual(new Uint8Array(result.blocks.find(({ kind }) => kind === 'certificate')?.der ?? []), certificateDer);
      assert.equal(
        leaked(shown({ ...result, blocks: result.blocks.filter(({ kind }) => kind === 'private-key') }), piecesOf(secret)),
        null,
      );
    }
  });
}

/** The accidents are written for a request; the key takes its labels for the while and gets them back. */
const asRequest = pemKey.text.replaceAll('PRIVATE KEY', 'CERTIFICATE REQUEST');
for (const { name, damage } of repairable) {
  test(`拒收受損的私密金鑰：${name}`, () => {
    const text = damage(asRequest)
      .replaceAll(/CERTIFICATE(.{0,4}?)REQUEST/g, 'PRIVATE$1KEY')
      .replaceAll(/certificate request/g, 'private key');
    const result = readInput(text);
    assert.ok(result.blocks.some(({ kind }) => kind === 'private-key'));
    assert.ok(result.blocks.every(({ kind }) => kind === 'private-key'));
    assert.equal(leaked(shown(result), piecesOf(pemKey.secret)), null);
  });
}

const lines = pemKey.text.trimEnd().split('\n');
const hurt: { name: string; text: string }[] = [
  { name: '某行有錯字', text: pemKey.text.replace(lines[5] ?? '', (lines[5] ?? '').replace(/.{9}/, '$&零')) },
  { name: '某行少一個字元', text: pemKey.text.replace(lines[5] ?? '', (lines[5] ?? '').slice(1)) },
  {
    name: '沒有 BEGIN 且某行有錯字',
    text: lines
      .slice(1, -1)
      .map((l, i) => (i === 4 ? `${l.slice(0, 9)}*${l.slice(9)}` : l))
      .join('\n'),
  },
  {
    name: '沒有 BEGIN 且中間插了一句話',
    text: lines
      .slice(1, -1)
      .map((l, i) => (i === 4 ? `這裡換頁\n${l}` : l))
      .join('\n'),
  },
  { name: '只有前三行', text: lines.slice(1, 4).join('\n') },
  { name: '只有 END', text: lines.slice(8).join('\n') },
  { name: 'END 寫成憑證', text: pemKey.text.replace('END PRIVATE KEY', 'END CERTIFICATE') },
  { name: 'BEGIN 寫成憑證', text: pemKey.text.replace('BEGIN PRIVATE KEY', 'BEGIN CERTIFICATE') },
  { name: 'PRIVATE 拼錯', text: pemKey.text.replaceAll('PRIVATE', 'PRlVTAE') },
];
for (const { name, text } of hurt) {
  test(`拒收受損的私密金鑰：${name}`, () => {
    const result = readInput(text);
    assert.ok(result.blocks.length > 0 && result.blocks.every(({ kind }) => kind === 'private-key'));
    assert.equal(leaked(shown(result), piecesOf(pemKey.secret)), null);
  });
}

test('沒有開頭也沒有結尾的金鑰片段不會被帶回來', () => {
  const result = readInput(lines.slice(6, 12).join('\n'));
  assert.deepEqual([result.blocks, result.problems.map(({ code }) => code)], [[], ['base64-unknown']]);
});

test('金鑰的片段後面只剩別種物件的結尾：不會因為那個結尾被帶回來', () => {
  for (const start of ['MPBv', 'MIIC', 'MIIE']) {
    const result = readInput(`${start}${lines.slice(6, 20).join('\n')}\n-----END CERTIFICATE REQUEST-----\n`);
    assert.equal(leaked(shown(result), piecesOf(pemKey.secret)), null, start);
    assert.deepEqual(result.blocks, [], start);
    assert.ok(result.problems.length > 0, start);
  }
});

test('標著請求檔、開頭又壞掉的金鑰，看裡面認出來；壞掉的憑證不會因此被拒收', () => {
  const marked = (der: Uint8Array, label: string): string =>
    `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;
  const keys = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    generateKeyPairSync('ed25519'),
    generateKeyPairSync('ed448'),
  ].map(({ privateKey }) => new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' })));
  for (const der of keys) {
    // 版本的數字沒有內容，長度還對。
    const at = der.indexOf(2);
    der.set([0x05, 1, 0], at);
    for (const label of ['CERTIFICATE REQUEST', 'CERTIFICATE', 'X509 CRL']) {
      const { blocks } = readInput(marked(der, label));
      assert.deepEqual(
        blocks.map(({ kind, der: kept }) => [kind, kept]),
        [['private-key', null]],
        label,
      );
    }
  }
  for (const name of ['certificate.der', 'csr.der']) {
    const der = new Uint8Array(fixture(name));
    der[4] = 0x05;
    assert.notEqual(
      readInput(marked(der, name.startsWith('csr') ? 'CERTIFICATE REQUEST' : 'CERTIFICATE')).blocks[0]?.kind,
      'private-key',
      name,
    );
  }
});

test('公開的 XML 與 JWK 不是私密金鑰', () => {
  for (const text of [
    '<RSAKeyValue><Modulus>AAAA</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>',
    '{"kty":"RSA","n":"AAAA","e":"AQAB"}',
  ]) {
    assert.deepEqual(readInput(text).blocks, []);
  }
});

test('洩漏檢查本身抓得到洩漏', () => {
  assert.notEqual(leaked(shown({ der: pemKey.secret }), piecesOf(pemKey.secret)), null);
  assert.notEqual(leaked(shown({ label: lines[7] }), piecesOf(pemKey.secret)), null);
  assert.notEqual(leaked(Buffer.from(pemKey.secret).toString('hex'), piecesOf(pemKey.secret)), null);
});
