import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigKind } from '../../../src/core/config/config-finding.ts';
import { examineConfig } from '../../../src/core/config/examine-config.ts';

const grave = (kind: ConfigKind, text: string, version: string | null = null): string[] =>
  examineConfig(text, kind, version)
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, line }) => `${code}@${line}`);

const connector = (inside: string, attributes = '', host = 'protocols="TLSv1.2+TLSv1.3"'): string =>
  `<Connector port="443" SSLEnabled="true" ${attributes}>\n<SSLHostConfig ${host}>\n${inside}\n</SSLHostConfig>\n</Connector>`;
const STORE = '<Certificate certificateKeystoreFile="a.p12" certificateKeystorePassword="${pw}"/>';
const NEW_SUITES = 'TLS_AES_128_GCM_SHA256:ECDHE-RSA-AES128-GCM-SHA256';
const site = (bindings: string): string =>
  `<configuration><system.applicationHost><sites><site name="a"><bindings>\n${bindings}\n</bindings></site></sites></system.applicationHost></configuration>`;
const rule = (conditions: string, url = 'https://{HTTP_HOST}/{R:1}'): string =>
  `<configuration><system.webServer><rewrite><rules>\n<rule name="r"><match url="(.*)"/>${conditions}<action type="Redirect" url="${url}" redirectType="Permanent"/></rule>\n</rules></rewrite></system.webServer></configuration>`;
const condition = (text: string): string => `<conditions><add ${text}/></conditions>`;

const outbound = (value: string): string =>
  `<configuration><system.webServer><rewrite><outboundRules>\n<rule name="hsts"><match serverVariable="RESPONSE_Strict_Transport_Security" pattern=".*"/>\n<action type="Rewrite" value="${value}"/></rule></outboundRules></rewrite></system.webServer></configuration>`;

