import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './guarded-test.ts';
import { LEVELS, violationsOn } from './axe.ts';
import { inEachSetting } from './settings.ts';

const tool = 'tools/mixed.html';

const html = `<!doctype html>
<html><head>
<script src="http://stat.example.com/count.js"></script>
</head><body>
<img src="http://img.example.com/logo.png">
<a href="http://www.example.com/">連結</a>
<form action="http://www.example.gov.tw/mail"></form>
<img src="http://localhost/test.png">
</body></html>
`;

async function paste(page: Page, text: string): Promise<void> {
  const field = page.locator('kb-mixed textarea');
  await field.focus();
  await field.fill(text);
}

test('掃描混合內容：每一個在第幾行、瀏覽器怎麼做、改成什麼，不去開任何網址', inEachSetting, async ({ page, guard, baseURL }) => {
  await page.goto(tool);
  expect(
    guard.requests.some((url) => /mixed\.\w+\.js$/.test(url)),
    '還沒碰就載入了工具',
  ).toBe(false);
  await paste(page, html);
  await expect(page.locator('.verdict h3')).toHaveText('找到 4 個：會被擋下 1、會跳警告 1、自動升級 1、不算混合內容 1');
  const rows = page.locator('.scan-table tbody tr');
  const expected = [
    ['會被擋下', '第 3 行第 14 字', '<script src>', 'https://stat.example.com/count.js'],
    ['自動升級', '第 5 行第 11 字', '<img src>', 'https://img.example.com/logo.png'],
    ['會跳警告', '第 7 行第 15 字', '<form action>', 'https://www.example.gov.tw/mail'],
    ['不算混合內容', '第 8 行', '<img src>', '—'],
  ];
  await expect(rows).toHaveCount(expected.length);
  for (const [index, cells] of expected.entries()) {
    for (const cell of cells) await expect(rows.nth(index)).toContainText(cell);
    await expect(rows.nth(index).locator('svg path')).toHaveAttribute('d', /./);
  }
  await rows.first().getByText('說明').click();
  await expect(rows.first()).toContainText('瀏覽器會擋下來');
  await expect(page.locator('.scan-caution')).toContainText('程式執行後才加進來的內容');
  expect(guard.requests.filter((url) => !url.startsWith(baseURL ?? '') && !url.endsWith('/icon.svg'))).toEqual([]);
});

test('掃描混合內容：拖進樣式檔，報告與 CSV 都有每一筆', inEachSetting, async ({ page }) => {
  await page.goto(tool);
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(
      new File(
        ['.a { background: url(http://img.example.com/a.png) }\n@font-face { src: url(http://img.example.com/f.woff2) }'],
        'site.css',
      ),
    );
    data.items.add(new File(['<p>乾淨的網頁</p>'], '=clean.html'));
    return data;
  });
  const box = page.locator('kb-mixed');
  for (const type of ['dragenter', 'dragover', 'drop']) await box.dispatchEvent(type, { dataTransfer: transfer });
  await expect(page.locator('.verdict h3')).toHaveText(['找到 2 個：會被擋下 1、自動升級 1', '貼上的原始碼裡沒有找到不安全的網址']);
  await page.getByRole('button', { name: '複製文字報告' }).click();
  await expect(page.locator('.report')).toContainText('檔案：site.css');
  await expect(page.locator('.report')).toContainText('CSS background');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成 CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv.startsWith('\ufeff檔案,行,字,結果,')).toBe(true);
  expect(csv.trim().split('\r\n')).toHaveLength(3);
  await page.getByRole('button', { name: '再加或更換' }).click();
  await page.getByRole('button', { name: '移除 site.css' }).click();
  await expect(page.locator('.verdict')).toHaveCount(1);
});

test('掃描混合內容：沒有標籤的文字、二進位檔、不完整的網址，都說明原因', async ({ page }) => {
  await page.goto(tool);
  await paste(page, '只是畫面上的文字');
  await expect(page.locator('[data-results]')).toContainText('裡面沒有任何 HTML 標籤');
  await page.getByRole('button', { name: '清除' }).click();
  await page
    .locator('kb-mixed input[type=file]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000', 'hex') });
  await expect(page.locator('[data-results]')).toContainText('這不是文字檔');
  await page.getByText('網址與種類').click();
  await page.getByLabel('這一頁的網址（選填）').fill('www.example');
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-base-said]')).toBeVisible();
  await expect(page.locator('[data-base-said]')).toContainText('請寫完整的網址');
  await page.getByLabel('這一頁的網址（選填）').fill('http://www.example.gov.tw/');
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-base-said]')).toBeHidden();
});

test('掃描混合內容：貼上的 HTML 只當文字，不會變成網頁的一部分', inEachSetting, async ({ page, guard }) => {
  await page.goto(tool);
  await paste(page, '<img src="http://img.example.com/&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"><script>alert(1)</script>');
  await expect(page.locator('.scan-table tbody tr')).toHaveCount(1);
  await expect(page.locator('[data-results] img, [data-results] script')).toHaveCount(0);
  expect(guard.requests.some((url) => url.includes('img.example.com'))).toBe(false);
});

test('掃描混合內容：只用鍵盤，很多筆可以一次一批看', async ({ page }) => {
  await page.goto(tool);
  await page.locator('kb-mixed textarea').focus();
  await page.keyboard.insertText('<img src="http://img.example.com/a.png">\n'.repeat(150));
  // Before its script is there, a form can only be refused by the page's policy.
  await expect(page.locator('kb-mixed')).toHaveAttribute('data-ready', '');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.scan-table tbody tr')).toHaveCount(100);
  await page.getByRole('button', { name: '再顯示 50 個' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.scan-table tbody tr')).toHaveCount(150);
  await expect(page.locator('.scan-table tbody tr').nth(100).locator('summary')).toBeFocused();
});

test('掃描混合內容：有結果時 axe 沒有發現問題，360 px 不必左右捲動', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(tool);
  await paste(page, html.replace('logo.png', `${'long-'.repeat(40)}logo.png`));
  await expect(page.locator('.scan-table tbody tr')).toHaveCount(4);
  await page.getByText('網址與種類').click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violationsOn(page, { tags: LEVELS })).toEqual([]);
});

test('掃描混合內容：平板的寬度與 A4 的紙上，每一欄都看得到，仍然是表格', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 900 });
  await page.goto(tool);
  await page.locator('textarea').fill(html);
  await expect(page.getByRole('columnheader')).toHaveCount(5);
  const cut = (): Promise<number> => page.locator('.scroll:has(.scan-table)').evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(await cut()).toBe(0);
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  expect(await cut()).toBe(0);
});

test('掃描混合內容：關閉指令碼時說明怎麼用指令找', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(tool);
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.locator('noscript p')).toContainText('grep -rnE');
  await context.close();
});
