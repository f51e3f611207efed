import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorMatch } from '../../../src/core/diagnose/diagnose.ts';
import { diagnose } from './catalogue.ts';

const find = (text: string): ErrorMatch[] => diagnose(text).errors;

const ACCIDENTS: readonly [what: string, text: string, id: string][] = [
  ['終端機在字的中間折行', '金鑰工具錯誤: java.lang.Exception: 回覆時的公開金鑰與金\n鑰儲存庫不符', 'k01'],
  ['英文單字中間折行', "keytool error: java.lang.Exception: Public keys in reply and keyst\nore don't match", 'k01'],
  ['CRLF 換行', 'Certificate reply was installed\r\nin keystore\r\n', 'k26'],
  [
    '電子郵件引用',
    '> 2026/11/22 [emerg] 1#1: SSL_CTX_use_PrivateKey("/etc/nginx/a.key")\n> failed (SSL: error:05800074:x509 certificate routines::key values\n> mismatch)',
    'n01',
  ],
  ['兩層引用', '>> 金鑰工具錯誤: java.lang.Exception: 無法從回覆中\n>> 將鏈建立起來', 'k02'],
  ['有顏色', '\u001b[31mcurl: (60) SSL certificate problem: \u001b[1munable to get local issuer certificate\u001b[0m', 'c01a'],
  ['顏色碼貼成了文字', '^[[31mSSL certificate problem: certificate has expired^[[0m', 'c01b'],
  ['顏色碼只剩尾巴', '[0;31mSSL certificate problem: certificate has expired[0m', 'c01b'],
  ['全形標點與全形英文', '別名 ＜ｔｏｍｃａｔ＞ 不存在', 'k11'],
  ['全形冒號', '無效的選項：–import', 'k19'],
  ['半形標點', '還是要安裝回覆? 是不被信任的. 還是要安裝回覆? [否]:', 'k17'],
  ['彎引號', 'No cert in -in file ‘server.crt’ matches private key', 'o03'],
  ['Word 的撇號', 'Public keys in reply and keystore don’t match', 'k01'],
  ['大小寫不同', 'net::err_cert_authority_invalid', 'b01'],
  ['多出的空白', 'SSL  certificate   problem:\t unable to get local  issuer certificate', 'c01a'],
  ['不斷行空白', 'Could not read certificate from a.cer', 'o02a'],
  ['零寬字元', 'Unable to load\u200b certificate', 'o02a'],
  ['前面有時間', '2026-11-22T08:00:01.123+08:00 app-1 ERROR PKIX path building failed', 'c05'],
  ['別的路徑', 'cannot load certificate "C:\\Program Files\\nginx\\conf\\伺服器.crt": BIO_new_file() failed (SSL: error', 'n02a'],
  [
    '路徑含空白與 and',
    'AH02565: Certificate and private key a.gov.tw:443:0 from /data/candy and co/x.crt and /data/x.key do not match',
    'a01',
  ],
  ['別的主機', "SSL: no alternative certificate subject name matches target host name 'moi-1.Gov.TW'", 'c02'],
  ['中文網域', '其安全憑證來自「其他.example.gov.tw」網域', 'b02'],
  ['省略號', 'no "ssl_certificate" is defined for the "listen … ssl" directive in /etc/nginx/nginx.conf:5', 'n07'],
  ['憑證的兩種引號', '由於簽發憑證給 "www.example.gov.tw" 的憑證機構已不再受信任', 'f13'],
];

for (const [what, text, id] of ACCIDENTS) {
  test(`${what}也認得是 ${id}`, () => {
    assert.deepEqual(
      find(text).map((found) => found.id),
      [id],
    );
  });
}

test('行號、欄號與填入的值都對得上原文', () => {
  const [found] = find('第一行\n第二行\n  keytool error: Alias <web site> does not exist\n');
  assert.deepEqual(found, { id: 'k11', product: 'keytool', line: 3, column: 18, count: 1, facts: { alias: 'web site' } });
});

test('同一則訊息出現多次只報第一處，並記下次數', () => {
  const line = '[ssl:warn] AH01909: a.gov.tw:443:0 server certificate does NOT include an ID which matches the server name\n';
  const [found, ...others] = find(line.repeat(5));
  assert.deepEqual([found?.id, found?.line, found?.count, others.length], ['a12', 1, 5, 0]);
});

test('長的訊息優先，裡面的短訊息不再報一次', () => {
  assert.deepEqual(
    find(
      'org.apache.catalina.LifecycleException: Protocol handler initialization failed\nCaused by: java.io.IOException: keystore password was incorrect',
    ).map(({ id }) => id),
    ['t02'],
  );
});

test('字的一部分不算：其他字裡含有相同字母時不認', () => {
  for (const text of ['MYERR_CERT_REVOKEDX', 'xBEA-0901711', 'BEA-0901710', 'curl: (7) Failed to connected', 'ERR_CERT_INVALIDATED']) {
    assert.deepEqual(find(text), [], text);
  }
});

test('空字串、只有空白、只有引用符號都不出錯', () => {
  for (const text of ['', '   \n\t', '>>>\n>', '\u001b', '\u001b[', '^[[', '[', '\ud800']) assert.deepEqual(find(text), []);
});
