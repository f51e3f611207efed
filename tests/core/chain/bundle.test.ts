import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { examineChain } from '../../../src/core/chain/build-chain.ts';
import { drawChain } from '../../../src/core/chain/draw-chain.ts';
import { shortKeyId } from '../../../src/core/chain/seams.ts';
import { writeBundle } from '../../../src/core/chain/write-bundle.ts';
import type { ChainReport } from '../../../src/core/chain/chain-report.ts';
import { certificatesIn, sha256Of, verify } from './corpus.ts';
import type { Lab } from './lab.ts';
import { buildGovernmentLab, LAB_DAY, openssl } from './lab.ts';

let lab: Lab;
before(async () => {
  lab = await buildGovernmentLab();
});
after(() => lab.close());

async function examine(served: string[], trust: string[]): Promise<ChainReport> {
  const report = await examineChain({
    pool: lab.all(...served),
    trust: lab.all(...trust),
    authorities: [],
    at: LAB_DAY,
    verify,
  });
  assert.ok(report);
  return report;
}

test('整理好的檔案：網站憑證在前、不含根憑證、沒有多餘的內容，OpenSSL 驗證得過', async (t) => {
  const served = ['leaf', 'root1', 'new-with-old', 'gca1', 'gca2', 'gca2'];
  const bundle = writeBundle(await examine(served, ['root1']), lab.all(...served));
  assert.ok(bundle);
  assert.deepEqual(certificatesIn(bundle).map(sha256Of), lab.all('leaf', 'gca2', 'new-with-old').map(sha256Of));
  assert.match(bundle, /^(-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END CERTIFICATE-----\n){3}$/);
  if (openssl !== null) return t.skip(openssl);
  const file = join(lab.folder, 'bundle.pem');
  writeFileSync(file, bundle);
  const root = join(lab.folder, 'root1.pem');
  assert.match(
    execFileSync('openssl', ['verify', '-attime', String(LAB_DAY.getTime() / 1000), '-CAfile', root, '-untrusted', file, file], {
      encoding: 'utf8',
    }),
    /: OK/,
  );
  const listed = execFileSync('openssl', ['storeutl', '-noout', '-certs', file], { encoding: 'utf8' });
  assert.match(listed, /Total found: 3/);
});

test('有缺口時，整理好的檔案是手上有的部分', async () => {
  const bundle = writeBundle(await examine(['leaf', 'gca1'], ['root1']), lab.all('leaf', 'gca1'));
  assert.deepEqual(certificatesIn(bundle ?? '').map(sha256Of), lab.all('leaf').map(sha256Of));
});

test('畫圖的資料：由上而下，好的、斷的、缺的各有記號', async () => {
  const whole = drawChain(await examine(['leaf', 'gca2', 'gca1'], ['root2']), lab.all('leaf', 'gca2', 'gca1'), () => lab.get('root2'));
  assert.deepEqual(
    whole.nodes.map((node) => (node.kind === 'certificate' ? `${node.role} ${node.state}` : node.kind)),
    ['root ok', 'intermediate ok', 'leaf ok'],
  );
  assert.deepEqual(
    whole.lines.map(({ label }) => label),
    ['link-signed', 'link-signed'],
  );
  assert.deepEqual(whole.extras, [sha256Of(lab.get('gca1'))]);
  const broken = drawChain(await examine(['leaf'], ['root2']), lab.all('leaf'), () => null);
  assert.deepEqual(
    broken.nodes.map(({ kind }) => kind),
    ['missing', 'certificate'],
  );
  assert.deepEqual(broken.lines, [{ state: 'missing', upper: null, lower: shortKeyId(lab.get('leaf').aki), label: 'link-missing' }]);
});

test('接縫的上下兩邊是同一把金鑰的識別碼；同名、金鑰不同的畫在後面', async () => {
  const given = lab.all('leaf', 'gca2', 'gca1');
  const { nodes, lines } = drawChain(await examine(['leaf', 'gca2', 'gca1'], ['root2']), given, () => lab.get('root2'));
  assert.deepEqual(
    lines.map(({ state, upper, lower }) => ({ state, isOne: upper === lower })),
    [
      { state: 'fits', isOne: true },
      { state: 'fits', isOne: true },
    ],
  );
  assert.deepEqual(
    nodes.map(({ twins }) => twins.map(sha256Of)),
    [[], [sha256Of(lab.get('gca1'))], []],
  );
  const other = lab.all('leaf', 'gca1');
  const broken = drawChain(await examine(['leaf', 'gca1'], ['root1']), other, () => null);
  assert.equal(broken.nodes[0]?.kind, 'missing');
  assert.deepEqual(broken.nodes[0]?.twins.map(sha256Of), [sha256Of(lab.get('gca1'))]);
});
