import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { pathOf } from '../support/checks.ts';
import { curl, sClient } from '../support/client.ts';
import type { Reader } from '../support/reader.ts';
import { jettyHome, startJetty, type JettyName } from '../support/server-jetty.ts';
import type { Running } from '../support/workshop.ts';
import { requestWithOpenssl } from './openssl-scene.ts';
import type { Issuer } from './pki.ts';
import { keepsTalking, says, serves } from './served-serial.ts';
import { onlyNewProtocols, running } from './site.ts';

/** Jetty's modules, the keystore in its place: served, renewed and put back without a restart, while somebody stays connected. */
export async function jettySite(reader: Reader, issuer: Issuer, program: JettyName): Promise<void> {
  reader.env.JETTY_HOME = jettyHome(program);
  await requestWithOpenssl(reader);
  await issuer.handOver();
  await reader.runAll('jetty-modules', 'jetty-convert', 'jetty-pkcs12', 'jetty-list', 'jetty-place');
  await reader.settings([program, 'openssl'], ['jetty-ini'], async (text) => {
    const started = await startJetty(
      reader.shop,
      (port) => {
        reader.values.port = String(port);
        return text('jetty-ini');
      },
      program,
      'reader',
    );
    const site = running(started);
    const seen = [await outside(reader), await onlyNewProtocols(reader)];
    const visitor = await keepsTalking(reader);
    await reader.run('jetty-keep');
    await issuer.handOver('renewed');
    await reader.runAll('jetty-convert', 'jetty-pkcs12', 'jetty-place');
    await serves(reader, issuer.authority.path('renewed'));
    await visitor.stillTalks();
    await outside(reader);
    await reader.run('jetty-undo');
    await serves(reader, issuer.authority.path('signed'));
    await breaksAndRecovers(reader, site);
    await serves(reader, issuer.authority.path('signed'));
    await site.stop();
    return [...seen, '換檔後不重新啟動就送出新的序號，連著的連線沒有斷；換回舊的也是'];
  });
}

/** By the guide's commands and by curl; there is no application, so that the page is not found. */
async function outside(reader: Reader): Promise<string> {
  await reader.runAll('jetty-s-client', 'jetty-serial');
  const page = await curl(
    reader.shop,
    { https: Number(reader.values.port) },
    '--cacert',
    reader.env.SSL_CERT_FILE ?? '',
    '-o',
    '/dev/null',
    '-w',
    '%{http_code} %{ssl_verify_result}',
    'https://www.example.gov.tw/',
  );
  assert.equal(page.stdout, '404 0', page.output);
  return `完整串鍊 ${reader.served} 張、名稱相符，openssl 與 curl 都驗過`;
}

/** A keystore that cannot be read takes the site away, and the old one brings it back, as the guide warns. */
async function breaksAndRecovers(reader: Reader, site: Running): Promise<void> {
  const path = pathOf(reader, 'keystorePath');
  writeFileSync(`${path}.new`, 'no keystore\n');
  renameSync(`${path}.new`, path);
  await says(site, /Keystore Reload Failed/);
  assert.match((await sClient(reader.shop, Number(reader.values.port))).output, /no peer certificate available/);
  await reader.run('jetty-undo');
}
