import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { detectConfig } from '../../../src/core/config/detect-config.ts';
import type { ConfigKind } from '../../../src/core/config/config-finding.ts';

const rows: [what: string, text: string, kind: ConfigKind | null][] = [
  ['nginx 站台', 'server {\n  listen 443 ssl;\n  server_name a;\n}', 'nginx'],
  ['nginx 大括號在下一行', 'server\n{\n  listen 80;\n}', 'nginx'],
  ['nginx 一行寫完', 'http { server { listen 443 ssl; server_name a; } }', 'nginx'],
  ['nginx 單一指令', 'ssl_protocols TLSv1 TLSv1.1 TLSv1.2;', 'nginx'],
  ['nginx 前面有一句話', '我的設定如下\nserver {\n  listen 443 ssl;\n  server_name a;\n}', 'nginx'],
  ['Apache 站台', '<VirtualHost *:443>\n  ServerName a\n  SSLEngine on\n</VirtualHost>', 'apache'],
  ['Apache 小寫', '<virtualhost *:443>\n  servername a\n  sslengine on\n</virtualhost>', 'apache'],
  ['Apache 單一指令', 'SSLProtocol all -SSLv3', 'apache'],
  ['Apache 前面有註解', '# 說明 server {\n<IfModule mod_ssl.c>\nSSLEngine on\n</IfModule>', 'apache'],
  [
    'Tomcat 整份',
    '<?xml version="1.0"?>\n<!-- x -->\n<Server port="8005"><Service name="Catalina"><Connector port="443"/></Service></Server>',
    'tomcat',
  ],
  ['Tomcat 只有 Connector', '<Connector port="443" SSLEnabled="true"/>', 'tomcat'],
  ['Tomcat 只有 SSLHostConfig', '<SSLHostConfig><Certificate/></SSLHostConfig>', 'tomcat'],
  ['IIS', '<configuration><system.webServer><rewrite/></system.webServer></configuration>', 'web-config'],
  ['空白', '', null],
  ['一句話', '請把 SSLProtocol 改成 all -SSLv3，再重新啟動 Apache。', null],
  ['提到 nginx 的文章', '在 server { } 裡面加上 ssl_protocols TLSv1.2;\n然後重新載入。\n如果沒有作用，檢查 include。', null],
  ['nginx 錯誤紀錄', '2026/11/22 09:11:41 [emerg] 1#1: "ssl_certificate" directive is duplicate in /etc/nginx/nginx.conf:12', null],
  ['Apache 錯誤紀錄', "AH00526: Syntax error on line 12 of /etc/apache2/ssl.conf:\nSSLProtocol: Illegal protocol 'TLS1.2'", null],
  ['HTML', '<!DOCTYPE html><html><head><title>VirtualHost</title></head></html>', null],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', null],
  ['web.xml', '<web-app><servlet/></web-app>', null],
  ['log4j 的 configuration', '<configuration><appender name="a"/></configuration>', null],
  ['JSON', '{"server": {"listen": 443}}', null],
  ['CSS', 'a { color: red; }\nb { color: blue; }', null],
  ['程式', 'function server() {\n  listen(80);\n  return 1;\n}', null],
  ['憑證', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', null],
];

for (const [what, text, kind] of rows) test(`${what}：${kind ?? '不是設定檔'}`, () => assert.equal(detectConfig(text), kind));

test('文章、流程、規則與工具輸出都不會被當成設定檔', () => {
  const root = new URL('../../../', import.meta.url);
  const folders = [
    'content/guides/install',
    'content/guides/harden',
    'content/guides/chain',
    'content/servers',
    'content/rules',
    'content/messages',
    'tests/fixtures/outputs',
  ];
  let seen = 0;
  for (const folder of folders) {
    for (const name of readdirSync(new URL(`${folder}/`, root))) {
      if (!/\.(?:mdx|yaml|txt)$/.test(name)) continue;
      seen++;
      assert.equal(detectConfig(readFileSync(new URL(`${folder}/${name}`, root), 'utf8')), null, `${folder}/${name}`);
    }
  }
  assert.ok(seen > 100, `只看到 ${seen} 份`);
});
