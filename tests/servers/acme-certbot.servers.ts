// certbot：照文章登記帳號、簽發、換上、續期，憑證機構是這台機器上的 Pebble。
import assert from 'node:assert/strict';
import { ACME_SOFTWARE, acmeHost, prepareDns, whileRefused, withOtherKey } from './scenes/acme-scene.ts';
import type { Reader } from './support/reader.ts';
import { serverTest } from './support/server-test.ts';

const SOFTWARE = ['certbot', ...ACME_SOFTWARE] as const;

/** certbot's own settings: its folders, and no waiting for up to eight minutes before a renewal that nobody watches. */
function certbotAtHome({ shop }: Reader): void {
  const lines = [
    `config-dir = ${shop.path('etc/letsencrypt')}`,
    `work-dir = ${shop.path('certbot/work')}`,
    `logs-dir = ${shop.path('certbot/logs')}`,
    'no-random-sleep-on-renew = true',
    'non-interactive = true',
  ];
  shop.write('.config/letsencrypt/cli.ini', `${lines.join('\n')}\n`);
}

serverTest('certbot：47 天的憑證，HTTP-01，簽發、換上、續期；部署失敗、配錯金鑰時，舊的繼續服務', SOFTWARE, async (shop) => {
  const { reader, served, servedAfter, issued } = await acmeHost(shop, 47);
  certbotAtHome(reader);
  const own = await served();
  await reader.run('certbot-account');
  await reader.run('certbot-dry-run');
  assert.equal(issued(), 1, '試跑也真的申請了一張');
  assert.deepEqual(await served(), own);

  await reader.run('certbot-issue');
  const first = await servedAfter(own);
  assert.equal(first.days, 47);

  await reader.run('certbot-threshold');
  const early = await shop.run('certbot', ['renew'], { env: reader.env });
  assert.match(early.output, /not (?:yet )?due for renewal/);
  await reader.runAll('certbot-list', 'certbot-renew-dry-run');
  assert.deepEqual(await served(), first);

  await reader.run('certbot-force');
  const second = await servedAfter(first);

  // certbot has a new certificate, the site the old one, and nothing but the message says so.
  await whileRefused(reader, async () => {
    const unnoticed = await shop.shell(reader.text('certbot-force'), { env: reader.env });
    assert.equal(unnoticed.code, 0, unnoticed.output);
    assert.match(unnoticed.output, /kb-deploy：沒有換/);
    assert.match((await shop.run('certbot', ['renew'], { env: reader.env })).output, /not (?:yet )?due for renewal/);
  });
  assert.deepEqual(await served(), second);
  await reader.run('certbot-deploy-again');
  const third = await servedAfter(second);

  await withOtherKey(reader, shop.path('etc/letsencrypt/live/www.example.gov.tw/privkey.pem'), async () => {
    await assert.rejects(reader.run('certbot-deploy-again'), /私密金鑰和憑證不是一對/);
  });
  assert.deepEqual(await served(), third);
});

serverTest('certbot：6 天的憑證，DNS-01 經過委派；照預設的 30 天，每次執行都換一張', SOFTWARE, async (shop) => {
  const { reader, served, servedAfter, issued } = await acmeHost(shop, 6);
  certbotAtHome(reader);
  await prepareDns(reader);
  const own = await served();
  await reader.runAll('certbot-account', 'dns-certbot');
  const first = await servedAfter(own);
  assert.equal(first.days, 6);
  const renewed = await shop.run('certbot', ['renew'], { env: reader.env });
  assert.equal(renewed.code, 0, renewed.output);
  await servedAfter(first);
  assert.equal(issued(), 2);
});
