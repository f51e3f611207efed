const mebibyte = 1024 * 1024;
const fill = (unit: string): string => unit.repeat(Math.ceil(mebibyte / unit.length));

/** One MiB, or `most`, of pieces that differ. */
function numbered(unit: (at: number) => string, most = Infinity): string {
  const parts: string[] = [];
  for (let at = 0, length = 0; at < most && length < mebibyte; at++) {
    const part = unit(at);
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}

/** Texts of one MiB at most that keep a careless reader of configurations busy. */
export const hostile: readonly [what: string, text: string][] = [
  ['小於符號', fill('<')],
  ['大括號', fill('{')],
  ['結尾大括號', fill('}')],
  ['深層區塊', fill('a{')],
  ['分號', fill(';')],
  ['沒有關閉的引號', fill('a "')],
  ['反斜線', fill('\\')],
  ['反斜線換行', fill('a\\\n')],
  ['井號', fill('#')],
  ['空白', fill(' ')],
  ['換行', fill('\n')],
  ['深層段落', fill('<IfModule a>\n')],
  ['結尾標籤', fill('</a>\n')],
  ['深層標籤', fill('<a>')],
  ['很多屬性', `<Connector ${Array.from({ length: 90_000 }, (_, at) => `a${at}="x"`).join(' ')}>`],
  ['長的加密套件清單', `ssl_ciphers ${fill('RC4-SHA:')};`],
  ['Apache 的長清單', `SSLCipherSuite ${fill('ALL:!ADH:')}`],
  ['長的版本清單', `SSLProtocol ${fill('+TLSv1 ')}`],
  ['Tomcat 的長清單', `<Connector SSLEnabled="true" sslEnabledProtocols="${fill('+TLSv1,')}"/>`],
  ['變數', fill('Define a ${a}${a}\nSSLEngine ${a}\n')],
  ['很多站台', fill('server{listen 443 ssl;server_name a b;}\n')],
  ['很多 VirtualHost', fill('<VirtualHost *:443>\nServerName a\n</VirtualHost>\n')],
  ['各不相同的 VirtualHost', numbered((at) => `<VirtualHost *:80>\nServerName x${at}\nRedirect / http://x${at + 1}/\n</VirtualHost>\n`)],
  [
    '一個 VirtualHost 很多連接埠',
    `<VirtualHost ${numbered((at) => `*:${at} `)}>\nServerName x\nRedirect / http://x:8080/\n</VirtualHost>\n`,
  ],
  [
    '一個 VirtualHost 很多名稱',
    `<VirtualHost *:80>\nServerName x\nServerAlias ${numbered((at) => `x${at} `)}\nRedirect / http://x1/\n</VirtualHost>\n`,
  ],
  [
    '難比對的 RewriteCond',
    `<VirtualHost *:80>\nServerName x\nRewriteEngine on\n${fill(`RewriteCond ${'a'.repeat(200)} .*.*.*.*b\nRewriteRule ^ https://x/ [R]\n`)}</VirtualHost>`,
  ],
  [
    '很多 Location',
    `<VirtualHost *:80>\nServerName x\n${numbered((at) => `<Location /${at}>\nRedirectMatch b http://x/\n</Location>\n`)}</VirtualHost>`,
  ],
  [
    '一個 server 八千個轉址',
    `server{listen 80;server_name ${numbered((at) => `x${at} `, 8_000)};${numbered((at) => `if ($host = x${at}) {return 301 http://x${at + 1}/;}\n`, 8_000)}}`,
  ],
  ['各不相同的 server', numbered((at) => `server{listen 80;server_name x${at};return 301 http://x${at + 1}/;}\n`)],
  ['很多文件型別', fill('<!a>')],
  ['很多 Connector', fill('<Connector port="443" SSLEnabled="true"/>\n')],
  ['很多 http 設定', `http{${fill('ssl_protocols TLSv1;')}server{listen 443 ssl;}}`],
  ['XML 註解', fill('<!--')],
  ['HAProxy 的 bind', `frontend a\n${fill(' bind *:443 ssl crt /a/“b crt-list c verify required\n')}`],
  ['HAProxy 的一行', `frontend a\n bind *:443 ${fill('ssl crt a ')}`],
  ['HAProxy 的轉址', `frontend a\n mode http\n bind *:80\n${fill(' redirect scheme http\n')}`],
  ['HAProxy 的段落', fill('backend a\n redirect scheme https\n')],
  ['WildFly 的指令', numbered((at) => `/subsystem=elytron/key-manager=a${at}:add(key-store=b${at})\n`)],
  ['WildFly 沒有關閉的括號', fill('/subsystem=elytron/key-store=a:add(')],
  ['WildFly 接續的行', fill('/subsystem=elytron/key-store=a:add(path=x,\\\n')],
  [
    'WildFly 的 XML',
    `<server xmlns="urn:jboss:domain:20.0">${numbered((at) => `<key-manager name="a${at}" key-store="b${at}"/>\n`)}</server>`,
  ],
  ['Spring Boot 的屬性', numbered((at) => `server.ssl.x${at}=y\n`)],
  ['Spring Boot 接續的行', fill('server.ssl.ciphers=a,\\\n')],
  ['Spring Boot 的 bundle', numbered((at) => `spring.ssl.bundle.pem.a${at}.keystore.certificate=b.pem\n`)],
  ['Spring Boot 的 YAML', `server:\n  ssl:\n${numbered((at) => `    key${at}: x\n`)}`],
  ['很深的 YAML', numbered((at) => `${' '.repeat(at % 2_000)}a:\n`)],
  ['YAML 的清單', fill('- - - - - - - - a: b\n')],
  ['YAML 的引號', `server:\n  ssl:\n    a: [${fill('"x", ')}`],
];
