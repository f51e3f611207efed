import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { authorityFiles } from '../../../src/content/authority-files.ts';
import { load } from '../../../src/content/content-folder.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import { writePkcs7 } from '../../../src/core/x509/write-pkcs7.ts';

const files = Object.values(authorityFiles());

test('P7B 與 OpenSSL 寫的一個位元組都不差：一張、兩張、三十一張', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  for (const count of [1, 2, files.length]) {
    const some = files.slice(0, count);
    const pem = join(folder, `${count}.pem`);
    writeFileSync(pem, some.map((file) => file.pem).join(''));
    const theirs = execFileSync('openssl', ['crl2pkcs7', '-nocrl', '-certfile', pem, '-outform', 'DER'], { maxBuffer: 1 << 24 });
    assert.ok(theirs.equals(writePkcs7(some.map(({ der }) => der))), `${count} 張`);
  }
});

test('自己讀得回來，順序不變', () => {
  const [block] = readInput(writePkcs7(files.map(({ der }) => der))).blocks;
  assert.ok(block);
  const [bundle, ...inside] = decodeBlock(block).subjects;
  assert.equal(bundle?.kind, 'pkcs7');
  assert.deepEqual(
    inside.map(({ fingerprints }) => fingerprints?.sha256),
    load('authorities').map(({ sha256 }) => sha256),
  );
});
