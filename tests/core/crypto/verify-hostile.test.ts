import assert from 'node:assert/strict';
import { createHash, ECDH, generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { verifyInJavaScript } from '../../../src/core/crypto/fallback.ts';
import { createVerify } from '../../../src/core/crypto/verify.ts';
import type { PublicKey, Signature } from '../../../src/core/x509/subject.ts';
import { ends } from '../../support/effort.ts';
import { publicKey } from './certificate-parts.ts';
import { WAYS } from './ways.ts';

const SHA256_RSA = '1.2.840.113549.1.1.11';
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const goodKey = publicKey(pair.publicKey.export({ type: 'spki', format: 'der' }));
const signed = new TextEncoder().encode('憑證內容');
const good = signature(SHA256_RSA, sign('sha256', signed, pair.privateKey));

function signature(oid: string, value: Uint8Array): Signature {
  return { algorithm: oid, oid, hash: null, saltLength: null, differs: null, value, signed };
}

function tlv(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : [0x84, 0, 0, 0, 0];
  if (body.length >= 128) {
    const octets = Buffer.from(body.length.toString(16).padStart(body.length < 256 ? 2 : body.length < 65536 ? 4 : 6, '0'), 'hex');
    length.splice(0, 5, 0x80 | octets.length, ...octets);
  }
  return Buffer.concat([Uint8Array.of(tag, ...length), body]);
}

const RSA_OID = Buffer.from('06092a864886f70d0101010500', 'hex');

/** 位元全為 1 的模數與指數：大小任意，不是真的金鑰。 */
function rsaKey(modulusBits: number, exponentBits: number): PublicKey {
  const number = (bits: number): Uint8Array => tlv(2, Uint8Array.of(0), new Uint8Array(bits / 8).fill(0xff));
  const bitString = tlv(3, Uint8Array.of(0), tlv(0x30, number(modulusBits), number(exponentBits)));
  return publicKey(tlv(0x30, tlv(0x30, RSA_OID), bitString));
}

const cases: [string, Signature, PublicKey, object][] = [
  ['指數 16,384 位元', signature(SHA256_RSA, new Uint8Array(2048)), rsaKey(16384, 16384), { valid: null, reason: 'unsupported-here' }],
  [
    '指數 72 位元配模數 4,096 位元',
    signature(SHA256_RSA, new Uint8Array(512)),
    rsaKey(4096, 72),
    { valid: null, reason: 'unsupported-here' },
  ],
  ['模數 1 Mbit', signature(SHA256_RSA, new Uint8Array(131072)), rsaKey(1_048_576, 24), { valid: null, reason: 'unsupported-here' }],
  ['模數 16,384 位元還算得出來', signature(SHA256_RSA, new Uint8Array(2048).fill(1)), rsaKey(16384, 64), { valid: false }],
  ['指數與模數一樣長（3,072 位元）也算得完', signature(SHA256_RSA, new Uint8Array(384).fill(1)), rsaKey(3072, 3072), { valid: false }],
  ['不認識的演算法', signature('1.2.156.10197.1.501', good.value), goodKey, { valid: null, reason: 'unknown-algorithm' }],
  ['沒寫雜湊的 RSA-PSS', signature('1.2.840.113549.1.1.10', good.value), goodKey, { valid: null, reason: 'unknown-algorithm' }],
  ['ECDSA 的簽章配 RSA 的金鑰', signature('1.2.840.10045.4.3.2', good.value), goodKey, { valid: false }],
  ['空的金鑰', good, publicKey(new Uint8Array()), { valid: null, reason: 'unreadable-key' }],
  ['截斷的金鑰', good, publicKey(goodKey.spki.subarray(0, 100)), { valid: null, reason: 'unreadable-key' }],
  ['空的簽章', signature(SHA256_RSA, new Uint8Array()), goodKey, { valid: false }],
  ['簽章多一個位元組', signature(SHA256_RSA, Buffer.concat([good.value, Uint8Array.of(0)])), goodKey, { valid: false }],
];

for (const [way, verify] of WAYS) {
  for (const [name, bad, key, expected] of cases) {
    test(`惡意或損壞的輸入：${name}（${way}）`, async () => {
      const { result } = await ends(() => verify(bad, key));
      assert.deepEqual(result, expected);
    });
  }

  test(`不在曲線上的點是讀不懂的金鑰，不是簽章錯誤（${way}）`, async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const spki = Uint8Array.from(ec.publicKey.export({ type: 'spki', format: 'der' }));
    const ecdsa = signature('1.2.840.10045.4.3.2', sign('sha256', signed, ec.privateKey));
    assert.deepEqual(await verify(ecdsa, publicKey(spki)), { valid: true });
    spki[spki.length - 1] = (spki.at(-1) ?? 0) ^ 1;
    assert.deepEqual(await verify(ecdsa, publicKey(spki)), { valid: null, reason: 'unreadable-key' });
  });

  test(`壓縮的點也讀得懂（RFC 5480 2.2）（${way}）`, async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const spki = ec.publicKey.export({ type: 'spki', format: 'der' });
    const point = Uint8Array.from(ECDH.convertKey(spki.subarray(-65), 'prime256v1', undefined, undefined, 'compressed') as Buffer);
    const algorithm = Buffer.from('301306072a8648ce3d020106082a8648ce3d030107', 'hex');
    const compressed = publicKey(tlv(0x30, algorithm, tlv(3, Uint8Array.of(0), point)));
    const ecdsa = signature('1.2.840.10045.4.3.2', sign('sha256', signed, ec.privateKey));
    assert.deepEqual(await verify(ecdsa, compressed), { valid: true });
  });

  test(`逐一改壞金鑰的每個位元組，從不擲出例外也從不說成立（${way}）`, async () => {
    for (let i = 0; i < goodKey.spki.length; i++) {
      const spki = Uint8Array.from(goodKey.spki);
      spki[i] = (spki[i] ?? 0) ^ 0x11;
      const answer = await verify(good, publicKey(spki));
      // rsaEncryption 的 NULL 參數改了，金鑰本身不變；別的改動都不能成立。
      if (answer.valid === true) assert.ok(i === 17 || i === 18, `第 ${i} 個位元組`);
    }
  });
}

