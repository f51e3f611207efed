import assert from 'node:assert/strict';
import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf } from '../support/checks.ts';
import { sClient } from '../support/client.ts';
import type { Reader } from '../support/reader.ts';
import { jbossCli, startWildfly, wildflyBase } from '../support/server-wildfly.ts';
import type { Running } from '../support/workshop.ts';
import { looksRight, onlyNewProtocols, running, staples } from './site.ts';

/** What the guide says to put into `standalone.conf`, and Java's own list of forbidden protocols emptied. */
const options = (reader: Reader): string[] => [
  '-Djdk.tls.server.enableStatusRequestExtension=true',
  `-Djava.security.properties=${reader.shop.write('old.security', 'jdk.tls.disabledAlgorithms=\n')}`,
];

/** Keystore in its place, the documented lines of the console, and a restart: the site as the guide promises it. */
export async function wildflySite(reader: Reader): Promise<Running> {
  const { shop } = reader;
  const base = wildflyBase(shop);
  const store = join(base, 'configuration', reader.values.keystoreFile ?? '');
  copyFileSync(pathOf(reader, 'keystoreFile'), store);
  chmodSync(store, 0o600);
  const begin = async (): Promise<Running> => {
    const server = running(await startWildfly(shop, base, options(reader)));
    reader.values.port = String(server.ports[0]);
    reader.httpPort = server.ports[1] ?? 0;
    return server;
  };
  let server = await begin();
  // The whole keystore is sent, the root too.
  reader.served += 1;
  await reader.settings(['wildfly', 'keytool', 'openssl'], ['wildfly-elytron'], async (text) => {
    const { code, output } = await jbossCli(shop, server, text('wildfly-elytron'));
    assert.equal(code, 0, output);
    const seen = [await looksRight(reader, 'wildfly-s-client'), await onlyNewProtocols(reader), await staples(reader)];
    await server.stop();
    server = await begin();
    return [...seen, `重新啟動之後：${await looksRight(reader, 'wildfly-s-client')}`];
  });
  return server;
}

/** The documented lines with other names of what they add, so that they can be said again, and something else changed. */
export function saidAgain(reader: Reader, server: Running, name: string, change: (lines: string) => string): Promise<string> {
  const lines = change(reader.text('wildfly-elytron').replace(/\bsite(KS|KM|SSC)\b/g, `${name}$1`));
  return jbossCli(reader.shop, server, lines).then(({ output }) => output);
}

/** What a visitor's openssl says. */
export async function visited(reader: Reader): Promise<string> {
  return (await sClient(reader.shop, Number(reader.values.port))).output;
}