const rows: [what: string, kind: ConfigKind, bad: string, found: string[], good: string][] = [
  ['密碼裡有 &', 'tomcat', connector(STORE.replace('${pw}', 'a&b')), ['xml-ampersand@3'], connector(STORE.replace('${pw}', 'a&amp;b'))],
  ['值裡有 <', 'tomcat', connector(STORE.replace('${pw}', 'a<b')), ['xml-less-than@3'], connector(STORE.replace('${pw}', 'a&lt;b'))],
  ['屬性之間沒有空白', 'tomcat', connector(STORE.replace('" ', '"')), ['xml-malformed@3'], connector(STORE)],
  ['值沒有引號', 'tomcat', connector(STORE.replace('"a.p12"', 'a.p12')), ['xml-malformed@3'], connector(STORE)],
  [
    '少了結尾的引號',
    'tomcat',
    connector(STORE.replace('a.p12"', 'a.p12')),
    ['xml-malformed@3'],
    connector(STORE.replace('a.p12', 'b.p12')),
  ],
  [
    '屬性寫兩次',
    'tomcat',
    connector(STORE.replace('/>', ' certificateKeystoreFile="b.p12"/>')),
    ['xml-attribute-repeated@3'],
    connector(STORE),
  ],
  ['註解包住註解', 'tomcat', `<!-- <!-- a --> -->\n${connector(STORE)}`, ['xml-comment@1'], `<!-- a -->\n${connector(STORE)}`],
  ['屬性大小寫不對', 'tomcat', connector(STORE.replace('KeystoreFile', 'KeyStoreFile')), ['tomcat-attribute-meant@3'], connector(STORE)],
  ['版本寫成元素', 'tomcat', connector(`<Protocols>TLSv1.2</Protocols>${STORE}`), ['tomcat-element-unknown@3'], connector(STORE)],
  [
    '舊名稱寫在新的地方',
    'tomcat',
    connector(STORE.replace('/>', ' keyAlias="a"/>')),
    ['tomcat-attribute-elsewhere@3'],
    connector(STORE.replace('/>', ' certificateKeyAlias="a"/>')),
  ],
  [
    'BIO 連接器',
    'tomcat',
    connector(STORE, 'protocol="org.apache.coyote.http11.Http11Protocol"'),
    ['tomcat-class-leaving@1'],
    connector(STORE, 'protocol="HTTP/1.1"'),
  ],
  [
    'APR 連接器',
    'tomcat',
    connector(STORE, 'protocol="org.apache.coyote.http11.Http11AprProtocol"'),
    ['apr-removed@1'],
    connector(STORE, 'protocol="org.apache.coyote.http11.Http11Nio2Protocol"'),
  ],
  [
    '類別名稱打錯',
    'tomcat',
    connector(STORE, 'protocol="org.apache.coyote.http11.Http11NIOProtocol"'),
    ['tomcat-class-unknown@1'],
    connector(STORE),
  ],
  ['金鑰儲存庫指到憑證', 'tomcat', connector(STORE.replace('a.p12', 'server.cer')), ['keystore-is-certificate@3'], connector(STORE)],
  ['Certificate 是空的', 'tomcat', connector('<Certificate type="RSA"/>'), ['tomcat-no-keystore@3'], connector(STORE)],
  [
    '同名的 SSLHostConfig',
    'tomcat',
    connector(`${STORE}</SSLHostConfig><SSLHostConfig protocols="TLSv1.2">${STORE}`),
    ['tomcat-host-repeated@3'],
    connector(`${STORE}</SSLHostConfig><SSLHostConfig hostName="b" protocols="TLSv1.2">${STORE}`),
  ],
  [
    '舊屬性與 SSLHostConfig 並存',
    'tomcat',
    connector(STORE, 'keystoreFile="a.p12"'),
    ['tomcat-connector-attributes@1', 'tomcat-attributes-beside-host@1'],
    connector(STORE),
  ],
  [
    'TLS 1.3 的套件沒有寫',
    'tomcat',
    connector(STORE, '', 'protocols="TLSv1.2+TLSv1.3" ciphers="ECDHE-RSA-AES128-GCM-SHA256"'),
    ['tomcat-tls13-lost@2'],
    connector(STORE, '', `protocols="TLSv1.2+TLSv1.3" ciphers="${NEW_SUITES}"`),
  ],
  ['轉址沒有判斷 https', 'web-config', rule(''), ['redirect-loop@2'], rule(condition('input="{HTTPS}" pattern="^OFF$"'))],
  [
    '轉址的條件相反',
    'web-config',
    rule(condition('input="{HTTPS}" pattern="on"')),
    ['redirect-loop@2'],
    rule(condition('input="{HTTPS}" pattern="on" negate="true"')),
  ],
  [
    '轉址看連接埠',
    'web-config',
    rule(condition('input="{SERVER_PORT}" pattern="^443$"')),
    ['redirect-loop@2'],
    rule(condition('input="{SERVER_PORT_SECURE}" pattern="^0$"')),
  ],
  [
    '轉址只看網址',
    'web-config',
    rule(condition('input="{REQUEST_METHOD}" pattern="GET"')),
    ['redirect-loop@2'],
    rule(condition('input="{HTTP_X_FORWARDED_PROTO}" pattern="^http$"')),
  ],
  [
    '兩個名稱沒有 SNI',
    'web-config',
    site(
      '<binding protocol="https" bindingInformation="*:443:a.gov.tw" sslFlags="0"/>\n<binding protocol="https" bindingInformation="*:443:b.gov.tw"/>',
    ),
    ['iis-sni-missing@3'],
    site(
      '<binding protocol="https" bindingInformation="*:443:a.gov.tw" sslFlags="1"/>\n<binding protocol="https" bindingInformation="*:443:b.gov.tw" sslFlags="1"/>',
    ),
  ],
  [
    '繫結重複',
    'web-config',
    site('<binding protocol="http" bindingInformation="*:80:a"/>\n<binding protocol="http" bindingInformation=":80:A"/>'),
    ['iis-binding-repeated@3'],
    site('<binding protocol="http" bindingInformation="*:80:a"/>\n<binding protocol="http" bindingInformation="*:80:b"/>'),
  ],
  [
    'IIS 的 HSTS 太短',
    'web-config',
    site('</bindings><hsts enabled="true" max-age="300"/><bindings>'),
    ['hsts-short@2'],
    site('</bindings><hsts enabled="true" max-age="63072000"/><bindings>'),
  ],
  ['IIS 的輸出規則寫錯 max-age', 'web-config', outbound('maxage=31536000'), ['hsts-malformed@3'], outbound('max-age=31536000')],
  ['IIS 的輸出規則的 HSTS 太短', 'web-config', outbound('max-age=300'), ['hsts-short@3'], outbound('{HSTS:1}')],
  [
    '.NET 關掉系統的 TLS 設定',
    'web-config',
    '<configuration><runtime><AppContextSwitchOverrides value="Switch.System.Net.DontEnableSchUseStrongCrypto=true"/></runtime></configuration>',
    ['dotnet-weak-tls@1'],
    '<configuration><runtime><AppContextSwitchOverrides value="Switch.System.Net.DontEnableSchUseStrongCrypto=false"/></runtime></configuration>',
  ],
];

