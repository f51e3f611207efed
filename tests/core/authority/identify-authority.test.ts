import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import type { Authority } from '../../../src/core/authority/authority.ts';
import { confirmIssuers } from '../../../src/core/authority/confirm-issuers.ts';
import { findIssuers, identifyAuthority } from '../../../src/core/authority/identify-authority.ts';
import { rootsAbove } from '../../../src/core/authority/roots-above.ts';
import { verifyInJavaScript } from '../../../src/core/crypto/fallback.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';

const content = new URL('../../../content/authorities/', import.meta.url);
const corpus = new URL('../../../../shared/corpora/authorities/', import.meta.url);
const missing = existsSync(corpus) ? null : '沒有測試資料 ../shared/corpora/authorities';

const authorities = readdirSync(content)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => parse(readFileSync(new URL(file, content), 'utf8')) as Authority);

function read(file: string): Subject {
  const der = Uint8Array.from(new X509Certificate(readFileSync(new URL(file, corpus))).raw);
  const [subject] = decodeBlock({ kind: 'certificate', encoding: 'pem', label: null, line: 1, der }).subjects;
  return subject ?? assert.fail(file);
}

const verify = (...[signature, key]: Parameters<typeof verifyInJavaScript>) => Promise.resolve(verifyInJavaScript(signature, key));
const brief = (matches: ReturnType<typeof findIssuers>) => matches.map(({ authority, by }) => `${authority.id}：${by}`).sort();

/** 真實憑證改掉幾個欄位，當作由它簽發的伺服器憑證。 */
function leafUnder(file: string, changes: Partial<Subject> = {}): Subject {
  const ca = read(file);
  return { ...ca, issuer: ca.subject, aki: ca.ski, ski: null, fingerprints: { sha1: '00', sha256: '00' }, spkiSha256: '00', ...changes };
}

test('每一張憑證都認得自己，而且同名的不會認錯', (t) => {
  if (missing) return t.skip(missing);
  for (const file of readdirSync(corpus)) {
    const subject = read(file);
    assert.equal(identifyAuthority(subject, authorities)?.sha256, subject.fingerprints?.sha256, file);
  }
});

test('同金鑰重簽、不在資料裡的憑證，認得是同一個憑證管理中心', (t) => {
  if (missing) return t.skip(missing);
  const reissued = { ...read('GTLSCA-G1.pem'), fingerprints: { sha1: '00', sha256: '00' } };
  assert.equal(identifyAuthority(reissued, authorities)?.id, 'gtlsca-g1');
  assert.equal(identifyAuthority({ ...reissued, spkiSha256: '00' }, authorities), null, '同名但金鑰不同');
  assert.equal(identifyAuthority({ ...reissued, aki: '00' }, authorities), null, '同金鑰但簽發者不同');
  assert.equal(identifyAuthority({ ...reissued, kind: 'csr' }, authorities), null, '請求檔不是憑證');
});

test('每一張憑證的簽發者：以識別碼找到的，就是簽章驗得過的', async (t) => {
  if (missing) return t.skip(missing);
  const pool = readdirSync(corpus).map(read);
  for (const subject of pool) {
    const self = identifyAuthority(subject, authorities) ?? assert.fail();
    if (self.role === 'root') continue;
    const matches = findIssuers(subject, authorities);
    assert.deepEqual(matches.map(({ authority }) => authority.id).sort(), [...self.issuedBy].sort(), self.id);
    assert.ok(
      matches.every(({ by }) => by === 'key-identifier'),
      self.id,
    );
    const confirmed = await confirmIssuers(subject, matches, pool, verify);
    assert.deepEqual(brief(confirmed), self.issuedBy.map((id) => `${id}：signature`).sort(), self.id);
  }
});

const leaves: [name: string, make: () => Subject, expected: string[]][] = [
  ['GTLSCA 簽發的憑證', () => leafUnder('GTLSCA-G1.pem'), ['gtlsca-g1：key-identifier']],
  [
    'GCA2 簽發的憑證，不會說成同名的第一代 GCA',
    () => leafUnder('GCA2-088DD296.pem'),
    ['gca2-088dd296：key-identifier', 'gca2-31ee58ef：key-identifier'],
  ],
  [
    '只有名稱的舊憑證（沒有 AKI）',
    () => leafUnder('GCA2-088DD296.pem', { aki: null }),
    ['gca1-2003：name-only', 'gca2-088dd296：name-only', 'gca2-31ee58ef：name-only'],
  ],
  [
    '同名、金鑰識別碼對不上的另一代 TWCA Secure SSL CA',
    () => leafUnder('TWCA-Secure-SSL-CA-2023G3.pem', { aki: 'ff'.repeat(20) }),
    ['twca-secure-ssl-2023g3：name-only'],
  ],
  [
    'TWCA Global Root CA 自己沒有 SKI，靠交互憑證的 SKI 認得',
    () => read('TWCA-Secure-SSL-CA-2023G3.pem'),
    ['twca-global-cross-by-twca-root：key-identifier', 'twca-global-root：key-identifier'],
  ],
  ['不在資料裡的簽發者', () => read('CHT-GCC-R46-OV-TLS-CA-2025.pem'), []],
  ['讀不出簽發者的憑證', () => leafUnder('GTLSCA-G1.pem', { issuer: null }), []],
];

for (const [name, make, expected] of leaves) {
  test(`誰簽發的：${name}`, (t) => {
    if (missing) return t.skip(missing);
    assert.deepEqual(brief(findIssuers(make(), authorities)), expected);
  });
}

test('只剩 TWCA Global Root CA 一張、沒有 SKI 可比時，標明只有名稱相符', (t) => {
  if (missing) return t.skip(missing);
  const only = authorities.filter(({ id }) => id === 'twca-global-root');
  assert.deepEqual(brief(findIssuers(read('TWCA-Secure-SSL-CA-2023G3.pem'), only)), ['twca-global-root：name-only']);
});

test('簽章不符的候選會被剔除，手上沒有金鑰的維持原樣', async (t) => {
  if (missing) return t.skip(missing);
  const gca = read('GCA1-2003.pem');
  const grca2 = read('GRCA2-root-2012.pem');
  const both = findIssuers({ ...gca, aki: null }, authorities);
  assert.ok(both.length > 2);
  const confirmed = await confirmIssuers(gca, both, [grca2, read('GRCA1-root-2002.pem')], verify);
  assert.deepEqual(brief(confirmed), ['grca-2002：signature', 'grca-old-with-new：signature']);
  assert.deepEqual(await confirmIssuers(gca, both, [], verify), both);
});

const roots: [id: string, expected: string[]][] = [
  ['gtlsca-g1', ['epki-root', 'epki-root-g2']],
  ['gca2-088dd296', ['grca-2002', 'grca2-2012']],
  ['twca-ssl-2024', ['twca-cyber-root', 'twca-global-root', 'twca-root']],
  ['twca-global-root', ['twca-global-root']],
  ['cht-gcc-r46-ov-tls-2025', []],
];

for (const [id, expected] of roots) {
  test(`一路往上的根憑證：${id}`, () => {
    const start = authorities.find((authority) => authority.id === id) ?? assert.fail(id);
    assert.deepEqual(
      rootsAbove(start, authorities)
        .map((root) => root.id)
        .sort(),
      expected,
    );
  });
}
