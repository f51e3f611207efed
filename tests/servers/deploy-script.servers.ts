import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { until } from './support/deploy-cases.ts';
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
    [{ host: ' ' }, /缺 host=/],
    [{ tries: 'many' }, /tries= 要寫 1 到 9999/],
    [{ tries: '08' }, /tries= 要寫 1 到 9999/],
    [{ tries: '0' }, /tries= 要寫 1 到 9999/],
    [{ cert: settings.keystore ?? '' }, /cert= 和 keystore= 不能是同一個檔案/],
    [{ roots: shop.path('none.pem') }, /讀不到 .*none\.pem/],
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
  mkdirSync(shop.path('open'));
  chmodSync(shop.path('open'), 0o777);
  const inOpen = shop.write('open/deploy.conf', readFileSync(conf));
  ended(await deployment.run([inOpen, deployment.full('new'), deployment.key('new')]), 1, /別人也能改/);
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
  ended(await deployment.run([conf, 'new_cert', 'new_key']), 1, /讀不到 new_cert/);
  ended(await deployment.run([conf, 'deploy_cert', HOST, key]), 1, /參數的個數不對/);
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
  ended(await deployment.run(['-n', conf], { env: { LEGO_HOOK_CERT_PATH: cert, LEGO_HOOK_CERT_KEY_PATH: key } }), 0, /都對/);
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
  // Java's older algorithms, which OpenSSL 3 reads only when asked: an older Java reads the new file with them too.
  rmSync(store);
  await keytool('-J-Dkeystore.pkcs12.legacy', '-genkeypair', '-keyalg', 'RSA', '-alias', 'site', '-dname', 'CN=old');
  ended(await deployment.deploy(settings), 0);
  const old = await shop.run('openssl', ['pkcs12', '-info', '-noout', '-in', store, '-passin', 'pass:change-me']);
  assert.match(old.output, /MAC: sha1/);
  assert.match(old.output, /Shrouded Keybag: pbeWithSHA1And3-KeyTripleDES-CBC/);
  const again = deployment.files();
  ended(await deployment.deploy({ ...settings, alias: 'other' }), 1, /別名是 site，alias= 寫的是 other/);
  ended(await deployment.deploy({ ...settings, alias: 'SITE', password_file: shop.write('crlf', 'change-me\r\n') }), 1, /Windows 的換行/);
  assert.deepEqual(deployment.files(), again);
  await keytool('-importcert', '-noprompt', '-alias', 'trusted', '-file', deployment.authority.path('twca-global'));
  ended(await deployment.deploy(settings), 1, /另外信任的憑證/);
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
  const signalled = await deployment.deploy({
    ...settings,
    test: `kill -TERM $(cut -d ' ' -f 1 ${deployment.place('.fullchain.pem.kb-lock')}/pid)`,
  });
  assert.equal(signalled.code, 1, signalled.output);
  assert.deepEqual(deployment.files(), before);
  assert.equal(await deployment.served(port), 'old');
});

serverTest('鎖還在、拿著它的程序已經不在：接手，上一次做了一半的先換回去', ['nginx', 'openssl'], async (shop) => {
  const { deployment, settings, port } = await nginxSite(shop);
  const before = deployment.files();
  deployment.write(settings);
  // Nobody; this test's own process, which began at another moment; and one that could not write its number any more.
  const { stdout: gone } = await shop.run('sh', ['-c', 'echo $$']);
  for (const pid of [`${gone.trim()} 1\n`, `${process.pid} 1\n`, null]) {
    mkdirSync(deployment.lock);
    if (pid !== null) shop.write('tls/.fullchain.pem.kb-lock/pid', pid);
    ended(await deployment.deploy(settings, 'new', 'old'), 1, /不是一對/);
    assert.deepEqual(deployment.files(), before);
  }
  // Killed when one of two files is changed, with a number that somebody else has now.
  const half = deployment.shop.write('bin/mv', '#!/bin/sh\n/bin/mv "$@"\ncase $* in *kb-new*) kill -KILL $PPID ;; esac\n');
  chmodSync(half, 0o755);
  const env = { PATH: `${shop.path('bin')}:${process.env.PATH}` };
  assert.notEqual((await deployment.deploy(settings, 'new', 'new', { env })).code, 0);
  assert.notEqual(deployment.files()['fullchain.pem'], before['fullchain.pem'], '對照組：憑證換了，金鑰還沒有');
  assert.equal(deployment.files()['server.key'], before['server.key']);
  shop.write('tls/.fullchain.pem.kb-lock/pid', `${process.pid} 1\n`);
  ended(await deployment.run(['-n', shop.path('deploy.conf'), deployment.full('new'), deployment.key('new')]), 0, /上一次沒有做完/);
  ended(await deployment.deploy(settings, 'new', 'old'), 1, /先換回了舊的檔案/, /不是一對/);
  assert.deepEqual(deployment.files(), before);
  // A signal at the same place.
  shop.write('bin/mv', '#!/bin/sh\ncase $* in *kb-new*) kill -TERM $PPID ;; esac\nexec /bin/mv "$@"\n');
  ended(await deployment.deploy(settings, 'new', 'new', { env }), 2, /中途被打斷/, /舊的仍在服務/);
  assert.deepEqual(deployment.files(), before);
  ended(await deployment.deploy(settings), 0);
  assert.equal(await deployment.servedAtLast(port, 'new'), 'new');
});