rows.push(
  [
    'Tomcat 的轉址連接埠',
    'tomcat',
    `<Service name="Catalina"><Connector port="8080" redirectPort="444"/>${connector(STORE).replace('"443"', '"8443" proxyPort="443"')}</Service>`,
    ['tomcat-redirect-port@1'],
    `<Service name="Catalina"><Connector port="8080" redirectPort="443"/>${connector(STORE).replace('"443"', '"8443" proxyPort="443"')}</Service>`,
  ],
  [
    'TLS 1.0 的名稱',
    'tomcat',
    connector(STORE, '', 'protocols="TLSv1.0+TLSv1.2"'),
    ['protocol-tls10@2'],
    connector(STORE, '', 'protocols="TLSv1.2"'),
  ],
  ['轉回自己的 http', 'web-config', rule('', 'http://{HTTP_HOST}/{R:1}'), ['redirect-to-http@2'], rule('', 'http://data.other.gov.tw/')],
  [
    '轉回有 https 繫結的名稱',
    'web-config',
    site(
      '<binding protocol="https" bindingInformation="*:443:a.gov.tw"/></bindings><httpRedirect enabled="true" destination="http://a.gov.tw"/><bindings>',
    ),
    ['redirect-to-http@2'],
    site(
      '<binding protocol="https" bindingInformation="*:443:a.gov.tw"/></bindings><httpRedirect enabled="true" destination="http://b.gov.tw"/><bindings>',
    ),
  ],
);
for (const [what, kind, bad, found, good] of rows) {
  test(`${kind}：${what}`, () => {
    assert.deepEqual(grave(kind, bad).sort(), [...found].sort());
    assert.deepEqual(grave(kind, good), [], '好的寫法不該有結果');
  });
}

for (const [what, text, version, found] of [
  ['舊屬性在 9 還可以', '<Connector port="443" SSLEnabled="true" keystoreFile="a.p12"/>', '9.0.98', ['tomcat-connector-attributes@1']],
  ['舊屬性在 10 沒有了', '<Connector port="443" SSLEnabled="true" keystoreFile="a.p12"/>', '10.1.60', ['tomcat-attributes-gone@1']],
  [
    'sslImplementationName 在 10 還有',
    connector(STORE, 'sslImplementationName="org.apache.tomcat.util.net.jsse.JSSEImplementation"'),
    '10.1.59',
    [],
  ],
  ['APR 在 10.1 沒有了', connector(STORE, 'protocol="org.apache.coyote.http11.Http11AprProtocol"'), '10.1.1', ['tomcat-class-gone@1']],
  ['APR 在 9 還有', connector(STORE, 'protocol="org.apache.coyote.http11.Http11AprProtocol"'), '9.0.98', []],
  ['groups 在 8.5 還沒有', connector(STORE, '', 'protocols="TLSv1.2" groups="x25519"'), '8.5.100', ['tomcat-attribute-too-new@2']],
  [
    'TLS 1.3 在 9.0.113 要寫套件',
    connector(STORE, '', 'protocols="TLSv1.2+TLSv1.3" ciphers="ECDHE-RSA-AES128-GCM-SHA256"'),
    '9.0.113',
    ['tomcat-tls13-lost@2'],
  ],
  ['TLS 1.3 從 9.0.114 不必寫', connector(STORE, '', 'protocols="TLSv1.2+TLSv1.3" ciphers="ECDHE-RSA-AES128-GCM-SHA256"'), '9.0.114', []],
] as const)
  test(`Tomcat 的版本：${what}`, () => assert.deepEqual(grave('tomcat', text, version), found));

test('沒有寫 scheme 與 secure 的 Connector 沒有問題', () => assert.deepEqual(grave('tomcat', connector(STORE)), []));

test('設定裡的密碼只說有，不說是什麼', () => {
  const text =
    '<configuration><connectionStrings>\n<add name="a" connectionString="Server=s;User Id=u;Password=S3cretZq9"/>\n<add name="b" connectionString="Server=s;Integrated Security=SSPI"/>\n</connectionStrings><appSettings>\n<add key="SmtpPassword" value="S3cretZq9"/>\n<add key="Title" value="S3cretZq9"/></appSettings></configuration>';
  const found = examineConfig(text, 'web-config');
  assert.deepEqual(
    found.filter(({ code }) => code === 'password-in-text').map(({ line }) => line),
    [2, 5],
  );
  assert.ok(!JSON.stringify(found).includes('S3cret'));
});

test('XML 開頭的 BOM 沒有問題', () => assert.deepEqual(grave('tomcat', `\ufeff${connector(STORE)}`), []));

test('只貼了一段：結尾與開頭都不在裡面，不說是錯誤', () => {
  assert.deepEqual(grave('tomcat', `${STORE}</SSLHostConfig></Connector>\n<Engine name="Catalina">`), []);
});
