import { expect, test, type Page } from '@playwright/test';
import { LEVELS, violationsOn } from './axe.ts';
import { watch } from './guarded-test.ts';
import { sitePages } from './site-pages.ts';

const parts = 6;

for (let part = 0; part < parts; part++) {
  test(`axe 沒有發現問題：第 ${part + 1} 組頁面，淺色與深色`, async ({ browser, baseURL }) => {
    // A page of its own per scan would cost a second each.
    const context = await browser.newContext({ baseURL: baseURL ?? '', colorScheme: 'light' });
    const page = await context.newPage();
    const guard = await watch(page);
    const found: string[] = [];
    for (const file of sitePages.filter((_, index) => index % parts === part)) {
      await page.goto(file);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await violationsIn(page, colorScheme)).map((line) => `${file} ${colorScheme} ${line}`));
      }
    }
    await context.close();
    expect(found).toEqual([]);
    expect([...guard.violations, ...guard.errors]).toEqual([]);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`${colorScheme === 'light' ? '淺色' : '深色'}的檢查真的會發現問題`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('about.html');
    await page.evaluate(() => {
      const faint = document.createElement('p');
      faint.textContent = '看不清楚的字';
      faint.style.cssText = 'color: #777; background: #888';
      document.querySelector('main')?.append(faint, new Image(40, 40));
    });
    const found = (await violationsIn(page, colorScheme)).map((line) => line.split(' ')[0]);
    expect(found).toEqual(colorScheme === 'light' ? ['color-contrast', 'image-alt'] : ['color-contrast']);
  });
}

/** Everything in the light; in the dark the colours, which is all that differs there. */
const violationsIn = (page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> =>
  violationsOn(page, colorScheme === 'light' ? { tags: LEVELS } : { rules: ['color-contrast', 'link-in-text-block'] });

test('只用鍵盤：第一個 Tab 是跳到主要內容，三個定位點有快速鍵', async ({ page }) => {
  await page.goto('apply/steps.html');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到主要內容' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  for (const key of ['U', 'C', 'Z']) await expect(page.locator(`[accesskey="${key}"]`)).toHaveText(':::');
});

test('關閉指令碼時，文章、常見問題、導覽都讀得到，檢查工具說明怎麼改用指令', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('install/apache.html');
  for (const panel of await page.locator('.tab').all()) await expect(panel).toBeVisible();
  await expect(page.locator('.code').first()).toBeVisible();
  await page.goto('tools/decode.html');
  await expect(page.locator('noscript .callout')).toBeVisible();
  await expect(page.locator('noscript .callout')).toContainText('檢查工具需要 JavaScript');
  await page.goto('faq/part-2.html#iis-f5');
  await expect(page.locator('#iis-f5')).toBeVisible();
  await context.close();
});
