import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test } from './guarded-test.ts';
import { LEVELS, violationsOn } from './axe.ts';
import { makeCertificate, makeCrl, makeKeys } from '../support/make-certificate.ts';
import { practiceSet } from '../support/practice-set.ts';
import { inEachSetting } from './settings.ts';

const sample = (name: string): string =>
  (parse(readFileSync(join(import.meta.dirname, `../../content/examples-chain/${name}.yaml`), 'utf8')) as { text: string }).text;
/** The site's own certificates of real authorities. */
const authority = (id: string): string => readFileSync(join(import.meta.dirname, `../../content/authorities/${id}.pem`), 'utf8');
const leafOnly = sample('1-leaf-only');
const oldChain = sample('2-old-chain');
/** Root, intermediate, leaf: the wrong way round. */
const reversed = sample('3-reversed');
const blocks = (text: string): string[] => text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----\n/g) ?? [];
const [root = '', intermediate = '', leaf = ''] = blocks(reversed);
const request = (parse(readFileSync(join(import.meta.dirname, '../../content/examples/1-request.yaml'), 'utf8')) as { text: string }).text;

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
// The examples were issued on 2026-11-22 for 199 days; the day of judgement is fixed so that the tests do not age.
const day = '2026-12-01';

async function open(page: Page): Promise<void> {
  await page.goto('tools/chain.html');
  await page.locator('kb-chain textarea').focus();
  await expect(page.locator('kb-chain[data-ready]')).toHaveCount(1);
  await page.getByText('換日期，或檢查內部的憑證').click();
  await page.locator('kb-chain [name=at]').fill(day);
}

const paste = (page: Page, text: string): Promise<void> => page.locator('kb-chain textarea').fill(text);
const headline = (page: Page) => page.locator('kb-chain .verdict h2');

test('完整的內部串鍊：列為信任的根憑證就是可用，不列就說不受信任', inEachSetting, async ({ page, guard, baseURL }) => {
  await open(page);
  const before = guard.requests.length;
  await paste(page, leaf + intermediate + root);
  await expect(headline(page)).toContainText('不可用');
  await expect(page.locator('.chain-problems')).toContainText('不在信任清單裡');
  await page.locator('[name=trust]').check();
  await expect(headline(page)).toHaveText('可用：串鍊完整，接得到信任的根憑證。');
  await expect(page.locator('.chain > li')).toHaveCount(3);
  await expect(page.locator('.chain > li').first()).toContainText('根憑證');
  await expect(page.locator('.chain > li').last()).toContainText('www.example.gov.tw');
  await expect(page.locator('.seam.fits')).toHaveCount(2);
  await expect(page.locator('.chain-problems')).toContainText('沒有判斷廢止狀態');
  // Nothing leaves the page: at most the site's own scripts for signatures and for problems are read.
  const after = guard.requests.slice(before).filter((url) => !url.endsWith('/icon.svg'));
  expect(
    after.every((url) => url.startsWith(baseURL ?? '') && /assets\/(fallback|chain-problems|paper|chain-drawing)\.\w+\.js$/.test(url)),
    after.join(' '),
  ).toBe(true);
});

