import assert from 'node:assert/strict';
import { curl, sClient } from '../support/client.ts';
import { Reader } from '../support/reader.ts';
import { startNginx } from '../support/server-nginx.ts';
import type { Running } from '../support/workshop.ts';
import { requestWithOpenssl } from './openssl-scene.ts';
import type { Issuer } from './pki.ts';
import {
  carryOver,
  inside,
  looksRight,
  oldProtocolsPossible,
  onlyListedCiphers,
  onlyNewProtocols,
  redirectsWithHsts,
  running,
  staples,
} from './site.ts';

/** The request, the certificate and its files in their places, as the nginx guide says. */
export async function filesForNginx(reader: Reader, issuer: Issuer, ocsp: string): Promise<void> {
  await requestWithOpenssl(reader);
  await issuer.handOver('signed', ocsp);
  await reader.runAll('nginx-convert', 'nginx-verify-chain', 'nginx-place-files', 'nginx-ocsp-uri', 'staple-ca-bundle');
}

/** Starts nginx; what `http` gives is asked for when the reader knows the ports. */
export async function nginx(reader: Reader, http: () => string): Promise<Running> {
  const started = await startNginx(
    reader.shop,
    2,
    ([port = 0, plain = 0]) => {
      reader.values.port = String(port);
      reader.httpPort = plain;
      return http();
    },
    oldProtocolsPossible(reader),
  );
  return running(started);
}

/** Waits on the second port where no block of the guide does. */
export const plain = (reader: Reader): string => `server { listen 127.0.0.1:${reader.httpPort}; return 404; }`;

/** The documented site with everything that the guides add to it. */
export async function nginxSite(reader: Reader): Promise<void> {
  await reader.settings(
    ['nginx', 'openssl'],
    ['nginx-server', 'nginx-stapling', 'hsts-nginx-redirect', 'hsts-nginx', 'mixed-nginx'],
    async (text) => {
      const site = await nginx(
        reader,
        () =>
          text('hsts-nginx-redirect') +
          '\n' +
          inside(text('nginx-server'), text('nginx-stapling'), text('hsts-nginx'), text('mixed-nginx')),
      );
      const seen = [
        await looksRight(
          reader,
          'nginx-s-client',
          'nginx-serial',
          'check-s-client',
          'check-serial',
          'which-ca-live',
          'apply-renewal-serial',
          'apply-renewal-list',
          'faq-showcerts',
          'faq-resolve',
          'appliance-s-client',
          'appliance-serial',
        ),
        await onlyNewProtocols(reader),
        await staples(reader),
        await redirectsWithHsts(reader),
      ];
      const page = await curl(
        reader.shop,
        { https: Number(reader.values.port) },
        '-I',
        '--cacert',
        reader.env.SSL_CERT_FILE ?? '',
        'https://www.example.gov.tw/none',
      );
      assert.match(page.stdout, /^HTTP\/1\.1 404[\s\S]*^content-security-policy: upgrade-insecure-requests\r$/im);
      await site.stop();
      return [...seen, '錯誤頁也帶著 Content-Security-Policy'];
    },
  );
}

/** The hardening guide's lines instead of the install guide's, and the same server with older protocols: nginx 1.30 has none unless told. */
export async function nginxHardened(reader: Reader): Promise<void> {
  const bare = (server: string): string => server.replace(/^\s*ssl_protocols.*\n/m, '');
  const open = await nginx(reader, () => inside(bare(reader.text('nginx-server')), 'ssl_protocols TLSv1 TLSv1.2;') + plain(reader));
  assert.match(
    (await sClient(reader.shop, Number(reader.values.port), '-tls1', '-cipher', 'ALL:@SECLEVEL=0')).output,
    /BEGIN CERTIFICATE/,
    '對照組應該還開著 TLS 1.0',
  );
  await open.stop();
  await reader.settings(['nginx', 'openssl'], ['protocols-nginx', 'staple-nginx'], async (text) => {
    const site = await nginx(
      reader,
      () => `${text('protocols-nginx')}\n${inside(bare(reader.text('nginx-server')), text('staple-nginx'))}\n${plain(reader)}`,
    );
    const seen = [await onlyNewProtocols(reader), await onlyListedCiphers(reader), await staples(reader)];
    await site.stop();
    return seen;
  });
}

/** To another host: another folder and another port, with the files and settings of the old one. */
export async function moveNginx(reader: Reader): Promise<void> {
  await reader.runAll('move-pem-match', 'move-pem-pack');
  const before = await nginx(reader, () => reader.text('nginx-server') + plain(reader));
  const { stdout: old } = await reader.run('nginx-serial');
  const other = new Reader(reader.shop, 'other-host');
  other.served = reader.served;
  Object.assign(other.env, reader.env);
  carryOver(reader, other);
  const oldPort = reader.values.port;
  const after = await nginx(other, () => other.text('nginx-server') + plain(other));
  assert.notEqual(other.values.port, oldPort);
  await looksRight(other, 'move-pem-match', 'move-pem-s-client');
  assert.equal((await other.run('nginx-serial')).stdout, old);
  await before.stop();
  await other.run('move-pem-s-client');
  await after.stop();
}
