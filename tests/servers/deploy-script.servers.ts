import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { Deployment, ended, type Settings } from './support/deployment.ts';
import { HOST } from './support/authority.ts';
import { everythingIsRequired, findProgram } from './support/find-program.ts';
import { startNginx } from './support/server-nginx.ts';
import { running } from './scenes/site.ts';
import { serverTest } from './support/server-test.ts';
import type { Running, Workshop } from './support/workshop.ts';

/** Files in use without a server. */
function files(shop: Workshop): { deployment: Deployment; settings: Settings } {
  const deployment = new Deployment(shop);
  const keystore = { keystore: deployment.place('server.p12'), alias: 'site', password_file: shop.write('password', 'change-me\n') };
  return { deployment, settings: { server: 'keystore', ...keystore } };
}

serverTest('設定檔寫錯的，說出是哪一項，什麼都不動', ['openssl'], async (shop) => {
  const { deployment, settings } = files(shop);
  symlinkSync(deployment.full('old'), deployment.place('link.pem'));
  const wrong: [Settings, RegExp][] = [
    [{ servr: 'nginx' }, /「servr」不認得/],
    [{ server: 'iis' }, /server=iis 不認得/],
    [{ server: 'nginx' }, /缺 connect=/],
    [{ alias: '' }, /缺 alias=/],
    [{ connect: '127.0.0.1:1' }, /缺 reload=/],
    [{ host: '*.example.gov.tw' }, /host= 只能寫網域/],
    [{ tries: 'many' }, /tries= 要寫數字/],
    [{ cert: 'fullchain.pem' }, /cert= 要寫從 \/ 開始的路徑/],
    [{ cert: shop.path('nowhere/fullchain.pem') }, /沒有 .*nowhere 這個資料夾/],
    [{ cert: deployment.place('link.pem') }, /link\.pem 是連結/],
    [{ cert: deployment.full('new') }, /不能同時是新的檔案/],
    [{ password_file: shop.path('none') }, /磁碟可能滿了/],
  ];
  const before = deployment.files();
  for (const [change, said] of wrong) ended(await deployment.deploy({ ...settings, ...change }), 1, said);
  const conf = deployment.write(settings);
  shop.write('deploy.conf', `${readFileSync(conf, 'utf8')}reload\n`);
  ended(await deployment.run([conf, deployment.full('new'), deployment.key('new')]), 1, /有一行沒有等號：reload/);
  deployment.write(settings);
  chmodSync(conf, 0o666);
  ended(await deployment.run([conf, deployment.full('new'), deployment.key('new')]), 1, /別人也能改/);
  assert.deepEqual(deployment.files(), before);
});

serverTest('給的檔案讀不了的，說出原因；-n 只檢查，什麼都不動', ['openssl'], async (shop) => {
  const { deployment, settings } = files(shop);
  const conf = deployment.write(settings);
  const [cert, key] = [deployment.full('new'), deployment.key('new')];
  await shop.run('openssl', ['rsa', '-aes256', '-passout', 'pass:secret', '-in', key, '-out', shop.path('locked.key')]);
  const before = deployment.files();
  ended(await deployment.run([]), 1, /用法/);
  ended(await deployment.run([shop.path('none.conf'), cert, key]), 1, /讀不到設定檔/);
  ended(await deployment.run([conf]), 1, /沒有給憑證串鍊檔與私密金鑰檔/);
  ended(await deployment.run([conf, shop.path('none.pem'), key]), 1, /讀不到 .*none\.pem/);
  ended(await deployment.run([conf, 'fullchain', 'key']), 1, /讀不到 fullchain/);
  ended(await deployment.run([conf, deployment.authority.path('new', 'cer'), key]), 1, /不是 PEM 憑證/);
  ended(await deployment.run([conf, cert, cert]), 1, /不是私密金鑰/);
  ended(await deployment.run([conf, cert, shop.path('locked.key')]), 1, /有密碼保護/);
  ended(await deployment.run(['-n', conf, cert, key]), 0, /只檢查，沒有換/);
  ended(await deployment.run(['-n', conf, cert, deployment.key('old')]), 1, /不是一對/);
  assert.deepEqual(deployment.files(), before);
});

