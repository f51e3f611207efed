import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { diagnose as recognise } from './catalogue.ts';

const folder = new URL('../../fixtures/outputs/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** Outputs that name more than one entry, or another one than their file name says: the whole answer, in the order of the text. */
const WHOLE: Readonly<Record<string, string[]>> = {
  'apache-a02-no-certificate': ['a02'],
  'apache-a13-ca-certificate': ['a13', 'a12'],
  'apache-o19-small-key': ['a03b', 'o19a', 'a14b'],
  'keytool-k22-not-a-keystore-en': ['k22a'],
  'keytool-k23-warnings-en': ['k23a', 'k23b', 'k23c'],
  'keytool-k23-warnings-zh': ['k23a', 'k23b', 'k23c'],
  'nginx-n02-no-file': ['n02a'],
  'openssl-o02-pkey-of-certificate': ['o02b'],
  'openssl-o06-s-client-untrusted': ['o06'],
  'openssl-o06-s-client-wrong-generation': ['o06', 'o23'],
  'openssl-o07-s-client-leaf-only': ['o06', 'o07'],
  'openssl-o14c-verify-89-92': ['o14c', 'o14d'],
  'openssl-o16-plain-http': ['o16', 'o23'],
  'openssl-o17-protocol-version': ['o17a', 'o23'],
  'python-c12e-missing-ski': ['c12e'],
  'tomcat-t02-password': ['t02'],
  'tomcat-t05-old-attributes': ['t05'],
  'wget-c04a-not-trusted': ['c04a', 'c04b'],
  wildfly: ['j02', 'j05', 'j06'],
};

/** Outputs of healthy software: no error may be seen in them. */
const HEALTHY = [
  'apache-t-ok',
  'curl-verbose-ok',
  'keytool-list-en',
  'keytool-list-zh',
  'keytool-list-v-en',
  'keytool-list-v-zh',
  'keytool-list-rfc-en',
  'keytool-list-rfc-zh',
  'keytool-printcert-en',
  'keytool-printcert-zh',
  'nginx-t-ok',
  'openssl-req-text',
  'openssl-s-client-ok',
  'openssl-x509-text',
  'tomcat-ok',
];

test('實際輸出至少有 60 份', () => {
  assert.ok(files.length >= 60, `只有 ${files.length} 份`);
});

for (const file of files) {
  const name = file.replace(/\.txt$/u, '');
  const expected = /-([a-z]\d{2}[a-z]?)-/u.exec(name)?.[1];
  if (HEALTHY.includes(name)) {
    test(`${name}：正常的輸出，沒有任何錯誤訊息`, () => assert.deepEqual(recognise(read(file)).errors, []));
    continue;
  }
  test(`${name}：認得是 ${WHOLE[name]?.join('、') ?? expected ?? '（檔名沒有條目）'}`, () => {
    const found = recognise(read(file)).errors.map(({ id }) => id);
    const whole = WHOLE[name];
    if (whole !== undefined) return assert.deepEqual(found, whole);
    assert.ok(expected, '檔名要寫出條目的 id');
    assert.ok(
      found.some((id) => id === expected || id.startsWith(expected)),
      `得到 ${found.join('、') || '什麼都沒有'}`,
    );
  });
}

test('送了同名的中繼憑證仍接不起來，是中繼憑證不對；s_client 自己中斷的，不說是連線被切斷', () => {
  const printed = read('openssl-o06-s-client-wrong-generation.txt');
  // On a terminal the lines come in the order in which they are written.
  const [complaints = '', rest = ''] = printed.split('CONNECTED(00000003)\n');
  for (const text of [printed, `CONNECTED(00000003)\n${complaints}${rest}`]) {
    const causes = recognise(text).verdicts.map(({ cause }) => cause);
    assert.equal(causes[0], 'wrong-intermediate');
    assert.ok(!causes.some((cause) => ['missing-intermediate', 'connection-cut', 'handshake-refused'].includes(cause)), causes.join());
  }
  const other = printed.replace(/^( 1 s:.*) \S+$/m, '$1 000000');
  assert.notEqual(other, printed);
  assert.equal(recognise(other).verdicts[0]?.cause, 'missing-intermediate');
});

test('實際輸出裡沒有私密金鑰，也沒有這台機器的路徑', () => {
  for (const file of files) {
    assert.doesNotMatch(read(file), /PRIVATE KEY|\/tmp\/|\/root\/|127\.0\.0\.1/u, file);
  }
});
