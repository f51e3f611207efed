import assert from 'node:assert/strict';
import { chmodSync, statSync } from 'node:fs';
import { survives, type Site } from './support/deploy-cases.ts';
import { Deployment, ended } from './support/deployment.ts';
import { findProgram } from './support/find-program.ts';
import { startNginx } from './support/server-nginx.ts';
import { running } from './scenes/site.ts';
import { serverTest } from './support/server-test.ts';
import type { Workshop } from './support/workshop.ts';
import { Reader } from './support/reader.ts';

async function site(shop: Workshop): Promise<Site> {
  const deployment = new Deployment(shop);
  const [cert, key] = [deployment.put('fullchain.pem', deployment.full('old')), deployment.put('server.key', deployment.key('old'))];
  const server = running(
    await startNginx(shop, 1, ([port]) => `server { listen 127.0.0.1:${port} ssl; ssl_certificate ${cert}; ssl_certificate_key ${key}; }`),
  );
  const [port = 0] = server.ports;
  const nginx = `${findProgram('nginx')?.path} -p ${shop.folder} -e stderr -c ${shop.path('nginx.conf')}`;
  const settings = { server: 'nginx', connect: `127.0.0.1:${port}`, cert, key, test: `${nginx} -t`, reload: `${nginx} -s reload` };
  return { deployment, port, settings, tests: true };
}

serverTest('nginx：換上新的憑證，用戶端看到新的；權限照舊，舊的留在旁邊', ['nginx', 'openssl'], async (shop) => {
  const { deployment, port, settings } = await site(shop);
  chmodSync(deployment.place('server.key'), 0o640);
  assert.equal(await deployment.served(port), 'old');
  ended(await deployment.deploy(settings), 0, /換好了：serial=/);
  assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
  assert.equal(statSync(deployment.place('server.key')).mode & 0o777, 0o640);
  assert.deepEqual(Object.keys(deployment.files()), ['.fullchain.pem.kb-old', '.server.key.kb-old', 'fullchain.pem', 'server.key']);
  // Renewed again, and the same one once more.
  deployment.issue('newer');
  ended(await deployment.deploy(settings, 'newer'), 0);
  ended(await deployment.deploy(settings, 'newer'), 0);
  assert.equal(await deployment.servedAtLast(port, 'newer'), 'newer');
});

serverTest('nginx：有一步不對，舊的憑證都還在服務', ['nginx', 'openssl'], async (shop, context) => {
  await survives(context, await site(shop));
});

serverTest('nginx：文章的設定檔', ['nginx', 'openssl'], async (shop) => {
  const reader = new Reader(shop);
  const { deployment, port, settings } = await site(shop);
  Object.assign(reader.values, { port: String(port), fullchainPath: settings.cert, keyPath: settings.key });
  await reader.settings(['nginx', 'openssl'], ['deploy-nginx-conf'], async (text) => {
    await deployment.follow(text('deploy-nginx-conf'), {
      nginx: settings.test ?? '',
      systemctl: `[ "$*" = 'reload nginx' ] && ${settings.reload}`,
    });
    assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
    return ['由指令檔換上，用戶端看到新的憑證'];
  });
});
