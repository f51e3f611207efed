// lego 與 dehydrated：照文章登記帳號、簽發、換上、續期，憑證機構是這台機器上的 Pebble。
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { ACME_SOFTWARE, acmeHost, prepareDns, whileRefused, withOtherKey } from './scenes/acme-scene.ts';
import { serverTest } from './support/server-test.ts';

serverTest('lego：47 天的憑證，HTTP-01，簽發、換上、續期，配錯金鑰時舊的繼續服務', ['lego', ...ACME_SOFTWARE], async (shop) => {
  const { reader, served, servedAfter } = await acmeHost(shop, 47);
  const own = await served();
  await reader.run('lego-issue');
  const first = await servedAfter(own);
  assert.equal(first.days, 47);
  await reader.run('lego-renew');
  assert.deepEqual(await served(), first);

  const due = reader.text('lego-renew').replace('--days 15', '--days 48');
  const renewed = await shop.shell(due, { cwd: reader.folder, env: reader.env });
  assert.equal(renewed.code, 0, renewed.output);
  const second = await servedAfter(first);

  await whileRefused(reader, async () => {
    const refused = await shop.shell(due, { cwd: reader.folder, env: reader.env });
    assert.equal(refused.code, 1, refused.output);
    assert.match(refused.output, /kb-deploy：沒有換/);
    await reader.run('lego-renew');
  });
  assert.deepEqual(await served(), second);
  await reader.run('lego-deploy-again');
  const third = await servedAfter(second);
  await withOtherKey(reader, shop.path('etc/lego/certificates/www.example.gov.tw.key'), async () => {
    await assert.rejects(reader.run('lego-deploy-again'), /私密金鑰和憑證不是一對/);
  });
  assert.deepEqual(await served(), third);
});

serverTest('lego：6 天的憑證，DNS-01 經過委派', ['lego', ...ACME_SOFTWARE], async (shop) => {
  const { reader, served, servedAfter } = await acmeHost(shop, 6);
  const own = await served();
  await prepareDns(reader);
  await reader.run('lego-issue');
  const first = await servedAfter(own);
  await reader.run('dns-lego');
  assert.equal((await servedAfter(first)).days, 6);
});

serverTest('dehydrated：47 天的憑證，HTTP-01，簽發、換上、續期，配錯金鑰時舊的繼續服務', ['dehydrated', ...ACME_SOFTWARE], async (shop) => {
  const { reader, served, servedAfter } = await acmeHost(shop, 47);
  const own = await served();
  mkdirSync(shop.path('etc/dehydrated'), { recursive: true });
  mkdirSync(shop.path('dehydrated'), { recursive: true });
  await reader.runAll('dehydrated-settings', 'dehydrated-account', 'dehydrated-cron');
  const first = await servedAfter(own);
  assert.equal(first.days, 47);
  assert.match((await reader.run('dehydrated-cron')).output, /Skipping renew/);
  assert.deepEqual(await served(), first);

  const forced = await shop.shell(`${reader.text('dehydrated-cron')} --force`, { cwd: reader.folder, env: reader.env });
  assert.equal(forced.code, 0, forced.output);
  const second = await servedAfter(first);

  await whileRefused(reader, async () => {
    const refused = await shop.shell(`${reader.text('dehydrated-cron')} --force`, { cwd: reader.folder, env: reader.env });
    assert.notEqual(refused.code, 0, refused.output);
    assert.match(refused.output, /kb-deploy：沒有換/);
    assert.match((await reader.run('dehydrated-cron')).output, /Skipping renew/);
  });
  assert.deepEqual(await served(), second);
  await reader.run('dehydrated-deploy-again');
  const third = await servedAfter(second);
  await withOtherKey(reader, shop.path('dehydrated/certs/www.example.gov.tw/privkey.pem'), async () => {
    await assert.rejects(reader.run('dehydrated-deploy-again'), /私密金鑰和憑證不是一對/);
  });
  assert.deepEqual(await served(), third);
});

serverTest('dehydrated：6 天的憑證，DNS-01 經過委派', ['dehydrated', ...ACME_SOFTWARE], async (shop) => {
  const { reader, served, servedAfter } = await acmeHost(shop, 6);
  const own = await served();
  mkdirSync(shop.path('etc/dehydrated'), { recursive: true });
  mkdirSync(shop.path('dehydrated'), { recursive: true });
  await prepareDns(reader);
  await reader.runAll('dehydrated-settings', 'dehydrated-account', 'dns-dehydrated');
  assert.equal((await servedAfter(own)).days, 6);
});
