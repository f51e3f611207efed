import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathOf } from '../support/checks.ts';
import { curl, sClient } from '../support/client.ts';
import { Reader } from '../support/reader.ts';
import { startTomcat, type TomcatName, type TomcatSettings } from '../support/server-tomcat.ts';
import type { Running } from '../support/workshop.ts';
import { importReply, speak, type Language } from './keytool-scene.ts';
import type { Issuer } from './pki.ts';
import { inside, looksRight, onlyNewProtocols, running, staples } from './site.ts';

/** A keystore with the whole chain, where Tomcat's settings look for it. */
export async function keystoreForTomcat(reader: Reader, issuer: Issuer, ocsp: string, language: Language = 'zh'): Promise<void> {
  speak(reader, language);
  await reader.runAll('csr-keytool-genkeypair', 'csr-keytool-certreq');
  await issuer.handOver('signed', ocsp);
  await importReply(reader);
  place(reader, 'tomcat');
}

export function place(reader: Reader, base: string): void {
  const target = reader.shop.path(base, reader.values.keystorePath ?? '');
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(pathOf(reader, 'keystoreFile'), target);
  chmodSync(target, 0o600);
}

/** Java's own list of forbidden protocols emptied: only then does "nothing older" say something about the guide's line. */
function oldProtocolsPossible(reader: Reader): string[] {
  return [`-Djava.security.properties=${reader.shop.write('old.security', 'jdk.tls.disabledAlgorithms=\n')}`];
}

/** The HTTP connector that Tomcat ships, led to the documented one by its redirect port. */
const plain = (reader: Reader): string =>
  `<Connector address="127.0.0.1" port="${reader.httpPort}" protocol="HTTP/1.1" redirectPort="${reader.values.port}" />`;

export async function tomcat(reader: Reader, settings: () => TomcatSettings, program: TomcatName, base = 'tomcat'): Promise<Running> {
  const started = await startTomcat(
    reader.shop,
    2,
    ([port = 0, http = 0]) => {
      reader.values.port = String(port);
      reader.httpPort = http;
      const given = settings();
      return { ...given, connectors: `${given.connectors}\n${plain(reader)}`, options: oldProtocolsPossible(reader) };
    },
    base,
    program,
  );
  return running(started);
}

/** Up to Tomcat 9 applications are of Java EE. */
const application = (program: TomcatName): string => {
  const old = program === 'tomcat8' || program === 'tomcat9';
  const name = old
    ? 'xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="3.1"'
    : 'xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<web-app ${name}>\n</web-app>\n`;
};

/** The documented connector with everything that the guides add to it. */
export async function tomcatSite(reader: Reader, program: TomcatName): Promise<void> {
  const ids = ['tomcat-connector', 'tomcat-properties', 'tomcat-stapling', 'hsts-tomcat', 'hsts-tomcat-redirect'];
  await reader.settings([program, 'keytool', 'openssl'], ids, async (text) => {
    const site = await tomcat(
      reader,
      () => ({
        connectors: text('tomcat-connector'),
        properties: text('tomcat-properties'),
        setenv: text('tomcat-stapling'),
        web: text('hsts-tomcat'),
        application: inside(application(program), text('hsts-tomcat-redirect')),
      }),
      program,
    );
    // The whole keystore is sent, the root too, as the guide says.
    reader.served += 1;
    const seen = [
      await looksRight(reader, 'tomcat-s-client', 'wildfly-s-client', 'weblogic-s-client', 'check-s-client'),
      await onlyNewProtocols(reader),
      await staples(reader),
    ];
    reader.served -= 1;
    const secure = await curl(
      reader.shop,
      { https: Number(reader.values.port) },
      '-I',
      '--cacert',
      reader.env.SSL_CERT_FILE ?? '',
      'https://www.example.gov.tw/',
    );
    assert.match(secure.stdout, /^HTTP\/1\.1 200/);
    assert.match(secure.stdout, /^strict-transport-security: max-age=300\r$/im);
    assert.match(secure.stdout, /^x-frame-options: DENY\r$/im);
    const open = await curl(reader.shop, { http: reader.httpPort }, '-I', 'http://www.example.gov.tw/a?b=c');
    assert.match(open.stdout, /^HTTP\/1\.1 302/);
    assert.match(open.stdout, new RegExp(`^location: https://www\\.example\\.gov\\.tw:${reader.values.port}/a\\?b=c\\r$`, 'im'));
    assert.doesNotMatch(open.stdout, /^strict-transport-security/im);
    await site.stop();
    return [...seen, 'HSTS 300 秒，http 以 302 轉到 https'];
  });
}

/** The hardening guide's line in the place of the install guide's, and the same connector without any. */
export async function tomcatHardened(reader: Reader, program: TomcatName): Promise<void> {
  const properties = reader.text('tomcat-properties');
  const HOST_CONFIG = /<SSLHostConfig [^>]*>/;
  const open = await tomcat(
    reader,
    () => ({ connectors: reader.text('tomcat-connector').replace(HOST_CONFIG, '<SSLHostConfig protocols="all">'), properties }),
    program,
  );
  assert.match(
    (await sClient(reader.shop, Number(reader.values.port), '-tls1', '-cipher', 'ALL:@SECLEVEL=0')).output,
    /BEGIN CERTIFICATE/,
    '對照組應該還開著 TLS 1.0',
  );
  await open.stop();
  await reader.settings([program, 'keytool', 'openssl'], ['protocols-tomcat'], async (text) => {
    const site = await tomcat(
      reader,
      () => ({ connectors: reader.text('tomcat-connector').replace(HOST_CONFIG, () => text('protocols-tomcat')), properties }),
      program,
    );
    const seen = [await onlyNewProtocols(reader)];
    await site.stop();
    return seen;
  });
}

/** To another host: another base folder and another port. */
export async function moveTomcat(reader: Reader, program: TomcatName): Promise<void> {
  await reader.runAll('move-ks-list', 'move-ks-pack');
  const other = new Reader(reader.shop, 'other-host');
  Object.assign(other.env, reader.env);
  Object.assign(other.values, { keystoreFile: `${reader.values.backupDir}/${reader.values.keystoreFile}` });
  place(other, 'other-tomcat');
  const site = await tomcat(
    other,
    () => ({ connectors: other.text('tomcat-connector'), properties: other.text('tomcat-properties') }),
    program,
    'other-tomcat',
  );
  other.served = reader.served + 1;
  await looksRight(other, 'move-ks-s-client');
  await site.stop();
}
