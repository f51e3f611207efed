import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { mayBeDump } from '../../../src/core/other/may-be-dump.ts';
import { mayBeOther } from '../../../src/core/other/may-be-other.ts';
import { lookAgain } from '../../../src/core/other/look-again.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { needed } from '../../package/needed.ts';
import { fixture, inspected, said } from './compare.ts';
import { printCertutil } from './print-certutil.ts';

const text = (path: string): string => fixture(path).toString('utf8');
const openssl = text('dumps/openssl.leaf.txt');
const keytool = text('dumps/keytool-zh.leaf.txt');
const request = text('dumps/openssl.rsa-san.txt');
const [leaf] = (await inspected(fixture('dumps/leaf.pem'))).objects;
assert.ok(leaf !== undefined);
const certutil = printCertutil(leaf.subject, 'zh');

const each = (printed: string, change: (line: string) => string): string => printed.split('\n').map(change).join('\n');

const dresses: [what: string, dress: (printed: string) => string | Uint8Array][] = [
  ['Windows 的換行', (printed) => printed.replaceAll(/\r?\n/g, '\r\n')],
  ['位元組順序記號', (printed) => `\ufeff${printed}`],
  ['UTF-16，PowerShell 的重新導向', (printed) => Buffer.from(`\ufeff${printed}`, 'utf16le')],
  ['郵件的引用', (printed) => each(printed, (line) => `> ${line}`)],
  ['引用兩次', (printed) => each(printed, (line) => `>> ${line}`)],
  ['縮排', (printed) => each(printed, (line) => `    ${line}`)],
  ['不斷行的空白', (printed) => printed.replaceAll('  ', '\u00a0 ')],
  ['前後有命令列', (printed) => `您好，輸出如下：\n$ openssl x509 -in a.crt -noout -text\n${printed}\nPS C:\\Users\\a> \n謝謝`],
  ['Markdown 的區塊', (printed) => `\`\`\`text\n${printed}\n\`\`\`\n`],
];

for (const [program, printed] of Object.entries({ openssl, keytool, certutil, 請求檔: request })) {
  for (const [what, dress] of dresses) {
    test(`${program} 的輸出，${what}：讀到的一樣`, async () => {
      const plain = (await inspected(printed)).objects;
      const { objects, problems } = await inspected(dress(printed));
      assert.deepEqual(problems, []);
      assert.equal(plain.length, 1);
      assert.deepEqual(objects.map(said), plain.map(said));
    });
  }
}

/** As OpenSSL 1.0 and 1.1 print what later ones print otherwise; written by hand after their sources. */
const older: [what: string, from: string, change: (printed: string) => string][] = [
  ['公開金鑰前面寫 RSA', openssl, (printed) => printed.replace('Public-Key: (', 'RSA Public-Key: (')],
  ['簽章的位元組直接接在下面', openssl, (printed) => printed.replace('    Signature Value:\n', '')],
  ['擴充欄位之間有空行', openssl, (printed) => printed.replaceAll(/\n(?= {16}Full Name:| {12}X509v3)/g, '\n\n')],
  [
    '請求檔的版本是 0，屬性寫成 a0:00',
    request,
    (printed) => printed.replace('Version: 1 (0x0)', 'Version: 0 (0x0)').replace('(none)', 'a0:00'),
  ],
  ['等號前後沒有空白', openssl, (printed) => printed.replaceAll(/(Subject|Issuer): .*/g, (line) => line.replaceAll(' = ', '='))],
  [
    '非英文用 \\xE5',
    request,
    (printed) => printed.replaceAll(/(Subject): .*/g, (line) => line.replaceAll(' = ', '=').replaceAll(/\\(?=[0-9A-F]{2})/g, '\\x')),
  ],
  [
    '主體用斜線隔開',
    request,
    (printed) =>
      printed.replace(
        /(Subject): (.*)/,
        (_, field: string, names: string) => `${field}: /${names.replaceAll(' = ', '=').replaceAll(', ', '/')}`,
      ),
  ],
];

for (const [what, from, change] of older) {
  test(`舊版 OpenSSL，${what}：讀到的一樣`, async () => {
    const changed = change(from);
    assert.notEqual(changed, from);
    const { objects, problems } = await inspected(changed);
    assert.deepEqual(problems, []);
    assert.deepEqual(objects.map(said), (await inspected(from)).objects.map(said));
  });
}

test('一段文字裡有好幾份，一份一個', async () => {
  const { objects } = await inspected(`${openssl}\n${keytool}\n${certutil}\n${request}`);
  assert.deepEqual(
    objects.map(({ subject }) => [subject.kind, subject.subject?.attributes.at(-1)?.value]),
    [
      ['certificate', 'www.example.gov.tw'],
      ['certificate', 'www.example.gov.tw'],
      ['certificate', 'www.example.gov.tw'],
      ['csr', 'www.example.gov.tw'],
    ],
  );
  const listed = await inspected(fixture('outputs/keytool-list-v-zh.txt'));
  assert.equal(listed.objects.length, 6);
  assert.deepEqual(listed.problems, []);
});

test('後面跟著 PEM 的，看 PEM，文字不再算一次', async () => {
  const { objects } = await inspected(openssl + text('dumps/leaf.pem'));
  assert.deepEqual(
    objects.map(({ subject }) => subject.encoding),
    ['pem'],
  );
});

test('沒有要文字的工具得到的和以前一樣', () => {
  const first = readInput(openssl);
  assert.equal(lookAgain(openssl, first), first);
});

test('印出來的私密金鑰照樣拒收', async (context) => {
  const program = needed(context, 'OpenSSL', ['openssl']);
  if (program === null) return;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const printed = execFileSync(program, ['rsa', '-noout', '-text'], { input: pem, encoding: 'utf8', stdio: 'pipe' });
  for (const pasted of [printed, `${openssl}\n${printed}`, `${printed}\n${keytool}`]) {
    const { objects } = await inspected(pasted);
    assert.deepEqual(
      objects.map(({ subject }) => subject.kind),
      ['private-key'],
    );
  }
});

test('讀不懂的擴充欄位說是哪一個，不說憑證可用', async () => {
  const { objects, problems } = await inspected(openssl.replace('DNS:www.example.gov.tw', 'othername:<unsupported>'));
  assert.deepEqual(objects, []);
  assert.deepEqual(
    problems.map(({ code, facts }) => [code, facts['part']]),
    [['printed-text-part', 'extension 2.5.29.17']],
  );
});

test('粗略的一眼不會漏掉任何一份', () => {
  const folder = fileURLToPath(new URL('../../fixtures/dumps/', import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  for (const printed of [
    ...files.map((file) => text(`dumps/${file}`)),
    certutil,
    printCertutil(leaf.subject, 'en'),
    each(openssl, (line) => `> ${line}`),
  ]) {
    assert.ok(mayBeOther(printed, readInput(printed)), printed.slice(0, 60));
    assert.ok(mayBeDump(printed), printed.slice(0, 60));
  }
});
