import { copyFileSync, writeFileSync } from 'node:fs';
import { pathOf } from '../support/checks.ts';
import { PASSWORD, type Reader } from '../support/reader.ts';
import { startSpringBoot } from '../support/server-spring-boot.ts';
import type { SpringBoot } from '../support/spring-boot-application.ts';
import type { Running } from '../support/workshop.ts';
import { requestWithOpenssl } from './openssl-scene.ts';
import type { Issuer } from './pki.ts';
import { keepsTalking, says, serves } from './served-serial.ts';
import { looksRight, onlyNewProtocols, running } from './site.ts';

/** The request, the certificate and its PEM files in their places, as the guide says. */
export async function filesForSpringBoot(reader: Reader, issuer: Issuer): Promise<void> {
  await requestWithOpenssl(reader);
  await issuer.handOver();
  await reader.runAll('spring-boot-convert', 'spring-boot-place');
}

/** The application in the reader's folder, where relative paths of the settings begin. */
async function application(reader: Reader, properties: () => string, program: SpringBoot): Promise<Running> {
  const started = await startSpringBoot(
    reader.shop,
    (port) => {
      reader.values.port = String(port);
      // The guide's ten seconds are the default; the test does not wait as long. A visitor who stays connected, however long the renewal takes, stays so.
      return {
        properties: properties(),
        env: { KEYSTORE_PASSWORD: PASSWORD },
        args: ['--spring.ssl.bundle.watch.file.quiet-period=500ms', '--server.tomcat.keep-alive-timeout=-1'],
      };
    },
    program,
    'reader',
  );
  return running(started);
}

const outside = (reader: Reader): Promise<string> => looksRight(reader, 'spring-boot-s-client', 'spring-boot-serial');

/** The SSL bundle: served, renewed and put back without a restart, while somebody stays connected. */
export async function springBootBundle(reader: Reader, issuer: Issuer, program: SpringBoot): Promise<void> {
  await reader.settings([program, 'openssl'], ['spring-boot-bundle'], async (text) => {
    const site = await application(reader, () => text('spring-boot-bundle'), program);
    const seen = [await outside(reader), await onlyNewProtocols(reader)];
    const visitor = await keepsTalking(reader);
    await reader.run('spring-boot-keep');
    await issuer.handOver('renewed');
    await reader.runAll('spring-boot-convert', 'spring-boot-place');
    await serves(reader, issuer.authority.path('renewed'));
    await visitor.stillTalks();
    await outside(reader);
    await reader.run('spring-boot-undo');
    await serves(reader, issuer.authority.path('signed'));
    // What cannot be read changes nothing, as the guide says.
    writeFileSync(pathOf(reader, 'fullchainPath'), 'no certificate\n');
    await says(site, /Unexpected SSL reload error/);
    await serves(reader, issuer.authority.path('signed'));
    await reader.run('spring-boot-undo');
    await site.stop();
    // As it was before, for the settings that come after.
    copyFileSync(issuer.authority.path('signed'), pathOf(reader, 'pemFile'));
    return [...seen, '換檔後不重新啟動就送出新的序號，連著的連線沒有斷；換回舊的也是'];
  });
}

/** PEM without a bundle, and a PKCS12. */
export async function springBootOthers(reader: Reader, program: SpringBoot): Promise<void> {
  await reader.run('spring-boot-pkcs12');
  for (const id of ['spring-boot-pem', 'spring-boot-p12']) {
    await reader.settings([program, 'openssl'], [id], async (text) => {
      const site = await application(reader, () => text(id), program);
      const seen = [await outside(reader), await onlyNewProtocols(reader)];
      await site.stop();
      return seen;
    });
  }
}
