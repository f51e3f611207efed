import assert from 'node:assert/strict';
import { survives, type Site } from './support/deploy-cases.ts';
import { Deployment, ended } from './support/deployment.ts';
import { startTomcat, type TomcatName } from './support/server-tomcat.ts';
import { running } from './scenes/site.ts';
import { serverTest } from './support/server-test.ts';
import type { Workshop } from './support/workshop.ts';

const PASSWORD = 'change-me';

interface Options {
  keystore?: boolean;
  listener?: boolean;
  program?: TomcatName;
}

/** Tomcat never stops: its manager application, or its own listener, reads the files again. */
async function site(shop: Workshop, { keystore = false, listener = false, program = 'tomcat10' }: Options = {}): Promise<Site> {
  const deployment = new Deployment(shop);
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
        ...(listener
          ? { listeners: '<Listener className="org.apache.catalina.security.TLSCertificateReloadListener" checkPeriod="1" daysBefore="400" />' }
          : { manager: PASSWORD }),
      }),
      'tomcat',
      program,
    ),
  );
  const [port = 0, plain = 0] = server.ports;
  const credentials = shop.write('manager.curl', `user = "deploy:${PASSWORD}"\n`);
  const reload = listener ? 'true' : `curl -q -sS -K ${credentials} http://127.0.0.1:${plain}/manager/text/sslReload | grep '^OK'`;
  return { deployment, port, settings: { server: 'tomcat', connect: `127.0.0.1:${port}`, ...files, reload }, tests: false };
}

for (const program of ['tomcat9', 'tomcat10', 'tomcat11'] as const) {
  serverTest(`${program}：不重新啟動，由管理程式重新讀取，用戶端看到新的`, [program, 'openssl', 'curl'], async (shop) => {
    const { deployment, port, settings } = await site(shop, { program });
    assert.equal(await deployment.served(port), 'old');
    ended(await deployment.deploy(settings), 0);
    assert.equal(await deployment.served(port), 'new');
  });
}

serverTest('Tomcat：keystore 重做之後重新讀取，用戶端看到新的', ['tomcat10', 'openssl', 'curl'], async (shop) => {
  const { deployment, port, settings } = await site(shop, { keystore: true });
  ended(await deployment.deploy(settings), 0);
  assert.equal(await deployment.served(port), 'new');
});

serverTest('Tomcat：不必有人通知，TLSCertificateReloadListener 自己換上新的', ['tomcat10', 'openssl'], async (shop) => {
  const { deployment, port, settings } = await site(shop, { listener: true });
  ended(await deployment.deploy({ ...settings, tries: '120' }), 0);
  assert.equal(await deployment.served(port), 'new');
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
