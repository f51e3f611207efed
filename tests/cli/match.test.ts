import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runCommand } from '../../src/cli/run-command.ts';
import { Lab, LAB_DAY } from '../core/chain/lab.ts';

const lab = new Lab();
before(async () => {
  await lab.issue('one', { dn: '/CN=one.example.gov.tw' });
  await lab.issue('two', { dn: '/CN=two.example.gov.tw' });
});
after(() => lab.close());

async function kb(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runCommand(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    stdin: () => new Uint8Array(),
    now: () => LAB_DAY,
  });
  return { code, ...said };
}

const file = (name: string): string => join(lab.folder, name);

test('kb match：請求檔與憑證同一組是代碼 0，不同組是代碼 1', async () => {
  const same = await kb('match', file('one.csr'), file('one.pem'), '--json');
  assert.deepEqual(
    [same.code, JSON.parse(same.out)],
    [0, { same: true, groups: [[file('one.csr'), file('one.pem')]], refused: [], practice: [] }],
  );
  const different = await kb('match', file('one.csr'), file('two.pem'), '--json');
  assert.deepEqual(
    [different.code, JSON.parse(different.out)],
    [1, { same: false, groups: [[file('one.csr')], [file('two.pem')]], refused: [], practice: [] }],
  );
  assert.match((await kb('match', file('one.csr'), file('two.pem'))).out, /分屬 2 組不同的金鑰/);
});

test('kb match：私密金鑰拒收、檔案讀不到、只給一個檔案都是代碼 2，金鑰內容不出現', async () => {
  const key = await kb('match', file('one.key'), file('one.pem'), '--json');
  assert.deepEqual(
    [key.code, JSON.parse(key.out)],
    [2, { same: false, groups: [[file('one.pem')]], refused: [{ name: file('one.key'), reason: 'private-key' }], practice: [] }],
  );
  assert.match(key.err, /私密金鑰，已拒收/);
  assert.doesNotMatch(`${key.out}${key.err}`, /BEGIN|MIG/);
  const absent = await kb('match', file('absent'), file('one.pem'));
  assert.equal(absent.code, 2);
  assert.match(absent.out, /能比對的檔案有 1 個/);
  assert.doesNotMatch(absent.out, /屬於同一組/);
  assert.equal((await kb('match', file('one.pem'))).code, 2);
});
