import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigKind } from '../../../src/core/config/config-finding.ts';
import { examineConfig } from '../../../src/core/config/examine-config.ts';

/** `line code fact=value …` of each finding. */
function brief(kind: ConfigKind, text: string): string[] {
  return examineConfig(text, kind).map(({ line, code, facts }) =>
    [line, code, ...Object.entries(facts).map(([name, value]) => `${name}=${value}`)].join(' '),
  );
}

/** A good server; `extra` goes into it. */
const nginx = (extra = '', listen = '443 ssl'): string => `server {
  listen ${listen};
  server_name www.example.gov.tw;
  ssl_certificate /etc/nginx/ssl/fullchain.pem;
  ssl_certificate_key /etc/nginx/ssl/server.key;
  ${/ssl_protocols/.test(extra) ? '' : 'ssl_protocols TLSv1.2 TLSv1.3;'}
  ${extra}
}
`;
const apache = (extra = '', head = ''): string => `${head}
<VirtualHost *:443>
  ServerName www.example.gov.tw
  ${/SSLEngine/.test(extra) ? '' : 'SSLEngine on'}
  SSLCertificateFile /etc/pki/tls/certs/fullchain.pem
  SSLCertificateKeyFile /etc/pki/tls/private/server.key
  ${/SSLProtocol/.test(extra) ? '' : 'SSLProtocol -all +TLSv1.2 +TLSv1.3'}
  ${extra}
</VirtualHost>
`;
const tomcat = (
  host = '<Certificate certificateKeystoreFile="conf/server.p12" certificateKeyAlias="tomcat"/>',
  connector = '',
  hostAttributes = 'protocols="TLSv1.2+TLSv1.3"',
): string => `<Connector port="443" SSLEnabled="true" scheme="https" secure="true" ${connector}>
<SSLHostConfig ${hostAttributes}>
${host}
</SSLHostConfig>
</Connector>`;
const http = 'server { listen 80; server_name www.example.gov.tw; return 301 https://$host$request_uri; }';

type Row = [what: string, kind: ConfigKind, bad: string, findings: string[], good: string];

