import assert from 'node:assert/strict';
import { mkdirSync, statSync, symlinkSync } from 'node:fs';
import { survives, type Site } from './support/deploy-cases.ts';
import { Deployment, ended } from './support/deployment.ts';
import { findProgram } from './support/find-program.ts';
import { haproxyFiles, startHaproxy } from './support/server-haproxy.ts';
import { running } from './scenes/site.ts';
import { serverTest } from './support/server-test.ts';
import type { Workshop } from './support/workshop.ts';
import { Reader } from './support/reader.ts';

/** `crt` names the file, or the folder with every site's file in it. */
async function site(shop: Workshop, folder = false): Promise<Site> {
  const deployment = new Deployment(shop);
  const { authority, shape } = deployment;
  const text = authority.bundle('old', ...shape.chain) + (await shop.run('cat', [deployment.key('old')])).stdout;
  const pem = shop.write('tls/site.pem', text);
  const server = running(await startHaproxy(shop, folder ? shop.path('tls') : pem));
  const [port = 0] = server.ports;
  const { config, pid } = haproxyFiles(shop);
  const test = `${findProgram('haproxy')?.path} -c -q -f ${config}`;
  const settings = { server: 'haproxy', connect: `127.0.0.1:${port}`, pem, test, reload: `kill -USR2 $(cat ${pid})` };
  return { deployment, port, settings, tests: true };
}

serverTest('HAProxy：換上新的憑證，用戶端看到新的；讀整個資料夾時也是', ['haproxy', 'openssl'], async (shop) => {
  const { deployment, port, settings } = await site(shop, true);
  ended(await deployment.deploy(settings), 0);
  assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
  deployment.issue('newer');
  ended(await deployment.deploy(settings, 'newer'), 0);
  assert.equal(await deployment.servedAtLast(port, 'newer'), 'newer');
});

serverTest('HAProxy：還沒有舊的檔案時，新的檔案別人讀不到', ['openssl'], async (shop) => {
  const deployment = new Deployment(shop);
  const settings = { server: 'keystore', host: 'www.example.gov.tw', pem: deployment.place('site.pem') };
  const keystore = { keystore: deployment.place('k.p12'), alias: 'site', password_file: shop.write('password', 'change-me\n') };
  ended(await deployment.deploy({ ...settings, ...keystore }), 0);
  for (const name of ['site.pem', 'k.p12']) assert.equal(statSync(deployment.place(name)).mode & 0o777, 0o600);
});

serverTest('HAProxy：有一步不對，舊的憑證都還在服務', ['haproxy', 'openssl'], async (shop, context) => {
  await survives(context, await site(shop));
});

serverTest('HAProxy：文章的設定檔', ['haproxy', 'openssl'], async (shop) => {
  const reader = new Reader(shop);
  const { deployment, port, settings } = await site(shop);
  reader.values.port = String(port);
  mkdirSync(shop.path('etc/haproxy'), { recursive: true });
  symlinkSync(shop.path('tls'), shop.path('etc/haproxy/certs'));
  await reader.settings(['haproxy', 'openssl'], ['deploy-haproxy-conf'], async (text) => {
    await deployment.follow(text('deploy-haproxy-conf'), {
      haproxy: settings.test ?? '',
      systemctl: `[ "$*" = 'reload haproxy' ] && ${settings.reload}`,
    });
    assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
    return ['由指令檔換上，用戶端看到新的憑證'];
  });
});