serverTest('certbot、lego、dehydrated 各用自己的方式說出新檔案在哪裡', ['openssl'], async (shop) => {
  const { deployment, settings } = files(shop);
  const conf = deployment.write(settings);
  const [cert, key] = [deployment.full('new'), deployment.key('new')];
  for (const [name, from] of [
    ['fullchain.pem', cert],
    ['privkey.pem', key],
  ] as const)
    shop.write(`lineage/${name}`, readFileSync(from));
  ended(await deployment.run(['-n', conf], { env: { RENEWED_LINEAGE: shop.path('lineage') } }), 0, /都對/);
  ended(await deployment.run(['-n', conf], { env: { LEGO_CERT_PATH: cert, LEGO_CERT_KEY_PATH: key } }), 0, /都對/);
  const hook = ['deploy_cert', HOST, key, deployment.authority.path('new'), cert, deployment.authority.path('twca-secure'), '1700000000'];
  ended(await deployment.run(['-n', conf, ...hook]), 0, /都對/);
  for (const other of ['startup_hook', 'deploy_challenge', 'unchanged_cert', 'exit_hook']) {
    const ran = await deployment.run([conf, other, HOST, 'token', 'value']);
    assert.deepEqual([ran.code, ran.output], [0, '']);
  }
});

serverTest('keystore：只換裡面那一把金鑰；密碼不對、不只一把的不換', ['openssl', 'keytool'], async (shop) => {
  const { deployment, settings } = files(shop);
  const store = deployment.place('server.p12');
  const keytool = (...args: string[]) =>
    shop.run('keytool', [...args, '-keystore', store, '-storepass', 'change-me', '-storetype', 'PKCS12']);
  const generate = (alias: string) => keytool('-genkeypair', '-keyalg', 'RSA', '-alias', alias, '-dname', 'CN=old');
  assert.equal((await generate('site')).code, 0);
  ended(await deployment.deploy(settings), 0, /還沒有看到它在服務/);
  const listed = await keytool('-list', '-v');
  assert.match(listed.stdout, /contains 1 entry/);
  assert.match(listed.stdout, /Alias name: site\n[\s\S]*Entry type: PrivateKeyEntry\nCertificate chain length: 2\n/);
  const before = deployment.files();
  shop.write('wrong', 'not-this\n');
  ended(await deployment.deploy({ ...settings, password_file: shop.path('wrong') }), 1, /密碼不對/);
  assert.deepEqual(deployment.files(), before);
  assert.equal((await generate('second')).code, 0);
  ended(await deployment.deploy(settings), 1, /不只一把金鑰/);
  // Java's older algorithms, which OpenSSL 3 reads only when asked.
  rmSync(store);
  await keytool('-J-Dkeystore.pkcs12.legacy', '-genkeypair', '-keyalg', 'RSA', '-alias', 'site', '-dname', 'CN=old');
  ended(await deployment.deploy(settings), 0);
});

interface Nginx {
  deployment: Deployment;
  settings: Settings;
  server: Running;
  port: number;
  nginx: string;
}

async function nginxSite(shop: Workshop): Promise<Nginx> {
  const deployment = new Deployment(shop);
  const [cert, key] = [deployment.put('fullchain.pem', deployment.full('old')), deployment.put('server.key', deployment.key('old'))];
  const server = running(
    await startNginx(shop, 1, ([at]) => `server { listen 127.0.0.1:${at} ssl; ssl_certificate ${cert}; ssl_certificate_key ${key}; }`),
  );
  const [port = 0] = server.ports;
  const nginx = `${findProgram('nginx')?.path} -p ${shop.folder} -e stderr -c ${shop.path('nginx.conf')}`;
  const settings = { server: 'nginx', connect: `127.0.0.1:${port}`, cert, key, test: `${nginx} -t`, reload: `${nginx} -s reload` };
  return { deployment, settings, server, port, nginx };
}