serverTest('拿鎖拿到一半停住、被別人接手：只有接手的那一個換', ['openssl'], async (shop) => {
  const { deployment, settings } = files(shop);
  const [made, go, over] = [shop.path('made'), shop.path('go'), shop.path('over')];
  // The first one has made the folder, and gets no turn for longer than anybody waits for its number.
  const stub = `#!/bin/sh\n/bin/mkdir "$@" || exit\ncase $* in *kb-lock) : >${made}; until [ -e ${go} ]; do sleep 0.1; done ;; esac\n`;
  chmodSync(shop.write('bin/mkdir', stub), 0o755);
  const env = { PATH: `${shop.path('bin')}:${process.env.PATH}` };
  const conf = deployment.write({ ...settings, reload: `[ ! -e ${go} ] || exit 1; : >${go}; until [ -e ${over} ]; do sleep 0.1; done` });
  const args = [conf, deployment.full('new'), deployment.key('new')];
  const first = deployment.run(args, { env }).finally(() => shop.write('over', ''));
  await until(() => existsSync(made));
  ended(await deployment.run(args), 0, /換好了/);
  ended(await first, 1, /另一次更換正在進行/);
});

serverTest('第一次安裝：設定裡的檔案還不在，也換得上', ['openssl'], async (shop) => {
  const { deployment, settings } = files(shop);
  ended(await deployment.deploy({ ...settings, test: `[ -e ${settings.keystore} ]` }), 0);
  ended(await deployment.deploy({ ...settings, test: 'false' }), 1, /現在的設定就沒有通過檢查/);
});

serverTest('設定檔裡的指令用呼叫者的 umask', ['openssl'], async (shop) => {
  const { deployment, settings } = files(shop);
  ended(await deployment.deploy({ ...settings, reload: `: > ${shop.path('made')}` }), 0);
  assert.equal(statSync(shop.path('made')).mode & 0o777, 0o666 & ~process.umask());
});

serverTest('沒有 timeout 的主機：連得上卻不說話的連接埠，也不會一直等', ['openssl'], async (shop) => {
  const { deployment, settings } = files(shop);
  const silent = createServer((socket) => socket.resume());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const programs = 'openssl awk cmp find sed cut cat mkdir rm mv cp ln chmod grep tr head wc id sync sleep kill sh';
  await shop.run('sh', ['-c', `mkdir bin; for p in ${programs}; do ln -s "$(command -v $p)" bin/; done`]);
  // The script adds the usual folders of programs itself; none of them has timeout here.
  const env = { PATH: shop.path('bin') };
  try {
    const ran = await deployment.deploy({ ...settings, connect: `127.0.0.1:${port}`, reload: 'true', tries: '1' }, 'new', 'new', { env });
    ended(ran, 3, /現在沒有回應憑證/, /看不到舊的憑證/);
  } finally {
    silent.close();
  }
});

/**
 * A disk of a few pages, then of a few files, that only this command and its children see; prints how much was free, the exit code and
 * whether all is as before.
 */
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
  done
  used=$(find "$in_use" | wc -l)
  for free in 0 1 2 3 4 5 6 7 8 9; do
    mount -o "remount,nr_inodes=$((used + free))" "$in_use"
    code=0; "$@" || code=$?
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
    assert.equal(seen.length, 20, output);
    for (const at of [0, 10]) assert.match(seen[at] ?? '', /^0 1 /, output);
    for (const at of [9, 19]) assert.match(seen[at] ?? '', /^9 2 /, output);
    for (const line of seen) assert.match(line, /^\d [12] yes$/, output);
    assert.equal(await deployment.served(port), 'old');
  });
