import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, sign, verify as verifyByOpenssl } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { test } from 'node:test';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { PublicKey, Signature } from '../../../src/core/x509/subject.ts';
import { block, decodeFixture } from '../x509/fixture.ts';
import { publicKey } from './certificate-parts.ts';
import { WAYS } from './ways.ts';

// 寫法不合 DER 的金鑰與簽章，讀不讀得進來以 OpenSSL 為準。

const signed = new TextEncoder().encode('憑證內容');
const pairs = {
  RSA: { pair: generateKeyPairSync('rsa', { modulusLength: 1024 }), oid: '1.2.840.113549.1.1.11', hash: 'sha256' },
  'P-256': { pair: generateKeyPairSync('ec', { namedCurve: 'P-256' }), oid: '1.2.840.10045.4.3.2', hash: 'sha256' },
  Ed25519: { pair: generateKeyPairSync('ed25519'), oid: '1.3.101.112', hash: null },
  DSA: { pair: generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }), oid: '2.16.840.1.101.3.4.3.2', hash: 'sha256' },
};

function signature(oid: string, value: Uint8Array): Signature {
  return { algorithm: oid, oid, hash: null, saltLength: null, differs: null, value, signed };
}

interface Node {
  tag: number;
  content: Uint8Array | Node[];
}

/** 拆成樹，好改其中一個長度再裝回去。BIT STRING 裡的不拆。 */
function parse(bytes: Uint8Array): Node[] {
  const nodes: Node[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? 0;
    let start = at + 2;
    if (length > 0x80) {
      start += length & 0x7f;
      length = Buffer.from(bytes).readUIntBE(at + 2, length & 0x7f);
    }
    const content = bytes.subarray(start, start + length);
    nodes.push({ tag, content: (tag & 0x20) === 0 ? content : parse(content) });
    at = start + length;
  }
  return nodes;
}

function write(nodes: readonly Node[], padded: Node | null): Buffer {
  return Buffer.concat(
    nodes.map((node) => {
      const content = Array.isArray(node.content) ? write(node.content, padded) : Buffer.from(node.content);
      const octets = content.length < 0x100 ? [content.length] : [content.length >> 8, content.length & 0xff];
      if (node === padded) octets.unshift(0);
      const short = octets.length === 1 && content.length < 0x80;
      return Buffer.concat([Uint8Array.from([node.tag, ...(short ? [] : [0x80 | octets.length]), ...octets]), content]);
    }),
  );
}

function all(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...(Array.isArray(node.content) ? all(node.content) : [])]);
}

/** 每個元素的長度輪流補一個零。 */
function paddings(der: Uint8Array): Buffer[] {
  const tree = parse(der);
  return all(tree).map((node) => write(tree, node));
}

for (const [name, { pair, oid, hash }] of Object.entries(pairs)) {
  const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
  const value = sign(hash, signed, pair.privateKey);

  for (const [way, verify] of WAYS) {
    test(`${name}：公開金鑰的長度補零，OpenSSL 讀得進來，簽章也驗得出來（${way}）`, async () => {
      const written = paddings(spki);
      assert.ok(written.length >= 4);
      for (const der of written) {
        assert.ok(der.length > spki.length);
        const theirs = createPublicKey({ key: der, format: 'der', type: 'spki' });
        assert.equal(verifyByOpenssl(hash, signed, theirs, value), true);
        assert.deepEqual(await verify(signature(oid, value), publicKey(der)), { valid: true }, der.toString('hex'));
      }
    });

    if (name === 'P-256' || name === 'DSA') {
      test(`${name}：簽章值的長度補零，OpenSSL 不認，我們也不認（${way}）`, async () => {
        const written = paddings(value);
        assert.equal(written.length, 3);
        for (const der of written) {
          assert.equal(verifyByOpenssl(hash, signed, pair.publicKey, der), false);
          assert.deepEqual(await verify(signature(oid, der), publicKey(spki)), { valid: false }, der.toString('hex'));
        }
      });
    }
  }
}

test('模數最高的位元是 1 而前面沒有零，OpenSSL 當作正數，我們也一樣', async () => {
  const { pair, oid } = pairs.RSA;
  const value = sign('sha256', signed, pair.privateKey);
  const [outer] = parse(pair.publicKey.export({ type: 'spki', format: 'der' }));
  assert.ok(Array.isArray(outer?.content));
  const bits = outer.content[1];
  assert.ok(bits && !Array.isArray(bits.content));
  const inner = parse(bits.content.subarray(1));
  const modulus = Array.isArray(inner[0]?.content) ? inner[0].content[0] : undefined;
  assert.ok(modulus && !Array.isArray(modulus.content) && modulus.content[0] === 0);
  modulus.content = modulus.content.subarray(1);
  bits.content = Buffer.concat([Uint8Array.of(0), write(inner, null)]);
  const der = write([outer], null);
  const theirs = createPublicKey({ key: der, format: 'der', type: 'spki' });
  assert.equal(verifyByOpenssl('sha256', signed, theirs, value), true);
  for (const [, verify] of WAYS) assert.deepEqual(await verify(signature(oid, value), publicKey(der)), { valid: true });
});

for (const [title, name, change] of [
  ['Ed25519 的金鑰少一個位元組', 'Ed25519', (bits: Uint8Array) => bits.subarray(0, -1)],
  ['DSA 的 y 不是整數', 'DSA', (bits: Uint8Array) => Uint8Array.from(bits, (byte, at) => (at === 1 ? 0x04 : byte))],
] as const) {
  test(`${title}，OpenSSL 讀不進來，欄位也說讀不懂`, () => {
    const tree = parse(pairs[name].pair.publicKey.export({ type: 'spki', format: 'der' }));
    const bits = all(tree).find(({ tag }) => tag === 3);
    assert.ok(bits && !Array.isArray(bits.content));
    bits.content = change(bits.content);
    const der = write(tree, null);
    assert.throws(() => createPublicKey({ key: der, format: 'der', type: 'spki' }));
    const [subject] = decodeBlock(block('public-key', der)).subjects;
    assert.deepEqual(
      subject?.unreadable.map(({ part }) => part),
      ['subjectPublicKeyInfo'],
    );
    assert.equal(subject?.key?.material, null);
  });
}

/** 另一個讀法所見的數字。 */
function numbersOf(key: KeyObject): (string | undefined)[] {
  const { n, e, x, y } = key.export({ format: 'jwk' });
  return [n, e, x, y];
}

function ourNumbers({ material }: PublicKey): (string | undefined)[] {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  if (material?.type === 'rsa') return [text(material.modulus), text(material.exponent), undefined, undefined];
  if (material?.type === 'ed25519' || material?.type === 'ed448') return [undefined, undefined, text(material.point), undefined];
  assert.equal(material?.type, 'ec');
  const half = (material.point.length - 1) / 2;
  return [undefined, undefined, text(material.point.subarray(1, 1 + half)), text(material.point.subarray(1 + half))];
}

test('拿去驗簽章的數字，和 OpenSSL 由同一串位元組讀出來的一樣', () => {
  for (const file of ['p256.der', 'p521.der', 'ed25519.der', 'ed448.der', 'rsa2047.der', 'names.der']) {
    const { key } = decodeFixture(file);
    assert.ok(key);
    const theirs = createPublicKey({ key: Buffer.from(key.spki), format: 'der', type: 'spki' });
    assert.deepEqual(ourNumbers(key), numbersOf(theirs), file);
  }
});