test('只有一張網站憑證：說出少了 TWCA 的哪一張、檔名、去哪裡拿', inEachSetting, async ({ page }) => {
  await open(page);
  await paste(page, leafOnly);
  await expect(headline(page)).toContainText('不可用');
  const gone = page.locator('.chain-card.gone');
  await expect(gone).toContainText('TWCA Secure SSL CA，2023 年第 3 代');
  await expect(gone).toContainText('secure_sha2_2023G3.crt');
  await expect(gone).toContainText('sslserver.twca.com.tw');
  await expect(gone.getByRole('link')).toHaveAttribute('href', /chain\/authorities\.html#twca-secure-ssl-2023g3$/);
  await expect(page.locator('.seam.missing')).toContainText('接不上');
  // Beside a red verdict nothing is called faultless.
  await expect(page.locator('.chain > li').last()).toContainText('網站憑證');
  await expect(page.locator('.chain')).not.toContainText('沒有問題');
  await expect(page.getByRole('heading', { name: '整理好的檔案怎麼用' })).toBeHidden();
  await expect(page.locator('.chain-bundle')).toContainText('還不能整理');
  await expect(page.locator('.chain-trust')).toContainText('Node.js：接不到根憑證');
  await expect(page.locator('.chain-trust').getByRole('link')).toHaveAttribute('href', /chain\/authorities\.html#twca-secure-ssl-2023g3$/);
});

test('TWCA 的憑證配 GTLSCA 的中繼：指出是別家的', async ({ page }) => {
  await open(page);
  await paste(page, oldChain);
  await expect(headline(page)).toContainText('不可用');
  await expect(page.locator('.chain-problems .finding').first()).toContainText('另一家的中繼憑證');
  await expect(page.locator('.chain-problems')).toContainText('GTLSCA');
  await expect(page.locator('.chain-drawing')).toContainText('用不到的憑證');
});

test('順序顛倒：說出順序不對，下載的檔案網站憑證在最前面、沒有根憑證，openssl 接受', inEachSetting, async ({ page }) => {
  await open(page);
  await page.locator('[name=trust]').check();
  await paste(page, reversed);
  await expect(headline(page)).toContainText('不可用');
  await expect(page.locator('.chain-problems li').first()).toContainText('網站憑證在第 3 張');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下載整理好的憑證檔' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('fullchain.pem');
  const text = readFileSync(await file.path(), 'utf8');
  expect(blocks(text)).toEqual([leaf, intermediate]);
  test.skip(!hasOpenssl && !process.env.CI, '沒有 openssl 指令，最後一步沒有做');
  const folder = mkdtempSync(join(tmpdir(), 'chain-site-'));
  try {
    writeFileSync(join(folder, 'root.pem'), root);
    writeFileSync(join(folder, 'fullchain.pem'), text);
    const at = String(Date.parse(`${day}T00:00:00Z`) / 1000);
    const said = execFileSync(
      'openssl',
      [
        'verify',
        '-attime',
        at,
        '-CAfile',
        join(folder, 'root.pem'),
        '-untrusted',
        join(folder, 'fullchain.pem'),
        join(folder, 'fullchain.pem'),
      ],
      { encoding: 'utf8' },
    );
    expect(said).toContain(': OK');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('一個一個選的檔案不算順序錯，可以再加、可以移除', async ({ page }) => {
  await open(page);
  await page.locator('[name=trust]').check();
  const file = (name: string, text: string) => ({ name, mimeType: 'application/x-pem-file', buffer: Buffer.from(text) });
  await page.locator('kb-chain input[type=file]').setInputFiles([file('a-root.crt', root), file('b-inter.crt', intermediate)]);
  await page.locator('kb-chain input[type=file]').setInputFiles([file('server.crt', leaf)]);
  await expect(page.locator('[data-files] li')).toHaveCount(3);
  await expect(headline(page)).toHaveText(/^可用/);
  await expect(page.locator('[data-held]')).toHaveText(/^3 份：a-root\.crt.*、b-inter\.crt.*、server\.crt/);
  await page.getByRole('button', { name: '再加或更換' }).click();
  await page.getByRole('button', { name: '移除 b-inter.crt' }).click();
  await expect(headline(page)).toContainText('不可用');
  await expect(page.locator('.chain-card.gone')).toContainText('測試用中繼憑證');
});

test('s_client 的整段輸出也讀得懂，主機名稱不符會說', async ({ page }) => {
  await open(page);
  await page.locator('[name=trust]').check();
  await paste(
    page,
    `CONNECTED(00000003)\n---\nCertificate chain\n 0 s:CN = www.example.gov.tw\n${leaf} 1 s:CN = 測試用中繼憑證\n${intermediate}---\n${root}`,
  );
  await expect(headline(page)).toHaveText(/^可用/);
  await page.locator('[name=host]').fill('https://mail.example.gov.tw/login');
  await page.locator('[name=host]').press('Tab');
  await expect(headline(page)).toContainText('不可用');
  await expect(page.locator('.chain-problems')).toContainText('憑證不包含「mail.example.gov.tw」');
  await page.locator('[name=host]').fill('www.example.gov.tw');
  await page.locator('[name=host]').press('Tab');
  await expect(headline(page)).toHaveText(/^可用/);
});

test('兩張網站憑證：先看第一張，可以換', async ({ page }) => {
  await open(page);
  await paste(page, leaf + intermediate + leafOnly);
  const choice = page.getByLabel('有好幾張網站憑證，要檢查哪一張');
  await expect(choice.locator('option')).toHaveCount(2);
  await expect(page.locator('.chain-card.gone')).toContainText('測試用根憑證');
  await choice.selectOption({ index: 1 });
  await expect(page.locator('.chain-card.gone')).toContainText('TWCA');
  await expect(choice).toHaveValue(/^[0-9a-f]{64}$/);
});

test('請求檔：說明這是請求檔，指到檢查工具', inEachSetting, async ({ page }) => {
  await open(page);
  await paste(page, request);
  await expect(headline(page)).toContainText('請求檔（CSR）');
  await expect(page.locator('[data-results]').getByRole('link', { name: '檢查請求檔' })).toHaveAttribute(
    'href',
    /tools\/decode\.html|decode\.html$/,
  );
});

test('私密金鑰：拒收，什麼都不留，旁邊的憑證照樣檢查', inEachSetting, async ({ page }) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const secret = pem.split('\n')[5] ?? '';
  await open(page);
  await paste(page, `${leafOnly}\n${pem}`);
  await expect(page.getByRole('alert')).toContainText('已拒收');
  await expect(page.locator('kb-chain textarea')).toHaveValue(`${leafOnly}\n\n`);
  const kept = await page.evaluate(() => location.href + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }));
  expect((await page.content()) + kept).not.toContain(secret);
  await expect(headline(page)).toContainText('不可用');
  await page.locator('kb-chain input[type=file]').setInputFiles({ name: 'server.key', mimeType: 'text/plain', buffer: Buffer.from(pem) });
  await expect(page.getByRole('alert')).toContainText('server.key 是私密金鑰');
  await expect(page.locator('[data-files] li')).toHaveCount(0);
});

test('文字報告可以複製；沒有 Web Crypto 也驗得出簽章', inEachSetting, async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined, configurable: true }));
  await open(page);
  await page.locator('[name=trust]').check();
  await paste(page, leaf + intermediate + root);
  await expect(headline(page)).toHaveText(/^可用/);
  await page.getByRole('button', { name: '複製文字報告' }).click();
  await expect(page.locator('.report:visible')).toContainText('憑證串鍊檢查');
  await expect(page.locator('.report:visible')).toContainText('測試用中繼憑證');
});

