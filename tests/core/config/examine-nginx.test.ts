import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examineConfig } from '../../../src/core/config/examine-config.ts';
import { accepted, refused, wholeConfig } from '../../fixtures/nginx/refused.ts';

const codes = (text: string, version: string | null = null): string[] => examineConfig(text, 'nginx', version).map(({ code }) => code);
const above = (text: string, version: string | null = null): string[] =>
  examineConfig(text, 'nginx', version).flatMap(({ severity, code }) => (severity === 'info' ? [] : [code]));

for (const one of refused)
  test(`nginx 不收：${one.what}`, () => assert.ok(codes(wholeConfig(one)).includes(one.code), codes(wholeConfig(one)).join(' ')));
for (const one of accepted) test(`nginx 收：${one.what}`, () => assert.deepEqual(above(wholeConfig(one)), []));

const tls = 'ssl_certificate /e/fullchain.pem; ssl_certificate_key /e/k.key; ssl_protocols TLSv1.2 TLSv1.3;';
const plain = 'server { listen 80; server_name www.example.gov.tw; return 301 https://$host$request_uri; }';
const secure = `server { listen 443 ssl; server_name www.example.gov.tw; ${tls} }`;

const loops: [what: string, text: string][] = [
  ['80 與 443 同一個站台', `server { listen 80; listen 443 ssl; server_name a.test; ${tls} return 301 https://$host$request_uri; }`],
  ['443 轉到自己的名稱', `server { listen 443 ssl; server_name a.test; ${tls} return 301 https://a.test$request_uri; }`],
  ['443 的 rewrite', `server { listen 443 ssl; server_name a.test; ${tls} rewrite ^/(.*)$ https://$server_name/$1 permanent; }`],
  [
    'http 與 https 互轉',
    `${plain}\nserver { listen 443 ssl; server_name www.example.gov.tw; ${tls} return 302 http://$host$request_uri; }`,
  ],
  ['location / 裡的 return', `server { listen 443 ssl; server_name a.test; ${tls} location / { return 301 https://$host$request_uri; } }`],
  ['條件寫反', `server { listen 443 ssl; server_name a.test; ${tls} if ($scheme = https) { return 301 https://$host$request_uri; } }`],
  [
    '兩個名稱互轉',
    `${secure.replace(tls, `${tls} return 301 https://b.test/;`)}\nserver { listen 443 ssl; server_name b.test; ${tls} return 301 https://www.example.gov.tw/; }`,
  ],
  ['路徑越來越長', `server { listen 443 ssl; server_name a.test; ${tls} return 301 https://a.test/x$request_uri; }`],
];
for (const [what, text] of loops) test(`轉址繞圈：${what}`, () => assert.ok(codes(text).includes('redirect-loop')));

const ends: [what: string, text: string][] = [
  ['80 轉到 443', `${plain}\n${secure}`],
  [
    '同一個站台，只在 http 轉',
    `server { listen 80; listen 443 ssl; server_name a.test; ${tls} if ($scheme = http) { return 301 https://$host$request_uri; } }`,
  ],
  [
    '$https 的條件',
    `server { listen 80; listen 443 ssl; server_name a.test; ${tls} if ($https != "on") { return 301 https://$host$request_uri; } }`,
  ],
  [
    '連接埠的條件',
    `server { listen 80; listen 443 ssl; server_name a.test; ${tls} if ($server_port = 80) { return 301 https://$host$request_uri; } }`,
  ],
  [
    '名稱的條件',
    `${plain}\nserver { listen 443 ssl; server_name example.gov.tw www.example.gov.tw; ${tls} if ($host = example.gov.tw) { return 301 https://www.example.gov.tw$request_uri; } }`,
  ],
  [
    '負載平衡器的標頭',
    'server { listen 80; server_name a.test; if ($http_x_forwarded_proto != "https") { return 301 https://$host$request_uri; } }',
  ],
  [
    '沒有名稱的站台轉到主要名稱',
    `server { listen 443 ssl default_server; server_name _; ${tls} return 301 https://www.example.gov.tw$request_uri; }\n${secure}`,
  ],
  ['轉到別台主機', `server { listen 443 ssl; server_name a.test; ${tls} return 301 https://b.test$request_uri; }`],
  ['轉到別的埠', `server { listen 8443 ssl; server_name a.test; ${tls} return 301 https://a.test$request_uri; }`],
  [
    '轉到一個頁面',
    `server { listen 443 ssl; server_name a.test; ${tls} location = / { return 301 https://a.test/home; } location / { root /w; } }`,
  ],
  [
    '先 http 的 www 再 https',
    `server { listen 80; server_name example.gov.tw; return 301 http://www.example.gov.tw$request_uri; }\n${plain}\n${secure}`,
  ],
];
for (const [what, text] of ends) test(`轉址到得了：${what}`, () => assert.deepEqual(above(text), []));

