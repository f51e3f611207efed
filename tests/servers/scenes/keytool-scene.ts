import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf } from '../support/checks.ts';
import { PASSWORD, type Reader } from '../support/reader.ts';
import type { Ran } from '../support/workshop.ts';
import type { Authority } from '../support/authority.ts';
import type { Shape } from '../support/shapes.ts';
import { Issuer } from './pki.ts';

export type Language = 'zh' | 'en';

/** The reader's computer speaks this language; the Java options only make a short-lived program start faster. */
export function speak(reader: Reader, language: Language): void {
  const words = language === 'zh' ? '-Duser.language=zh -Duser.country=TW' : '-Duser.language=en';
  reader.env.JAVA_TOOL_OPTIONS = `${words} -XX:TieredStopAtLevel=1 -XX:-UsePerfData`;
}

/** keytool with the reader's password and language, for what stands between the documented commands. */
export function keytool(reader: Reader, args: string[], ...typed: string[]): Promise<Ran> {
  return reader.shop.run('keytool', args, {
    cwd: reader.folder,
    env: reader.env,
    input: [PASSWORD, ...typed].map((line) => `${line}\n`).join(''),
  });
}

/** Key pair and request. */
export async function requestWithKeytool(reader: Reader): Promise<void> {
  await reader.runAll('csr-keytool-genkeypair', 'chinese-keytool-certreq', 'san-keytool-certreq', 'csr-keytool-certreq');
  await reader.runAll(
    'csr-keytool-backup',
    'csr-keytool-check',
    'csr-keytool-match',
    'faq-keystore-list',
    'faq-keystore-public-key',
    'break-list',
  );
}

/** The combined reply, and everything that is then looked at. */
export async function importReply(reader: Reader): Promise<void> {
  await reader.runAll('tomcat-match', 'tomcat-reply', 'tomcat-import');
  await reader.runAll('tomcat-list', 'weblogic-list', 'wildfly-list', 'check-keytool-list', 'move-ks-list');
}

/** A chain that is broken and made again, today's way. Begins and ends with the keystore that has the whole chain. */
export async function breakAndRepair(reader: Reader): Promise<void> {
  await reader.run('break-selfcert');
  await reader.runAll('break-list', 'break-backup', 'break-reply', 'break-import', 'break-selfcert', 'break-import-again', 'break-check');
  await reader.run('break-selfcert');
  await reader.run('faq-import-asking');
}

/** The appendix of the deck, on a copy of the keystore: after it the documented import works. */
export async function breakAsInDeck(reader: Reader): Promise<void> {
  const shown = await reader.shop.run('openssl', ['version', '-d']);
  const folder = /"(.*)"/.exec(shown.stdout)?.[1] ?? '/usr/lib/ssl';
  // The name of the file in OpenSSL's builds for Windows, which the deck took for granted.
  copyFileSync(join(folder, 'openssl.cnf'), reader.path('openssl.cfg'));
  await reader.runAll('deck-break-1', 'deck-break-2', 'deck-break-3', 'deck-break-4', 'deck-break-5', 'break-import-again');
}

/** To another host's keystore, to PEM, and a new password. */
export async function moveKeystore(reader: Reader): Promise<void> {
  await reader.runAll(
    'move-ks-pack',
    'backup-key-keystore',
    'move-ks-convert',
    'move-ks-to-pem-key',
    'move-ks-to-pem-leaf',
    'move-ks-to-pem-chain',
    'move-ks-password',
  );
}

/** All of it in one language, under an authority of one shape. */
export async function keytoolGuides(reader: Reader, language: Language, make: (authority: Authority) => Shape): Promise<void> {
  speak(reader, language);
  const issuer = new Issuer(reader, make);
  await requestWithKeytool(reader);
  await issuer.handOver();
  await importReply(reader);
  await breakAndRepair(reader);
  const restore = keepKeystore(reader);
  await breakAsInDeck(reader);
  restore();
  await moveKeystore(reader);
}

/** The authorities' certificates one by one in that order, then the certificate alone; answers with the length of the chain. */
export async function importOneByOne(reader: Reader, issuer: Issuer, names: readonly string[]): Promise<string> {
  for (const name of names) {
    const { code, output } = await keytool(reader, [
      '-importcert',
      '-noprompt',
      '-alias',
      name,
      '-file',
      issuer.authority.path(name),
      '-keystore',
      pathOf(reader, 'keystoreFile'),
    ]);
    if (code !== 0) throw new Error(output);
  }
  const reply = await keytool(reader, [
    '-importcert',
    '-alias',
    reader.values.alias ?? '',
    '-file',
    pathOf(reader, 'certFile'),
    '-keystore',
    pathOf(reader, 'keystoreFile'),
  ]);
  if (reply.code !== 0) throw new Error(reply.output);
  const list = await keytool(reader, ['-list', '-v', '-alias', reader.values.alias ?? '', '-keystore', pathOf(reader, 'keystoreFile')]);
  return /(?:Certificate chain length: |憑證鏈長度: )(\d+)/.exec(list.output)?.[1] ?? list.output;
}

/** Puts the keystore back to what it was. */
export function keepKeystore(reader: Reader): () => void {
  const path = pathOf(reader, 'keystoreFile');
  const kept = `${path}.kept`;
  copyFileSync(path, kept);
  return () => copyFileSync(kept, path);
}
