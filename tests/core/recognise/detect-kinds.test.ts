import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import type { Facts } from '../../../src/core/facts.ts';
import type { Message } from '../../../src/core/inspect/words.ts';
import { serverConfigs } from '../../../src/core/recognise/kinds/server-configs.ts';
import { commandOutputs } from '../../../src/core/recognise/command-outputs.ts';
import { detectKinds } from '../../../src/core/recognise/detect-kinds.ts';
import { codesOf, kindNotes } from '../../../src/core/recognise/kind-notes.ts';
import { diagnose } from './catalogue.ts';

const output = (name: string): string => readFileSync(new URL(`../../fixtures/outputs/${name}.txt`, import.meta.url), 'utf8');
const readers = [serverConfigs, ...commandOutputs];
const summary = (text: string): string[] => detectKinds(text, readers).map(({ kind, line }) => `${kind}@${line}`);
const facts = (text: string, kind: string): Facts[] =>
  detectKinds(text, readers)
    .filter((found) => found.kind === kind)
    .map((found) => found.facts);

const KINDS: readonly [what: string, text: string, kinds: string[]][] = [
  ['憑證', '說明\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', ['pem@2']],
  ['請求檔', '-----BEGIN NEW CERTIFICATE REQUEST-----', ['pem@1']],
  ['私密金鑰', 'x\n-----BEGIN RSA PRIVATE KEY-----\nMIIE', ['private-key@2']],
  ['被引用的私密金鑰', '> -----BEGIN ENCRYPTED PRIVATE KEY-----', ['private-key@1']],
  ['黏在一起的兩張', '-----END CERTIFICATE----------BEGIN CERTIFICATE-----', ['pem@1']],
  ['網頁', '\n<!DOCTYPE html>\n<html lang="zh-Hant-TW">', ['html@2']],
  ['nginx 設定', 'server {\n  listen 443 ssl;\n  ssl_certificate /etc/nginx/a.pem;\n}', ['config@1']],
  ['nginx 設定的一行', '  ssl_certificate_key /etc/nginx/a.key;', ['config@1']],
  ['沒有 TLS 的 nginx 設定', '# 註解\nserver {\n  listen 80;\n  server_name a.gov.tw;\n}', ['config@2']],
  ['Apache 設定', '<VirtualHost *:443>\nServerName a.gov.tw\nSSLEngine on\n</VirtualHost>', ['config@1']],
  ['Apache 設定的一行', 'SSLCertificateFile /etc/pki/a.crt', ['config@1']],
  ['IIS 的 web.config', '<?xml version="1.0"?>\n<configuration>\n  <system.webServer>\n', ['config@2']],
  ['Tomcat 的 server.xml', '<Server port="8005" shutdown="SHUTDOWN">', ['config@1']],
  ['Tomcat 的 Connector，一行一個屬性', '<Connector\n  port="8443"\n  SSLEnabled="true"', ['config@1']],
  ['JSON', '\n{"a": 1}', ['json@2']],
  ['WebLogic 記錄', '<Nov 22, 2026 8:00:01,001 AM CST> <Notice> <Security> <BEA-090171> <Loading the identity certificate>', ['log@1']],
  ['Tomcat 單行記錄', '22-Nov-2026 08:00:01.001 SEVERE [main] org.apache.catalina.util.LifecycleBase.handle Failed', ['log@1']],
  [
    'certutil',
    'my "個人"\n================ 憑證 0 ================\n序號: 40\n  金鑰容器 = x\n================ Certificate 1 ================\nMissing stored keyset',
    ['certutil@2'],
  ],
  [
    'PowerShell',
    '   PSParentPath: Microsoft.PowerShell.Security\\Certificate::LocalMachine\\My\n\nThumbprint                                Subject\n----------                                -------\n0123456789ABCDEF0123456789ABCDEF01234567  CN=www.example.gov.tw',
    ['powershell-certs@1'],
  ],
];

for (const [what, text, kinds] of KINDS) test(`認得${what}`, () => assert.deepEqual(summary(text), kinds));

test('一次貼上好幾種東西，每一種都報，行號各自正確', () => {
  const paste = [
    '-----BEGIN CERTIFICATE-----',
    'MIIB',
    '-----END CERTIFICATE-----',
    'server {',
    'listen 443 ssl;',
    '}',
    '<html>',
    'nginx: configuration file /etc/nginx/nginx.conf test failed',
  ];
  assert.deepEqual(summary(paste.join('\n')), ['pem@1', 'config@4', 'html@7', 'nginx-test@8']);
});

