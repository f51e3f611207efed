import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { survives, type Site } from './support/deploy-cases.ts';
import { Deployment, ended } from './support/deployment.ts';
import { Reader } from './support/reader.ts';
import { startTomcat, type TomcatName } from './support/server-tomcat.ts';
import { running } from './scenes/site.ts';
import { serverTest } from './support/server-test.ts';
import type { Workshop } from './support/workshop.ts';

const PASSWORD = 'change-me';

interface Options {
  keystore?: boolean;
  /** Stands in server.xml instead of the manager application. */
  listener?: string;
  program?: TomcatName;
  /** Days that the old certificate has left. */
  old?: number;
}

/** Tomcat never stops: its manager application, or its own listener, reads the files again. */
async function site(
  shop: Workshop,
  { keystore = false, listener = '', program = 'tomcat10', old }: Options = {},
): Promise<Site & { plain: number }> {
  const deployment = new Deployment(shop);
  if (old !== undefined) {
    const until = new Date(Date.now() + old * 86_400_000).toISOString().replace(/\D/g, '').slice(0, 14);
    deployment.issue('old', { until: `${until}Z` });
  }
  const files: Record<string, string> = keystore
    ? { keystore: deployment.place('server.p12'), alias: 'tomcat', password_file: shop.write('password', `${PASSWORD}\n`) }
    : { cert: deployment.put('fullchain.pem', deployment.full('old')), key: deployment.put('server.key', deployment.key('old')) };
  if (keystore) {
    const args = ['pkcs12', '-export', '-in', deployment.full('old'), '-inkey', deployment.key('old'), '-name', 'tomcat'];
    await shop.run('openssl', [...args, '-passout', `pass:${PASSWORD}`, '-out', deployment.place('server.p12')]);
  }
  const certificate = keystore
    ? `certificateKeystoreFile="${files.keystore}" certificateKeystorePassword="${PASSWORD}" certificateKeyAlias="tomcat"`
    : `certificateFile="${files.cert}" certificateKeyFile="${files.key}"`;
  const server = running(
    await startTomcat(
      shop,
      2,
      ([port, plain]) => ({
        connectors: [
          `<Connector port="${port}" address="127.0.0.1" SSLEnabled="true" scheme="https" secure="true">`,
          `  <SSLHostConfig><Certificate ${certificate} /></SSLHostConfig>`,
          '</Connector>',
          `<Connector port="${plain}" address="127.0.0.1" />`,
        ].join('\n'),
        ...(listener !== '' ? { listeners: listener } : { manager: PASSWORD }),
      }),
      'tomcat',
      program,
    ),
  );
  const [port = 0, plain = 0] = server.ports;
  const credentials = shop.write('manager.curl', `user = "deploy:${PASSWORD}"\n`);
  const reload = listener !== '' ? 'true' : `curl -q -sS -K ${credentials} http://127.0.0.1:${plain}/manager/text/sslReload | grep '^OK'`;
  return { deployment, port, plain, settings: { server: 'tomcat', connect: `127.0.0.1:${port}`, ...files, reload }, tests: false };
}

for (const program of ['tomcat9', 'tomcat10', 'tomcat11'] as const) {
  serverTest(`${program}：不重新啟動，由管理程式重新讀取，用戶端看到新的`, [program, 'openssl', 'curl'], async (shop) => {
    const { deployment, port, settings } = await site(shop, { program });
    assert.equal(await deployment.served(port), 'old');
    ended(await deployment.deploy(settings), 0);
    assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
  });
}

serverTest('Tomcat：keystore 重做之後重新讀取，用戶端看到新的', ['tomcat10', 'openssl', 'curl'], async (shop) => {
  const { deployment, port, settings } = await site(shop, { keystore: true });
  ended(await deployment.deploy(settings), 0);
  assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
});

serverTest('Tomcat：文章的 Listener 不必有人通知，自己換上新的', ['tomcat10', 'openssl'], async (shop) => {
  const reader = new Reader(shop);
  await reader.settings(['tomcat10', 'openssl'], ['deploy-tomcat-listener'], async (text) => {
    const { deployment, port, settings } = await site(shop, { listener: text('deploy-tomcat-listener'), old: 60 });
    ended(await deployment.deploy({ ...settings, tries: '120' }), 0);
    assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
    return ['剩 60 天的憑證換成新的，沒有重新啟動'];
  });
});

for (const keystore of [false, true]) {
  serverTest(`Tomcat：文章的設定檔（${keystore ? 'keystore' : 'PEM'}）`, ['tomcat10', 'openssl', 'curl'], async (shop) => {
    const reader = new Reader(shop);
    const { deployment, port, plain, settings } = await site(shop, { keystore });
    reader.httpPort = plain;
    Object.assign(reader.values, { port: String(port), fullchainPath: settings.cert ?? 'none', keyPath: settings.key ?? 'none' });
    shop.write('etc/kb-deploy/manager.curl', shop.read('manager.curl'));
    shop.write('etc/kb-deploy/keystore.password', `${PASSWORD}\n`);
    if (keystore) symlinkSync(shop.path('tls'), shop.path('etc/tomcat'));
    const ids = ['deploy-tomcat-conf', ...(keystore ? ['deploy-tomcat-keystore'] : [])];
    await reader.settings(['tomcat10', 'openssl', 'curl'], ids, async (text) => {
      const conf = text('deploy-tomcat-conf');
      await deployment.follow(keystore ? `${conf.replace(/^(cert|key)=.*\n/gm, '')}\n${text('deploy-tomcat-keystore')}` : conf, {});
      assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
      return ['由指令檔換上，沒有重新啟動，用戶端看到新的憑證'];
    });
  });
}

serverTest('keystore：文章的設定檔', ['openssl', 'keytool'], async (shop) => {
  const reader = new Reader(shop);
  await reader.settings(['openssl', 'keytool'], ['deploy-keystore-conf'], async (text) => {
    const deployment = new Deployment(shop);
    shop.write('etc/kb-deploy/keystore.password', `${PASSWORD}\n`);
    symlinkSync(shop.path('tls'), shop.path('etc/tomcat'));
    await deployment.follow(text('deploy-keystore-conf'), {});
    const listed = await shop.run('keytool', ['-list', '-keystore', deployment.place('server.p12'), '-storepass', PASSWORD]);
    assert.match(listed.stdout, /^tomcat, .*PrivateKeyEntry/m);
    return ['keystore 裡是新的金鑰與憑證'];
  });
});

for (const keystore of [false, true]) {
  serverTest(
    `Tomcat（${keystore ? 'keystore' : 'PEM'}）：有一步不對，舊的憑證都還在服務`,
    ['tomcat10', 'openssl', 'curl'],
    async (shop, context) => {
      await survives(context, await site(shop, { keystore }));
    },
  );
}