/** Each fault next to the same thing done right, which must give nothing of the kind. */
const rows: Row[] = [
  ['TLS 1.0 與 1.1', 'nginx', nginx('ssl_protocols TLSv1 TLSv1.1 TLSv1.2;'), ['7 protocol-old-tls protocols=TLSv1 TLSv1.1'], nginx()],
  ['SSLv3', 'nginx', nginx('ssl_protocols SSLv3 TLSv1.2;'), ['7 protocol-ssl protocols=SSLv3'], nginx()],
  [
    '只有舊版本',
    'nginx',
    nginx('ssl_protocols TLSv1.1;'),
    ['7 protocol-old-tls protocols=TLSv1.1', '7 protocol-no-modern directive=ssl_protocols'],
    nginx(),
  ],
  ['版本名稱少了 v', 'nginx', nginx('ssl_protocols TLS1.2 TLSv1.3;'), ['7 protocol-unknown directive=ssl_protocols'], nginx()],
  ['沒寫版本', 'nginx', nginx().replace('ssl_protocols TLSv1.2 TLSv1.3;', ''), ['1 protocol-default directive=ssl_protocols'], nginx()],
  [
    '弱加密套件',
    'nginx',
    nginx('ssl_ciphers EXP-RC4-MD5:DES-CBC3-SHA:NULL-SHA:ADH-AES128-SHA:DES-CBC-SHA;'),
    [
      '7 cipher-export name=EXP-RC4-MD5',
      '7 cipher-rc4 name=EXP-RC4-MD5',
      '7 cipher-md5 name=EXP-RC4-MD5',
      '7 cipher-3des name=DES-CBC3-SHA',
      '7 cipher-null name=NULL-SHA',
      '7 cipher-anonymous name=ADH-AES128-SHA',
      '7 cipher-des name=DES-CBC-SHA',
    ],
    nginx('ssl_ciphers EXP-RC4-MD5:DES-CBC3-SHA:NULL-SHA:ADH-AES128-SHA:DES-CBC-SHA:!EXPORT:!RC4:!MD5:!3DES:!eNULL:!aNULL:!LOW;'),
  ],
  [
    '沒有排除匿名套件',
    'nginx',
    nginx('ssl_ciphers HIGH:!MD5;'),
    ['7 cipher-anonymous-possible name=HIGH'],
    nginx('ssl_ciphers HIGH:!aNULL:!MD5;'),
  ],
  [
    '加減號當成排除',
    'nginx',
    nginx('ssl_ciphers "RC4+RSA:ECDHE+AESGCM";'),
    ['7 cipher-rc4 name=RC4+RSA'],
    nginx('ssl_ciphers "ECDHE+AESGCM:-RC4:+3DES";'),
  ],
  [
    '安全等級 0',
    'nginx',
    nginx('ssl_ciphers ECDHE+AESGCM:@SECLEVEL=0;'),
    ['7 cipher-level-zero'],
    nginx('ssl_ciphers ECDHE+AESGCM:@SECLEVEL=2;'),
  ],
  ['ssl on', 'nginx', nginx('ssl on;', '443'), ['7 nginx-ssl-on'], nginx()],
  ['http2 寫在 listen', 'nginx', nginx('', '443 ssl http2'), ['2 nginx-listen-http2'], nginx('http2 on;')],
  ['443 沒有 ssl', 'nginx', nginx('', '443'), ['2 port-443-plain directive=listen'], nginx()],
  [
    '有憑證沒有私密金鑰',
    'nginx',
    nginx().replace(/ssl_certificate_key.*/, ''),
    ['4 certificate-without-key directive=ssl_certificate missing=ssl_certificate_key'],
    nginx(),
  ],
  [
    '有私密金鑰沒有憑證',
    'nginx',
    nginx().replace(/ssl_certificate .*/, ''),
    ['5 key-without-certificate directive=ssl_certificate_key missing=ssl_certificate'],
    nginx(),
  ],
  [
    '都沒有，也沒有 include',
    'nginx',
    'server { listen 443 ssl; server_name a; ssl_protocols TLSv1.3; }',
    ['1 certificate-not-seen directive=ssl_certificate'],
    'http { ssl_certificate a/fullchain.pem; ssl_certificate_key a.key; server { listen 443 ssl; server_name a; ssl_protocols TLSv1.3; } }',
  ],
  [
    '憑證與私密金鑰放反',
    'nginx',
    nginx().replace('fullchain.pem', 'x.key').replace('server.key', 'x.crt'),
    ['4 certificate-key-swapped directive=ssl_certificate', '5 certificate-key-swapped directive=ssl_certificate_key'],
    nginx(),
  ],
  [
    '放了請求檔',
    'nginx',
    nginx().replace('fullchain.pem', 'server.csr'),
    ['4 certificate-is-request directive=ssl_certificate file=server.csr'],
    nginx(),
  ],
  [
    '放了 P7B',
    'nginx',
    nginx().replace('fullchain.pem', 'x.p7b'),
    ['4 certificate-is-container directive=ssl_certificate file=x.p7b'],
    nginx(),
  ],
  [
    '可能是 DER',
    'nginx',
    nginx().replace('fullchain.pem', 'mysite.cer'),
    ['4 certificate-der-check directive=ssl_certificate file=mysite.cer'],
    nginx(),
  ],
  [
    '檔名像只有伺服器憑證',
    'nginx',
    nginx().replace('fullchain.pem', 'www.example.gov.tw.crt'),
    ['4 certificate-leaf-check directive=ssl_certificate file=www.example.gov.tw.crt'],
    nginx(),
  ],
  [
    '檔名像 CA',
    'nginx',
    nginx().replace('fullchain.pem', 'GTLSCA.crt'),
    ['4 certificate-ca-check directive=ssl_certificate file=GTLSCA.crt'],
    nginx(),
  ],
  [
    '2017 年的串鍊檔',
    'nginx',
    nginx('ssl_stapling on; resolver 168.95.1.1; ssl_trusted_certificate /x/GRCA2.crt;'),
    ['7 chain-retired-check directive=ssl_trusted_certificate file=GRCA2.crt'],
    nginx('ssl_stapling on; resolver 168.95.1.1; ssl_trusted_certificate /x/roots.pem;'),
  ],
  [
    '串鍊放在不會送出的地方',
    'nginx',
    nginx('ssl_trusted_certificate /x/chain.pem;').replace('fullchain', 'server'),
    ['7 chain-in-trusted directive=ssl_trusted_certificate file=chain.pem'],
    nginx('ssl_trusted_certificate /x/chain.pem;'),
  ],
  [
    'stapling 沒有 resolver',
    'nginx',
    nginx('ssl_stapling on;'),
    ['7 stapling-no-resolver'],
    nginx('ssl_stapling on; resolver 168.95.1.1;'),
  ],
  [
    'stapling 驗證沒有根憑證',
    'nginx',
    nginx('ssl_stapling on; ssl_stapling_verify on; resolver 168.95.1.1;'),
    ['7 stapling-no-trusted'],
    nginx('ssl_stapling on; resolver 168.95.1.1;'),
  ],
  [
    '要求用戶端憑證',
    'nginx',
    nginx('ssl_verify_client on;'),
    [
      '7 client-certificate-asked directive=ssl_verify_client mode=on',
      '7 client-certificate-no-ca directive=ssl_verify_client missing=ssl_client_certificate',
    ],
    nginx('ssl_verify_client off;'),
  ],
  [
    '用戶端憑證不驗證',
    'nginx',
    nginx('ssl_verify_client optional_no_ca;'),
    ['7 client-certificate-unchecked directive=ssl_verify_client mode=optional_no_ca'],
    nginx(),
  ],
  [
    'HSTS 太短',
    'nginx',
    nginx('add_header Strict-Transport-Security "max-age=86400" always;'),
    ['7 hsts-short seconds=86400 days=1'],
    nginx('add_header Strict-Transport-Security "max-age=63072000" always;'),
  ],
  [
    'HSTS 太長又 preload',
    'nginx',
    nginx('add_header Strict-Transport-Security "max-age=315360000; includeSubDomains; preload" always;'),
    ['7 hsts-long seconds=315360000 days=3650', '7 hsts-preload'],
    nginx('add_header Strict-Transport-Security "max-age=31536000" always;'),
  ],
  [
    'HSTS 包含子網域',
    'nginx',
    nginx('add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;'),
    ['7 hsts-subdomains'],
    nginx('add_header Strict-Transport-Security "max-age=31536000" always;'),
  ],
  [
    'HSTS 值寫錯',
    'nginx',
    nginx('add_header Strict-Transport-Security "maxage=31536000" always;'),
    ['7 hsts-malformed'],
    nginx('add_header Strict-Transport-Security $hsts always;'),
  ],
  [
    'HSTS 沒有 always',
    'nginx',
    nginx('add_header strict-transport-security max-age=31536000;'),
    ['7 hsts-not-always directive=add_header'],
    nginx('add_header Strict-Transport-Security max-age=31536000 always;'),
  ],
  [
    'HSTS 在內層被蓋掉',
    'nginx',
    nginx('add_header Strict-Transport-Security max-age=31536000 always;\n location / { add_header X-A b; }'),
    ['8 hsts-lost-in-location directive=add_header'],
    nginx('add_header Strict-Transport-Security max-age=31536000 always;\n location / { expires 1d; }'),
  ],
  [
    'HSTS 但 http 沒有轉址',
    'nginx',
    `server { listen 80; server_name b; root /x; }\n${nginx('add_header Strict-Transport-Security max-age=31536000 always;')}`,
    ['1 http-no-redirect', '8 hsts-without-redirect'],
    `${http}\n${nginx('add_header Strict-Transport-Security max-age=31536000 always;')}`,
  ],
  [
    'HSTS 寫在 http',
    'nginx',
    'server { listen 80; return 301 https://$host; add_header Strict-Transport-Security max-age=31536000; }',
    ['1 hsts-on-http'],
    http,
  ],
  ['http 沒有轉址', 'nginx', 'server { listen 80; server_name a; root /x; }', ['1 http-no-redirect'], http],
  ['暫時轉址', 'nginx', http.replace('301', '302'), ['1 redirect-temporary directive=return'], http],
  [
    'https 轉回 http',
    'nginx',
    nginx('return 301 http://$host$request_uri;'),
    ['7 redirect-to-http directive=return'],
    nginx('return 301 https://b$request_uri;'),
  ],
  ['沒有 server_name', 'nginx', nginx().replace(/server_name.*/, ''), ['1 server-name-missing directive=server_name'], nginx()],
  [
    '名稱重複',
    'nginx',
    nginx() + nginx(),
    ['10 server-name-repeated name=www.example.gov.tw firstLine=2'],
    nginx() + nginx().replace('www.', 'api.'),
  ],
  [
    '預設站台重複',
    'nginx',
    nginx('', '443 ssl default_server') + nginx('', '*:443 ssl default_server').replace('www.', 'b.'),
    ['10 default-server-repeated address=443 firstLine=2'],
    nginx('', '443 ssl default_server') + nginx('', '444 ssl default_server').replace('www.', 'b.'),
  ],
  [
    '少了分號',
    'nginx',
    nginx('ssl_session_timeout 1d').replace('}', '  ssl_session_tickets off;\n}'),
    ['7 missing-semicolon name=ssl_session_timeout'],
    nginx('ssl_session_timeout 1d;'),
  ],
  ['少了結尾大括號', 'nginx', nginx().replace('}', ''), ['1 unclosed-block name=server'], nginx()],
  ['多了結尾大括號', 'nginx', `${nginx()}}`, ['9 extra-close'], nginx()],
  [
    '引號沒有成對',
    'nginx',
    nginx('add_header X-A "b;'),
    ['1 unclosed-block name=server', '7 unclosed-quote'],
    nginx('add_header X-A "b";'),
  ],
  [
    '中文分號',
    'nginx',
    nginx('keepalive_timeout 60；'),
    ['7 odd-character character=； codePoint=U+FF1B', '7 missing-semicolon name=keepalive_timeout'],
    nginx('keepalive_timeout 60;'),
  ],
  [
    'include 看不到',
    'nginx',
    `include conf.d/*.conf;\n${nginx()}`,
    ['1 include-unseen directive=include count=1'],
    `include mime.types;\n${nginx()}`,
  ],

  [
    'all -SSLv3 留下 TLS 1.0',
    'apache',
    apache('SSLProtocol all -SSLv3'),
    ['8 protocol-all-leaves-old directive=SSLProtocol'],
    apache('SSLProtocol all -SSLv3 -TLSv1 -TLSv1.1'),
  ],
  [
    '沒有加號就蓋掉前面',
    'apache',
    apache('SSLProtocol TLSv1.2 TLSv1.3'),
    ['8 protocol-overridden effective=TLSv1.3 lost=TLSv1.2'],
    apache('SSLProtocol +TLSv1.2 +TLSv1.3'),
  ],
  [
    '大小寫不分',
    'apache',
    apache('sslprotocol ALL -sslv3 -TLSV1 +tlsv1.1').replace('SSLProtocol -all +TLSv1.2 +TLSv1.3', ''),
    ['8 protocol-all-leaves-old directive=SSLProtocol'],
    apache(),
  ],
  ['SSLv2', 'apache', apache('SSLProtocol +SSLv2 +TLSv1.2'), ['8 protocol-ssl protocols=SSLv2'], apache('SSLProtocol -SSLv2 +TLSv1.2')],
  [
    '行尾反斜線接續',
    'apache',
    apache('SSLCipherSuite ECDHE+AESGCM:\\\nRC4-SHA'),
    ['8 cipher-rc4 name=RC4-SHA'],
    apache('SSLCipherSuite ECDHE+AESGCM:\\\nAES128-SHA'),
  ],
  [
    'HIGH 在 Apache 自動排除匿名套件',
    'apache',
    apache('SSLCipherSuite HIGH:RC4-SHA'),
    ['8 cipher-rc4 name=RC4-SHA'],
    apache('SSLCipherSuite HIGH'),
  ],
  ['443 沒有 SSLEngine', 'apache', apache().replace('SSLEngine on', ''), ['2 apache-engine-missing'], apache('', 'SSLEngine on')],
  ['SSLEngine off', 'apache', apache('SSLEngine off'), ['8 apache-engine-missing'], apache()],
  ['沒有 ServerName', 'apache', apache().replace(/ServerName.*/, ''), ['2 server-name-missing directive=ServerName'], apache()],
  [
    '沒有私密金鑰',
    'apache',
    apache().replace(/SSLCertificateKeyFile.*/, ''),
    ['5 key-not-named directive=SSLCertificateFile missing=SSLCertificateKeyFile'],
    apache(),
  ],
  [
    '舊的串鍊指令',
    'apache',
    apache('SSLCertificateChainFile /x/chain.pem'),
    ['8 chain-file-old directive=SSLCertificateChainFile'],
    apache(),
  ],
  [
    '串鍊檔重複伺服器憑證',
    'apache',
    apache('SSLCertificateChainFile /etc/pki/tls/certs/fullchain.pem'),
    ['8 chain-file-old directive=SSLCertificateChainFile', '8 chain-repeats-leaf directive=SSLCertificateChainFile file=fullchain.pem'],
    apache(),
  ],
  [
    '2017 年的串鍊檔',
    'apache',
    apache('SSLCertificateChainFile "/x/GCA2.crt"'),
    ['8 chain-file-old directive=SSLCertificateChainFile', '8 chain-retired-check directive=SSLCertificateChainFile file=GCA2.crt'],
    apache(),
  ],
  [
    '串鍊放在用戶端 CA',
    'apache',
    apache('SSLCACertificateFile /x/GTLSCA.crt'),
    ['8 chain-in-client-ca directive=SSLCACertificateFile file=GTLSCA.crt'],
    apache('SSLVerifyClient optional\nSSLCACertificateFile /x/GTLSCA.crt')
      .replace('SSLVerifyClient optional', '')
      .replace('GTLSCA.crt', 'users.pem'),
  ],
  [
    '測試憑證',
    'apache',
    apache().replace('fullchain', 'ssl-cert-snakeoil'),
    ['5 certificate-test-check directive=SSLCertificateFile file=ssl-cert-snakeoil.pem'],
    apache(),
  ],
  [
    'stapling 沒有快取（主設定檔）',
    'apache',
    apache('SSLUseStapling on', 'Listen 443'),
    ['8 stapling-no-cache'],
    apache('SSLUseStapling on', 'SSLStaplingCache shmcb:x(1000)'),
  ],
  ['stapling 沒有快取（只貼站台）', 'apache', apache('SSLUseStapling on'), ['8 stapling-cache-unseen'], apache('SSLUseStapling off')],
  [
    '快取放在站台裡',
    'apache',
    apache('SSLUseStapling on\nSSLStaplingCache shmcb:x(1000)'),
    ['9 misplaced-directive name=SSLStaplingCache place=<VirtualHost> allowed=httpd.conf'],
    apache('SSLUseStapling on', 'SSLStaplingCache shmcb:x(1000)'),
  ],
  [
    '要求用戶端憑證',
    'apache',
    apache('SSLVerifyClient require'),
    [
      '8 client-certificate-asked directive=SSLVerifyClient mode=require',
      '8 apache-client-no-ca directive=SSLVerifyClient missing=SSLCACertificateFile',
    ],
    apache('SSLVerifyClient none'),
  ],
  [
    '指令後面接註解',
    'apache',
    apache('SSLVerifyDepth 2 # 說明'),
    ['8 inline-comment directive=SSLVerifyDepth'],
    apache('# 說明\nSSLHonorCipherOrder off # 開關只讀第一個字'),
  ],
  [
    '壓縮與重新協商',
    'apache',
    apache('SSLCompression on\nSSLInsecureRenegotiation on'),
    ['8 apache-compression', '9 apache-insecure-renegotiation'],
    apache('SSLCompression off'),
  ],
  ['NameVirtualHost', 'apache', apache('', 'NameVirtualHost *:443'), ['1 apache-name-virtual-host'], apache()],
  [
    'http 沒有轉址',
    'apache',
    `<VirtualHost *:80>\nServerName a\n</VirtualHost>`,
    ['1 http-no-redirect'],
    '<VirtualHost *:80>\nServerName a\nRedirect permanent / https://a/\n</VirtualHost>',
  ],
  [
    'RewriteRule 轉址',
    'apache',
    '<VirtualHost *:80>\nRewriteEngine on\nRewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R,L]\n</VirtualHost>',
    ['3 redirect-temporary directive=RewriteRule'],
    '<VirtualHost *:80>\nRewriteEngine on\nRewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]\n</VirtualHost>',
  ],
  [
    'HSTS 太短',
    'apache',
    apache('Header always set Strict-Transport-Security "max-age=300"'),
    ['8 hsts-short seconds=300 days=0'],
    apache('Header always set Strict-Transport-Security "max-age=63072000"'),
  ],
  [
    'HSTS 沒有 always',
    'apache',
    apache('Header set Strict-Transport-Security "max-age=63072000"'),
    ['8 hsts-not-always directive=Header'],
    apache('Header always set Strict-Transport-Security "max-age=63072000"'),
  ],
  [
    '名稱重複',
    'apache',
    apache() + apache(),
    ['12 server-name-repeated name=www.example.gov.tw firstLine=3'],
    apache() + apache().replace('www.', 'api.'),
  ],
  [
    '結尾標籤不對',
    'apache',
    '<IfModule a>\n</VirtualHost>',
    ['2 section-mismatch name=virtualhost expected=IfModule'],
    '<ifmodule a>\n</IFMODULE>',
  ],
  ['段落沒有結束', 'apache', apache().replace('</VirtualHost>', ''), ['2 unclosed-block name=VirtualHost'], apache()],
  [
    '變數沒有值',
    'apache',
    apache('SSLCertificateChainFile ${CERTS}/x.pem'),
    ['8 chain-file-old directive=SSLCertificateChainFile', '8 variable-unseen name=CERTS'],
    apache(),
  ],
  [
    'Define 的變數會代入',
    'apache',
    apache('SSLCipherSuite ${SUITE}', 'Define SUITE RC4-SHA'),
    ['8 cipher-rc4 name=RC4-SHA'],
    apache('SSLCipherSuite ${SUITE}', 'Define SUITE AES128-SHA'),
  ],
  [
    '貼到彎引號',
    'apache',
    apache('SSLUseStapling “off”'),
    ['8 odd-character character=“ codePoint=U+201C'],
    apache('SSLUseStapling "off"'),
  ],

  [
    'Connector 上的舊屬性',
    'tomcat',
    '<Connector port="443" SSLEnabled="true" scheme="https" secure="true" keystoreFile="conf/a.jks" keyAlias="tomcat"/>',
    ['1 tomcat-connector-attributes attributes=keystoreFile、keyAlias'],
    tomcat(),
  ],
  [
    '沒有 SSLHostConfig',
    'tomcat',
    '<Connector port="443" SSLEnabled="true" scheme="https" secure="true"/>',
    ['1 tomcat-no-host-config'],
    tomcat(),
  ],
  ['沒有 Certificate', 'tomcat', tomcat(''), ['2 tomcat-no-certificate'], tomcat()],
  [
    '憑證屬性放錯層',
    'tomcat',
    tomcat('', '', 'protocols="TLSv1.3" certificateKeystoreFile="a.p12"'),
    ['2 tomcat-host-attributes attributes=certificateKeystoreFile'],
    tomcat(),
  ],
  [
    '預設名稱對不上',
    'tomcat',
    tomcat(undefined, '', 'protocols="TLSv1.3" hostName="www.example.gov.tw"'),
    ['1 tomcat-default-host-missing name=_default_'],
    tomcat(undefined, 'defaultSSLHostConfigName="www.example.gov.tw"', 'protocols="TLSv1.3" hostName="www.example.gov.tw"'),
  ],
  [
    '混用兩種寫法',
    'tomcat',
    tomcat('<Certificate certificateKeystoreFile="a.p12" certificateFile="fullchain.pem" certificateKeyFile="k.pem"/>'),
    ['3 tomcat-mixed-attributes jsse=certificateKeystoreFile openssl=certificateFile、certificateKeyFile'],
    tomcat('<Certificate certificateFile="fullchain.pem" certificateKeyFile="k.pem"/>'),
  ],
  [
    '串鍊檔重複伺服器憑證',
    'tomcat',
    tomcat('<Certificate certificateFile="a.pem" certificateKeyFile="k.pem" certificateChainFile="a.pem"/>'),
    ['3 chain-repeats-leaf directive=certificateChainFile file=a.pem'],
    tomcat('<Certificate certificateFile="a.pem" certificateKeyFile="k.pem" certificateChainFile="c.pem"/>'),
  ],
  ['舊版本', 'tomcat', tomcat(undefined, '', 'protocols="TLSv1,TLSv1.2"'), ['2 protocol-old-tls protocols=TLSv1'], tomcat()],
  [
    'all 再扣',
    'tomcat',
    tomcat(undefined, '', 'protocols="all,-TLSv1"'),
    ['2 protocol-all-leaves-old directive=protocols'],
    tomcat(undefined, '', 'protocols="all -TLSv1 -TLSv1.1"'),
  ],
  ['沒寫版本', 'tomcat', tomcat(undefined, '', ''), ['2 protocol-default directive=protocols'], tomcat()],
  [
    'Java 名稱的弱套件',
    'tomcat',
    tomcat(
      undefined,
      '',
      'protocols="TLSv1.2" ciphers="TLS_RSA_WITH_RC4_128_MD5,SSL_RSA_WITH_3DES_EDE_CBC_SHA,TLS_DH_anon_WITH_AES_128_CBC_SHA"',
    ),
    [
      '2 cipher-rc4 name=TLS_RSA_WITH_RC4_128_MD5',
      '2 cipher-md5 name=TLS_RSA_WITH_RC4_128_MD5',
      '2 cipher-3des name=SSL_RSA_WITH_3DES_EDE_CBC_SHA',
      '2 cipher-anonymous name=TLS_DH_anon_WITH_AES_128_CBC_SHA',
    ],
    tomcat(undefined, '', 'protocols="TLSv1.2" ciphers="TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"'),
  ],
  ['443 沒有 SSLEnabled', 'tomcat', '<Connector port="443"/>', ['1 tomcat-ssl-not-enabled'], '<Connector port="8080"/>'],
  [
    '轉址的連接埠',
    'tomcat',
    `<Connector port="80" redirectPort="8443"/>\n${tomcat()}`,
    ['1 tomcat-redirect-port port=8443 expected=443'],
    `<Connector port="80" redirectPort="443"/>\n${tomcat()}`,
  ],
  ['連接埠重複', 'tomcat', `${tomcat()}\n${tomcat()}`, ['6 tomcat-port-repeated port=443 firstLine=1'], tomcat()],
  [
    '註解掉的 Connector 不算',
    'tomcat',
    '<Server><Service><Connector port="8080"/><!--<Connector port="443" SSLEnabled="true"/>--></Service></Server>',
    ['1 tomcat-no-tls'],
    `<Server><Service>${tomcat()}</Service></Server>`,
  ],
  [
    '預設密碼',
    'tomcat',
    tomcat('<Certificate certificateKeystoreFile="a" certificateKeystorePassword="changeit"/>'),
    ['3 password-default attribute=certificateKeystorePassword'],
    tomcat('<Certificate certificateKeystoreFile="a" certificateKeystorePassword="${pw}"/>'),
  ],
  [
    '標籤沒有關',
    'tomcat',
    '<Server>\n<Service>\n</Server>',
    ['1 unclosed-block name=Server', '3 section-mismatch name=Server expected=Service'],
    '<Server>\n<Service/>\n</Server>',
  ],

  [
    '暫時轉址',
    'web-config',
    '<configuration><system.webServer><rewrite><rules><rule><match url="(.*)"/><conditions><add input="{HTTPS}" pattern="off"/></conditions><action type="Redirect" url="https://{HTTP_HOST}/{R:1}" redirectType="Found"/></rule></rules></rewrite></system.webServer></configuration>',
    ['1 web-config-no-tls', '1 redirect-temporary directive=redirectType'],
    '<configuration/>',
  ],
  [
    '沒有轉址、HSTS 太短、要用戶端憑證',
    'web-config',
    '<configuration>\n<system.webServer>\n<httpProtocol><customHeaders><add name="Strict-Transport-Security" value="max-age=60"/></customHeaders></httpProtocol>\n<security><access sslFlags="Ssl, SslRequireCert"/></security></system.webServer></configuration>',
    [
      '1 web-config-no-tls',
      '1 web-config-no-redirect',
      '3 hsts-short seconds=60 days=0',
      '4 client-certificate-asked directive=sslFlags mode=SslRequireCert',
    ],
    '<configuration/>',
  ],
];

