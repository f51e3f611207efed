import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { shortPrintedName } from '../../../src/core/connection/printed-name.ts';
import { mayHaveRuns } from '../../../src/core/connection/may-have-runs.ts';
import { readRuns } from '../../../src/core/connection/read-runs.ts';
import { windowsTime } from '../../../src/core/text/windows-time.ts';
import type { Run } from '../../../src/core/connection/run.ts';
import { block, sClientText, VERSIONS, type Sent } from './printed-runs.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/runs/${name}.txt`, import.meta.url), 'utf8');

const SITE = 'www.example.gov.tw';
const INT = 'Lab Server CA - G1';
const ROOT = 'Lab Root CA';

/** "leaf<issuer|…" with "*" where the PEM is there, then the listing and what the tool concluded. */
function summary({ listed, listing, verified, isEmpty }: Run): string {
  const names = listed.map(({ subject, issuer, pemLine }) => {
    const short = (name: string | null): string => (name === null ? '?' : shortPrintedName(name));
    return `${short(subject)}<${short(issuer)}${pemLine === null ? '' : '*'}`;
  });
  return `${isEmpty ? 'empty' : names.join('|')} ${listing} ${String(verified)}`;
}
const summaries = (text: string): string[] => readRuns(text).map(summary);

const CAPTURED: readonly [file: string, run: string][] = [
  ['s-client-showcerts', `${SITE}<${INT}*|${INT}<${ROOT}* whole true`],
  ['s-client-plain', `${SITE}<${INT}*|${INT}<${ROOT} whole true`],
  ['s-client-leaf-only', `${SITE}<${INT}* whole false`],
  ['s-client-leaf-only-showcerts', `${SITE}<${INT}* whole false`],
  ['s-client-nameopt', `${SITE}<${INT}*|${INT}<${ROOT}* whole true`],
  ['s-client-with-root-tls12', `${SITE}<${INT}*|${INT}<${ROOT}|${ROOT}<${ROOT} whole true`],
  ['s-client-brief', `${SITE}<? leaf true`],
  ['curl-ok', `${SITE}<${INT} leaf true`],
  ['curl-local-issuer', ' none false'],
  ['curl-insecure', `mail.example.gov.tw<${INT} leaf false`],
  ['keytool-en', `${SITE}<${INT}|${INT}<${ROOT} whole null`],
  ['keytool-zh', `${SITE}<${INT}|${INT}<${ROOT} whole null`],
];
for (const [file, run] of CAPTURED) test(`實際抓到的輸出 ${file}`, () => assert.deepEqual(summaries(fixture(file)), [run]));

test('日期與指紋讀得出來', () => {
  const [openssl] = readRuns(fixture('s-client-plain'));
  const [keytool] = readRuns(fixture('keytool-zh'));
  const [curl] = readRuns(fixture('curl-ok'));
  assert.ok(openssl?.listed[1]?.notAfter && openssl.listed[1].notBefore);
  assert.equal(keytool?.listed[0]?.notAfter, openssl.listed[0]?.notAfter);
  assert.equal(curl?.listed[0]?.notAfter, openssl.listed[0]?.notAfter);
  assert.match(keytool?.listed[1]?.sha256 ?? '', /^[0-9a-f]{64}$/);
});

const LEAF: Sent = { subject: ['C=TW', 'O=行政院測試機關', `CN=${SITE}`], issuer: ['C=TW', 'O=Lab Trust Services', `CN=${INT}`] };
const MIDDLE: Sent = { subject: LEAF.issuer, issuer: ['C=TW', 'O=Lab Trust Services', `CN=${ROOT}`] };

for (const version of VERSIONS) {
  for (const showcerts of [true, false])
    test(`${version} 的格式，${showcerts ? '有' : '沒有'} -showcerts`, () => {
      const text = sClientText([LEAF, MIDDLE], { version, showcerts });
      assert.deepEqual(summaries(text), [`${SITE}<${INT}*|${INT}<${ROOT}${showcerts ? '*' : ''} whole true`]);
    });
}

const one = sClientText([LEAF, MIDDLE], { version: 'OpenSSL 3.0', showcerts: false });
const two = sClientText([LEAF], { version: 'OpenSSL 3.0', showcerts: false, code: 21 });
const FIRST = `${SITE}<${INT}*|${INT}<${ROOT} whole true`;
const SECOND = `${SITE}<${INT}* whole false`;

