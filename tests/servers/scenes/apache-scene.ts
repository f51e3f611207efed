import assert from 'node:assert/strict';
import { curl, sClient } from '../support/client.ts';
import { Reader } from '../support/reader.ts';
import { startApache } from '../support/server-apache.ts';
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

/** The request, the certificate and its files in their places, as the Apache guide says. */
export async function filesForApache(reader: Reader, issuer: Issuer, ocsp: string): Promise<void> {
  await requestWithOpenssl(reader);
  await issuer.handOver('signed', ocsp);
  await reader.runAll('apache-convert', 'apache-verify-chain', 'apache-place-files', 'staple-ocsp-uri');
}

/** Starts Apache; what `body` gives is asked for when the reader knows the ports. */
export async function apache(reader: Reader, body: () => string): Promise<Running> {
  const started = await startApache(
    reader.shop,
    2,
    ([port = 0, plain = 0]) => {
      reader.values.port = String(port);
      reader.httpPort = plain;
      return body();
    },
    { env: oldProtocolsPossible(reader) },
  );
  return running(started);
}

/** The documented virtual host with everything that the guides add to it. */
export async function apacheSite(reader: Reader): Promise<void> {
  const ids = [
    'apache-vhost',
    'apache-stapling-cache',
    'apache-protocols',
    'staple-apache',
    'hsts-apache',
    'hsts-apache-redirect',
    'mixed-apache',
  ];
  await reader.settings(['apache', 'openssl'], ids, async (text) => {
    const site = await apache(reader, () =>
      [
        text('apache-stapling-cache'),
        text('apache-protocols'),
        inside(text('apache-vhost'), text('staple-apache'), text('hsts-apache'), text('mixed-apache')),
        text('hsts-apache-redirect'),
      ].join('\n'),
    );
    // Apache asks while the first visitor waits: the guide says that the first answer is stapled already.
    await reader.run('staple-check');
    const seen = [
      await looksRight(reader, 'apache-s-client', 'apache-serial', 'iis-s-client', 'check-s-client', 'appliance-s-client'),
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
  });
}

/** The hardening guide's lines and the shorter virtual host of the questions, and the same host without any such line. */
export async function apacheHardened(reader: Reader): Promise<void> {
  const open = await apache(reader, () => `SSLProtocol all\n${reader.text('apache-vhost')}`);
  assert.match(
    (await sClient(reader.shop, Number(reader.values.port), '-tls1', '-cipher', 'ALL:@SECLEVEL=0')).output,
    /BEGIN CERTIFICATE/,
    '對照組應該還開著 TLS 1.0',
  );
  await open.stop();
  await reader.settings(['apache', 'openssl'], ['faq-apache-vhost', 'protocols-apache', 'staple-apache-cache'], async (text) => {
    const site = await apache(reader, () =>
      [
        text('protocols-apache'),
        text('staple-apache-cache'),
        inside(text('faq-apache-vhost'), `DocumentRoot ${reader.www}`, reader.text('staple-apache')),
      ].join('\n'),
    );
    const seen = [
      await looksRight(reader, 'apache-s-client'),
      await onlyNewProtocols(reader),
      await onlyListedCiphers(reader),
      await staples(reader),
    ];
    await site.stop();
    return seen;
  });
}

/** To another host: another folder and another port, with the files and settings of the old one. */
export async function moveApache(reader: Reader): Promise<void> {
  await reader.runAll('move-pem-match', 'move-pem-pack');
  const before = await apache(reader, () => reader.text('apache-vhost'));
  const { stdout: old } = await reader.run('apache-serial');
  const other = new Reader(reader.shop, 'other-host');
  other.served = reader.served;
  Object.assign(other.env, reader.env);
  carryOver(reader, other);
  // The old host is gone before the new one answers: nothing of it is left to be asked by mistake.
  await before.stop();
  const after = await apache(other, () => other.text('apache-vhost'));
  await looksRight(other, 'move-pem-match', 'move-pem-s-client');
  assert.equal((await other.run('apache-serial')).stdout, old);
  await after.stop();
}
