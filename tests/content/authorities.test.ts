import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { authorityFiles } from '../../src/content/authority-files.ts';
import { verifyInJavaScript } from '../../src/core/crypto/fallback.ts';
import { decodeBlock } from '../../src/core/x509/decode-block.ts';
import type { Subject } from '../../src/core/x509/subject.ts';
import { authority as schema } from '../../src/schemas/authority.ts';

const folder = new URL('../../content/authorities/', import.meta.url);

const entries = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, raw: parse(readFileSync(new URL(file, folder), 'utf8')) as unknown }));
const authorities = entries.map(({ raw }) => schema.parse(raw));

interface Certificate {
  subject: Subject;
  x509: X509Certificate;
}

const certificates = new Map<string, Certificate>(
  Object.entries(authorityFiles()).map(([id, { pem, der }]) => {
    const [subject] = decodeBlock({ kind: 'certificate', encoding: 'pem', label: 'CERTIFICATE', line: 1, der }).subjects;
    assert.ok(subject);
    return [id, { subject, x509: new X509Certificate(pem) }];
  }),
);
const certificateOf = (id: string): Certificate => certificates.get(id) ?? assert.fail(id);

for (const { file, raw } of entries) {
  test(`${file} 合乎格式，id 與檔名相同`, () => {
    const { id } = schema.parse(raw);
    assert.equal(`${id}.yaml`, file);
  });
}

test('每一張憑證各有一個檔案，沒有重複', () => {
  assert.equal(new Set(authorities.map(({ id }) => id)).size, authorities.length);
  assert.equal(new Set(authorities.map(({ sha256 }) => sha256)).size, authorities.length);
  assert.deepEqual(authorities.map(({ id }) => id).sort(), [...certificates.keys()].sort());
});

test('每一項事實都與憑證本身相同', () => {
  for (const entry of authorities) {
    const { subject, x509 } = certificateOf(entry.id);
    const facts = {
      subject: subject.subject?.text,
      issuer: subject.issuer?.text,
      serialHex: subject.serialHex,
      notBefore: subject.notBefore,
      notAfter: subject.notAfter,
      keyType: subject.key?.type,
      keyBits: subject.key?.bits,
      signatureAlgorithm: subject.signature?.algorithm,
      ski: subject.ski,
      aki: subject.aki,
      spkiSha256: subject.spkiSha256,
      sha1: subject.fingerprints?.sha1,
      sha256: subject.fingerprints?.sha256,
    };
    const written = Object.fromEntries(Object.keys(facts).map((key) => [key, entry[key as keyof typeof facts]]));
    assert.deepEqual(written, facts, entry.id);
    // 解讀器自己也可能錯，這幾項再由 node:crypto 對一次。
    assert.equal(createHash('sha256').update(x509.raw).digest('hex'), entry.sha256, entry.id);
    assert.equal(x509.serialNumber.toLowerCase(), entry.serialHex, entry.id);
    assert.equal(Date.parse(x509.validFrom), Date.parse(entry.notBefore), entry.id);
    assert.equal(Date.parse(x509.validTo), Date.parse(entry.notAfter), entry.id);
    assert.equal(x509.publicKey.asymmetricKeyDetails?.modulusLength, entry.keyBits, entry.id);
  }
});

test('issuedBy 就是名稱相符、識別碼不衝突、簽章驗得過的那些', () => {
  for (const entry of authorities) {
    const child = certificateOf(entry.id);
    const signers = authorities
      .filter((issuer) => {
        const { subject } = certificateOf(issuer.id);
        const { signature } = child.subject;
        if (issuer.subject !== entry.issuer || !signature || !subject.key) return false;
        if (issuer.ski !== null && entry.aki !== null && issuer.ski !== entry.aki) return false;
        return verifyInJavaScript(signature, subject.key).valid === true;
      })
      .map(({ id }) => id);
    const expected = signers.includes(entry.id) ? [] : signers.sort();
    assert.deepEqual([...entry.issuedBy].sort(), expected, entry.id);
    assert.equal(entry.role === 'root', signers.includes(entry.id), `${entry.id}：自簽的是 root，不是自簽的不是`);
  }
});

test('issuedBy 的第一個是安裝時要接的那一張', () => {
  const first = new Map(authorities.map(({ id, issuedBy }) => [id, issuedBy[0]]));
  assert.equal(first.get('gtlsca-g1'), 'epki-g2-cross-afcd8d64');
  assert.equal(first.get('twca-secure-ssl-2023g3'), 'twca-global-root');
  assert.equal(first.get('twca-ssl-2024'), 'twca-cyber-cross-by-global');
  assert.equal(first.get('twca-cyber-cross-by-global'), 'twca-global-root');
  assert.equal(first.get('hipki-ov-tls-ca-g1'), 'hipki-root-g1');
});

test('issuedBy 指到的都存在；只有根憑證與上層不在這裡的可以是空的', () => {
  const ids = new Set(authorities.map(({ id }) => id));
  for (const { id, role, family, issuedBy } of authorities) {
    for (const issuer of issuedBy) assert.ok(ids.has(issuer), `${id} → ${issuer}`);
    if (issuedBy.length === 0) assert.ok(role === 'root' || family === 'cht-globalsign', id);
  }
});

test('根憑證有每個平台的信任狀態；其他的看根憑證', () => {
  for (const { id, role, family, trust } of authorities) {
    assert.equal(trust.length, role === 'root' || family === 'cht-globalsign' ? 7 : 0, id);
  }
});

test('到期的憑證一定是 obsolete，GRCA 與 GCA 也是', () => {
  for (const { id, family, status, notAfter } of authorities) {
    if (notAfter < '2026-11-22' || family === 'gpki') assert.equal(status, 'obsolete', id);
  }
});

const good = () => structuredClone(entries[0]?.raw) as Record<string, unknown>;
const bad: [string, (entry: Record<string, unknown>) => void, RegExp][] = [
  ['id 用了大寫', (entry) => (entry['id'] = 'GTLSCA'), /id 只能用小寫/],
  ['少了 advice', (entry) => delete entry['advice'], /缺少 advice/],
  ['指紋帶冒號', (entry) => (entry['sha1'] = 'AA:BB'), /sha1 是 40 個小寫/],
  ['序號沒加引號', (entry) => (entry['serialHex'] = 123), /引號/],
  ['日期寫成本地時間', (entry) => (entry['notAfter'] = '2031/08/19'), /世界標準時間/],
  ['到期早於生效', (entry) => (entry['notAfter'] = '1999-01-01T00:00:00Z'), /晚於 notBefore/],
  ['查證日期在未來', (entry) => (entry['checked'] = '2999-01-01'), /不能是未來/],
  ['查證日期不存在', (entry) => (entry['checked'] = '2026-02-30'), /真的有那一天/],
  ['沒有出處', (entry) => (entry['sources'] = []), /至少要寫一個出處/],
  ['不認識的 status', (entry) => (entry['status'] = 'ok'), /usable、limited、obsolete/],
  ['多了一個欄位', (entry) => (entry['foo'] = 1), /不認識的欄位/],
  ['自己簽自己', (entry) => (entry['issuedBy'] = [entry['id']]), /不能包含自己/],
];

for (const [name, spoil, message] of bad) {
  test(`格式檢查會用中文說明：${name}`, () => {
    const entry = good();
    spoil(entry);
    const result = schema.safeParse(entry);
    assert.ok(!result.success);
    assert.match(result.error.issues.map((issue) => issue.message).join('\n'), message);
    for (const issue of result.error.issues) assert.match(issue.message, /\p{Script=Han}/u);
  });
}