test('結果畫面：axe 沒有問題，360 px 不必左右捲動，鍵盤走得到', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await paste(page, oldChain);
  await expect(headline(page)).toContainText('不可用');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOn(page, { tags: LEVELS }), colorScheme).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByText('沒有檔案，先看範例').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.chain-card.gone')).toContainText('TWCA');
});

test('真的中繼憑證：GTLSCA 的公開憑證認得出來，Chrome 不信任也說得出來', async ({ page }) => {
  await open(page);
  await paste(page, authority('gtlsca-g1') + authority('epki-g2-cross-afcd8d64'));
  await expect(page.locator('.chain-drawing')).toContainText('GTLSCA');
  await expect(page.locator('.chain-trust')).toContainText('Chrome');
  await expect(page.locator('.chain-problems')).toContainText('沒有網站憑證');
});

test('一起給廢止清冊：說得出有沒有廢止，過期的清冊不算', inEachSetting, async ({ page }) => {
  const from = new Date(`${day}T00:00:00Z`);
  const ca = { name: '/C=TW/O=測試機關/CN=測試根憑證', keys: await makeKeys() };
  const leafKeys = await makeKeys();
  const shape = { from: new Date(from.getTime() - 86_400_000), days: 90 };
  const pem = [
    await makeCertificate({
      ...shape,
      name: '/C=TW/O=測試機關/CN=www.example.gov.tw',
      keys: leafKeys,
      issuer: ca,
      serial: 4097,
      hosts: ['www.example.gov.tw'],
    }),
    await makeCertificate({ ...shape, ...ca, serial: 1, ca: true }),
  ].join('\n');
  await open(page);
  await page.locator('[name=trust]').check();
  const problems = page.locator('.chain-problems');
  await paste(page, `${pem}\n${await makeCrl(ca, shape.from, 7, [4097])}`);
  await expect(headline(page)).toContainText('不可用');
  await expect(problems).toContainText('「CN=www.example.gov.tw,O=測試機關,C=TW」已經廢止');
  await expect(page.locator('.chain-clients')).toContainText('Firefox：有查廢止狀態就拒絕，沒有查就接受');
  await paste(page, `${pem}\n${await makeCrl(ca, shape.from, 7, [4098])}`);
  await expect(headline(page)).toHaveText('可用：串鍊完整，接得到信任的根憑證。');
  await expect(problems).toContainText('沒有廢止');
  await expect(problems).not.toContainText('沒有判斷廢止狀態');
  await paste(page, `${pem}\n${await makeCrl(ca, shape.from, 0, [])}`);
  await expect(problems).toContainText('已經過了下次更新的時間');
  await expect(problems).toContainText('沒有判斷廢止狀態');
});

