import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inheritDsaParameters } from '../../../src/core/crypto/inherit-dsa-parameters.ts';
import { certificateParts } from './certificate-parts.ts';
import type { Parts } from './certificate-parts.ts';
import { WAYS } from './ways.ts';

const corpora = new URL('../../../../shared/corpora/', import.meta.url);
const missing = existsSync(corpora) ? null : '沒有測試資料 ../shared/corpora';

interface Entry extends Parts {
  name: string;
  x509: X509Certificate;
}

function load(folder: string, pattern: RegExp): Entry[] {
  return readdirSync(new URL(folder, corpora))
    .filter((file) => pattern.test(file))
    .map((file) => {
      const x509 = new X509Certificate(readFileSync(new URL(folder + file, corpora)));
      return { name: file.replace(pattern, ''), x509, ...certificateParts(x509.raw) };
    });
}

/** 名稱相符的每一對（簽發者、被簽者），答案由 node:crypto 給。 */
function pairs(entries: Entry[]): { issuer: Entry; child: Entry; expected: boolean }[] {
  return entries.flatMap((child) =>
    entries
      .filter((issuer) => issuer.x509.subject === child.x509.issuer)
      .map((issuer) => ({ issuer, child, expected: child.x509.verify(issuer.x509.publicKey) })),
  );
}

for (const [way, verify] of WAYS) {
  test(`真實的憑證管理中心：自簽憑證的簽章都成立（${way}）`, async (t) => {
    if (missing) return t.skip(missing);
    const selfSigned = load('authorities/', /\.pem$/).filter(({ x509 }) => x509.subject === x509.issuer && x509.verify(x509.publicKey));
    assert.equal(selfSigned.length, 9);
    for (const { name, signature, key } of selfSigned) {
      assert.deepEqual(await verify(signature, key), { valid: true }, name);
    }
  });

  test(`真實的憑證管理中心：同名不同代的簽發者要分得出來（${way}）`, async (t) => {
    if (missing) return t.skip(missing);
    const all = pairs(load('authorities/', /\.pem$/));
    assert.ok(all.some(({ expected }) => expected) && all.some(({ expected }) => !expected));
    for (const { issuer, child, expected } of all) {
      assert.deepEqual(await verify(child.signature, issuer.key), { valid: expected }, `${child.name} ← ${issuer.name}`);
    }
  });

  test(`PKITS：路徑上相鄰的憑證，答案與 node:crypto 相同（${way}）`, async (t) => {
    if (missing) return t.skip(missing);
    const entries = new Map(load('pkits/certs/', /\.(crt|cer|der|pem)$/).map((entry) => [entry.name, entry]));
    const cases = JSON.parse(readFileSync(new URL('pkits/cases.json', corpora), 'utf8')) as { certs: string[] }[];
    const seen = new Map<string, boolean>();
    for (const { certs } of cases) {
      for (const [i, name] of certs.entries()) {
        const child = entries.get(name);
        const issuer = entries.get(certs[i - 1] ?? name);
        assert.ok(child && issuer, name);
        const label = `${issuer.name} → ${name}`;
        // 沿用簽發者參數的 DSA 金鑰，node:crypto 自己驗不了，另外有一個測試。
        if (seen.has(label) || issuer.name === 'DSAParametersInheritedCACert') continue;
        const expected = child.x509.verify(issuer.x509.publicKey);
        seen.set(label, expected);
        assert.deepEqual(await verify(child.signature, issuer.key), { valid: expected }, label);
      }
    }
    assert.ok(seen.size > 300, `${seen.size} 對`);
    assert.ok([...seen.values()].filter((valid) => !valid).length >= 3);
  });

  test(`沒有參數的 DSA 金鑰沿用簽發者的參數（RFC 3279 2.3.2）（${way}）`, async (t) => {
    if (missing) return t.skip(missing);
    const entries = new Map(load('pkits/certs/', /\.(crt|cer|der|pem)$/).map((entry) => [entry.name, entry]));
    const above = entries.get('DSACACert');
    const inherited = entries.get('DSAParametersInheritedCACert');
    const leaf = entries.get('ValidDSAParameterInheritanceTest5EE');
    assert.ok(above && inherited && leaf);
    assert.deepEqual(await verify(leaf.signature, inherited.key), { valid: null, reason: 'unreadable-key' });
    assert.deepEqual(await verify(leaf.signature, inheritDsaParameters(inherited.key, above.key)), { valid: true });
    assert.equal(inheritDsaParameters(above.key, inherited.key), above.key);
  });
}
