import assert from 'node:assert/strict';
import { copyFileSync, readFileSync } from 'node:fs';
import { HOST } from '../support/authority.ts';
import type { Backend } from '../support/backend.ts';
import type { Reader } from '../support/reader.ts';
import { haproxyFiles, serveHaproxy } from '../support/server-haproxy.ts';
import { OpenConnection } from './open-connection.ts';
import type { Issuer } from './pki.ts';
import { firstCertificate, renewedCertificate, serialInHand, serves, status, survivesUnderWay } from './services-scene.ts';
import { looksRight, running } from './site.ts';

/** What `systemctl reload haproxy` does. */
const reload = ({ shop }: Reader): void => void process.kill(Number(readFileSync(haproxyFiles(shop).pid, 'utf8')), 'SIGUSR2');

/** Install, reload, change in memory and change back, as the guide says. */
export async function haproxySite(reader: Reader, issuer: Issuer, backend: Backend): Promise<void> {
  await firstCertificate(reader, issuer);
  await reader.run('haproxy-place');
  const first = serialInHand(reader);
  reader.appPort = backend.port;
  await reader.settings(['haproxy', 'openssl'], ['haproxy-frontend'], async (text) => {
    const site = running(
      await serveHaproxy(reader.shop, (port) => {
        reader.values.port = String(port);
        return text('haproxy-frontend');
      }),
    );
    const seen = [await looksRight(reader, 'haproxy-check', 'haproxy-s-client', 'haproxy-serial')];
    await serves(reader, first);

    await reader.run('haproxy-backup');
    await renewedCertificate(reader, issuer, 'renewed');
    const second = serialInHand(reader);
    await reader.run('haproxy-place');
    const idle = await OpenConnection.to(Number(reader.values.port), HOST);
    await survivesUnderWay(reader, backend, async () => {
      reload(reader);
      await serves(reader, second);
    });
    assert.ok(await idle.isClosed(), '閒置的連線會關掉');
    seen.push(await looksRight(reader, 'haproxy-s-client', 'haproxy-serial'));

    await reader.run('haproxy-undo');
    reload(reader);
    await serves(reader, first);

    // In memory: whoever is connected stays so.
    await reader.run('haproxy-place');
    const kept = await OpenConnection.to(Number(reader.values.port), HOST);
    await reader.run('haproxy-runtime');
    await serves(reader, second);
    assert.equal(await kept.ask(HOST), '200', '從 socket 換，連線不斷');
    kept.end();
    seen.push(await looksRight(reader, 'haproxy-s-client'));
    await site.stop();
    return [...seen, '重新載入與從 socket 換，都看到新的序號；換回舊的也是'];
  });
}

/** HAProxy as the client of an application that speaks TLS itself: it takes the right one and no other. */
export async function haproxyBackend(reader: Reader, issuer: Issuer, tls: (certificate: string) => Promise<number>): Promise<void> {
  copyFileSync(issuer.authority.path(issuer.shape.root), reader.shop.path('etc/haproxy/ca.pem'));
  await reader.settings(['haproxy', 'openssl'], ['haproxy-frontend', 'haproxy-backend'], async (text) => {
    const seen: string[] = [];
    for (const [certificate, expected] of [
      ['signed-app', '200'],
      ['other-name', '503'],
      ['stranger', '503'],
    ] as const) {
      reader.appPort = await tls(certificate);
      const site = running(
        await serveHaproxy(reader.shop, (port) => {
          reader.values.port = String(port);
          const frontend = text('haproxy-frontend').replace(/^backend app\n.*$/m, '');
          return `${frontend}\n${text('haproxy-backend')}`;
        }),
      );
      assert.equal(await status(reader), expected, `${certificate}\n${site.output()}`);
      seen.push(`後端的憑證是 ${certificate}：${expected}`);
      await site.stop();
    }
    return seen;
  });
}
