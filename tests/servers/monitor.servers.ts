import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { root } from '../../src/content/root.ts';
import { Authority } from './support/authority.ts';
import { startNginx } from './support/server-nginx.ts';
import { running } from './scenes/site.ts';
import { serverTest } from './support/server-test.ts';
import { twcaShape } from './support/shapes.ts';
import type { Ran, Workshop } from './support/workshop.ts';

const SCRIPT = join(root, 'content/scripts/kb-expiry.sh');
const DAY = 86_400_000;

/** The script on a list, by the strictest shell that is here. */
function monitor(shop: Workshop, list: string, options: string[] = [], env: Record<string, string> = {}): Promise<Ran> {
  const shell = existsSync('/bin/dash') ? '/bin/dash' : 'sh';
  return shop.run(shell, [SCRIPT, ...options, shop.write('hosts.txt', list)], { env });
}

/** One moment for all: half a day from now the date changes at noon, and noon may come between making a certificate and comparing. */
const NOW = Date.now();

/** YYYYMMDDHHMMSSZ of a moment that many days from now. */
const moment = (days: number): string => `${new Date(NOW + days * DAY).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;

/** Lifetime in days, days left, what is to be said; never a whole number of days, so that nothing depends on the second. */
const LIVES: Record<string, [lifetime: number, left: number, says: string]> = {
  'fine200.example.gov.tw': [200, 70.5, '正常'],
  'soon200.example.gov.tw': [200, 60.5, '該換了'],
  'late200.example.gov.tw': [200, 30.5, '快來不及'],
  'fine47.example.gov.tw': [47, 16.5, '正常'],
  'soon47.example.gov.tw': [47, 12.5, '該換了'],
  'late47.example.gov.tw': [47, 7.5, '快來不及'],
  'week30.example.gov.tw': [30, 6.5, '快來不及'],
  'fine6.example.gov.tw': [6, 2.5, '正常'],
  'soon6.example.gov.tw': [6, 1.5, '該換了'],
  'late6.example.gov.tw': [6, 0.5, '快來不及'],
  'past.example.gov.tw': [200, -1.5, '已經過期'],
  'early.example.gov.tw': [200, 201.5, '還沒生效'],
};

/** One nginx with a site for each of the lives; its port. */
async function sites(shop: Workshop): Promise<number> {
  const authority = new Authority(shop.path('authority'));
  const { issuer } = twcaShape(authority);
  for (const [host, [lifetime, left]] of Object.entries(LIVES))
    authority.leaf(host, { by: issuer, key: 'site', san: `DNS:${host}`, from: moment(left - lifetime), until: moment(left) });
  const server = running(
    await startNginx(shop, 1, ([port]) =>
      Object.keys(LIVES)
        .map((host) => {
          const files = `ssl_certificate ${authority.path(host)}; ssl_certificate_key ${authority.path(host, 'key')};`;
          return `server { listen 127.0.0.1:${port} ssl; server_name ${host}; ${files} }`;
        })
        .join('\n'),
    ),
  );
  return server.ports[0] ?? 0;
}

serverTest('監看：照效期的比例說每一台怎麼樣，結束代碼是最嚴重的那一台', ['nginx', 'openssl'], async (shop) => {
  const port = await sites(shop);
  const line = (host: string): string => `${host}:${port} 127.0.0.1\n`;
  const all = await monitor(shop, `# 對外網站\r\n\r\n${Object.keys(LIVES).map(line).join('')}`);
  const rows = all.stdout.trimEnd().split('\n').slice(1);
  assert.deepEqual(
    rows.map((row) => /^ *(-?\d+) {2}(\d{4}-\w{3}-\d+) +(\S+) +(\S+)$/.exec(row)?.slice(1)),
    Object.entries(LIVES).map(([host, [, left, says]]) => {
      const [, day, month, year] = new Date(NOW + left * DAY).toUTCString().split(' ');
      return [String(Math.trunc(left)), `${year}-${month}-${Number(day)}`, `${host}:${port}`, says];
    }),
    all.output,
  );
  assert.equal(all.code, 2);
  const code = async (...hosts: string[]): Promise<number> => (await monitor(shop, hosts.map(line).join(''))).code;
  assert.equal(await code('fine200.example.gov.tw', 'fine6.example.gov.tw'), 0);
  assert.equal(await code('fine200.example.gov.tw', 'soon47.example.gov.tw'), 1);
  assert.equal(await code('soon200.example.gov.tw', 'late6.example.gov.tw'), 2);
  const quiet = await monitor(shop, ['fine200', 'soon200'].map((name) => line(`${name}.example.gov.tw`)).join(''), ['-q']);
  assert.match(quiet.stdout, /^ +60 .* soon200\.example\.gov\.tw:\d+ +該換了\n$/);
  // The default site answers with another's certificate.
  const other = await monitor(shop, line('other.example.gov.tw'));
  assert.match(other.stdout, /送出的不是這個網域的憑證/);
  assert.equal(other.code, 2);
});

serverTest('監看：不說話的、關著的、不是 TLS 的，都說沒有回應，不會卡住；有沒有 timeout 都一樣', ['openssl'], async (shop) => {
  const silent = await listening(createServer((socket) => socket.resume()));
  const plain = await listening(createServer((socket) => socket.resume().end('220 ready\r\n')));
  const closed = await listening(createServer());
  await closing(closed.server);
  try {
    const list = [silent, plain, closed].map(({ port }) => `host.example.gov.tw:${port} 127.0.0.1`).join('\n');
    const without = shop.path('bin');
    await shop.run('sh', ['-c', `mkdir ${without}; for p in openssl awk sed date sleep; do ln -s "$(command -v $p)" ${without}/; done`]);
    for (const env of [{}, { PATH: without }] as Record<string, string>[]) {
      const ran = await monitor(shop, list, ['-t', '1'], env);
      assert.equal(ran.stdout.match(/ 沒有回應，或不是 TLS$/gm)?.length, 3, ran.output);
      assert.equal(ran.code, 2);
    }
  } finally {
    await closing(silent.server);
    await closing(plain.server);
  }
});

serverTest('監看：清單寫錯、沒有主機、沒有清單，都說出來', ['openssl'], async (shop) => {
  const wrong = await monitor(shop, 'www.example.gov.tw:https\n');
  assert.match(wrong.stdout, /這一行寫錯了/);
  assert.equal(wrong.code, 2);
  assert.equal((await monitor(shop, '# 還沒有\n')).code, 3);
  assert.equal((await monitor(shop, 'www.example.gov.tw\n', ['-t', 'x'])).code, 3);
  assert.equal((await shop.run('sh', [SCRIPT, shop.path('none')])).code, 3);
});

function listening(server: Server): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: address !== null && typeof address === 'object' ? address.port : 0 });
    });
  });
}

function closing(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
