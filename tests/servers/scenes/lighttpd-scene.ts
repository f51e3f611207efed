import assert from 'node:assert/strict';
import { chmodSync, chownSync, readFileSync } from 'node:fs';
import { HOST } from '../support/authority.ts';
import type { Reader } from '../support/reader.ts';
import { keepLighttpd, lighttpdFiles, startLighttpd } from '../support/server-lighttpd.ts';
import type { Running } from '../support/workshop.ts';
import { OpenConnection } from './open-connection.ts';
import type { Issuer } from './pki.ts';
import { firstCertificate, renewedCertificate, serialInHand, serves, until } from './services-scene.ts';
import { looksRight, running } from './site.ts';

/** Tells the running one to end, or to read its settings again. */
export const signal = ({ shop }: Pick<Reader, 'shop'>, name: 'SIGTERM' | 'SIGUSR1'): void =>
  void process.kill(Number(readFileSync(lighttpdFiles(shop).pid, 'utf8')), name);

/** Install, restart and change back, as the guide says; answers with the serial number that is served in the end. */
export async function lighttpdSite(reader: Reader, issuer: Issuer): Promise<string> {
  await firstCertificate(reader, issuer);
  await reader.run('lighttpd-place');
  const first = serialInHand(reader);
  await reader.settings(['lighttpd', 'openssl'], ['lighttpd-site'], async (text) => {
    const site = running(
      await keepLighttpd(reader.shop, ([, port]) => {
        reader.values.port = String(port);
        return text('lighttpd-site');
      }),
    );
    const seen = [await looksRight(reader, 'lighttpd-check', 'lighttpd-s-client', 'lighttpd-serial')];
    await serves(reader, first);

    await reader.run('lighttpd-backup');
    await renewedCertificate(reader, issuer, 'renewed');
    const second = serialInHand(reader);
    await reader.run('lighttpd-place');
    await reader.run('lighttpd-check');
    const open = await OpenConnection.to(Number(reader.values.port), HOST);
    signal(reader, 'SIGTERM');
    await serves(reader, second);
    assert.ok(await open.isClosed(), '重新啟動會切斷連線');
    seen.push(await looksRight(reader, 'lighttpd-s-client', 'lighttpd-serial'));

    await reader.run('lighttpd-undo');
    signal(reader, 'SIGTERM');
    await serves(reader, first);
    await site.stop();
    return [...seen, '重新啟動後看到新的序號，換回舊的也是'];
  });
  return first;
}

/** The guide's warning: a key that only root may read ends the server when it is told to read its settings again. */
export async function reloadEndsLighttpd(reader: Reader, serial: string): Promise<void> {
  const start = async (): Promise<Running> =>
    running(
      await startLighttpd(reader.shop, 2, ([, port]) => {
        reader.values.port = String(port);
        return reader.text('lighttpd-site');
      }),
    );
  const key = reader.values.keyPath ?? '';
  // The account of the web server may read it: then the same signal is harmless.
  const [owner] = [Number((await reader.shop.run('id', ['-u', 'www-data'])).stdout)];
  chownSync(key, owner, 0);
  const harmless = await start();
  signal(reader, 'SIGUSR1');
  await until(() => (harmless.output().match(/server started/g)?.length ?? 0) > 1);
  await serves(reader, serial);
  await harmless.stop();

  chownSync(key, 0, 0);
  chmodSync(key, 0o600);
  const ends = await start();
  signal(reader, 'SIGUSR1');
  await until(() => /Going down/.test(ends.output()));
  assert.match(ends.output(), /fdevent_load_file\(\) .*server\.key: Permission denied/);
  await ends.stop();
}
