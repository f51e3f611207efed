import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { lighttpdSite, reloadEndsLighttpd } from './scenes/lighttpd-scene.ts';
import { Issuer } from './scenes/pki.ts';
import { running } from './scenes/site.ts';
import { Deployment } from './support/deployment.ts';
import { findProgram } from './support/find-program.ts';
import { Reader } from './support/reader.ts';
import { keepLighttpd, lighttpdFiles } from './support/server-lighttpd.ts';
import { serverTest } from './support/server-test.ts';
import { twcaShape } from './support/shapes.ts';

serverTest('lighttpd 照文章的設定服務；重新啟動、換回舊的；重新載入讀不到金鑰就停掉', ['lighttpd', 'openssl', 'curl'], async (shop) => {
  const reader = new Reader(shop);
  const issuer = new Issuer(reader, twcaShape);
  const serial = await lighttpdSite(reader, issuer);
  // Only root can give up its privileges.
  if (process.getuid?.() === 0) await reloadEndsLighttpd(reader, serial);
});

serverTest('lighttpd：文章的部署設定檔', ['lighttpd', 'openssl'], async (shop) => {
  const reader = new Reader(shop);
  const deployment = new Deployment(shop);
  const [cert, key] = [deployment.put('fullchain.pem', deployment.full('old')), deployment.put('server.key', deployment.key('old'))];
  mkdirSync(shop.path('etc/kb-deploy'), { recursive: true });
  const server = running(
    await keepLighttpd(
      shop,
      ([, port]) =>
        `server.modules += ( "mod_openssl" )\n$SERVER["socket"] == "127.0.0.1:${port}" {\n ssl.engine = "enable"\n ssl.pemfile = "${cert}"\n ssl.privkey = "${key}"\n}`,
    ),
  );
  const [, port = 0] = server.ports;
  Object.assign(reader.values, { port: String(port), fullchainPath: cert, keyPath: key });
  await reader.settings(['lighttpd', 'openssl'], ['lighttpd-deploy'], async (text) => {
    const { pid } = lighttpdFiles(shop);
    await deployment.follow(text('lighttpd-deploy'), {
      lighttpd: `exec ${findProgram('lighttpd')?.path} "$@"`,
      systemctl: `[ "$*" = 'restart lighttpd' ] && kill $(cat ${pid})`,
    });
    assert.notEqual(readFileSync(pid, 'utf8'), '');
    assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
    return ['由指令檔換上，用戶端看到新的憑證'];
  });
});
