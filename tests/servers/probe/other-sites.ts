import { HOST } from '../support/authority.ts';
import { startApache } from '../support/server-apache.ts';
import { haproxyFiles } from '../support/server-haproxy.ts';
import { startTomcat } from '../support/server-tomcat.ts';
import { findProgram } from '../support/find-program.ts';
import type { Workshop } from '../support/workshop.ts';
import { OTHER_HOST, pki } from './pki.ts';
import { running } from './running.ts';
import { seen, type Site } from './site.ts';

const both = ['s_client', 'nmap'] as const;

/** A site as it should be, and one of two, that is not the first. */
export async function apacheSites(shop: Workshop): Promise<Site[]> {
  const whole = pki().bundle(['leaf', 'lower', 'upper']);
  const site = (port: number | undefined, name: string, chain: string, key: string, more = ''): string =>
    [
      `<VirtualHost 127.0.0.1:${port}>`,
      `ServerName ${name}`,
      'SSLEngine on',
      `SSLCertificateFile ${chain}`,
      `SSLCertificateKeyFile ${key}`,
      'SSLProtocol -all +TLSv1.2 +TLSv1.3',
      'SSLCipherSuite ECDHE+AESGCM',
      `DocumentRoot ${shop.folder}`,
      'Header always set Strict-Transport-Security max-age=31536000',
      `<Directory ${shop.folder}>`,
      'Require all granted',
      '</Directory>',
      more,
      '</VirtualHost>',
    ].join('\n');
  shop.write('index.html', 'ok');
  const { ports } = running(
    await startApache(shop, 2, ([one, two]) =>
      [
        site(one, HOST, whole, pki().key('leaf'), 'Protocols h2 http/1.1'),
        site(two, OTHER_HOST, pki().bundle(['other', 'lower']), pki().key('other')),
        site(two, HOST, whole, pki().key('leaf')),
      ].join('\n'),
    ),
  );
  const [one = 0, two = 0] = ports;
  return [
    { name: 'Apache：HTTP/2 與 HSTS', port: one, sees: seen({ alpn: 'h2' }), oracles: both },
    { name: 'Apache：第一個網站是另一個', port: two, sees: seen({ alpn: 'http/1.1', unnamed: 'other lower' }), oracles: both },
  ];
}

export async function haproxySites(shop: Workshop): Promise<Site[]> {
  const crt = pki().bundle(['leaf', 'lower', 'upper'], true);
  const front = (name: string, port: number | undefined, more: string): string[] => [
    `frontend ${name}`,
    `  bind 127.0.0.1:${port} ssl crt ${crt} ciphers ECDHE+AESGCM ${more}`,
    '  http-request return status 200 content-type text/plain string ok',
  ];
  const { pid } = haproxyFiles(shop);
  const { ports } = running(
    await shop.serve(3, ([one, two, three]) => {
      const lines = [
        'global',
        'defaults',
        '  mode http',
        '  timeout connect 5s',
        '  timeout client 5s',
        '  timeout server 5s',
        ...front('usual', one, 'alpn h2,http/1.1'),
        ...front('strict', two, 'strict-sni'),
        ...front('old', three, 'no-tlsv13'),
        '',
      ];
      return {
        command: findProgram('haproxy')?.path ?? 'haproxy',
        args: ['-W', '-f', shop.write('haproxy.cfg', lines.join('\n')), '-p', pid],
      };
    }),
  );
  const [one = 0, two = 0, three = 0] = ports;
  return [
    { name: 'HAProxy：HTTP/2', port: one, sees: seen({ alpn: 'h2' }), oracles: both },
    { name: 'HAProxy：strict-sni', port: two, sees: seen({ unnamed: 'no alert-112' }), oracles: both },
    {
      name: 'HAProxy：沒有 TLS 1.3',
      port: three,
      sees: seen({ protocols: ['TLSv1.2'], groups: ['TLSv1.2 x25519'] }),
      oracles: both,
    },
  ];
}

export async function tomcatSites(shop: Workshop): Promise<Site[]> {
  const connector = (port: number | undefined, protocols: string): string =>
    `<Connector port="${port}" address="127.0.0.1" protocol="org.apache.coyote.http11.Http11NioProtocol" SSLEnabled="true" scheme="https" secure="true">` +
    `<SSLHostConfig protocols="${protocols}" ciphers="ECDHE+AESGCM"><Certificate certificateKeystoreFile="${pki().store()}" certificateKeystorePassword="changeit" certificateKeystoreType="PKCS12"/></SSLHostConfig></Connector>`;
  const { ports } = running(
    await startTomcat(shop, 2, ([one, two]) => ({ connectors: connector(one, 'TLSv1.2+TLSv1.3') + connector(two, 'TLSv1.2') })),
  );
  const [one = 0, two = 0] = ports;
  return [
    { name: 'Tomcat：TLS 1.2 與 1.3', port: one, sees: seen({}), oracles: both },
    { name: 'Tomcat：只有 TLS 1.2', port: two, sees: seen({ protocols: ['TLSv1.2'], groups: ['TLSv1.2 x25519'] }), oracles: both },
  ];
}
