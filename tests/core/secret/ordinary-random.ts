import { deflateSync, gzipSync } from 'node:zlib';
import { hexdumpC, xxd } from './hex-dresses.ts';
import { armor } from './key-messages.ts';
import { ordinary, type OrdinaryText } from './ordinary.ts';
import { b64, hex, pick, url } from './random-strings.ts';
import { seeded } from './signed.ts';
import { base64, folded, indented } from './wrapping.ts';

const withColons = (text: string) => (text.match(/../g) ?? []).join(':').toUpperCase();
const uuid = (seed: string) =>
  hex(seed, 16)
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5')
    .slice(0, 36);
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const words = ['certificate', 'renewal', '機關', 'server', '憑證', 'intranet', '更新', 'report', '單位', 'schedule', 'network', '資訊室'];
const prose = (seed: string, count: number) => [...seeded(seed, count)].map((byte) => words[byte % words.length]).join(' ');
const jwt = (seed: string, signature: number) =>
  `${base64(JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: hex(seed, 8) })).replaceAll('=', '')}.${Buffer.from(JSON.stringify({ sub: hex(seed, 4), name: '王小明', iat: 1764300000, jti: uuid(seed) })).toString('base64url')}.${url(seed, signature)}`;
const dec = (seed: string, digits: number) => pick(seed, '0123456789', digits);