test('私密金鑰只說有，其他一概不說', () => {
  assert.deepEqual(detectKinds('-----BEGIN EC PRIVATE KEY-----\nMHcCAQ==\n-----END EC PRIVATE KEY-----', readers), [
    { kind: 'private-key', line: 1, facts: {} },
  ]);
});

const SENT = { protocol: 'TLSv1.3', whole: true, noCertificate: false, sentTooFew: false, issuerRefused: false, brokenOff: false };
const CONNECTIONS: readonly [file: string, facts: Facts][] = [
  ['openssl-s-client-ok', { ...SENT, verifyCode: 0, verifyText: 'ok', verifyError: null, certificates: 2, depth: 2 }],
  [
    'openssl-o07-s-client-leaf-only',
    { ...SENT, verifyCode: 21, verifyText: 'unable to verify the first certificate', verifyError: 21, certificates: 1, depth: 0 },
  ],
  [
    'openssl-o06-s-client-wrong-generation',
    {
      ...SENT,
      ...{ verifyCode: 20, verifyText: 'unable to get local issuer certificate', verifyError: 20, certificates: 3, depth: 0 },
      ...{ issuerRefused: true, brokenOff: true },
    },
  ],
  [
    'openssl-o08-s-client-expired',
    { ...SENT, verifyCode: 10, verifyText: 'certificate has expired', verifyError: 10, certificates: 2, depth: 2 },
  ],
  [
    'openssl-o16-plain-http',
    { ...SENT, verifyCode: 0, verifyText: 'ok', verifyError: null, certificates: 0, protocol: '(NONE)', depth: null, noCertificate: true },
  ],
];
for (const [file, expected] of CONNECTIONS) {
  test(`s_client 輸出 ${file} 的結果`, () => {
    const [found] = facts(output(file), 's-client');
    const { protocol, ...rest } = { ...found };
    const { protocol: wanted, ...others } = expected;
    assert.deepEqual(rest, others);
    if (wanted === 'TLSv1.3') assert.equal(protocol, wanted);
    else assert.notEqual(protocol, 'TLSv1.3');
  });
}

for (const language of ['en', 'zh-TW']) {
  const suffix = language === 'en' ? 'en' : 'zh';
  for (const form of ['list', 'list-v', 'list-rfc']) {
    test(`keytool -${form} 的 ${language} 輸出列出四筆，一把金鑰`, () => {
      const text = output(`keytool-${form}-${suffix}`);
      assert.deepEqual(facts(text, 'keytool-list'), [
        { language, entries: 4, read: 4, complete: true, privateKeyEntries: 1, trustedCertEntries: 3, isTrustStore: false },
      ]);
      const entries = facts(text, 'keytool-entry');
      assert.deepEqual(
        entries.map(({ alias }) => alias),
        ['int', 'site', 'tomcat', 'wrongalias'],
      );
      assert.deepEqual(
        entries.map(({ entryType }) => entryType),
        ['trustedCertEntry', 'trustedCertEntry', 'PrivateKeyEntry', 'trustedCertEntry'],
      );
      assert.equal(entries[2]?.chainLength, form === 'list' ? null : 3);
    });
  }
}

test('certutil 的清單數得出金鑰容器與遺失的金鑰', () => {
  const text = KINDS.find(([what]) => what === 'certutil')?.[1] ?? '';
  assert.deepEqual(facts(text, 'certutil'), [
    { certificates: 2, keyContainers: 1, missingKeys: 1, failedTests: 0, repaired: false, pending: false },
  ]);
});

test('憑證與請求檔的文字內容讀得出主體與位元數', () => {
  assert.equal(facts(output('openssl-x509-text'), 'x509-text')[0]?.['issuer'], 'C=TW, O=Lab Trust Services, CN=Lab Server CA - G1');
  assert.equal(facts(output('openssl-req-text'), 'req-text')[0]?.['bits'], 2048);
  assert.match(String(facts(output('openssl-req-text'), 'req-text')[0]?.['subject']), /行政院測試機關/u);
});

test('NSS 的 certutil 印的憑證不是 openssl 印的', () => {
  const text = [
    'Certificate:',
    '    Data:',
    '        Version: 3 (0x2)',
    '        Serial Number: 4097 (0x1001)',
    '        Signature Algorithm: X9.62 ECDSA signature with SHA256',
    '        Issuer: "CN=Lab Server CA - G1,O=Lab Trust Services,C=TW"',
    '        Validity:',
    '            Not Before: Sun Nov 29 06:29:30 2026',
    '            Not After : Sat Sep 25 06:29:30 2027',
    '        Subject: "CN=www.example.gov.tw,C=TW"',
  ].join('\n');
  assert.deepEqual(facts(text, 'x509-text'), []);
  assert.deepEqual(facts(text, 'x509-nss'), [
    {
      subject: 'CN=www.example.gov.tw,C=TW',
      issuer: 'CN=Lab Server CA - G1,O=Lab Trust Services,C=TW',
      notAfter: 'Sat Sep 25 06:29:30 2027',
      bits: null,
    },
  ]);
});

