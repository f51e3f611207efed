import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteFacts } from '../../../src/core/config/site-facts.ts';

test('nginx：有憑證的那個站台，萬用網域排在後面，註解不算', () => {
  const text = `server {
    listen 80;
    server_name old.agency.gov.tw;
}
server {
    # server_name none.agency.gov.tw;
    server_name *.agency.gov.tw www.agency.gov.tw _ ~^x$;
    ssl_certificate "/etc/ssl/full.pem";
    ssl_certificate_key /etc/ssl/a.key; # 金鑰
    root $base/html;
}
`;
  const facts = { domains: ['www.agency.gov.tw', '*.agency.gov.tw'], certificatePath: '/etc/ssl/full.pem', keyPath: '/etc/ssl/a.key' };
  assert.deepEqual(siteFacts(text, 'nginx'), facts);
  assert.deepEqual(siteFacts(text.replaceAll('\n', '\r\n'), 'nginx'), facts);
});

test('Apache：別名也算，連接埠不算，大小寫不分', () => {
  const text = `<VirtualHost *:443>
  servername https://www.agency.gov.tw:443
  ServerAlias agency.gov.tw
  SSLCertificateFile /c.pem
  SSLCertificateKeyFile /k.pem
  SSLCertificateChainFile /chain.pem
  DocumentRoot "/srv/www"
</VirtualHost>
`;
  assert.deepEqual(siteFacts(text, 'apache'), {
    domains: ['www.agency.gov.tw', 'agency.gov.tw'],
    certificatePath: '/c.pem',
    keyPath: '/k.pem',
    trustedPath: '/chain.pem',
    documentRoot: '/srv/www',
  });
});

test('沒有名稱就沒有可以填的', () => {
  assert.equal(siteFacts('server {\n  listen 443 ssl;\n  server_name _;\n}\n', 'nginx'), null);
  assert.equal(siteFacts('ssl_protocols TLSv1.2;\n', 'nginx'), null);
});