/** Short strings that look random and are no key; each maker gets a seed. */
const makers: [string, (seed: string) => string][] = [
  ['SHA-1 指紋', (s) => hex(s, 20)],
  ['SHA-1 指紋加冒號', (s) => `SHA1 Fingerprint=${withColons(hex(s, 20))}`],
  ['指紋加空白', (s) => (hex(s, 20).match(/../g) ?? []).join(' ')],
  ['SHA-256 雜湊', (s) => hex(s, 32)],
  ['SHA-256 指紋加冒號', (s) => `sha256 Fingerprint=${withColons(hex(s, 32))}`],
  ['SHA-384 雜湊', (s) => hex(s, 48)],
  ['SHA-512 雜湊', (s) => hex(s, 64).toUpperCase()],
  ['openssl dgst 輸出', (s) => `SHA2-256(stdin)= ${hex(s, 32)}`],
  ['keytool 指紋', (s) => `憑證指紋 (SHA-256): ${withColons(hex(s, 32))}`],
  ['sha256sum 清單', (s) => Array.from({ length: 12 }, (_, i) => `${hex(`${s}${i}`, 32)}  package-${i}.zip`).join('\n')],
  ['sha512sum 清單', (s) => Array.from({ length: 5 }, (_, i) => `${hex(`${s}${i}`, 64)} *backup-${i}.tar.gz`).join('\n')],
  ['pin-sha256', (s) => `pin-sha256="${b64(s, 32)}"`],
  ['HPKP 標頭', (s) => `Public-Key-Pins: pin-sha256="${b64(s, 32)}"; pin-sha256="${b64(`${s}2`, 32)}"; max-age=5184000`],
  ['公開金鑰雜湊 Base64', (s) => b64(s, 32)],
  ['SRI', (s) => `<script src="/app.js" integrity="sha384-${b64(s, 48)}" crossorigin="anonymous"></script>`],
  ['CSP 雜湊', (s) => `Content-Security-Policy: script-src 'self' 'sha256-${b64(s, 32)}' 'nonce-${b64(`${s}n`, 16)}'`],
  ['npm integrity', (s) => `      "integrity": "sha512-${b64(s, 64)}",`],
  [
    'package-lock',
    (s) =>
      JSON.stringify(
        {
          lockfileVersion: 3,
          packages: Object.fromEntries(
            Array.from({ length: 8 }, (_, i) => [
              `node_modules/p${i}`,
              { version: `1.${i}.0`, integrity: `sha512-${b64(`${s}${i}`, 64)}` },
            ]),
          ),
        },
        null,
        2,
      ),
  ],
  ['go.sum', (s) => `example.com/mod v1.2.3 h1:${b64(s, 32)}\nexample.com/mod v1.2.3/go.mod h1:${b64(`${s}m`, 32)}`],
  ['UUID', uuid],
  ['GUID 加大括號', (s) => `{${uuid(s).toUpperCase()}}`],
  ['netsh 綁定', (s) => `netsh http add sslcert ipport=0.0.0.0:443 certhash=${hex(s, 20)} appid={${uuid(s)}}`],
  [
    'netsh 輸出',
    (s) =>
      `    IP:連接埠                      : 0.0.0.0:443\n    憑證雜湊             : ${hex(s, 20)}\n    應用程式識別碼               : {${uuid(s)}}\n    憑證存放區名稱       : MY`,
  ],
  [
    'PowerShell 憑證清單',
    (s) =>
      `   PSParentPath: Microsoft.PowerShell.Security\\Certificate::LocalMachine\\My\n\nThumbprint                                Subject\n----------                                -------\n${hex(s, 20).toUpperCase()}  CN=www.example.gov.tw, O=行政院, C=TW\n${hex(`${s}b`, 20).toUpperCase()}  CN=api.example.gov.tw`,
  ],
  ['JWT RS256', (s) => jwt(s, 256)],
  ['JWT ES256', (s) => `Authorization: Bearer ${jwt(s, 64)}`],
  ['JSESSIONID', (s) => `Cookie: JSESSIONID=${hex(s, 16).toUpperCase()}; _ga=GA1.1.${dec(s, 10)}.${dec(`${s}g`, 10)}`],
  ['ASP.NET 工作階段', (s) => `Set-Cookie: ASP.NET_SessionId=${pick(s, 'abcdefghijklmnopqrstuvwxyz012345', 24)}; path=/; HttpOnly; secure`],
  ['ASPXAUTH', (s) => `Cookie: .ASPXAUTH=${hex(s, 120).toUpperCase()}`],
  ['ViewState', (s) => `<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTcxNTkwMjg0Mw9k${b64(s, 300)}" />`],
  ['ETag', (s) => `ETag: W/"${hex(s, 8)}-${hex(`${s}e`, 5)}"`],
  [
    '長網址',
    (s) =>
      `https://www.example.gov.tw/redirect?utm_source=mail&utm_campaign=${hex(s, 6)}&token=${url(s, 48)}&gclid=${url(`${s}g`, 60)}&return=%2Findex.aspx%3Fid%3D${dec(s, 8)}`,
  ],
  [
    'SAMLRequest 網址',
    (s) =>
      `https://idp.example.gov.tw/sso?SAMLRequest=${encodeURIComponent(deflateSync(`<samlp:AuthnRequest ID="_${hex(s, 16)}" Version="2.0">${prose(s, 40)}</samlp:AuthnRequest>`).toString('base64'))}`,
  ],
  ['追蹤代碼', (s) => `fbclid=IwAR${url(s, 42)}`],
  ['雲端檔案網址', (s) => `https://drive.google.com/file/d/1${url(s, 24)}/view?usp=sharing`],
  ['序號', (s) => `serialNumber: ${hex(s, 16).toUpperCase()}`],
  ['十進位序號', (s) => `序號 ${dec(s, 38)}`],
  ['金鑰識別碼', (s) => `X509v3 Subject Key Identifier: \n    ${withColons(hex(s, 20))}`],
  ['CT 日誌識別碼', (s) => `Log ID    : ${withColons(hex(s, 32)).replace(/^(.{47}):/, '$1:\n                ')}`],
  [
    'SCT 文字',
    (s) =>
      `CT Precertificate SCTs: \n    Signed Certificate Timestamp:\n        Version   : v1 (0x0)\n        Log ID    : ${withColons(hex(s, 16))}:\n                    ${withColons(hex(`${s}l`, 16))}\n        Timestamp : Nov 20 03:11:04.120 2026 GMT\n        Extensions: none\n        Signature : ecdsa-with-SHA256\n                    30:45:02:20:${withColons(hex(`${s}s`, 12))}:\n                    ${withColons(hex(`${s}t`, 16))}`,
  ],
  ['ACME 驗證值', (s) => `_acme-challenge.www.example.gov.tw. 300 IN TXT "${url(s, 32)}"`],
  ['ACME HTTP 驗證', (s) => `http://www.example.gov.tw/.well-known/acme-challenge/${url(s, 32)}\n${url(s, 32)}.${url(`${s}t`, 32)}`],
  ['網域驗證 TXT', (s) => `@ IN TXT "google-site-verification=${url(s, 32)}"`],
  ['TLSA', (s) => `_443._tcp.www.example.gov.tw. IN TLSA 3 1 1 ${hex(s, 32).toUpperCase()}`],
  ['SSHFP', (s) => `www.example.gov.tw IN SSHFP 4 2 ${hex(s, 32)}`],
  ['DS 紀錄', (s) => `example.gov.tw. IN DS ${dec(s, 5)} 13 2 ${hex(s, 32).toUpperCase()}`],
  ['DNSKEY', (s) => `example.gov.tw. 3600 IN DNSKEY 257 3 13 ${b64(s, 64)}`],
  ['RRSIG', (s) => `www.example.gov.tw. 300 IN RRSIG A 13 4 300 20261210000000 20261120000000 ${dec(s, 5)} example.gov.tw. ${b64(s, 64)}`],
  [
    'CAA',
    (s) => `example.gov.tw. IN CAA 0 issue "twca.com.tw; validationmethods=dns-01; accounturi=https://acme.example/acct/${dec(s, 9)}"`,
  ],
  [
    'git log',
    (s) =>
      Array.from(
        { length: 5 },
        (_, i) =>
          `commit ${hex(`${s}${i}`, 20)}\nAuthor: Web <web@example.gov.tw>\nDate:   Sat Nov 28 09:0${i}:00 2026 +0800\n\n    更新憑證設定`,
      ).join('\n\n'),
  ],
  ['Docker 映像', (s) => `docker pull registry.example.gov.tw/web@sha256:${hex(s, 32)}`],
  ['隨機密碼 16 字元', (s) => pick(s, `${letters}!@#$%^&*`, 16)],
  ['隨機密碼 20 字元', (s) => pick(s, letters, 20)],
  ['隨機密碼 32 字元', (s) => `keystorePass="${pick(s, letters, 32)}"`],
  ['軟體授權碼', (s) => `授權碼：${pick(s, 'ABCDEFGHJKMNPQRTUVWXY346789', 25).replace(/.{5}(?=.)/g, '$&-')}`],
  ['Windows 產品金鑰', (s) => `Product Key: ${pick(s, 'BCDFGHJKMPQRTVWXY2346789', 25).replace(/.{5}(?=.)/g, '$&-')}`],
  ['bcrypt 雜湊', (s) => `admin:$2y$10$${pick(s, `${letters}./`, 53)}`],
  ['shadow 雜湊', (s) => `web:$6$${pick(s, letters, 16)}$${pick(`${s}h`, `${letters}./`, 86)}:19700:0:99999:7:::`],
  ['ansible-vault', (s) => `$ANSIBLE_VAULT;1.1;AES256\n${folded(Buffer.from(hex(s, 200)).toString('hex'), 80)}`],
  [
    'ansible-vault 變數',
    (s) => `ssl_key: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n${indented(folded(Buffer.from(hex(s, 120)).toString('hex'), 80), '  ')}`,
  ],
  [
    'Kubernetes Secret 密碼',
    (s) =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ntype: Opaque\ndata:\n  username: ${base64('webadmin')}\n  password: ${base64(pick(s, letters, 20))}`,
  ],
  ['GPG 指紋', (s) => `pub   ed25519 2026-11-28 [SC]\n      ${hex(s, 20).toUpperCase()}\nuid           Web <web@example.gov.tw>`],
  ['SSH 指紋', (s) => `256 SHA256:${b64(s, 32).replace('=', '')} clerk@web01 (ED25519)`],
  ['SSH MD5 指紋', (s) => `2048 MD5:${withColons(hex(s, 16)).toLowerCase()} root@web01 (RSA)`],
  [
    'known_hosts 雜湊主機',
    (s) => `|1|${b64(s, 20)}|${b64(`${s}h`, 20)} ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${b64(`${s}k`, 31).replaceAll('=', '')}`,
  ],
  [
    'TLS 工作階段票證',
    (s) =>
      `SSL-Session:\n    Protocol  : TLSv1.3\n    Cipher    : TLS_AES_256_GCM_SHA384\n    Session-ID: ${hex(s, 32).toUpperCase()}\n    Session-ID-ctx: \n    TLS session ticket lifetime hint: 7200 (seconds)\n    TLS session ticket:\n${indented(xxd(seeded(`${s}t`, 224)).replace(/^0000(....): (.*?)  /gm, '$1 - $2   '), '    ')}\n    Start Time: 1764300000\n    Timeout   : 7200 (sec)\n    Verify return code: 0 (ok)`,
  ],
  ['MAC 位址', (s) => withColons(hex(s, 6))],
  ['IPv6 位址', (s) => `2001:b030:${(hex(s, 12).match(/.{4}/g) ?? []).join(':')}`],
  ['IP 清單', (s) => [...seeded(s, 20)].map((byte, i) => `10.${i}.${byte}.${(byte * 7) % 256}`).join('\n')],
  ['電話', (s) => `(02)${dec(s, 4)}-${dec(`${s}p`, 4)} 分機 ${dec(`${s}e`, 4)}`],
  ['公文文號', (s) => `發文字號：院臺資字第 115${dec(s, 7)} 號`],
  ['統一編號與帳號', (s) => `統一編號 ${dec(s, 8)}，用戶代碼 ${pick(s, '0123456789ABCDEF', 10)}，案件編號 SSL${dec(`${s}c`, 12)}`],
  ['二進位資料的 gzip Base64', (s) => gzipSync(prose(s, 300)).toString('base64')],
  ['文字的 Base64', (s) => base64(prose(s, 40))],
  ['文字的 Base64 每行 76 字元', (s) => folded(base64(prose(s, 150)))],
  ['HTTP Basic', (s) => `Authorization: Basic ${base64(`web:${pick(s, letters, 12)}`)}`],
  [
    'MIME 編碼標題',
    (s) => `Subject: =?UTF-8?B?${base64(`憑證更新通知 ${prose(s, 4)}`)}?=\nMessage-ID: <${hex(s, 16)}@mail.example.gov.tw>`,
  ],
  [
    'DKIM 簽章',
    (s) =>
      `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.gov.tw; s=mail;\n\tbh=${b64(s, 32)};\n\tb=${folded(b64(`${s}b`, 256), 70).replaceAll('\n', '\n\t ')}`,
  ],
  [
    'ARC 與 Exchange 標頭',
    (s) => `X-MS-Exchange-AntiSpam-MessageData-0: ${b64(s, 240)}\nX-Microsoft-Antispam-Message-Info: ${b64(`${s}i`, 320)}`,
  ],
  ['來源對應表', (s) => JSON.stringify({ version: 3, sources: ['app.ts'], names: [], mappings: pick(s, 'AAAACCCEGIKMOQSUWY;,,,', 600) })],
  [
    '壓縮過的 JavaScript',
    (s) =>
      `!function(e,t){"use strict";${Array.from({ length: 30 }, (_, i) => `var ${pick(`${s}${i}`, 'abcdefghijk', 3)}${i}=e.${pick(`${s}m${i}`, 'lmnopqrstu', 5)}(${i},t[${i}]||"${hex(`${s}${i}`, 4)}")`).join(';')}}(window,document);`,
  ],
  ['openssl x509 -modulus', (s) => `Modulus=C${hex(s, 256).toUpperCase().slice(1)}`],
  ['記憶體傾印', (s) => hexdumpC(Buffer.from(prose(s, 40)))],
  [
    'Windows 事件',
    (s) =>
      `Log Name:      System\nSource:        Schannel\nEvent ID:      36870\nCorrelation:   {${uuid(s)}}\nDescription:\nA fatal error occurred when attempting to access the TLS server credential private key. The error code returned from the cryptographic module is 0x8009030D. The internal error state is 10001.`,
  ],
  [
    'IIS 記錄',
    (s) =>
      `2026-11-28 01:00:00 10.1.1.5 GET /login.aspx ReturnUrl=%2f&t=${hex(s, 12)} 443 - 10.2.3.4 Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64) - 200 0 0 31`,
  ],
  [
    'nginx 記錄',
    (s) => `10.2.3.4 - - [28/Nov/2026:09:00:00 +0800] "GET /?sid=${hex(s, 16)} HTTP/2.0" 200 5120 "-" "curl/8.5.0" "${uuid(s)}"`,
  ],
  [
    'CSV 匯出',
    (s) =>
      `主機,到期日,指紋\n${Array.from({ length: 10 }, (_, i) => `site${i}.example.gov.tw,2026-12-${10 + i},${hex(`${s}${i}`, 20)}`).join('\n')}`,
  ],
  ['SQL', (s) => `UPDATE certs SET thumbprint = '${hex(s, 20)}', updated = '2026-11-28' WHERE id = '${uuid(s)}';`],
  ['PGP 訊息', (s) => armor('PGP MESSAGE', Buffer.concat([Buffer.from([0xc1, 0xff, 0, 0, 1, 0x0c, 3]), seeded(s, 500)]))],
  ['PGP 簽章', (s) => armor('PGP SIGNATURE', Buffer.concat([Buffer.from([0xc2, 0x75, 4, 0, 0x16, 8]), seeded(s, 110)]))],
];

/** Ten of each maker. */
export function randomLooking(): OrdinaryText[] {
  return makers.flatMap(([kind, make]) => Array.from({ length: 10 }, (_, i) => ordinary(kind, `第 ${i + 1} 個`, make(`${kind}/${i}`))));
}