const DIRT: readonly [what: string, text: string, runs: string[]][] = [
  ['兩段緊接著', one + two, [FIRST, SECOND]],
  ['三段', one + two + one, [FIRST, SECOND, FIRST]],
  [
    '兩段中間有提示符號與別的指令',
    `$ openssl s_client -connect a.test:443\n${one}root@web:~# systemctl restart nginx\nroot@web:~# \n${two}`,
    [FIRST, SECOND],
  ],
  ['驗證過程跑到 CONNECTED 前面', hoisted(one) + hoisted(two), [FIRST, SECOND]],
  ['CRLF', (one + two).replaceAll('\n', '\r\n'), [FIRST, SECOND]],
  ['郵件引用', (one + two).replace(/^/gm, '> '), [FIRST, SECOND]],
  ['兩層引用', (one + two).replace(/^/gm, '> > '), [FIRST, SECOND]],
  ['縮排四格', (one + two).replace(/^(?=.)/gm, '    '), [FIRST, SECOND]],
  ['cat -n 的行號', numbered(one + two, (n) => `${String(n).padStart(6)}\t`), [FIRST, SECOND]],
  ['grep -n 的行號', numbered(one + two, (n) => `${n}:`), [FIRST, SECOND]],
  ['顏色代碼', one.replaceAll('Certificate chain', '\u001b[1mCertificate chain\u001b[0m'), [FIRST]],
  ['前面被截掉，從清單標題開始', one.slice(one.indexOf('Certificate chain')), [FIRST]],
  ['前面被截掉，第一段沒有 CONNECTED、第二段有', one.slice(one.indexOf('Certificate chain')) + two, [FIRST, SECOND]],
  ['前面被截掉，從第 1 張開始', one.slice(one.indexOf(' 1 s:')), [`${SITE}<${INT}*|${INT}<${ROOT} whole true`]],
  ['從 Server certificate 開始', one.slice(one.indexOf('Server certificate')), [`${SITE}<${INT}* none true`]],
  ['清單在第一張之後截斷', one.slice(0, one.indexOf(' 1 s:')), [`${SITE}<${INT} cut null`]],
  ['第一段的清單被截斷，接著第二段', one.slice(0, one.indexOf(' 1 s:')) + two, [`${SITE}<${INT} cut null`, SECOND]],
  ['只有最後一行', 'Verify return code: 20 (unable to get local issuer certificate)', [' none false']],
  [
    '沒有送出憑證',
    'CONNECTED(00000003)\n---\nno peer certificate available\n---\nNew, (NONE), Cipher is (NONE)\nVerify return code: 0 (ok)\n---\n',
    ['empty none null'],
  ],
  ['後面接著 cat 出來的別張憑證', `${two}$ cat chain.pem\n${block('ZZZZ')}`, [SECOND]],
  ['只有 PEM', block('AAAA') + block('BBBB'), []],
  ['文章裡提到指令', '用 openssl s_client -connect 主機:443 -showcerts 看 Certificate chain 那一段。', []],
];
for (const [what, text, runs] of DIRT) test(what, () => assert.deepEqual(summaries(text), runs));

/** OpenSSL writes the verification to another stream, and 2>&1 then brings it first. */
function hoisted(text: string): string {
  const lines = text.split('\n');
  const isVerifying = (line: string): boolean => /^depth=|^verify /.test(line);
  return [...lines.filter(isVerifying), ...lines.filter((line) => !isVerifying(line))].join('\n');
}

function numbered(text: string, prefix: (number: number) => string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line, index) => prefix(index + 1) + line)
    .join('\n');
}

test('PEM 的行號是原文的行號，兩段各有各的', () => {
  const text = one + two;
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (line.startsWith('-----BEGIN') ? [index + 1] : []));
  assert.deepEqual(
    readRuns(text).flatMap(({ listed }) => listed.flatMap(({ pemLine }) => pemLine ?? [])),
    starts,
  );
});