serverTest('伺服器停掉：換回檔案，看不到舊的就說要找人；有 restart 就啟動舊的', ['nginx', 'openssl'], async (shop) => {
  const { deployment, settings, server, port, nginx } = await nginxSite(shop);
  const before = deployment.files();
  const stop = `${nginx} -s stop; while [ -e ${shop.path('nginx.pid')} ]; do sleep 0.1; done`;
  ended(await deployment.deploy({ ...settings, reload: `${stop}; false`, tries: '2' }), 3, /看不到舊的憑證在服務，請立刻找人/);
  assert.deepEqual(deployment.files(), before);
  // It did not answer before either, so that nobody can say that the old one is served.
  ended(await deployment.deploy({ ...settings, reload: 'false', tries: '1' }), 3, /現在沒有回應憑證/, /看不到舊的/);
  await server.stop();
  shop.write('nginx.conf', shop.read('nginx.conf').replace('daemon off;', 'daemon on;'));
  const start = `${nginx} > ${shop.path('nginx.log')} 2>&1`;
  assert.equal((await shop.run('sh', ['-c', start])).code, 0);
  try {
    assert.equal(await deployment.servedAtLast(port, 'old'), 'old');
    ended(await deployment.deploy({ ...settings, reload: `${stop}; false`, restart: start }), 2, /舊的仍在服務/);
    assert.equal(await deployment.served(port), 'old');
  } finally {
    await shop.run('sh', ['-c', stop]);
  }
});

serverTest('還沒動檔案就收到信號：什麼都沒有動', ['nginx', 'openssl'], async (shop) => {
  const { deployment, settings, port } = await nginxSite(shop);
  const before = deployment.files();
  const signalled = await deployment.deploy({ ...settings, test: `kill -TERM $(cat ${deployment.place('.fullchain.pem.kb-lock')}/pid)` });
  assert.equal(signalled.code, 1, signalled.output);
  assert.deepEqual(deployment.files(), before);
  assert.equal(await deployment.served(port), 'old');
});

serverTest('鎖還在、那個程序已經不在：接手；程序不明的不接手', ['nginx', 'openssl'], async (shop) => {
  const { deployment, settings, port } = await nginxSite(shop);
  deployment.write(settings);
  mkdirSync(deployment.lock);
  ended(await deployment.deploy(settings), 1, /程序 不明/);
  const { stdout } = await shop.run('sh', ['-c', 'echo $$']);
  shop.write('tls/.fullchain.pem.kb-lock/pid', stdout);
  ended(await deployment.deploy(settings), 0);
  assert.equal(await deployment.served(port), 'new');
});

/** A disk of a few pages that only this command and its children see; prints how much was free, the exit code and whether all is as before. */
const FULL_DISK = `
  in_use=$1; shift
  cp -a "$in_use" "$in_use.before"
  mount -t tmpfs -o size=64k tmpfs "$in_use" && cp -a "$in_use.before/." "$in_use/"
  for free in 0 1 2 3 4 5 6 7 8 9; do
    dd if=/dev/zero of="$in_use/rest" bs=4096 2>/dev/null
    truncate -s "-$((free * 4096))" "$in_use/rest"
    code=0; "$@" || code=$?
    rm "$in_use/rest"
    same=no; diff -r "$in_use.before" "$in_use" >&2 && same=yes
    echo "$free $code $same"
  done`;

const namespace = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];
const mayMount = spawnSync('unshare', [...namespace, 'true']).status === 0;
const fullDisk = '磁碟剩下多少空間都一樣：不夠就什麼都不動，使用中的檔案還是舊的';
if (!mayMount && !everythingIsRequired) test(fullDisk, { skip: '這台機器不能掛載暫時的磁碟' }, () => {});
else
  serverTest(fullDisk, ['nginx', 'openssl'], async (shop) => {
    const { deployment, settings, port } = await nginxSite(shop);
    // The server outside does not see that disk: where all can be written, it goes on to send the old one, and the script goes back.
    const conf = deployment.write({ ...settings, tries: '1' });
    const script = ['sh', deployment.script, conf, deployment.full('new'), deployment.key('new')];
    const args = [...namespace, 'sh', '-c', FULL_DISK, 'sh', shop.path('tls'), ...script];
    const { stdout, output } = await shop.run('unshare', args);
    const seen = stdout.trim().split('\n');
    assert.equal(seen.length, 10, output);
    assert.match(seen[0] ?? '', /^0 1 /, output);
    assert.match(seen[9] ?? '', /^9 2 /, output);
    for (const line of seen) assert.match(line, /^\d [12] yes$/, output);
    assert.equal(await deployment.served(port), 'old');
  });
