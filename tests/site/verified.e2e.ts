import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './guarded-test.ts';
import { sitePages } from './site-pages.ts';

const dist = join(import.meta.dirname, '../../dist');

test('指南說明指令在什麼軟體上驗證過，展開後說幾個、什麼時候、哪些沒有執行', async ({ page }) => {
  await page.goto('install/nginx.html');
  const line = page.locator('.verified');
  const told = page.locator('.stamp a');
  await expect(told).toHaveText(/^實測於 nginx \d+\.\d+(?:、\d+\.\d+)+；OpenSSL \d+\.\d+(?:、\d+\.\d+)+$/);
  await told.click();
  await expect(line.getByText('對真的軟體執行')).toBeInViewport();
  await line.locator('summary').click();
  await expect(line.getByText('對真的軟體執行')).toBeHidden();
  await line.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(
    line.getByText(/\d{4} 年 \d+ 月 \d+ 日在 .+ 上，這一頁的 \d+ 個.+：nginx \d+\.\d+\.\d+(?:、\d+\.\d+\.\d+)+；/),
  ).toBeVisible();
  await expect(line.getByText('要有 root 權限與執行中的 nginx 服務')).toBeVisible();
});

for (const [address, what] of [
  ['install/iis.html', 'IIS'],
  ['csr/iis.html', 'IIS'],
  ['install/weblogic.html', 'WebLogic'],
] as const) {
  test(`${address} 說明 ${what} 的操作沒有在實機執行，並寫出原因`, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('.stamp')).toContainText(`${what} 的操作只經文件核對`);
    await page.locator('.verified summary').click();
    await expect(page.locator('.verified')).toContainText('測試的主機');
  });
}

test('沒有指令的頁面不談驗證', async ({ page }) => {
  await page.goto('apply/steps.html');
  await expect(page.locator('.verified')).toHaveCount(0);
});

test('標「已實測」的區塊和那一頁說的一樣多，沒有一頁例外', () => {
  const told = sitePages.flatMap((page) => {
    const html = readFileSync(join(dist, page), 'utf8');
    const count = Number(/這一頁的 (\d+) 個/.exec(html)?.[1] ?? 0);
    expect(html.split('<span class="ran">').length - 1, page).toBe(count);
    return count;
  });
  expect(told.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(130);
});

test('執行過的區塊標出用什麼軟體，改不動複製的內容；沒執行的不標', async ({ page }) => {
  await page.goto('install/nginx.html');
  const block = page.locator('[data-run=nginx-verify-chain]');
  await expect(block.locator('.ran')).toHaveText(/^已實測：OpenSSL \d/);
  await expect(block.locator('pre')).not.toContainText('已實測');
  await expect(page.locator('.code').filter({ hasText: 'systemctl reload' }).first().locator('.ran')).toHaveCount(0);
});