const ASKED: readonly [what: string, text: string, host: string | null, port: string | null, isName: boolean][] = [
  ['-servername', `$ openssl s_client -connect 192.0.2.1:8443 -servername www.example.gov.tw\n${one}`, 'www.example.gov.tw', '8443', true],
  ['-connect 加名稱', `$ openssl s_client -connect web01.example.gov.tw:443\n${one}`, 'web01.example.gov.tw', '443', true],
  ['-connect 加機器名稱，沒有人發憑證給它', `$ openssl s_client -connect web01:443\n${one}`, 'web01', '443', false],
  ['名稱直接寫在後面', `$ openssl s_client -showcerts a.test:443 </dev/null 2>&1\n${one}`, 'a.test', '443', true],
  ['-proxy 的不算', `$ openssl s_client -proxy proxy.test:3128 -connect a.test:443\n${one}`, 'a.test', '443', true],
  [
    '反斜線接到下一行',
    `$ openssl s_client -connect 192.0.2.1:443 \\\n    -servername a.test \\\n  -showcerts\n${one}`,
    'a.test',
    '443',
    true,
  ],
  ['PowerShell 的反引號', `PS C:\\> openssl s_client -connect 192.0.2.1:443 \`\n>>   -servername a.test\n${one}`, 'a.test', '443', true],
  ['cmd 的 ^', `C:\\>openssl s_client -connect 192.0.2.1:443 ^\r\nMore? -servername a.test\r\n${one}`, 'a.test', '443', true],
  ['curl 接到下一行', `$ curl -v \\\n  https://a.test:8443/\n${fixture('curl-local-issuer')}`, 'a.test', '8443', true],
  ['echo | openssl', `root@a:~# echo | openssl s_client -connect "a.test:443" -servername a.test 2>&1\n${one}`, 'a.test', '443', true],
  ['IPv6', `# openssl s_client -connect [2001:db8::1]:443\n${one}`, '[2001:db8::1]', '443', false],
  ['變數不算', `$ openssl s_client -connect "$HOST:443" -servername "$HOST"\n${one}`, null, null, false],
  ['Windows 提示字元', `C:\\openssl>openssl.exe s_client -connect a.test:443\r\n${one}`, 'a.test', '443', true],
  ['沒有指令', one, null, null, false],
  ['curl 的網址', `$ curl -v https://www.example.gov.tw:8443/path\n${fixture('curl-local-issuer')}`, 'www.example.gov.tw', '8443', true],
  ['keytool', `$ keytool -printcert -sslserver www.example.gov.tw:8443\n${fixture('keytool-en')}`, 'www.example.gov.tw', '8443', true],
];
for (const [what, text, host, port, isName] of ASKED)
  test(`問的是哪一台：${what}`, () => {
    const [run] = readRuns(text);
    assert.deepEqual([run?.host, run?.port, run?.isAskedName], [host, port, isName]);
  });

const SLASHED = sClientText([LEAF, MIDDLE], { version: 'OpenSSL 1.0.2', showcerts: false });
const NAMED: readonly [what: string, text: string, sentName: boolean][] = [
  ['OpenSSL 1.1.1 起會送 -connect 的名稱', `$ openssl s_client -connect a.test:443\n${one}`, true],
  ['1.1.1 以前不會', `$ openssl s_client -connect a.test:443\n${SLASHED}`, false],
  ['1.1.1 以前要加 -servername', `$ openssl s_client -connect a.test:443 -servername a.test\n${SLASHED}`, true],
  ['-noservername', `$ openssl s_client -connect a.test:443 -noservername\n${one}`, false],
  ['連 IP 位址', `$ openssl s_client -connect 192.0.2.1:443 -verify_hostname a.test\n${one}`, false],
  ['看不到指令', one, true],
];
for (const [what, text, sentName] of NAMED) test(`有沒有送出主機名稱：${what}`, () => assert.equal(readRuns(text)[0]?.sentName, sentName));

const COMPLAINTS: readonly [what: string, text: string, complaints: (readonly [said: string, depth: number | null])[]][] = [
  ['s_client', two, [['unable to verify the first certificate', 0]]],
  ['s_client 只有標準輸出', two.replace(/^(?:depth=|verify ).*\n/gm, ''), [['unable to verify the first certificate', null]]],
  ['s_client 驗證通過', one, []],
  ['curl', fixture('curl-local-issuer'), [['unable to get local issuer certificate', null]]],
  [
    'curl 說名稱不符',
    fixture('curl-ok').replace(/^.*verify ok.*$/m, "* SSL: no alternative certificate subject name matches target host name 'a.test'"),
    [["SSL: no alternative certificate subject name matches target host name 'a.test'", null]],
  ],
  [
    'Windows 的 curl',
    '* Connected to a.test (192.0.2.1) port 443\n* schannel: disabled automatic use of client certificate\n* schannel: SNI or certificate check failed: SEC_E_WRONG_PRINCIPAL (0x80090322) - 目標主要名稱不正確。\n',
    [['schannel: SNI or certificate check failed: SEC_E_WRONG_PRINCIPAL (0x80090322) - 目標主要名稱不正確。', null]],
  ],
];
for (const [what, text, complaints] of COMPLAINTS)
  test(`工具說了什麼：${what}`, () =>
    assert.deepEqual(
      readRuns(text).flatMap((run) => run.complaints.map(({ said, depth }) => [said, depth])),
      complaints,
    ));

test('指令屬於它後面的那一段', () => {
  const text = `$ openssl s_client -connect a.test:443\n${one}$ openssl s_client -connect b.test:443\n${two}`;
  assert.deepEqual(
    readRuns(text).map(({ host }) => host),
    ['a.test', 'b.test'],
  );
});

