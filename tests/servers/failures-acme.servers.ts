// 文章寫的 ACME 失敗訊息：由真的用戶端印出來，貼回網站要說得出原因。
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { diagnose } from '../core/recognise/catalogue.ts';
import { ACME_SOFTWARE, acmeHost, prepareDns } from './scenes/acme-scene.ts';
import { BINDING } from './support/pebble.ts';
import { serverTest } from './support/server-test.ts';
import type { Ran, Workshop } from './support/workshop.ts';

/** The client failed, its output has these words, and the first cause that the site gives for all of it is that one. */
function failed(ran: Ran, words: RegExp, cause: string): void {
  assert.notEqual(ran.code, 0, ran.output);
  assert.match(ran.output, words);
  assert.equal(diagnose(ran.output).verdicts[0]?.cause, cause, ran.output);
}

const WRONG = BINDING.hmac.replace('z', 'a');
const NO_FILE = /Non-200 status code from HTTP: .*returned 404/;

/** A folder where no web server looks. */
function elsewhere(shop: Workshop): string {
  mkdirSync(shop.path('elsewhere'));
  return shop.path('elsewhere');
}

serverTest('certbot 說的：沒有 EAB、EAB 不對、驗證檔讀不到、沒有 TXT、不信任目錄網址', ['certbot', ...ACME_SOFTWARE], async (shop) => {
  const { reader, pebble } = await acmeHost(shop, 47);
  const folders = ['config', 'work', 'logs'].flatMap((name) => [`--${name}-dir`, shop.path('certbot', name)]);
  const certbot = (env: Record<string, string>, ...args: string[]): Promise<Ran> =>
    shop.run('certbot', [...args, ...folders, '--non-interactive', '--server', pebble.directory], { env });
  const register = ['register', '--email', 'webmaster@example.gov.tw', '--agree-tos', '--no-eff-email'];
  const bound = (hmac: string): string[] => [...register, '--eab-kid', BINDING.kid, '--eab-hmac-key', hmac];
  failed(await certbot(reader.env, ...register), /Server requires external account binding/, 'account-wrong');
  failed(await certbot(reader.env, ...bound(WRONG)), /external account binding/, 'account-wrong');
  failed(await certbot({}, ...register), /CERTIFICATE_VERIFY_FAILED/, 'issuer-untrusted');
  assert.equal((await certbot(reader.env, ...bound(BINDING.hmac))).code, 0);
  const issue = ['certonly', '-d', 'www.example.gov.tw'];
  failed(await certbot(reader.env, ...issue, '--webroot', '-w', elsewhere(shop)), NO_FILE, 'validation-wrong-answer');
  const without = ['--manual', '--preferred-challenges', 'dns', '--manual-auth-hook', 'true'];
  failed(await certbot(reader.env, ...issue, ...without), /Some challenges have failed\./, 'validation-wrong-answer');
});

serverTest('lego 說的：沒有 EAB、EAB 不對、驗證檔讀不到、不信任目錄網址', ['lego', ...ACME_SOFTWARE], async (shop) => {
  const { reader, pebble } = await acmeHost(shop, 47);
  const account = ['--server', pebble.directory, '--path', shop.path('lego'), '--email', 'webmaster@example.gov.tw', '--accept-tos'];
  const lego = (env: Record<string, string>, ...args: string[]): Promise<Ran> =>
    shop.run('lego', [...account, '--domains', 'www.example.gov.tw', '--http', '--http.webroot', shop.path('elsewhere'), ...args, 'run'], {
      env,
    });
  elsewhere(shop);
  failed(await lego(reader.env), /Server requires External Account Binding/, 'account-wrong');
  failed(await lego(reader.env, '--eab', '--kid', BINDING.kid, '--hmac', WRONG), /external account binding/, 'account-wrong');
  failed(await lego({}), /x509: certificate signed by unknown authority/, 'issuer-untrusted');
  failed(await lego(reader.env, '--eab', '--kid', BINDING.kid, '--hmac', BINDING.hmac), NO_FILE, 'validation-wrong-answer');
});

serverTest('dehydrated 說的：沒有 EAB、EAB 不對、驗證檔讀不到、不信任目錄網址', ['dehydrated', ...ACME_SOFTWARE], async (shop) => {
  const { reader } = await acmeHost(shop, 47);
  for (const folder of ['etc/dehydrated', 'dehydrated']) mkdirSync(shop.path(folder), { recursive: true });
  await reader.run('dehydrated-settings');
  const config = shop.path('etc/dehydrated/config');
  const dehydrated = (env: Record<string, string>, ...args: string[]): Promise<Ran> =>
    shop.run('dehydrated', [...args, '--config', config], { env });
  const register = ['--register', '--accept-terms'];
  failed(await dehydrated({}, ...register), /curl returned with 60/, 'issuer-untrusted');
  failed(await dehydrated(reader.env, ...register), /This CA requires an external account/, 'account-wrong');
  const wrong = { ...reader.env, EAB_KID: BINDING.kid, EAB_HMAC_KEY: WRONG };
  failed(await dehydrated(wrong, ...register), /external account binding/, 'account-wrong');
  await reader.run('dehydrated-account');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/^WELLKNOWN=.*$/m, `WELLKNOWN=${elsewhere(shop)}`));
  failed(await dehydrated(reader.env, '--cron'), NO_FILE, 'validation-wrong-answer');
});

serverTest('nsupdate 說的：金鑰不准改的名稱、名稱不對的金鑰、內容不對的金鑰', ACME_SOFTWARE, async (shop) => {
  const { reader } = await acmeHost(shop, 47);
  await prepareDns(reader);
  const own = shop.read('etc/bind/acme.key');
  const add = async (key: string, domain: string, words: RegExp): Promise<void> => {
    shop.write('etc/acme-dns/update.key', key);
    const env = { ...reader.env, CERTBOT_DOMAIN: domain, CERTBOT_VALIDATION: 'value' };
    const ran = await shop.run(shop.path('sbin/acme-dns.sh'), ['add'], { env });
    assert.notEqual(ran.code, 0, ran.output);
    assert.match(ran.output, words);
  };
  await add(own, 'mail.example.gov.tw', /^update failed: REFUSED$/m);
  await add(own.replace('"acme"', '"other"'), 'www.example.gov.tw', /^update failed: NOTAUTH\(BADKEY\)$/m);
  await add(
    own.replace(/secret "./, (start) => (start.endsWith('B') ? 'secret "C' : 'secret "B')),
    'www.example.gov.tw',
    /^update failed: NOTAUTH\(BADSIG\)$/m,
  );
  copyFileSync(shop.path('etc/bind/acme.key'), shop.path('etc/acme-dns/update.key'));
  await reader.run('dns-try');
});