for (const [what, kind, bad, findings, good] of rows) {
  test(`${kind}：${what}`, () => {
    assert.deepEqual(brief(kind, bad).sort(), [...findings].sort());
    const codes = new Set(findings.map((one) => one.split(' ')[1]));
    codes.delete('web-config-no-tls');
    if (!findings.some((one) => one.includes('chain-file-old')) || good !== bad) {
      assert.deepEqual(
        brief(kind, good).filter((one) => codes.has(one.split(' ')[1] ?? '')),
        [],
        '好的寫法不該有同樣的結果',
      );
    }
  });
}

const clean: [what: string, kind: ConfigKind, text: string][] = [
  ['標準寫法', 'nginx', `${http}\n${nginx('add_header Strict-Transport-Security "max-age=63072000" always;')}`],
  [
    '標準寫法',
    'apache',
    `<VirtualHost *:80>\nServerName www.example.gov.tw\nRedirect permanent / https://www.example.gov.tw/\n</VirtualHost>\n${apache('Header always set Strict-Transport-Security "max-age=63072000"')}`,
  ],
  ['標準寫法', 'tomcat', `<Server><Service><Connector port="80" redirectPort="443"/>${tomcat()}</Service></Server>`],
  ['註解裡的舊設定不算', 'nginx', nginx('# ssl_ciphers RC4-SHA; } {')],
  ['引號裡的大括號與分號不算', 'nginx', `log_format x '{"a";"b"}';\n${nginx('if ($a ~ "^x{2,3};") { return 403; }')}`],
  ['變數名稱的大括號', 'nginx', nginx('set $a "${host}_x"; location / { proxy_pass http://${up}/; }')],
  ['upstream 的 server 不是站台', 'nginx', `upstream b { server 10.0.0.1:443; server 10.0.0.2:443; }\n${nginx()}`],
  [
    '上層的設定會繼承',
    'nginx',
    'http { ssl_protocols TLSv1.2; ssl_certificate a/fullchain.pem; ssl_certificate_key b.key; server { listen 443 ssl; server_name a; } server { listen 443 ssl; server_name b; } }',
  ],
  ['伺服器層級的設定會繼承', 'apache', apache('', 'SSLProtocol -all +TLSv1.3').replace('SSLProtocol -all +TLSv1.2 +TLSv1.3', '')],
  ['IfModule 裡的站台', 'apache', `<IfModule mod_ssl.c>\n${apache()}</IfModule>`],
];