const connection = (name: string): string => readFileSync(join(import.meta.dirname, `../fixtures/runs/${name}`), 'utf8');

test('s_client 沒有 -showcerts：不說缺少，說清單上有、沒有貼上，怎麼再貼一次', inEachSetting, async ({ page }) => {
  await open(page);
  await paste(page, connection('s-client-plain.txt'));
  await expect(headline(page)).toHaveText('無法判讀：有 2 件事在貼上的內容裡看不出來，看得到的部分沒有發現問題。');
  const results = page.locator('kb-chain [data-results]');
  await expect(results).not.toContainText('缺少');
  await expect(results).toContainText('清單上有、內容沒有貼上：Lab Server CA - G1');
  await expect(results).toContainText('加上 -showcerts');
  await expect(page.locator('.run-sent li')).toHaveCount(2);
  await expect(page.locator('.run-sent li').last()).toContainText('只有名稱，內容沒有貼上');
  await expect(page.locator('.chain-bundle')).toHaveCount(0);
});

test('兩段連線，先好後壞：各有各的結果，說出變了什麼', async ({ page }) => {
  await open(page);
  await paste(page, connection('s-client-showcerts.txt') + connection('s-client-leaf-only.txt'));
  const runs = page.locator('kb-chain .run');
  await expect(runs).toHaveCount(2);
  await expect(page.locator('kb-chain [data-results]')).toContainText('內容裡有 2 段連線，各自判斷');
  await expect(runs.nth(0).locator('.verdict')).toContainText('第 1 段');
  await expect(runs.nth(0).locator('.chain > li')).toHaveCount(2);
  await expect(runs.nth(0)).not.toContainText('缺少');
  await expect(runs.nth(1).locator('.verdict')).toContainText('第 2 段');
  await expect(runs.nth(1).locator('.verdict h2')).toContainText('不可用');
  await expect(runs.nth(1)).toContainText('缺少中繼憑證');
  await expect(runs.nth(1).locator('.run-compare')).toContainText('後面少送了：Lab Server CA - G1。');
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  expect(await violationsOn(page, { tags: LEVELS })).toEqual([]);
});

