import type { Locator } from '@playwright/test';
import { sitePages } from './site-pages.ts';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

test('每一頁都打得開，樣式與程式都讀到，沒有連到別的地方，360 px 的手機上不必左右捲動', inEachSetting, async ({ page, guard, baseURL }) => {
  expect(sitePages.length).toBeGreaterThan(10);
  await page.setViewportSize({ width: 360, height: 740 });
  const wrong: string[] = [];
  for (const file of sitePages) {
    await page.goto(file);
    const { titles, styled, width } = await page.evaluate(() => ({
      titles: document.querySelectorAll('h1').length,
      styled: document.styleSheets.length > 0 && [...document.styleSheets].every((sheet) => sheet.ownerNode !== null),
      width: document.documentElement.scrollWidth,
    }));
    if (titles !== 1 || !styled || width > 360) wrong.push(`${file} ${titles} 個標題，樣式${styled ? '' : '沒有'}讀到，寬 ${width}`);
  }
  expect(wrong).toEqual([]);
  const outside = guard.requests.filter((url) => !url.startsWith(baseURL ?? ''));
  expect(outside).toEqual([]);
});

test('從首頁點得到文章，文章點得回首頁', inEachSetting, async ({ page }) => {
  await page.goto('index.html');
  await page.locator('main').getByRole('link', { name: '申請步驟', exact: true }).click();
  await expect(page.locator('h1')).toContainText('申請');
  await page.getByRole('link', { name: '首頁' }).click();
  await expect(page.locator('kb-decoder')).toBeVisible();
});

test('程式碼可以複製，沒有剪貼簿介面時改為選取', inEachSetting, async ({ page }) => {
  await page.goto('csr/openssl.html');
  const block = page.locator('.code').first();
  const button = block.getByRole('button', { name: '複製' });
  await button.click();
  await expect(block.locator('.copy')).toHaveText(/已複製|已選取/);
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
  const copied = (await block.locator('.copy').textContent()) === '已複製';
  const text = await block.locator('code').textContent();
  expect(copied || selected.trim() === text?.trim()).toBe(true);
});

test('分頁可以用鍵盤切換，連到隱藏段落時會打開', async ({ page }) => {
  await page.goto('install/apache.html');
  const tabs = page.getByRole('tab');
  await expect(tabs.first()).toHaveAttribute('aria-selected', 'true');
  await tabs.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(tabs.nth(1)).toBeFocused();
});

test('名詞可以用鍵盤打開說明', async ({ page }) => {
  await page.goto('apply/steps.html');
  const term = page.locator('button.term').first();
  await term.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.tip:popover-open')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.tip:popover-open')).toHaveCount(0);
});

test('新申請人三步以內找到申請表怎麼填', async ({ page }) => {
  await page.goto('index.html');
  await page.locator('main').getByRole('link', { name: '申請步驟', exact: true }).click();
  await page.locator('article').getByRole('link', { name: '申請表怎麼填' }).first().click();
  await expect(page.locator('h1')).toContainText('申請表');
});

test('Tomcat 壞掉的工程師：貼上錯誤訊息，兩步到處理方法', inEachSetting, async ({ page }) => {
  await page.goto('index.html');
  await page.locator('kb-decoder textarea').fill('金鑰工具錯誤: java.lang.Exception: 回覆時的公開金鑰與金鑰儲存庫不符');
  const card = page.locator('.diagnosis');
  await expect(card).toContainText('不是一對');
  await card.getByRole('link', { name: '這則訊息的說明' }).click();
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('main')).toContainText('公開金鑰與金鑰儲存庫不符');
});

for (const page of [
  'index',
  'tools/decode',
  'tools/diagnose',
  'tools/chain',
  'tools/match',
  'tools/compare',
  'tools/rehearse',
  'tools/mixed',
  'tools/config',
  'tools/reply',
])
  test(`沒有指令碼就沒有按不動的表單，說明還在：${page}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.goto(`${page}.html`);
    for (const control of await tab.locator('main :is(textarea, button, input, select)').all()) await expect(control).toBeHidden();
    expect(await tab.content()).toContain('需要 JavaScript');
    await expect(tab.locator('main a[href]').first()).toBeVisible();
    await context.close();
  });

test('有鍵盤的電腦，搜尋欄說出快速鍵；手機只寫搜尋', async ({ page, browser, baseURL }) => {
  await page.goto('index.html');
  await expect(page.locator('#search')).toHaveAttribute('placeholder', '搜尋（按 / 鍵）');
  const context = await browser.newContext({ baseURL: baseURL ?? '', hasTouch: true, isMobile: true });
  const phone = await context.newPage();
  await phone.goto('index.html');
  // The same script shows who looks after the site and how it looks.
  await expect(phone.getByText('配色與字級')).toBeVisible();
  await expect(phone.locator('#search')).toHaveAttribute('placeholder', '搜尋');
  await context.close();
});

test('轉檔與匯入憑證包列出各種產品，連到它自己的段落；原因的頁面連到產品的「不成功的話」', async ({ page }) => {
  const row = (name: string): Locator => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  await page.goto('install/convert.html');
  await expect(row('Azure App Service')).toContainText('以 3DES 加密');
  await expect(row('Exchange Server').getByRole('link')).toHaveAttribute('href', /windows\/exchange\.html#install$/);
  await page.goto('chain/import-packs.html');
  await expect(row('NetScaler').getByRole('link').nth(1)).toHaveAttribute('href', /devices\/netscaler\.html#chain$/);
  await expect(row('SQL Server').getByRole('link').nth(1)).toHaveAttribute('href', /install\/iis\.html#chain$/);
  await page.goto('causes/validity.html#old-certificate-served');
  const cause = page.locator('#old-certificate-served');
  await cause.locator('summary').click();
  await expect(cause.locator('dt').getByRole('link', { name: 'F5 BIG-IP', exact: true })).toHaveAttribute(
    'href',
    /devices\/f5\.html#trouble$/,
  );
  await expect(cause).toContainText('在 Client SSL profile 把憑證、金鑰與 chain 一起換成新的');
});