for (const [what, kind, text] of clean) {
  test(`${kind}：${what}，沒有任何結果`, () => assert.deepEqual(brief(kind, text), []));
}

test('密碼、私密金鑰與它的路徑不會出現在結果裡', () => {
  const secret = 'S3cretZq9';
  const key = '-----BEGIN PRIVATE KEY-----';
  const texts: [ConfigKind, string][] = [
    [
      'tomcat',
      tomcat(
        `<Certificate certificateKeystoreFile="conf/server.p12" certificateKeystorePassword="${secret}" certificateKeyPassword="${secret}"/>`,
        `keystorePass="${secret}" keyPass="${secret}" truststorePass="${secret}"`,
      ),
    ],
    [
      'tomcat',
      `<Connector port="443" SSLEnabled="true" SSLPassword="${secret}" SSLCertificateKeyFile="/x/${secret}.crt" clientAuth="${secret}" protocols="${secret}"/>`,
    ],
    [
      'nginx',
      nginx(`ssl_password_file /x/${secret}; proxy_set_header Authorization "Basic ${secret}"; ssl_protocols ${secret};`).replace(
        'server.key',
        `${secret}.crt`,
      ),
    ],
    ['nginx', nginx(`ssl_certificate_key "${key} ${secret}";`)],
    [
      'apache',
      apache(
        `SSLPassPhraseDialog exec:/x/${secret}\nSSLCertificateKeyFile /x/${secret}.crt\nSSLProtocol ${secret}\nAuthLDAPBindPassword ${secret} # x`,
      ),
    ],
    [
      'web-config',
      `<configuration><connectionStrings><add name="a" connectionString="Password=${secret}"/></connectionStrings><appSettings><add key="pw" value="${secret}"/></appSettings></configuration>`,
    ],
  ];
  let findings = 0;
  for (const [kind, text] of texts) {
    findings += examineConfig(text, kind).length;
    const shown = JSON.stringify(examineConfig(text, kind));
    assert.ok(!shown.includes(secret) && !shown.includes('BEGIN'), shown);
  }
  assert.ok(findings >= 10, `只有 ${findings} 筆，測不出東西`);
});
