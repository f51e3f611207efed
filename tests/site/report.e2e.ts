import { NEWER_LEVELS, violationsOn } from './axe.ts';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

const text = '[data-text]';

test('回報錯誤：頁尾的連結帶著那一頁的代號，文字準備好了', inEachSetting, async ({ page, baseURL }) => {
  await page.goto('csr/openssl.html');
  await page.getByRole('link', { name: '回報錯誤' }).click();
  await expect(page).toHaveURL(/\/report\.html#page=csr-openssl$/);
  const own = (baseURL ?? '').startsWith('file:') ? 'csr/openssl.html' : `${baseURL}go/csr-openssl.html`;
  await expect(page.locator(text)).toContainText('代號：csr-openssl');
  expect(await page.locator(text).textContent()).toMatch(
    new RegExp(
      `^憑證工作檯：內容錯誤回報\n\n頁面：.*OpenSSL.*\n代號：csr-openssl\n網址：${own.replace(/[.?/]/g, '\\$&')}\n\n哪裡不對：\n（請填寫）\n`,
    ),
  );
  await page.getByLabel('哪裡不對').fill('第二步的指令少了參數');
  await page.getByLabel('附上瀏覽器').check();
  await expect(page.locator(text)).toContainText('哪裡不對：\n第二步的指令少了參數');
  await expect(page.locator(text)).toContainText(/瀏覽器：Mozilla/);
  await page.getByRole('button', { name: '複製文字' }).click();
  await expect(page.locator('main [data-status]')).toContainText('已複製');
  await expect(page.getByRole('link', { name: '用郵件程式寄' })).toBeHidden();
});

test('回報錯誤：亂寫的代號只當文字，不認得就說不認得', async ({ page }) => {
  for (const id of ['<img src=x onerror=alert(1)>', 'constructor', 'nope']) {
    await page.goto('about:blank');
    await page.goto(`report.html#page=${encodeURIComponent(id)}`);
    await expect(page.locator(text)).toContainText(`頁面：（這個版本裡沒有這個代號）\n代號：${id}`);
  }
  await expect(page.locator('kb-report img')).toHaveCount(0);
  await page.goto('about:blank');
  await page.goto('report.html');
  await expect(page.locator(text)).toContainText('頁面：（請填頁面的標題與網址）');
});

test('回報錯誤：沒有指令碼也看得到要寫什麼', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('report.html');
  await expect(page.getByText('哪一頁：標題，以及頁尾的代號或網址。')).toBeVisible();
  await expect(page.locator('kb-report')).toBeHidden();
  await context.close();
});

test('更新紀錄：今天把還沒到的日期和過去分開；沒有指令碼也依日期排', async ({ page, browser, baseURL }) => {
  await page.clock.setFixedTime(new Date('2027-01-10T08:00:00+08:00'));
  await page.goto('changes.html');
  const today = page.locator('[data-dates] > .today');
  await expect(today).toHaveText('今天，2027 年 1 月 10 日。以上還沒到。');
  await expect(page.locator('[data-date="2027-03-15"] + .today')).toHaveCount(1);
  await expect(page.locator('.today + [data-date]').first()).toContainText('2026 年');
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto('changes.html');
  await expect(plain.locator('[data-dates] > li').first()).toContainText('2029 年 3 月 15 日 效期超過上限：上限從 100 天改為 47 天。');
  await expect(plain.locator('#m-2026-11')).toHaveText('2026 年 11 月');
  await context.close();
});

test('列印：有標題、核對日期、網址與列印日期，沒有選單；來源的連結印出網址', inEachSetting, async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-12-01T08:00:00+08:00'));
  await page.goto('csr/openssl.html#steps');
  await page.emulateMedia({ media: 'print' });
  const at = page.locator('.at');
  await expect(at).toHaveText('csr-openssl：csr/openssl.html');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(at).toHaveText(`csr-openssl：${page.url().split('#')[0]}，2026/12/1 列印`);
  for (const shown of ['h1', '.stamp', '.at', '.sources']) await expect(page.locator(shown).first()).toBeVisible();
  for (const hidden of ['header.top', '.side.pages', '.crumbs', 'nav.onward', '.foot nav', '.copy', '.fill'])
    await expect(page.locator(hidden).first()).toBeHidden();
  const link = page.locator('.sources a[href^="http"]').first();
  expect(await link.evaluate((node) => getComputedStyle(node, '::after').content)).toContain('（');
});

for (const address of ['report.html#page=csr-openssl', 'changes.html']) {
  test(`${address} 沒有無障礙問題，手機寬度不會橫向捲動`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto('about:blank');
      await page.goto(address);
      expect(await violationsOn(page, { tags: NEWER_LEVELS })).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