const quiet: [what: string, text: string][] = [
  [
    'QUIC 與 TCP 在同一個位址',
    `${plain}\nserver { listen 443 quic reuseport; listen 443 ssl; http2 on; server_name www.example.gov.tw; ${tls} add_header Alt-Svc 'h3=":443"; ma=86400'; }`,
  ],
  [
    '別的站台已經寫了 ssl',
    `${plain}\n${secure}\nserver { listen 443; server_name b.test; ssl_certificate /e/b-full.pem; ssl_certificate_key /e/b.key; ssl_protocols TLSv1.2 TLSv1.3; }`,
  ],
  ['stream 轉交', 'stream { upstream b { server 10.0.0.1:443; } server { listen 443; ssl_preread on; proxy_pass b; } }'],
  ['沒有外層的 stream 站台', 'server { listen 443; proxy_pass 10.0.0.1:443; }'],
  [
    'Lua 區塊',
    `${plain}\n${secure.replace(tls, `${tls} location / { content_by_lua_block { ngx.say("}") -- don't }\n local a = [[ } ]] if x then y = { 1 } end } }`)}`,
  ],
  [
    'add_header_inherit merge',
    `${plain}\n${secure.replace(tls, `${tls} add_header Strict-Transport-Security "max-age=63072000" always; add_header_inherit merge; location /a { add_header X y; }`)}`,
  ],
  ['只有本機的 80', `${secure}\nserver { listen 127.0.0.1:80; location /status { stub_status; } }`],
  ['拒絕握手的預設站台', `server { listen 443 ssl default_server; ssl_reject_handshake on; }\n${plain}\n${secure}`],
  ['80 的預設站台不回應', `server { listen 80 default_server; return 444; }\n${plain}\n${secure}`],
  [
    'nginx -T 的輸出',
    `# configuration file /etc/nginx/nginx.conf:\nevents { }\nhttp { include conf.d/*.conf; }\n# configuration file /etc/nginx/conf.d/a.conf:\n${plain}\n${secure}`,
  ],
  [
    '兩邊都有 IPv6',
    `server { listen 80; listen [::]:80; server_name a.test; return 301 https://$host$request_uri; }\nserver { listen 443 ssl; listen [::]:443 ssl; server_name a.test; ${tls} }`,
  ],
];
quiet.push(
  ['轉到別的機關的 http 網站', secure.replace(tls, `${tls} location /opendata/ { return 301 http://data.other.gov.tw/; }`)],
  [
    '同一行有兩個指令',
    secure.replace(
      tls,
      `${tls} proxy_set_header Host $host; more_clear_headers Server;\nadd_header X-A b; brotli on;\nlocation /a { set $x 1; pagespeed off; }`,
    ),
  ],
  ['轉址的目標在變數裡', 'server { listen 80; server_name a.test; set $t https://a.test; return 301 $t$request_uri; }'],
  [
    '轉址的目標由 map 決定',
    'map $host $to { default https://a.test; }\nserver { listen 80; server_name a.test; rewrite ^ $to permanent; }',
  ],
  ['error_page 轉到 https', 'server { listen 80; server_name a.test; error_page 403 =301 https://a.test/; deny all; }'],
  [
    '內層的 HSTS 可能在 include 的檔案裡',
    `${plain}\n${secure.replace(tls, `${tls} add_header Strict-Transport-Security "max-age=63072000" always; location /a { include headers.conf; add_header X y; }`)}`,
  ],
);
for (const [what, text] of quiet) test(`沒有誤報：${what}`, () => assert.deepEqual(above(text), []));

test('HSTS 寫在 http 那一層，站台自己有 add_header 就沒有了', () => {
  assert.ok(
    codes(
      `http { add_header Strict-Transport-Security "max-age=63072000" always; ${plain} ${secure.replace(tls, `${tls} add_header X y;`)} }`,
    ).includes('hsts-lost-in-location'),
  );
});

test('IPv6 只開在 80', () => {
  assert.ok(
    codes(
      `server { listen 80; listen [::]:80; server_name a.test; return 301 https://$host$request_uri; }\nserver { listen 443 ssl; server_name a.test; ${tls} }`,
    ).includes('ipv6-missing'),
  );
});

test('少了分號的下一行是清單也看得出來', () => {
  assert.ok(codes(`server { server_name a.test\nlisten 443 ssl; ${tls} }`).includes('missing-semicolon'));
});

const versions: [what: string, text: string, version: string | null, code: string, there: boolean][] = [
  ['1.22 沒有 http2 on', 'server { http2 on; }', '1.22.1', 'directive-too-new', true],
  ['1.25.1 有 http2 on', 'server { http2 on; }', '1.25.1', 'directive-too-new', false],
  ['版本不明不說太新', 'server { http2 on; }', null, 'directive-too-new', false],
  ['1.24 還有 ssl on', 'server { ssl on; }', '1.24.0', 'nginx-ssl-on', true],
  ['1.26 已經沒有 ssl on', 'server { ssl on; }', '1.26.0', 'directive-removed', true],
  ['1.18 的 listen http2 不必改', 'server { listen 443 ssl http2; }', '1.18.0', 'nginx-listen-http2', false],
  ['1.28 的 listen http2 是舊寫法', 'server { listen 443 ssl http2; }', '1.28', 'nginx-listen-http2', true],
  ['1.24 的 listen 沒有 quic', 'server { listen 443 quic; }', '1.24.0', 'directive-too-new', true],
  [
    '1.27.2 的版本仍由預設站台決定',
    `${secure}\n${secure.replace('www', 'b').replace('TLSv1.2 ', '')}`,
    '1.27.2',
    'protocols-from-default-server',
    true,
  ],
  [
    '1.29.2 起各站台自己決定',
    `${secure}\n${secure.replace('www', 'b').replace('TLSv1.2 ', '')}`,
    '1.29.2',
    'protocols-from-default-server',
    false,
  ],
  ['HTTP/2 推送已經沒有作用', 'server { http2_push /a; }', '1.28', 'directive-obsolete', true],
];
for (const [what, text, version, code, there] of versions)
  test(`版本：${what}`, () => assert.equal(codes(text, version).includes(code), there, codes(text, version).join(' ')));

const found: [what: string, text: string, code: string][] = [
  ['轉回自己的 http', secure.replace(tls, `${tls} location /a { return 301 http://WWW.example.gov.tw/a; }`), 'redirect-to-http'],
  [
    '轉到另一個有 https 的站台',
    `${secure}\nserver { listen 443 ssl; server_name b.test; ${tls} return 301 http://www.example.gov.tw/; }`,
    'redirect-to-http',
  ],
  [
    '萬用名稱的站台轉回 http',
    secure.replace('www.', '*.').replace(tls, `${tls} return 301 http://api.example.gov.tw/;`),
    'redirect-to-http',
  ],
  ['值被分號切斷', secure.replace(tls, `${tls} add_header X-XSS-Protection 1; mode=block;`), 'missing-quote'],
  ['cookie 的屬性被分號切斷', secure.replace(tls, `${tls} location /a { proxy_cookie_path / /; secure; }`), 'missing-quote'],
  ['http 站台轉到相對路徑', 'server { listen 80; server_name a.test; return 301 $scheme://a.test/x; }', 'http-no-redirect'],
  ['TLS 1.0 寫成 TLSv1.0', secure.replace('TLSv1.2', 'TLSv1.0'), 'protocol-tls10'],
];
for (const [what, text, code] of found) test(`說得出來：${what}`, () => assert.ok(codes(text).includes(code), codes(text).join(' ')));

test('只貼了一段：結尾與開頭都不在裡面，不說是錯誤', () => {
  const middle = `location /a { root /w; }\n}\nserver { listen 80; server_name a.test; return 301 https://a.test$request_uri;`;
  assert.deepEqual(above(middle), []);
  assert.ok(codes(middle).includes('part-pasted'));
  // 整份 nginx.conf 不可能從中間開始。
  assert.deepEqual(above(`events { }\nhttp { }\n}\nstream {`).sort(), ['extra-close', 'unclosed-block']);
});

test('檔案開頭有 BOM', () => {
  assert.deepEqual(above(`\ufeff${plain}`), ['byte-order-mark']);
  assert.deepEqual(above(plain), []);
});

test('繞圈的那一行只說一次', () => {
  const text = `server { listen 80; listen 443 ssl; server_name a.test b.test; ${tls} return 301 https://$host$request_uri; }`;
  assert.equal(codes(text).filter((code) => code === 'redirect-loop').length, 1);
});

const uses = (variable: string): string => `server { listen 80; server_name a.test; return 301 https://a.test/$${variable}; }`;
test('變數可能在別的地方定義的，不說沒有', () => {
  assert.deepEqual(above(uses('connection_upgrade')), []);
  assert.deepEqual(above(uses('request_url')), ['unknown-variable-near']);
  assert.deepEqual(above(`http { include conf.d/*.conf; ${uses('request_url')} }`), []);
  assert.deepEqual(above(`http { include mime.types; ${uses('no_such_thing')} }`), ['unknown-variable']);
  assert.deepEqual(above(`http { geoip2 a { $no_such_thing b; } ${uses('no_such_thing')} }`), []);
});
