import type { Locator, Page } from '@playwright/test';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

const openssl = 'csr/openssl.html';

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('kb-fill summary').click();
}

const input = (page: Page, name: string): Locator => page.locator(`kb-fill [name=${name}]`);
const block = (page: Page, run: string): Locator => page.locator(`[data-run="${run}"] code`);

test('邊打邊填：每一個區塊都換好，依語言加引號，網址帶著值', inEachSetting, async ({ page, guard, baseURL }) => {
  await page.goto(openssl);
  expect(
    guard.requests.some((url) => /fill\.\w+\.js$/.test(url)),
    '還沒碰就載入了表單的程式',
  ).toBe(false);
  await page.locator('kb-fill summary').click();
  await input(page, 'domain').pressSequentially('sso.example.gov.tw');
  await input(page, 'organisation').fill('測試 & 機關 "甲"');
  await input(page, 'keyFile').fill('my key.pem');
  await expect(block(page, 'csr-openssl-new')).toContainText("-keyout 'my key.pem' -out server.csr");
  await expect(block(page, 'csr-openssl-config')).toContainText('O = 測試 & 機關 \\"甲\\"\nCN = sso.example.gov.tw');
  await expect(block(page, 'csr-openssl-oneline')).toContainText(
    `-subj /C=TW/L=臺北市/O='測試 & 機關 "甲"'/CN=sso.example.gov.tw -addext subjectAltName=DNS:sso.example.gov.tw`,
  );
  await expect(block(page, 'csr-openssl-match')).toContainText("openssl pkey -in 'my key.pem'");
  const spots = page.locator('pre var[data-field=domain]');
  expect(await spots.count()).toBeGreaterThan(2);
  expect(new Set(await spots.allTextContents())).toEqual(new Set(['sso.example.gov.tw']));
  await expect.poll(() => page.url()).toMatch(/#fill\?(.+&)?domain=sso\.example\.gov\.tw(&|$)/);
  const outside = guard.requests.filter((url) => !url.startsWith(baseURL ?? ''));
  expect(outside).toEqual([]);
  expect(guard.requests.join(), '值送出去了').not.toContain('sso.');
});

test('危險的值：說明原因，指令不變，可以改填提議的值', inEachSetting, async ({ page }) => {
  await open(page, openssl);
  await input(page, 'domain').fill('good.example.gov.tw');
  const config = block(page, 'csr-openssl-config');
  await expect(config).toContainText('CN = good.example.gov.tw');
  await input(page, 'domain').fill('evil.example.gov.tw; rm -rf /');
  await expect(input(page, 'domain')).toHaveAttribute('aria-invalid', 'true');
  await expect(input(page, 'domain')).toHaveAccessibleDescription(/上一個值/);
  await expect(config).toContainText('CN = good.example.gov.tw');
  await input(page, 'domain').fill('https://new.example.gov.tw/login');
  await expect(page.locator('#fill-domain-said')).toContainText('https://');
  await page.getByRole('button', { name: '改填 new.example.gov.tw' }).click();
  await expect(config).toContainText('CN = new.example.gov.tw');
  await expect(input(page, 'domain')).not.toHaveAttribute('aria-invalid');
  await expect(input(page, 'domain')).toBeFocused();
  await input(page, 'organisation').fill('機關\u202e名稱');
  await expect(page.locator('#fill-organisation-said')).toContainText('U+202E');
  await expect(config).toContainText('O = 行政院測試機關');
  await input(page, 'domain').fill('測試.gov.tw');
  await expect(config).toContainText('CN = xn--g6w251d.gov.tw');
  await expect(page.locator('#fill-domain-said')).toContainText('測試.gov.tw');
});

test('填好的連結：打開就有值，和標題並存，清除後恢復範例', inEachSetting, async ({ page, context }) => {
  await open(page, openssl);
  await input(page, 'domain').fill('sso.example.gov.tw');
  await input(page, 'organisation').fill("O'Brien 機關 #1");
  await expect.poll(() => page.url()).toContain('organisation=');
  const link = page.url();
  const other = await context.newPage();
  await other.goto(link.replace('#fill?', '#reuse?'));
  await expect(block(other, 'csr-openssl-config')).toContainText("O = O\\'Brien 機關 \\#1\nCN = sso.example.gov.tw");
  await expect(input(other, 'organisation')).toHaveValue("O'Brien 機關 #1");
  await expect(other.locator('kb-fill [data-status]')).toContainText('填入了 2 項');
  await expect(other.locator('#reuse')).toBeInViewport();
  // A heading's own link keeps the values.
  await other.evaluate(() => (location.hash = '#check'));
  await expect.poll(() => other.url()).toMatch(/#check\?(.+&)?domain=sso\.example\.gov\.tw(&|$)/);
  await other.getByRole('button', { name: '清除' }).click();
  await expect(block(other, 'csr-openssl-config')).toContainText('CN = www.example.gov.tw');
  await expect.poll(() => other.url()).toMatch(/#check$/);
  await other.close();
});

test('連結裡的值重新檢查：拒收的不填，看不懂的略過，不會變成 HTML', inEachSetting, async ({ page }) => {
  await page.goto(`${openssl}#fill?domain=a%3Brm%20-rf&organisation=%3Cimg%20src%3Dx%3E&nothing=1&=&keyFile=%0A&csrFile=ok.csr`);
  await expect(block(page, 'csr-openssl-config')).toContainText('O = <img src=x>\nCN = www.example.gov.tw');
  await expect(input(page, 'domain')).toHaveAttribute('aria-invalid', 'true');
  await expect(block(page, 'csr-openssl-new')).toContainText('-keyout server.key -out ok.csr');
  await expect(page.locator('pre img')).toHaveCount(0);
  // The same page, another link.
  await page.evaluate(() => (location.hash = '#fill?domain=b.example.gov.tw'));
  await expect(block(page, 'csr-openssl-config')).toContainText('O = 行政院測試機關\nCN = b.example.gov.tw');
});

test('只用鍵盤：打開、填寫、複製連結、清除', inEachSetting, async ({ page }) => {
  await page.goto(openssl);
  await page.locator('kb-fill summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const first = page.locator('kb-fill input').first();
  await expect(first).toBeFocused();
  await page.keyboard.type('/root/tls new');
  await expect(block(page, 'csr-openssl-dir')).toContainText("mkdir -p '/root/tls new'");
  // Enter sends nothing anywhere.
  await page.keyboard.press('Enter');
  await expect(block(page, 'csr-openssl-dir')).toContainText("mkdir -p '/root/tls new'");
  const fields = await page.locator('kb-fill input').count();
  for (let step = 0; step < fields; step++) await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '清除' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('kb-fill [data-status]')).toContainText(/已複製連結|網址列/);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(block(page, 'csr-openssl-dir')).toContainText('mkdir -p /root/tls-backup-2026-11');
  await expect(first).toBeFocused();
});

test('複製區塊得到填好的文字', inEachSetting, async ({ page }) => {
  await open(page, openssl);
  await input(page, 'csrFile').fill('請求 檔.csr');
  const figure = page.locator('[data-run="csr-openssl-check"]');
  await expect(figure.locator('code')).toContainText("'請求 檔.csr'");
  await figure.getByRole('button', { name: '複製' }).click();
  await expect(figure.locator('.copy')).toHaveText(/已複製|已選取/);
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
  if (selected !== '') expect(selected).toContain("'請求 檔.csr'");
});

test('隱藏分頁裡的指令也換好，帶值的連結會打開那一個分頁', async ({ page }) => {
  await open(page, 'install/apache.html');
  await input(page, 'domain').fill('sso.example.gov.tw');
  // The script may still be on its way when the first value is typed.
  await expect(page.locator('pre var[data-field=domain]').first()).toHaveText('sso.example.gov.tw');
  const texts = await page.locator('pre var[data-field=domain]').allTextContents();
  expect(texts.length).toBeGreaterThan(1);
  expect(new Set(texts)).toEqual(new Set(['sso.example.gov.tw']));
  const hidden = page.locator('[role=tabpanel][hidden] figure').first();
  await expect(hidden).toBeHidden();
  await hidden.evaluate((figure) => (figure.id = 'inside'));
  await page.evaluate(() => (location.hash = '#inside?domain=two.example.gov.tw'));
  await expect(page.locator('#inside')).toBeVisible();
  await expect(page.locator('#inside')).toBeInViewport();
  await expect(page.locator('pre var[data-field=domain]').first()).toHaveText('two.example.gov.tw');
});

test('PowerShell、bat 與 INF：依各自的規則，萬用字元只在請求檔的頁面收', async ({ page }) => {
  await open(page, 'move/iis.html');
  await input(page, 'pfxFile').fill("C:\\my files\\it's.pfx");
  await expect(page.locator('pre[data-language=powershell]', { has: page.locator('[data-field=pfxFile]') }).first()).toContainText(
    "'C:\\my files\\it''s.pfx'",
  );
  await input(page, 'thumbprint').fill('\u200e01 23 45 67');
  await expect(page.locator('#fill-thumbprint-said')).toContainText('拿掉');
  await expect(page.locator('[data-field=thumbprint]').first()).toHaveText('01234567');
  await input(page, 'pfxFile').fill('100%.pfx');
  expect(await page.locator('pre[data-language=bat] [data-field=pfxFile]').count()).toBeGreaterThan(0);
  await expect(input(page, 'pfxFile')).toHaveAttribute('aria-invalid', 'true');
  await open(page, 'install/nginx.html');
  await input(page, 'domain').fill('*.example.gov.tw');
  await expect(page.locator('#fill-domain-said')).toContainText('萬用字元');
});

test('程式到之前就填好的值：一樣收下，收不下的說原因', async ({ page }) => {
  await page.goto('install/nginx.html');
  await input(page, 'domain').evaluate((field: HTMLInputElement) => (field.value = '*.example.gov.tw'));
  await page.locator('kb-fill summary').click();
  await expect(page.locator('#fill-domain-said')).toContainText('萬用字元');
});

test('沒有 JavaScript：範例留在指令裡，說明哪些要換，表單不出現', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto(openssl);
  await expect(block(page, 'csr-openssl-config')).toContainText('CN = www.example.gov.tw');
  await expect(page.locator('kb-fill noscript p')).toContainText('要換成您自己的');
  await expect(page.locator('kb-fill noscript p')).toContainText('機關全銜（行政院測試機關）');
  await expect(page.locator('kb-fill form')).toBeHidden();
  await context.close();
});

test('作業系統與版本也在表單裡，跟著連結走', async ({ page }) => {
  await page.goto('install/apache.html');
  await page.locator('kb-fill summary').click();
  const select = page.getByLabel('環境或版本').first();
  await select.selectOption({ index: 1 });
  const label = await select.inputValue();
  await expect(page.getByRole('tab', { name: label })).toHaveAttribute('aria-selected', 'true');
  await page.getByLabel('網域名稱').fill('a.example.gov.tw');
  await expect.poll(() => decodeURIComponent(page.url())).toContain('domain=a.example.gov.tw');
  expect(decodeURIComponent(page.url())).toContain(`tab1=${label}`);
  const filled = page.url();
  await page.goto('about:blank');
  await page.goto(filled);
  await expect(page.getByRole('tab', { name: label })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('var[data-field="domain"]').first()).toHaveText('a.example.gov.tw');
});

test('填過的值、簽發者、系統：別的頁面也有，不進網址，清除之後什麼都不留', inEachSetting, async ({ page }) => {
  await open(page, 'install/apache.html');
  await input(page, 'domain').fill('kept.example.gov.tw');
  await expect(page.locator('pre var[data-field=domain]').first()).toHaveText('kept.example.gov.tw');
  await page.getByLabel('憑證是誰簽發的').selectOption('TWCA SSL Certification Authority');
  await expect(page.locator('.which-ca tbody tr:visible')).toHaveCount(1);
  await expect(page.locator('.which-ca tbody tr:visible')).toContainText('CYBER');
  await page.getByRole('tab', { name: 'RHEL' }).click();
  await page.goto('install/nginx.html');
  await expect(page.locator('pre var[data-field=domain]').first()).toHaveText('kept.example.gov.tw');
  await expect(page.locator('kb-fill summary')).toContainText('kept.example.gov.tw');
  await expect(page.locator('.which-ca summary')).toContainText('TWCA SSL Certification Authority');
  expect(page.url()).not.toContain('kept');
  // The commands are filled, the form stays out of the way.
  await expect(input(page, 'domain')).toBeHidden();
  await page.goto('install/apache.html');
  await expect(page.getByRole('tab', { name: 'RHEL' })).toHaveAttribute('aria-selected', 'true');
  await page.locator('kb-fill summary').click();
  await page.getByRole('button', { name: '清除並忘記' }).click();
  await expect(page.locator('pre var[data-field=domain]').first()).toHaveText('www.example.gov.tw');
  await expect(page.locator('.which-ca summary')).not.toContainText('TWCA');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('別人的連結帶來的值只在這一頁，不會換掉自己留著的', async ({ page }) => {
  await open(page, openssl);
  await input(page, 'domain').fill('mine.example.gov.tw');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('kb-filled'))).toContain('mine.example.gov.tw');
  await page.goto('about:blank');
  await page.goto(`${openssl}#fill?domain=theirs.example.gov.tw`);
  await expect(block(page, 'csr-openssl-config')).toContainText('CN = theirs.example.gov.tw');
  await page.goto('csr/keytool.html');
  await expect(page.locator('pre var[data-field=domain]').first()).toHaveText('mine.example.gov.tw');
});

test('不能儲存的瀏覽器：表單照樣能填', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await open(page, openssl);
  await input(page, 'domain').fill('sso.example.gov.tw');
  await expect(block(page, 'csr-openssl-config')).toContainText('CN = sso.example.gov.tw');
});
