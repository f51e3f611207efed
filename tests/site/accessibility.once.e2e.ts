import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { sitePages } from './site-pages.ts';

const parts = 6;

for (let part = 0; part < parts; part++) {
  test(`axe 沒有發現問題：第 ${part + 1} 組頁面，淺色與深色`, async ({ browser, baseURL }) => {
    test.setTimeout(300_000);
    // A page of its own per scan would cost a second each.
    const context = await browser.newContext({ baseURL: baseURL ?? '', colorScheme: 'light' });
    const page = await context.newPage();
    const found: string[] = [];
    for (const file of sitePages.filter((_, index) => index % parts === part)) {
      await page.goto(file);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await axe(page, colorScheme).analyze();
        found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${file} ${colorScheme} ${id} ${target.join(' ')}`)));
      }
    }
    await context.close();
    expect(found).toEqual([]);
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
    const found = (await axe(page, colorScheme).analyze()).violations.map(({ id }) => id);
    expect(found).toEqual(colorScheme === 'light' ? ['color-contrast', 'image-alt'] : ['color-contrast']);
  });
}

/**
 * Everything in the light; in the dark the colours, which is all that differs there. Our pages frame nothing, so axe need not open
 * a blank page to gather the frames' results, which takes longer than the scan.
 */
function axe(page: Page, colorScheme: 'light' | 'dark'): AxeBuilder {
  const builder = new AxeBuilder({ page }).setLegacyMode();
  return colorScheme === 'light'
    ? builder.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    : builder.withRules(['color-contrast', 'link-in-text-block']);
}

test('360 px 的手機上沒有一頁要左右捲動', async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const context = await browser.newContext({ baseURL: baseURL ?? '', viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const wide: string[] = [];
  for (const file of sitePages) {
    await page.goto(file);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 360) wide.push(`${file} ${width}`);
  }
  await context.close();
  expect(wide).toEqual([]);
});

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
