import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorityFiles } from '../../../src/content/authority-files.ts';
import { load } from '../../../src/content/content-folder.ts';
import { confirmIssuers } from '../../../src/core/authority/confirm-issuers.ts';
import { findIssuers, identifyAuthority } from '../../../src/core/authority/identify-authority.ts';
import { rootsAbove } from '../../../src/core/authority/roots-above.ts';
import { verifyInJavaScript } from '../../../src/core/crypto/fallback.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';

const authorities = load('authorities');
const files = authorityFiles();

function read(id: string): Subject {
  const { der } = files[id] ?? assert.fail(id);
  const [subject] = decodeBlock({ kind: 'certificate', encoding: 'pem', label: null, line: 1, der }).subjects;
  return subject ?? assert.fail(id);
}

const verify = (...[signature, key]: Parameters<typeof verifyInJavaScript>) => Promise.resolve(verifyInJavaScript(signature, key));
const brief = (matches: ReturnType<typeof findIssuers>) => matches.map(({ authority, by }) => `${authority.id}：${by}`).sort();

/** 真實憑證改掉幾個欄位，當作由它簽發的伺服器憑證。 */
function leafUnder(id: string, changes: Partial<Subject> = {}): Subject {
  const ca = read(id);
  return { ...ca, issuer: ca.subject, aki: ca.ski, ski: null, fingerprints: { sha1: '00', sha256: '00' }, spkiSha256: '00', ...changes };
}

test('每一張憑證都認得自己，而且同名的不會認錯', () => {
  for (const id of Object.keys(files)) assert.equal(identifyAuthority(read(id), authorities)?.id, id);
});

test('同金鑰重簽、不在資料裡的憑證，認得是同一個憑證管理中心', () => {
  const reissued = { ...read('gtlsca-g1'), fingerprints: { sha1: '00', sha256: '00' } };
  assert.equal(identifyAuthority(reissued, authorities)?.id, 'gtlsca-g1');
  assert.equal(identifyAuthority({ ...reissued, spkiSha256: '00' }, authorities), null, '同名但金鑰不同');
  assert.equal(identifyAuthority({ ...reissued, aki: '00' }, authorities), null, '同金鑰但簽發者不同');
  assert.equal(identifyAuthority({ ...reissued, kind: 'csr' }, authorities), null, '請求檔不是憑證');
});

test('每一張憑證的簽發者：以識別碼找到的，就是簽章驗得過的', async () => {
  const pool = Object.keys(files).map(read);
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
  ['GTLSCA 簽發的憑證', () => leafUnder('gtlsca-g1'), ['gtlsca-g1：key-identifier']],
  [
    'GCA2 簽發的憑證，不會說成同名的第一代 GCA',
    () => leafUnder('gca2-088dd296'),
    ['gca2-088dd296：key-identifier', 'gca2-31ee58ef：key-identifier'],
  ],
  [
    '只有名稱的舊憑證（沒有 AKI）',
    () => leafUnder('gca2-088dd296', { aki: null }),
    ['gca1-2003：name-only', 'gca2-088dd296：name-only', 'gca2-31ee58ef：name-only'],
  ],
  [
    '同名、金鑰識別碼對不上的另一代 TWCA Secure SSL CA',
    () => leafUnder('twca-secure-ssl-2023g3', { aki: 'ff'.repeat(20) }),
    ['twca-secure-ssl-2023g3：name-only'],
  ],
  [
    'TWCA Global Root CA 自己沒有 SKI，靠交互憑證的 SKI 認得',
    () => read('twca-secure-ssl-2023g3'),
    ['twca-global-cross-by-twca-root：key-identifier', 'twca-global-root：key-identifier'],
  ],
  ['不在資料裡的簽發者', () => read('cht-gcc-r46-ov-tls-2025'), []],
  ['讀不出簽發者的憑證', () => leafUnder('gtlsca-g1', { issuer: null }), []],
];

for (const [name, make, expected] of leaves) {
  test(`誰簽發的：${name}`, () => {
    assert.deepEqual(brief(findIssuers(make(), authorities)), expected);
  });
}

test('只剩 TWCA Global Root CA 一張、沒有 SKI 可比時，標明只有名稱相符', () => {
  const only = authorities.filter(({ id }) => id === 'twca-global-root');
  assert.deepEqual(brief(findIssuers(read('twca-secure-ssl-2023g3'), only)), ['twca-global-root：name-only']);
});

test('簽章不符的候選會被剔除，手上沒有金鑰的維持原樣', async () => {
  const gca = read('gca1-2003');
  const grca2 = read('grca2-2012');
  const both = findIssuers({ ...gca, aki: null }, authorities);
  assert.ok(both.length > 2);
  const confirmed = await confirmIssuers(gca, both, [grca2, read('grca-2002')], verify);
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