test('WebCrypto 驗得出來時，不載入備援程式', async () => {
  const { subtle } = globalThis.crypto;
  const verify = createVerify({ subtle, loadFallback: () => assert.fail('不該載入') });
  assert.deepEqual(await verify(good, goodKey), { valid: true });
});

test('WebCrypto 拒絕時改用備援程式', async () => {
  const refuse = () => Promise.reject(new Error('NotSupportedError'));
  const verify = createVerify({ subtle: { importKey: refuse, verify: refuse }, loadFallback: () => Promise.resolve(verifyInJavaScript) });
  assert.deepEqual(await verify(good, goodKey), { valid: true });
});

test('備援程式載入失敗時說「這裡驗不了」，下一次再試', async () => {
  let tries = 0;
  const loadFallback = () => (tries++ === 0 ? Promise.reject(new Error('離線')) : verifyInJavaScript);
  const verify = createVerify({ subtle: null, loadFallback });
  assert.deepEqual(await verify(good, goodKey), { valid: null, reason: 'unsupported-here' });
  assert.deepEqual(await verify(good, goodKey), { valid: true });
});

test('PKCS #1 v1.5 的填充要完整比對，不能只看結尾的雜湊（Bleichenbacher 2006）', async () => {
  // 指數 3、填充縮短、雜湊後面留空間的偽造簽章：取立方根湊出來的。
  const weak = generateKeyPairSync('rsa', { modulusLength: 3072, publicExponent: 3 });
  const key = publicKey(weak.publicKey.export({ type: 'spki', format: 'der' }));
  const digestInfo = Buffer.concat([
    Buffer.from('3031300d060960864801650304020105000420', 'hex'),
    createHash('sha256').update(signed).digest(),
  ]);
  const head = Buffer.concat([Buffer.from('0001ffffffffffffffff00', 'hex'), digestInfo]);
  const target = BigInt(`0x${head.toString('hex')}${'ff'.repeat(384 - head.length)}`);
  const forged = Buffer.from(cubeRoot(target).toString(16).padStart(768, '0'), 'hex');
  const opened = (BigInt(`0x${forged.toString('hex')}`) ** 3n).toString(16).padStart(768, '0');
  assert.ok(opened.startsWith(head.toString('hex')), '偽造品本身要做得像');
  for (const [way, verify] of WAYS) assert.deepEqual(await verify(signature(SHA256_RSA, forged), key), { valid: false }, way);
});

function cubeRoot(n: bigint): bigint {
  let low = 0n;
  let high = 1n << BigInt(Math.ceil(n.toString(2).length / 3) + 1);
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** 3n <= n) low = middle;
    else high = middle;
  }
  return low;
}
