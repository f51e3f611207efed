import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { commandBlocksOf } from '../../../src/content/command-blocks.ts';
import { readMdx } from '../../../src/content/mdx.ts';
import { exactly, softwareNames } from '../../../src/content/passed-with.ts';
import { judgeRun } from '../../../src/dev/servers/judge-run.ts';
import { readPassedBlocks, type PassedEverywhere } from '../../../src/dev/servers/passed-block.ts';
import { validClaims, verificationOf, withoutClaim, writeVerified } from '../../../src/dev/servers/verification.ts';
import { verified } from '../../../src/schemas/verified.ts';
import { pageVerification } from '../../../src/site/page-verification.ts';

const blocksOf = (text: string) => commandBlocksOf({ file: 'content/guides/x.mdx', mdx: readMdx(text) });
const article = '```sh run="one"\nopenssl version\n```\n\n```nginx run="two"\nlisten 443 ssl;\n```\n';
const passed = new Map<string, PassedEverywhere>([
  ['one', { id: 'one', software: { openssl: ['3.0.22', '3.5.9'] }, replaced: [] }],
  ['two', { id: 'two', software: { nginx: ['1.22.1'], openssl: ['3.0.22'] }, replaced: [] }],
  ['gone', { id: 'gone', software: { curl: ['7.88.1'] }, replaced: [] }],
]);
const kept = verificationOf(blocksOf(article), passed, { date: '2026-11-25', system: 'Debian GNU/Linux 12' });

test('驗證紀錄：只記文章裡有、而且通過的區塊，檔案讀回來一樣', () => {
  assert.deepEqual(Object.keys(kept.blocks), ['one', 'two']);
  assert.deepEqual(kept.software, { nginx: ['1.22.1'], openssl: ['3.0.22', '3.5.9'] });
  assert.deepEqual(
    [kept.blocks.one?.passed, kept.blocks.two?.passed],
    [{ openssl: ['3.0.22', '3.5.9'] }, { nginx: ['1.22.1'], openssl: ['3.0.22'] }],
  );
  assert.deepEqual(verified.parse(parse(writeVerified(kept))), kept);
});

test('驗證紀錄：兩個數字的版本讀回來還是文字', () => {
  const two = new Map([['one', { id: 'one', software: { postgresql: ['15.10', '17'] }, replaced: [] }]]);
  const record = verificationOf(blocksOf(article), two, { date: '2026-11-25', system: 'Debian GNU/Linux 12' });
  assert.deepEqual(verified.parse(parse(writeVerified(record))).blocks.one?.passed, { postgresql: ['15.10', '17'] });
});

test('驗證紀錄：改一個字就不算，其他區塊不受影響', () => {
  const changed = blocksOf(article.replace('443', '8443'));
  assert.deepEqual([...validClaims(changed, kept)], ['one']);
  assert.deepEqual(
    withoutClaim(changed, kept).map(({ run }) => run),
    ['two'],
  );
  assert.deepEqual(withoutClaim(blocksOf(article), kept), []);
});

test('頁面的驗證說明：軟體與版本、通過的個數、沒有執行的原因', () => {
  assert.deepEqual(pageVerification(readMdx(article), kept), {
    software: 'nginx 1.22；OpenSSL 3.0、3.5',
    exact: 'nginx 1.22.1；OpenSSL 3.0.22、3.5.9',
    passed: 2,
    notRun: [],
  });
  const more = `${article}\`\`\`sh norun="要有 root 權限"\nchown root x\n\`\`\`\n\`\`\`bat\nhttpd -t\n\`\`\`\n`;
  assert.deepEqual(pageVerification(readMdx(more), kept)?.notRun, [
    { reason: '要有 root 權限', count: 1 },
    { reason: '測試的主機是 Linux，Windows 的指令沒有執行；指令的參數逐一對照公開的參考文件', count: 1 },
  ]);
});

test('頁面的驗證說明：改過的區塊不說已驗證，別頁的同一塊照原文算', () => {
  const changed = pageVerification(readMdx(article.replace('443', '8443')), kept);
  assert.deepEqual(changed, {
    software: 'OpenSSL 3.0、3.5',
    exact: 'OpenSSL 3.0.22、3.5.9',
    passed: 1,
    notRun: [{ reason: '文章改過之後還沒有重新執行', count: 1 }],
  });
  assert.equal(pageVerification(readMdx('```sh norun="同 one"\nopenssl version\n```\n'), kept)?.software, 'OpenSSL 3.0、3.5');
  assert.equal(pageVerification(readMdx('```sh norun="同 one"\nopenssl list\n```\n'), kept)?.software, '');
  assert.equal(pageVerification(readMdx('沒有指令的一頁。'), kept), null);
});

test('軟體與版本：同一個產品合在一起，由舊到新，每個版本一次；JDK 只說大版本', () => {
  const java = { keytool: ['17.0.15', '25.0.5'], tomcat10: ['10.1.59'], tomcat9: ['9.0.100'] };
  assert.equal(softwareNames([java, { tomcat: ['10.1.60'], keytool: ['21.0.13'] }]), 'Tomcat 9.0、10.1；JDK 17、21、25');
  assert.equal(softwareNames([java], exactly), 'Tomcat 9.0.100、10.1.59；JDK 17.0.15、25.0.5');
  assert.equal(softwareNames([]), '');
});

test('測試結果：同一個區塊在幾個測試裡通過，合成一筆，每個版本都在', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passed-'));
  try {
    const file = join(folder, 'results.jsonl');
    writeFileSync(
      file,
      '{"id":"one","software":{"openssl":"3"},"replaced":["a"]}\n{"id":"one","software":{"curl":"7","openssl":"3.5"},"replaced":["a","b"]}\n{"id":"one","software":{"openssl":"3"},"replaced":[]}\n',
    );
    assert.deepEqual(
      [...readPassedBlocks(file).values()],
      [{ id: 'one', software: { openssl: ['3', '3.5'], curl: ['7'] }, replaced: ['a', 'b'] }],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const green = { passed: 5, failed: 0, skipped: 0 };
const one = new Map([...passed].filter(([id]) => id === 'one'));

test('一次執行的判定：每一塊都通過才算完整', () => {
  const judged = judgeRun(blocksOf(article), passed, kept, green);
  assert.deepEqual([judged.failed, judged.complete, judged.missed, judged.untrue, judged.unkept], [0, true, [], [], 0]);
});

test('一次執行的判定：沒有任何測試執行到的區塊是失敗，紀錄裡說已驗證的也點名', () => {
  const judged = judgeRun(blocksOf(article), one, kept, green);
  assert.deepEqual([judged.failed, judged.complete, judged.missed.map(({ run }) => run), judged.untrue], [1, false, ['two'], ['two']]);
});

test('一次執行的判定：缺軟體而略過時不算失敗，但也不寫入紀錄', () => {
  const judged = judgeRun(blocksOf(article), one, kept, { ...green, skipped: 3 });
  assert.deepEqual([judged.failed, judged.complete, judged.missed.length], [0, false, 1]);
});

test('一次執行的判定：新通過而紀錄還沒有的，說出有幾個', () => {
  assert.equal(judgeRun(blocksOf(article.replace('443', '8443')), passed, kept, green).unkept, 1);
});