test('curl -v 的輸出讀得出協定與是否通過驗證', () => {
  const [found] = facts(output('curl-verbose-ok'), 'curl-verbose');
  assert.equal(found?.['protocol'], 'TLSv1.3');
  assert.equal(found?.['verified'], true);
});

test('nginx -t 說得出成功或失敗', () => {
  assert.equal(facts(output('nginx-t-ok'), 'nginx-test')[0]?.['ok'], true);
  assert.equal(facts(output('nginx-n01-mismatch'), 'nginx-test')[0]?.['ok'], false);
});

const LOGS = [
  ['apache-a01-mismatch', 'apache'],
  ['nginx-n01-mismatch', 'nginx'],
  ['tomcat-t02-password', 'tomcat'],
] as const;
for (const [file, product] of LOGS) {
  test(`${product} 的記錄認得出來`, () => assert.equal(facts(output(file), 'log')[0]?.['product'], product));
}

const words = parse(readFileSync(new URL('../../../content/messages/outputs.yaml', import.meta.url), 'utf8')) as Record<string, Message>;
const codes = (text: string): string[] => detectKinds(text, readers).flatMap((found) => codesOf(found, false));
const causes = (text: string): string[] => diagnose(text).verdicts.map(({ cause }) => cause);

test('每一種結果都有話說，每一句話的事實都填得上', () => {
  const folders = ['outputs', 'round-trip/outputs'].map((name) => new URL(`../../fixtures/${name}/`, import.meta.url));
  const texts = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
  );
  for (const text of texts) {
    for (const { text: said, fix } of kindNotes(detectKinds(text, readers), false, words))
      assert.doesNotMatch(`${said}${fix ?? ''}`, /\{|undefined/u);
  }
});

const KEYSTORE_HEAD = 'Keystore type: PKCS12\nKeystore provider: SUN\n\nYour keystore contains 12 entries\n';
const KEYSTORES: readonly [what: string, text: string, codes: string[], causes: string[]][] = [
  ['只貼開頭：說有 12 個，一個都沒貼，不說是空的', KEYSTORE_HEAD, ['keytool-list-head'], []],
  [
    '只貼一部分：說貼了幾個，沒看到金鑰不等於沒有',
    `${KEYSTORE_HEAD}\nca1, Nov 10, 2026, trustedCertEntry,\nCertificate fingerprint (SHA-256): AA\n`,
    ['keytool-list-part', 'keytool-list-no-key-part', 'keytool-entry'],
    [],
  ],
  [
    '真的有 0 個項目',
    'Keystore type: PKCS12\nKeystore provider: SUN\n\nYour keystore contains 0 entries\n',
    ['keytool-list', 'keytool-list-empty'],
    [],
  ],
  [
    'IBM JDK 的 keyEntry 是私密金鑰，串鍊 3 張',
    'Keystore type: jks\nKeystore provider: IBMJCE\n\nYour keystore contains 1 entry\n\nAlias name: default\nCreation date: Nov 10, 2026\nEntry type: keyEntry\nCertificate chain length: 3\n',
    ['keytool-list', 'keytool-entry'],
    [],
  ],
  [
    '舊版 JDK 的簡短清單也是 keyEntry',
    'Keystore type: jks\nKeystore provider: SUN\n\nYour keystore contains 1 entry\n\ntomcat, Nov 10, 2005, keyEntry,\nCertificate fingerprint (MD5): AA:BB\n',
    ['keytool-list', 'keytool-entry'],
    [],
  ],
  [
    '信任清單只有 trustedCertEntry，是正常的',
    '$ keytool -list -keystore truststore.jks\nKeystore type: JKS\n\nYour keystore contains 1 entry\n\nroot, Nov 10, 2026, trustedCertEntry,\n',
    ['keytool-list', 'keytool-list-trust', 'keytool-entry'],
    [],
  ],
  [
    '看不出是哪一種：兩種都說',
    'Keystore type: JKS\n\nYour keystore contains 1 entry\n\nroot, Nov 10, 2026, trustedCertEntry,\n',
    ['keytool-list', 'keytool-list-maybe-trust', 'keytool-entry'],
    ['key-not-here'],
  ],
  [
    '網站的別名是 trustedCertEntry，就是少了私密金鑰',
    'Keystore type: JKS\n\nYour keystore contains 1 entry\n\ntomcat, Nov 10, 2026, trustedCertEntry,\n',
    ['keytool-list', 'keytool-list-no-key', 'keytool-entry'],
    ['key-not-here'],
  ],
];
for (const [what, text, notes, ruled] of KEYSTORES) {
  test(`keytool -list：${what}`, () => {
    assert.deepEqual(codes(text), notes);
    assert.deepEqual(causes(text), ruled);
  });
}