test('一段連線加上根憑證：列為信任就是可用；換成檔案也一樣', async ({ page }) => {
  await open(page);
  await page.locator('[name=trust]').check();
  await paste(page, `${connection('s-client-showcerts.txt')}\n$ cat root.pem\n${connection('root.pem')}`);
  await expect(headline(page)).toHaveText('可用：伺服器送出的串鍊完整，接得到信任的根憑證。');
  await expect(page.locator('.chain-bundle')).toContainText('fullchain.pem');
});

test('certutil 的輸出認得出來，就不說裡面找不到憑證；過期照它印的日期說', async ({ page }) => {
  await open(page);
  const element = '  Issuer: CN=A\n  NotAfter: 2026/1/1 上午 08:00\n  Subject: CN=www.example.gov.tw\n';
  await paste(
    page,
    `CertContext[0][0]: dwInfoStatus=102 dwErrorStatus=1\n${element}  Element.dwErrorStatus = CERT_TRUST_IS_NOT_TIME_VALID (0x1)\n`,
  );
  await expect(headline(page)).toHaveText('不可用：清單第 1 張「www.example.gov.tw」已在臺灣時間 2026-01-01 過期。');
  const results = page.locator('kb-chain [data-results]');
  await expect(results).toContainText('已在臺灣時間 2026-01-01 過期');
  await expect(results).not.toContainText('keytool');
  await expect(page.locator('kb-chain .callout.danger')).toHaveCount(0);
});

test('連線用過的憑證不算另外的；s_client 說已廢止，畫面跟著說', async ({ page }) => {
  await open(page);
  const results = page.locator('kb-chain [data-results]');
  await paste(page, `${connection('keytool-zh.txt')}\n$ cat leaf.pem\n${connection('leaf.pem')}${connection('int.pem')}`);
  await expect(page.locator('.run-sent')).toBeVisible();
  await expect(results).not.toContainText('不在連線輸出裡');
  await paste(
    page,
    connection('s-client-showcerts.txt').replace('Verify return code: 0 (ok)', 'Verify return code: 23 (certificate revoked)'),
  );
  await expect(headline(page)).toContainText('不可用');
  await expect(results).toContainText('查到憑證已廢止');
  await expect(page.locator('.chain-clients')).toContainText('OpenSSL：拒絕（certificate revoked）');
});

test('不知道缺的那一張是不是根憑證，就不叫人接在檔案後面；沒有網站憑證不說可用', async ({ page }) => {
  await open(page);
  await paste(page, connection('leaf.pem') + connection('int.pem'));
  await expect(page.locator('.chain-bundle')).toContainText('是根憑證，就不必放');
  await page.locator('[name=trust]').check();
  await paste(page, connection('int.pem') + connection('root.pem'));
  await expect(headline(page)).toHaveText('無法判讀：有 1 件事在這裡確認不了，其他沒有發現問題。');
});

test('TWCA 的 CYBER 體系少了交互憑證：各平台怎麼看，缺的那一張給得出來', inEachSetting, async ({ page, guard }) => {
  await open(page);
  await paste(page, authority('twca-ssl-2024') + authority('twca-cyber-root'));
  const trust = page.locator('.chain-trust');
  await expect(trust).toContainText('Apple 裝置：不信任');
  await expect(trust).toContainText('Android：要 16 以上');
  await expect(page.locator('.chain-problems')).toContainText('拿錯同名的那一張');
  await expect(page.locator('.chain-problems')).toContainText('少了交互憑證：TWCA CYBER Root CA 由 TWCA Global Root CA 簽發的交互憑證');
  await expect(page.locator('.chain-problems')).not.toContainText('送出了根憑證');
  const bundle = page.locator('.chain-bundle');
  await expect(bundle).toContainText('已從本站資料補上：TWCA CYBER Root CA 由 TWCA Global Root CA 簽發的交互憑證。');
  const [download] = await Promise.all([page.waitForEvent('download'), bundle.getByRole('button', { name: '只下載補上的憑證' }).click()]);
  expect(download.suggestedFilename()).toBe('chain.pem');
  expect(readFileSync(await download.path(), 'utf8')).toBe(authority('twca-cyber-cross-by-global'));
  // The sentences come where somebody asks.
  expect(guard.requests.some((url) => url.includes('authority-notes'))).toBe(false);
  await trust.getByRole('button', { name: '各平台的說明' }).dblclick();
  await expect(trust).toContainText('iOS 26');
  expect((await trust.textContent())?.match(/iOS 26/g)).toHaveLength(1);
  expect(await violationsOn(page, { tags: LEVELS })).toEqual([]);
});

