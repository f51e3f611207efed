import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { diagnose as recognise, nearest } from './catalogue.ts';

const ORDINARY = [
  '各位同仁好，下週三上午十點在三樓會議室開會，請攜帶識別證。',
  '請問憑證要怎麼申請？需要準備哪些文件？',
  '機關網站的憑證下個月到期，請協助安排更新時間。',
  '伺服器昨天已重新開機，目前運作正常。',
  '本案依政府採購法辦理，請於期限內回覆。',
  'The quick brown fox jumps over the lazy dog.',
  'Please find attached the certificate of attendance for last week.',
  'error: could not compile `demo` due to 2 previous errors',
  'npm warn deprecated inflight@1.0.6: This module is not supported',
  'fatal: not a git repository (or any of the parent directories): .git',
  'Segmentation fault (core dumped)',
  'ModuleNotFoundError: No module named requests',
  'Nov 22 08:00:01 web1 CRON[1234]: (root) CMD (run-parts /etc/cron.hourly)',
  'Nov 22 08:00:01 web1 sshd[99]: Accepted publickey for admin from 192.0.2.7 port 51234 ssh2',
  '192.0.2.7 - - [22/Nov/2026:08:00:01 +0800] "GET / HTTP/1.1" 200 1234 "-" "Mozilla/5.0"',
  'SELECT name FROM users WHERE id = 12;',
  'alias name, entry type, keystore type',
  'if (x) { server = y; }',
  'http://www.example.gov.tw/index.html',
  '* 第一項\n* 第二項\n* 第三項',
  '[1] 參考資料\n[2] 附件',
  '{ 這不是 JSON }',
  '12345',
  '"一段引言"',
  'Certificate:\n這一行之後不是憑證內容',
  '======== 第一章 ========',
  'CREATE TABLE certificate (id int);',
  'user, 2026-11-22, admin,',
  'SSLEngine 是 Apache 的指令。',
];

for (const text of ORDINARY) {
  test(`什麼都不認：${text.slice(0, 30).replace(/\n/gu, ' ')}`, () => {
    const { kinds, errors, codes, verdicts } = recognise(text);
    assert.deepEqual(
      { kinds, errors, codes, verdicts, nearest: nearest.find(text) },
      { kinds: [], errors: [], codes: [], verdicts: [], nearest: [] },
    );
  });
}

test('兩百份授權條款與版權說明，什麼都不認', (t) => {
  const licences = '/usr/share/common-licenses/';
  const docs = '/usr/share/doc/';
  const files = [
    ...(existsSync(licences) ? readdirSync(licences).map((name) => licences + name) : []),
    ...(existsSync(docs) ? readdirSync(docs).map((name) => `${docs}${name}/copyright`) : []),
  ]
    .filter((file) => existsSync(file))
    .slice(0, 200);
  if (files.length < 50) return t.skip(`這台機器只有 ${files.length} 份版權說明，不足 50 份`);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const { kinds, errors, codes, verdicts } = recognise(text);
    assert.deepEqual(
      { kinds, errors, codes, verdicts, nearest: nearest.find(text) },
      { kinds: [], errors: [], codes: [], verdicts: [], nearest: [] },
      file,
    );
  }
});
