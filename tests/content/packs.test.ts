// 憑證包：配好的串鍊真的接得起來，發出去的檔案讀得回來。
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { rootCertificates } from 'node:tls';
import { authorityFiles } from '../../src/content/authority-files.ts';
import { allCertificateFiles, certificateFiles } from '../../src/content/certificate-files.ts';
import { load } from '../../src/content/content-folder.ts';
import { decodeBlock } from '../../src/core/x509/decode-block.ts';
import { examineChain } from '../../src/core/chain/build-chain.ts';
import { installPath } from '../../src/site/install-path.ts';
import { certificatesIn, verify } from '../core/chain/corpus.ts';
import { openssl } from '../core/chain/lab.ts';

const AT = new Date('2026-11-28T00:00:00Z');
const authorities = load('authorities');
const files = authorityFiles();
const packs = load('packs').map((pack) => {
  const issuer = authorities.find(({ id }) => id === pack.issuer);
  assert.ok(issuer, pack.id);
  return { ...pack, issuer, ...installPath(issuer, authorities) };
});
const packOf = (id: string): (typeof packs)[number] => packs.find((pack) => pack.id === id) ?? assert.fail(id);

const folder = mkdtempSync(join(tmpdir(), 'packs-'));
after(() => {
  rmSync(folder, { recursive: true });
});
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const text = ({ bytes }: { bytes: Uint8Array }): string => Buffer.from(bytes).toString('utf8');
const fileOf = (of: string, format: 'PEM' | 'DER' | 'P7B') =>
  certificateFiles(of).find((file) => file.format === format) ?? assert.fail(`${of} 沒有 ${format}`);
const run = (...args: string[]): string => execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The root of a pack as PEM; GlobalSign's is not ours, so Node's own list has it. */
function rootOf({ id, root }: (typeof packs)[number]): string {
  if (root) return files[root.id]?.pem ?? assert.fail(id);
  const known = rootCertificates.find((pem) => certificatesIn(pem)[0]?.subject?.text === packOf(id).install.at(-1)?.issuer);
  return known ?? assert.fail(`${id}：Node.js 的清單裡沒有這張根憑證`);
}

test('每一包裡的憑證與順序', () => {
  assert.deepEqual(Object.fromEntries(packs.map(({ id, install, root }) => [id, [...install.map((each) => each.id), root?.id ?? null]])), {
    'gcc-r46': ['cht-gcc-r46-ov-tls-2025', null],
    gtlsca: ['gtlsca-g1', 'epki-g2-cross-afcd8d64', 'epki-root'],
    hipki: ['hipki-ov-tls-ca-g1', 'hipki-root-g1'],
    'twca-cyber': ['twca-ssl-2024', 'twca-cyber-cross-by-global', 'twca-global-root'],
    'twca-global': ['twca-secure-ssl-2023g3', 'twca-global-root'],
  });
});

for (const pack of packs) {
  test(`${pack.id}：OpenSSL 從簽發網站憑證的中繼憑證接得到根`, (t) => {
    if (openssl) return t.skip(openssl);
    const chain = write(`${pack.id}.crt`, fileOf(`chain-${pack.id}`, 'PEM').bytes);
    const root = write(`${pack.id}-root.pem`, rootOf(pack));
    const first = write(`${pack.id}-first.pem`, fileOf(pack.issuer.id, 'PEM').bytes);
    const shown = run(
      ...['verify', '-attime', String(AT.getTime() / 1000), '-no-CApath', '-no-CAstore', '-show_chain'],
      ...['-CAfile', root, '-untrusted', chain, first],
    );
    assert.match(shown, /: OK$/m);
    assert.equal(shown.match(/^depth=/gm)?.length, pack.install.length + 1);
  });

  test(`${pack.id}：P7B 由 OpenSSL 讀回，是同樣的憑證、同樣的順序`, (t) => {
    if (openssl) return t.skip(openssl);
    const p7b = write(`${pack.id}.p7b`, fileOf(`chain-${pack.id}`, 'P7B').bytes);
    const back = certificatesIn(run('pkcs7', '-inform', 'DER', '-in', p7b, '-print_certs'));
    assert.deepEqual(
      back.map(({ fingerprints }) => fingerprints?.sha256),
      pack.install.map(({ sha256 }) => sha256),
    );
  });

  test(`${pack.id}：本站的串鍊檢查也接得到，沒有多餘的憑證`, async () => {
    const trust = certificatesIn(rootOf(pack));
    const pool = certificatesIn(text(fileOf(`chain-${pack.id}`, 'PEM')));
    const report = await examineChain({ pool, trust, authorities, rules: load('rules'), at: AT, verify });
    assert.equal(report?.path.length, pack.install.length + 1);
    assert.deepEqual(report.extras, []);
  });
}

test('twca-cyber：少了交互憑證，或換成同名的自簽憑證，就接不到 TWCA Global Root CA', (t) => {
  if (openssl) return t.skip(openssl);
  const root = write('global.pem', files['twca-global-root']?.pem ?? '');
  const first = write('ssl.pem', files['twca-ssl-2024']?.pem ?? '');
  const self = write('self.pem', files['twca-cyber-root']?.pem ?? '');
  const verifyWith = (...untrusted: string[]): string =>
    run('verify', '-attime', String(AT.getTime() / 1000), '-no-CApath', '-no-CAstore', '-CAfile', root, ...untrusted, first);
  assert.throws(() => verifyWith(), /unable to get local issuer certificate/);
  assert.throws(() => verifyWith('-untrusted', self), /self.signed certificate in certificate chain/);
});

test('每一張憑證：PEM、DER、P7B 是同一張，DER 的 SHA-256 就是指紋', () => {
  for (const { id, sha256 } of authorities) {
    const der = fileOf(id, 'DER');
    assert.equal(der.sha256, sha256, id);
    assert.equal(text(fileOf(id, 'PEM')), files[id]?.pem);
    const [subject] = decodeBlock({ kind: 'certificate', encoding: 'der', label: null, line: null, der: der.bytes }).subjects;
    assert.equal(subject?.fingerprints?.sha256, sha256, id);
    assert.ok(Buffer.from(fileOf(id, 'P7B').bytes).includes(Buffer.from(der.bytes)), id);
  }
});

test('檔名不重複，SHA-256 是那個檔案的', () => {
  const all = allCertificateFiles();
  assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
  assert.equal(all.length, authorities.length * 3 + packs.length * 2);
  for (const { name, bytes, sha256 } of all) assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256, name);
});