test('keytool -rfc：指令那一行在，才知道是伺服器送出的', () => {
  const rfc = fixture('keytool-rfc');
  assert.deepEqual(summaries(rfc), []);
  const text = `$ keytool -printcert -rfc -sslserver a.test\n${rfc}$ keytool -printcert -sslserver b.test:443 -rfc\n${rfc}`;
  assert.deepEqual(
    readRuns(text).map(({ host, listed }) => [host, listed.filter(({ pemLine }) => pemLine !== null).length]),
    [
      ['a.test', 2],
      ['b.test', 2],
    ],
  );
});

test('curl 轉址連到兩台主機是兩段', () => {
  const text = fixture('curl-ok') + fixture('curl-insecure');
  assert.deepEqual(summaries(text), [`${SITE}<${INT} leaf true`, `mail.example.gov.tw<${INT} leaf false`]);
});

/** As certutil prints it below the heading; the words around are translated, these are not (Windows 10 and 11, English and Chinese). */
const CERTUTIL = `ChainContext.dwErrorStatus = CERT_TRUST_IS_PARTIAL_CHAIN (0x10000)

CertContext[0][0]: dwInfoStatus=102 dwErrorStatus=0
  Issuer: CN=Lab Server CA - G1, O=Lab Trust Services, C=TW
  NotBefore: 2026/11/28 上午 11:00
  NotAfter: 2027/9/25 上午 11:00
  Subject: CN=www.example.gov.tw, O=行政院測試機關, C=TW
  Serial: 10cd33a24276d637
  Cert: 529a16f685face3d0845db74184a950544fb2e25
  Element.dwInfoStatus = CERT_TRUST_HAS_KEY_MATCH_ISSUER (0x2)
    CRL 15:
    Issuer: CN=Lab Server CA - G1, O=Lab Trust Services, C=TW
  ----------------  憑證 AIA  ----------------
  失敗 "AIA" 時間: 0
    http://pki.example.gov.tw/ca.crt

CertContext[0][1]: dwInfoStatus=102 dwErrorStatus=10000
  Issuer: CN=Lab Root CA, O=Lab Trust Services, C=TW
  Subject: CN=Lab Server CA - G1, O=Lab Trust Services, C=TW
  Element.dwErrorStatus = CERT_TRUST_IS_PARTIAL_CHAIN (0x10000)

Exclude leaf cert:
  Chain: 717e8e3908b266b3ba9e3b65d7f337968540dde3
Full chain:
  Chain: 3ff36a34e17545033f80d6c8921c366d0a81b386
Missing Issuer: CN=Lab Root CA, O=Lab Trust Services, C=TW
  Issuer: CN=Lab Root CA, O=Lab Trust Services, C=TW
  Subject: CN=Lab Server CA - G1, O=Lab Trust Services, C=TW
CertUtil: -verify 命令成功完成。
`;

test('certutil -urlfetch -verify：Windows 接出來的串鍊與它的結論', () => {
  assert.deepEqual(summaries(CERTUTIL), [`${SITE}<${INT}|${INT}<${ROOT} whole false`]);
  assert.equal(readRuns(CERTUTIL)[0]?.said, 'CERT_TRUST_IS_PARTIAL_CHAIN');
  assert.equal(readRuns(CERTUTIL + CERTUTIL).length, 2);
  const [run] = readRuns(CERTUTIL);
  assert.deepEqual(
    run?.complaints.map(({ depth }) => depth),
    [1],
  );
  assert.deepEqual([run.listed[0]?.notBefore, run.listed[1]?.notAfter], [Date.parse('2026-11-28T03:00:00Z'), null]);
});

const WINDOWS_TIMES: readonly [text: string, at: string | null][] = [
  ['2026/1/1 下午 12:05', '2026-01-01T04:05:00Z'],
  ['2026/1/1 上午 12:05', '2025-12-31T16:05:00Z'],
  ['2026-01-31 20:05', '2026-01-31T12:05:00Z'],
  ['12/31/2026 8:00 PM', '2026-12-31T12:00:00Z'],
  ['1/2/2026 8:00 PM', '2026-01-02T12:00:00Z'],
  ['01/02/2026 8:00 PM', null],
  ['1/2/2026 20:00', null],
  ['31.12.2026 20:00', '2026-12-31T12:00:00Z'],
];
for (const [text, at] of WINDOWS_TIMES)
  test(`Windows 印的時間：${text}`, () => assert.equal(windowsTime(text), at === null ? null : Date.parse(at)));

test('約略的線索不會漏掉任何一段', () => {
  for (const [file] of CAPTURED) assert.ok(mayHaveRuns(fixture(file)), file);
  for (const [what, text, runs] of DIRT) if (runs.length > 0) assert.ok(mayHaveRuns(text), what);
});