const CHAIN_END = '---\nSSL handshake has read 2211 bytes and written 396 bytes\nVerification: OK\n---\n    Verify return code: 0 (ok)\n';
const ROOT_SIGNED = [
  'CONNECTED(00000003)',
  'depth=1 CN = Example AD CS Root',
  'verify return:1',
  'depth=0 CN = www.example.gov.tw',
  'verify return:1',
  '---',
  'Certificate chain',
  ' 0 s:CN = www.example.gov.tw',
  '   i:CN = Example AD CS Root',
  CHAIN_END,
].join('\n');

test('根憑證直接簽發、驗證是 0：只送一張也不說少中繼憑證', () => {
  assert.deepEqual(codes(ROOT_SIGNED), ['s-client', 's-client-one-root', 's-client-host']);
  assert.deepEqual(causes(ROOT_SIGNED), []);
  assert.ok(!causes(`${ROOT_SIGNED}\nunable to verify the first certificate`).includes('missing-intermediate'));
});

test('串鍊比送出的長，只因為這台主機自己有中繼憑證：少送了', () => {
  const text = ROOT_SIGNED.replace('depth=1', 'depth=2 CN = Root\nverify return:1\ndepth=1');
  assert.deepEqual(codes(text), ['s-client', 's-client-few', 's-client-host']);
  assert.deepEqual(causes(text), ['missing-intermediate']);
});

test('沒有送出憑證，不管貼的是哪一段，都只有一種說法', () => {
  const end = [
    'SSL handshake has read 0 bytes and written 315 bytes',
    'Verification: OK',
    '---',
    'New, (NONE), Cipher is (NONE)',
    'Secure Renegotiation IS NOT supported',
    'SSL-Session:',
    '    Protocol  : TLSv1.2',
    '    Cipher    : 0000',
    '    Verify return code: 0 (ok)',
  ].join('\n');
  const whole = `CONNECTED(00000003)\n---\nno peer certificate available\n---\n${end}`;
  for (const text of [end, whole, `no peer certificate available\n---\n${end}`]) {
    const [first, ...rest] = codes(text);
    assert.equal(first, 's-client-none', text);
    assert.ok(!rest.some((code) => code.startsWith('s-client-host') || code === 's-client-part'));
    assert.ok(detectKinds(text, readers).length === 1);
  }
});

test('PGP 與其他軟體的封裝不是本站的 PEM', () => {
  assert.deepEqual(summary('-----BEGIN PGP PUBLIC KEY BLOCK-----\nmQENBF\n-----END PGP PUBLIC KEY BLOCK-----'), []);
  assert.deepEqual(summary('-----BEGIN PGP MESSAGE-----'), []);
  assert.deepEqual(summary('-----BEGIN PUBLIC KEY-----'), ['pem@1']);
  assert.deepEqual(summary('-----BEGIN X509 CRL-----'), ['pem@1']);
});

test('PowerShell 的清單不管怎麼列，都看得出哪一張沒有私密金鑰', () => {
  const table = [
    'Subject                    NotAfter             HasPrivateKey Thumbprint',
    '-------                    --------             ------------- ----------',
    'CN=www.example.gov.tw      2027/2/1 上午 08:00:00         False 0123456789ABCDEF0123456789ABCDEF01234567',
  ].join('\n');
  const list = 'Subject       : CN=www.example.gov.tw\nHasPrivateKey : False\nThumbprint    : 0123456789ABCDEF0123456789ABCDEF01234567\n';
  for (const text of [table, list]) {
    assert.deepEqual(codes(text), ['powershell-certs', 'powershell-certs-no-key']);
    assert.deepEqual(causes(text), ['key-not-here']);
    assert.deepEqual(codes(text.replace('False', 'True')), ['powershell-certs', 'powershell-certs-keys']);
    assert.deepEqual(causes(text.replace('False', ' True')), []);
  }
  assert.deepEqual(causes(`${list}\n${list.replace('False', 'True')}`), ['key-not-here']);
});