test('交互憑證放對了：七個平台都說得出來，不必載入憑證檔', async ({ page, guard }) => {
  await open(page);
  await paste(page, authority('twca-ssl-2024') + authority('twca-cyber-cross-by-global'));
  await expect(page.locator('.chain-trust li')).toHaveCount(7);
  await expect(page.locator('.chain-trust')).toContainText('Apple 裝置：信任');
  await expect(page.locator('.chain-problems')).not.toContainText('交互憑證');
  expect(guard.requests.some((url) => url.includes('authority-files'))).toBe(false);
});

test('不受信任的簽發者：平台的說明打開來是句子，不是代碼', async ({ page }) => {
  await open(page);
  await paste(page, authority('gtlsca-g1') + authority('epki-g2-cross-afcd8d64'));
  const trust = page.locator('.chain-trust');
  await expect(trust).toContainText('Firefox：不信任');
  await expect(trust).toContainText('Apple 裝置：信任');
  await expect(page.locator('.chain-problems')).toContainText('不受部分用戶端信任（Firefox）：清單裡已沒有它');
  await trust.getByRole('button', { name: '各平台的說明' }).click();
  await expect(trust.locator('li', { hasText: 'Firefox' })).toContainText('自清單移除');
  await expect(trust).not.toContainText(/removed|never/);
});

test('演練用的串鍊：第一行說不可上線；沒有錯就說串鍊沒有問題，有錯就說錯在哪裡', inEachSetting, async ({ page, guard, baseURL }) => {
  // Some hours before the day of judgement begins in Taiwan.
  const now = new Date('2026-11-30T12:00:00Z');
  await open(page);
  const before = guard.requests.length;
  const whole = await practiceSet({ now });
  await paste(page, whole.text('fullchain.pem'));
  await expect(headline(page)).toHaveText('不可用：這是演練用的憑證，不可上線。串鍊本身沒有問題；演練用的根憑證沒有瀏覽器信任，這是對的。');
  await expect(page.locator('.chain > li')).toHaveCount(3);
  await expect(page.locator('.chain-trust')).toContainText('演練用的根憑證沒有瀏覽器信任');
  await expect(page.locator('.chain-bundle')).not.toContainText('先不要裝');
  await expect(page.locator('.chain-problems a[href$="tools/rehearse.html#never"]')).toHaveCount(1);
  await paste(page, whole.text('fullchain.pem') + whole.text('root.pem'));
  await page.locator('[name=trust]').check();
  await expect(page.locator('.chain-clients li').filter({ hasText: '接受' })).toHaveCount(3);
  await expect(headline(page)).toContainText('不可上線。串鍊本身沒有問題');
  await page.locator('[name=trust]').uncheck();
  for (const [fault, said] of [
    ['missing-intermediate', /不可上線。缺少中繼憑證/],
    ['wrong-order', /不可上線。網站憑證在第 3 張/],
    ['wrong-generation', /不可上線。有同名的/],
    ['expired', /不可上線。「.*過期/],
  ] as const) {
    await paste(page, (await practiceSet({ now, fault })).text('fullchain.pem'));
    await expect(headline(page)).toHaveText(said);
  }
  await paste(page, leafOnly + whole.text('chain.pem'));
  await expect(headline(page)).toContainText('不可用：演練用的憑證和正式的混在一起：2 張是演練用的');
  const after = guard.requests.slice(before).filter((url) => !url.endsWith('/icon.svg'));
  expect(
    after.every((url) => url.startsWith(baseURL ?? '')),
    after.join(' '),
  ).toBe(true);
});
