import assert from 'node:assert/strict';
import { copyFileSync, chmodSync } from 'node:fs';
import { HOST } from '../support/authority.ts';
import type { Backend } from '../support/backend.ts';
import type { Reader } from '../support/reader.ts';
import { startCaddy } from '../support/server-caddy.ts';
import type { Running } from '../support/workshop.ts';
import { OpenConnection } from './open-connection.ts';
import type { Issuer } from './pki.ts';
import { firstCertificate, renewedCertificate, serialInHand, serves, status, survivesUnderWay } from './services-scene.ts';
import { looksRight, running } from './site.ts';

/** Starts Caddy; its commands keep their own files in the workshop, too. */
async function caddy(reader: Reader, sites: () => string): Promise<Running> {
  reader.env.HOME = reader.shop.folder;
  return running(
    await startCaddy(reader.shop, (port, admin) => {
      reader.values.port = String(port);
      reader.adminPort = admin;
      return sites();
    }),
  );
}

/** Install, reload with and without force, change back, as the guide says. */
export async function caddySite(reader: Reader, issuer: Issuer, backend: Backend): Promise<void> {
  await firstCertificate(reader, issuer);
  await reader.run('caddy-place');
  const first = serialInHand(reader);
  reader.appPort = backend.port;
  await reader.settings(['caddy', 'openssl'], ['caddy-site'], async (text) => {
    const site = await caddy(reader, () => text('caddy-site'));
    const seen = [await looksRight(reader, 'caddy-validate', 'caddy-s-client', 'caddy-serial')];
    await serves(reader, first);

    await reader.run('caddy-backup');
    await renewedCertificate(reader, issuer, 'renewed');
    const second = serialInHand(reader);
    await reader.run('caddy-place');
    const config = reader.shop.path('etc/caddy/Caddyfile');
    const gentle = await reader.shop.run('caddy', ['reload', '--config', config], { env: reader.env });
    assert.equal(gentle.code, 0, gentle.output);
    await serves(reader, first);
    const idle = await OpenConnection.to(Number(reader.values.port), HOST);
    await survivesUnderWay(reader, backend, async () => {
      await reader.run('caddy-reload');
      await serves(reader, second);
    });
    assert.ok(await idle.isClosed(), '閒置的連線會關掉');
    seen.push(await looksRight(reader, 'caddy-s-client', 'caddy-serial'));

    await reader.run('caddy-undo');
    await serves(reader, first);

    // What it cannot use, it does not take.
    chmodSync(reader.values.keyPath ?? '', 0o600);
    const refused = await reader.shop.run('caddy', ['reload', '--config', config, '--force'], { env: reader.env });
    if (process.getuid?.() === 0) assert.match(refused.output, /permission denied/);
    await serves(reader, first);
    chmodSync(reader.values.keyPath ?? '', 0o640);
    await site.stop();
    return [...seen, '沒有 --force 不會重讀；有 --force 看到新的序號，換回舊的也是；讀不到時舊的照舊服務'];
  });
}

/** Caddy as the client of an application that speaks TLS itself: it takes the right one and no other. */
export async function caddyBackend(reader: Reader, issuer: Issuer, tls: (certificate: string) => Promise<number>): Promise<void> {
  copyFileSync(issuer.authority.path(issuer.shape.root), reader.shop.path('etc/caddy/ca.pem'));
  await reader.settings(['caddy', 'openssl'], ['caddy-site', 'caddy-backend'], async (text) => {
    const seen: string[] = [];
    for (const [certificate, expected] of [
      ['signed-app', '200'],
      ['other-name', '502'],
      ['stranger', '502'],
    ] as const) {
      reader.appPort = await tls(certificate);
      const site = await caddy(reader, () => text('caddy-site').replace(/^\treverse_proxy .*$/m, () => text('caddy-backend')));
      assert.equal(await status(reader), expected, `${certificate}\n${site.output()}`);
      seen.push(`後端的憑證是 ${certificate}：${expected}`);
      await site.stop();
    }
    return seen;
  });
}