test('公開金鑰的雜湊會互相比對；空內容的雜湊說是前一個指令失敗', () => {
  const one = `SHA2-256(stdin)= ${'ab'.repeat(32)}`;
  const other = `SHA2-256(stdin)= ${'cd'.repeat(32)}`;
  const nothing = 'SHA2-256(stdin)= e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  assert.deepEqual([codes(`${one}\n${one}`), causes(`${one}\n${one}`)], [['hashes-same'], []]);
  assert.deepEqual([codes(`${one}\n${other}`), causes(`${one}\n${other}`)], [['hashes-differ'], ['key-mismatch']]);
  assert.deepEqual([codes(`${one}\n${nothing}`), causes(`${one}\n${nothing}`)], [['hashes-empty'], []]);
  assert.deepEqual(codes(one), ['hashes-one']);
  assert.deepEqual(codes(`Modulus=${'AB'.repeat(128)}\nModulus=${'CD'.repeat(128)}`), ['hashes-differ']);
});

test('netsh 的繫結會和貼上的另一份清單比對', () => {
  const hash = '0123456789abcdef0123456789abcdef01234567';
  const binding = (bound: string): string =>
    `\nSSL Certificate bindings:\n-------------------------\n\n    IP:port                      : 0.0.0.0:443\n    Certificate Hash             : ${bound}\n    Application ID               : {4dc3e181-e14b-4a21-b022-59fc669b0914}\n    Certificate Store Name       : My\n`;
  const listed = 'Subject       : CN=www.example.gov.tw\nHasPrivateKey : True\nThumbprint    : 0123456789ABCDEF0123456789ABCDEF01234567\n';
  assert.deepEqual(codes(binding(hash)), ['netsh-sslcert']);
  assert.deepEqual(codes(`${binding(hash)}\n${listed}`).slice(0, 2), ['netsh-sslcert', 'netsh-sslcert-listed']);
  assert.ok(codes(`${binding('f'.repeat(40))}\n${listed}`).includes('netsh-sslcert-unlisted'));
  assert.deepEqual(causes(binding('(null)'))[0], 'no-certificate-configured');
});

test('修復命令失敗：金鑰不在這台，不叫人再修一次', () => {
  const text = [
    'C:\\>certutil -repairstore my "0a1b2c3d"',
    'my "Personal"',
    '================ Certificate 0 ================',
    'Serial Number: 0a1b2c3d',
    '  No key provider information',
    'Cannot find the certificate and private key for decryption.',
    'CertUtil: -repairstore command FAILED: 0x80090011 (-2146893807 NTE_NOT_FOUND)',
    'CertUtil: Object was not found.',
  ].join('\n');
  assert.deepEqual(codes(text), ['certutil', 'certutil-not-repaired', 'certutil-result-repairstore-failed']);
  assert.equal(causes(text)[0], 'key-not-here');
  for (const code of codes(text)) assert.doesNotMatch(words[code]?.fix ?? '', /repairstore/u);
});

test('兩張網站憑證並列是在比對，不是串鍊', () => {
  const one = (cn: string, serial: string): string =>
    `subject=C = TW, CN = ${cn}\nissuer=C = TW, CN = Lab Server CA - G1\nserial=${serial}\n`;
  const served = `${one('www.example.gov.tw', '0A')}${one('www.example.gov.tw', '0B')}`;
  assert.deepEqual(codes(served), ['x509-list', 'x509-list-others']);
  assert.ok(!causes(served).includes('wrong-intermediate'));
  assert.deepEqual(codes(`${one('www.example.gov.tw', '0A')}${one('www.example.gov.tw', '0A')}`), ['x509-list', 'x509-list-same']);
});

test('停用 TLS 1.0 是正常的，停用 TLS 1.2 就是原因', () => {
  const key = (protocol: string): string =>
    `[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\${protocol}\\Client]\n"Enabled"=dword:00000000\n`;
  assert.deepEqual([codes(key('TLS 1.0')), causes(key('TLS 1.0'))], [['schannel-registry-off'], []]);
  assert.deepEqual(causes(key('TLS 1.2')), ['protocol-disabled-here']);
});

test('別的主機名稱查不到、別的連接埠連不上，不是憑證的問題', () => {
  assert.deepEqual(causes('*** dns.example.gov.tw 找不到 printer3: Non-existent domain'), []);
  assert.deepEqual(causes('RemotePort       : 3389\nTcpTestSucceeded : False'), []);
});
