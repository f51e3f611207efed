import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { survives, until, type Site } from './support/deploy-cases.ts';
import { Deployment, ended } from './support/deployment.ts';
import { findProgram } from './support/find-program.ts';
import { startApache } from './support/server-apache.ts';
import { running } from './scenes/site.ts';
import { serverTest } from './support/server-test.ts';
import { certificatesIn } from './support/checks.ts';
import { servedCertificates } from './support/client.ts';
import type { Workshop } from './support/workshop.ts';
import { Reader } from './support/reader.ts';

/** With the chain in the certificate's file, or in a file of its own as before 2.4.8. */
async function site(shop: Workshop, ownChain = false): Promise<Site> {
  const deployment = new Deployment(shop);
  const { authority, shape } = deployment;
  const files: Record<string, string> = {
    cert: deployment.put('server.crt', ownChain ? authority.path('old') : deployment.full('old')),
    ...(ownChain ? { chain: deployment.put('chain.crt', authority.path(shape.issuer)) } : {}),
    key: deployment.put('server.key', deployment.key('old')),
  };
  const server = running(
    await startApache(shop, 1, ([port]) =>
      [
        `<VirtualHost 127.0.0.1:${port}>`,
        'SSLEngine on',
        `SSLCertificateFile ${files.cert}`,
        ...(ownChain ? [`SSLCertificateChainFile ${files.chain}`] : []),
        `SSLCertificateKeyFile ${files.key}`,
        '</VirtualHost>',
      ].join('\n'),
    ),
  );
  const [port = 0] = server.ports;
  const apache = `${findProgram('apache')?.path} -f ${shop.path('apache.conf')}`;
  const settings = {
    server: 'apache',
    connect: `127.0.0.1:${port}`,
    ...files,
    test: `${apache} -t`,
    // As services are told: only a running one can be told to read again, and only a stopped one is started.
    reload: `kill -USR1 $(cat ${shop.path('apache.pid')})`,
    restart: `${apache} -k start`,
  };
  // Its test does not open certificates. With one that it cannot use it ends when it is told to read again.
  return { deployment, port, settings, tests: false };
}

serverTest('Apache：換上新的憑證，用戶端看到新的', ['apache', 'openssl'], async (shop) => {
  const { deployment, port, settings } = await site(shop);
  ended(await deployment.deploy(settings), 0);
  assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
});

serverTest('Apache：串鍊在自己的檔案裡，也一起換', ['apache', 'openssl'], async (shop) => {
  const { deployment, port, settings } = await site(shop, true);
  ended(await deployment.deploy(settings), 0);
  assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
  assert.equal((await servedCertificates(shop, port)).length, 2);
  assert.equal(certificatesIn(readFileSync(settings.cert ?? '', 'utf8')).length, 1);
  // The server keeps a chain of its own that is not the new one's: only a client can tell.
  const wrong = deployment.put('other.crt', deployment.authority.path('old'));
  const { chain, ...rest } = settings;
  await shop.run('sed', ['-i', `s#${chain}#${wrong}#`, shop.path('apache.conf')]);
  deployment.issue('newer');
  ended(
    await deployment.deploy({ ...rest, cert: rest.cert ?? '', chain: chain ?? '' }, 'newer'),
    2,
    /用戶端驗證不過：.*Verify return code/,
  );
  assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
});

serverTest('Apache：有一步不對，舊的憑證都還在服務', ['apache', 'openssl'], async (shop, context) => {
  const apache = await site(shop);
  try {
    await survives(context, apache);
  } finally {
    // One that `restart` has started is nobody's child.
    const pid = shop.path('apache.pid');
    if (existsSync(pid)) process.kill(Number(readFileSync(pid, 'utf8')), 'SIGTERM');
    await until(() => !existsSync(pid));
  }
});

serverTest('Apache：文章的設定檔', ['apache', 'openssl'], async (shop) => {
  const reader = new Reader(shop);
  const { deployment, port, settings } = await site(shop);
  Object.assign(reader.values, { port: String(port), fullchainPath: settings.cert, keyPath: settings.key });
  await reader.settings(['apache', 'openssl'], ['deploy-apache-conf'], async (text) => {
    await deployment.follow(text('deploy-apache-conf'), {
      apachectl: settings.test ?? '',
      systemctl: `[ "$*" = 'reload apache2' ] && ${settings.reload}`,
    });
    assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
    return ['由指令檔換上，用戶端看到新的憑證'];
  });
});
