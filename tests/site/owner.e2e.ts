import { NEWER_LEVELS, violationsOn } from './axe.ts';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';
import type { Page } from '@playwright/test';

const ground = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const rootSize = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
const LIGHT = 'rgb(252, 251, 248)';
const DARK = 'rgb(21, 23, 27)';

async function openLook(page: Page): Promise<void> {
  await page.locator('.foot summary').click();
  await expect(page.getByRole('group', { name: '配色' })).toBeVisible();
}

test('配色：跟著系統，選了暗色就一直是暗色，下一頁從第一次繪製起就是；選回系統就照系統', inEachSetting, async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('about.html');
  expect(await ground(page)).toBe(LIGHT);
  await openLook(page);
  await page.getByRole('radio', { name: '暗色' }).check();
  expect(await ground(page)).toBe(DARK);
  await expect(page.locator('meta[name=theme-color]')).toHaveAttribute('content', DARK);
  // Without any other script of the next page: what its head's own one has done is all there is.
  await page.route(/assets\/(?:site|late)\./, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto('install/nginx.html');
  expect(await ground(page)).toBe(DARK);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  await page.unroute(/assets\/(?:site|late)\./);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('about.html');
  await openLook(page);
  await expect(page.getByRole('radio', { name: '暗色' })).toBeChecked();
  await page.getByRole('radio', { name: '亮色' }).check();
  expect(await ground(page)).toBe(LIGHT);
  await page.getByRole('radio', { name: '跟著系統' }).check();
  expect(await ground(page)).toBe(DARK);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await ground(page)).toBe(LIGHT);
  await expect(page.locator('meta[name=theme-color]')).toHaveAttribute('content', LIGHT);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('選了暗色，列印仍然是白底黑字', async ({ page }) => {
  await page.goto('csr/openssl.html');
  await openLook(page);
  await page.getByRole('radio', { name: '暗色' }).check();
  await page.emulateMedia({ media: 'print' });
  expect(await ground(page)).toBe('rgb(255, 255, 255)');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
  await expect(page.locator('.foot details')).toBeHidden();
});

test('字級：用鍵盤選，下一頁也是；最大的字在手機寬度不必左右捲動', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('glossary.html');
  expect(await rootSize(page)).toBe('16px');
  await page.locator('.foot summary').focus();
  await page.keyboard.press('Enter');
  const normal = page.getByRole('radio', { name: '標準' });
  await normal.focus();
  await page.keyboard.press('ArrowRight');
  expect(await rootSize(page)).toBe('18px');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '特大' })).toBeFocused();
  for (const next of ['install/iis.html', 'tools/decode.html', 'english.html']) {
    await page.goto(next);
    expect(await rootSize(page)).toBe('21px');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});

test('頁首、頁尾與目前位置的每個連結至少 24 px 見方，配色與字級的選項至少 44 px 高', async ({ page }) => {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto('install/nginx.html');
    await openLook(page);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.top a, .crumbs a, .foot a, .foot summary')]
        .filter((link) => link.checkVisibility() && !link.matches('.skip'))
        .map((link) => ({ text: link.textContent.trim(), box: link.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ text, box }) => `${text} ${Math.round(box.width)}×${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
    for (const label of await page.locator('.foot fieldset label').all())
      expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
});

test('頁尾有版本與日期，連到無障礙聲明與英文頁；英文頁的內容標明是英文', inEachSetting, async ({ page }) => {
  await page.goto('errors/keytool.html');
  await expect(page.locator('.foot')).toContainText(/憑證工作檯 \d+\.\d+\.\d+（\d{4}-\d\d-\d\d）/);
  await page.getByRole('link', { name: '無障礙聲明' }).click();
  await expect(page.locator('h1')).toHaveText(/無障礙聲明/);
  await page.locator('.foot').getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('English summary');
  expect(await page.locator('main').getAttribute('lang')).toBe('en');
  await page.getByRole('link', { name: 'The private key is lost or has leaked' }).click();
  await expect(page.locator('h1')).toContainText('私密金鑰');
});

test('site-settings.js 寫壞了：說第幾行、哪裡要改；讀到了卻沒有、檔案不在，也各說各的', async ({ page, guard }) => {
  const rows: [slip: string, text: string, said: RegExp][] = [
    ['彎引號', 'globalThis.kbSettings = {\n  agency: “範例機關”,\n};', /第 2 行讀不懂.+不是 “ ” ‘ ’/],
    ['少逗號', "globalThis.kbSettings = {\n  agency: '範例機關'\n  phone: '1',\n};", /第 3 行讀不懂.+先看上一行：最後是不是少了逗號/],
    ['沒有引號', 'globalThis.kbSettings = {\n  agency: 範例機關,\n};', /第 2 行讀不懂.+「範例機關」要放在兩個 ' 之間/],
    ['少括號', "globalThis.kbSettings = {\n  agency: '範例機關',\n", /最後少了 \};/],
  ];
  let text = '';
  await page.route(/\/site-settings\.js$/, (route) => route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: text }));
  const report = page.locator('[data-settings-report]');
  for (const [slip, broken, said] of rows) {
    text = broken;
    await page.goto('about.html');
    await page.reload();
    await expect(report, slip).toHaveText(said);
    await expect(page.locator('.foot details'), '其餘照常').toHaveCount(1);
  }
  text = '';
  await page.reload();
  await expect(report).toContainText('裡面沒有 globalThis.kbSettings');
  guard.errors.splice(0);
  await page.unroute(/\/site-settings\.js$/);
  await page.route(/\/site-settings\.js$/, (route) => route.abort());
  await page.reload();
  await expect(report).toContainText('讀不到 site-settings.js');
  guard.errors.splice(0);
});

test('不存在的固定連結說得出原因，搜尋帶著代號', inEachSetting, async ({ page }) => {
  await page.goto(`missing.html#${encodeURIComponent('go/iis-f5-old.html')}`);
  await expect(page.locator('[data-asked]')).toContainText('沒有固定連結go/iis-f5-old.html');
  await page.getByRole('link', { name: '在站內搜尋「iis f5 old」' }).click();
  await expect(page).toHaveURL(/search\.html#q=iis%20f5%20old$/);
  await page.goto(`missing.html#${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await expect(page.locator('[data-asked] code')).toHaveText('<img src=x onerror=alert(1)>');
});

test('沒有指令碼：聲明、英文頁與找不到的頁面都讀得到，沒有死掉的選項', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [file, said] of [
    ['accessibility.html', '依什麼標準'],
    ['english.html', 'Where to start'],
    ['missing.html', '常用的頁面'],
  ] as const) {
    await page.goto(file);
    await expect(page.getByRole('heading', { name: said })).toBeVisible();
    await expect(page.locator('.foot details')).toHaveCount(0);
  }
  await context.close();
});

for (const address of ['accessibility.html', 'english.html', 'missing.html#go/x.html', 'about.html']) {
  test(`${address} 打開配色與字級，沒有無障礙問題`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(address);
    await openLook(page);
    for (const theme of ['亮色', '暗色']) {
      await page.getByRole('radio', { name: theme }).check();
      expect(await violationsOn(page, { tags: NEWER_LEVELS })).toEqual([]);
    }
  });
}
