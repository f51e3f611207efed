import { expect, test } from './guarded-test.ts';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inEachSetting } from './settings.ts';

const tool = 'tools/preflight.html';

test('送件前檢查表：勾選、不適用、還有幾項，都寫進網址', inEachSetting, async ({ page }) => {
  await page.goto(tool);
  const status = page.locator('kb-preflight [data-status]');
  await expect(status).toContainText('還有 23 項');
  await page.getByLabel('機關的 OID 查得到，名稱是現在的全銜', { exact: true }).check();
  await expect(status).toContainText('還有 22 項');
  await page.locator('#check-ip-owned [data-not]').check();
  await expect(status).toContainText('還有 21 項（勾選 1，不適用 1）');
  // One answer a check: the other box gives way.
  await page.locator('#check-oid-found [data-not]').check();
  await expect(page.locator('#check-oid-found input').first()).not.toBeChecked();
  await page.getByLabel('機關', { exact: true }).fill('行政院測試機關');
  await page.getByLabel('網域', { exact: true }).fill('www.example.gov.tw');
  await expect
    .poll(() => page.evaluate(() => decodeURIComponent(location.hash)))
    .toMatch(/^#n=ch&o=行政院測試機關&d=www\.example\.gov\.tw&t=20\d\d-\d\d-\d\d$/);
});

test('送件前檢查表：連結打開就是那個狀態，跳到主要內容不會弄丟', inEachSetting, async ({ page }) => {
  await page.goto(`${tool}#y=ab&n=h&o=${encodeURIComponent('測試機關')}&d=www.example.gov.tw&t=2026-10-01`);
  await expect(page.locator('#check-issuer-chosen input').first()).toBeChecked();
  await expect(page.locator('#check-ip-owned [data-not]')).toBeChecked();
  await expect(page.getByLabel('機關', { exact: true })).toHaveValue('測試機關');
  await expect(page.locator('[name=date]')).toHaveValue('2026-10-01');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('y=ab&n=h');
  await expect(page.locator('#check-issuer-chosen input').first()).toBeChecked();
});

test('送件前檢查表：亂寫的網址不會出錯，名稱只當文字', async ({ page }) => {
  await page.goto(`${tool}#y=zz!!a&n=&o&d=${encodeURIComponent('<img src=x onerror=alert(1)>')}&t=2026-99-99&y=b&constructor=1`);
  await expect(page.locator('kb-preflight [data-status]')).toContainText('還有 22 項');
  await expect(page.getByLabel('網域', { exact: true })).toHaveValue('<img src=x onerror=alert(1)>');
  await expect(page.locator('kb-preflight img')).toHaveCount(0);
});

test('送件前檢查表：下一項、全部確認、清空與復原', inEachSetting, async ({ page }) => {
  await page.goto(`${tool}#y=abcdefghijklmnopqrstuw`);
  await page.getByRole('button', { name: '下一項還沒的' }).click();
  await expect(page.locator('#check-addressee-current input').first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.locator('kb-preflight [data-status]')).toContainText('23 項都確認了');
  await expect(page.getByRole('button', { name: '下一項還沒的' })).toBeHidden();
  await page.getByRole('button', { name: '清空' }).click();
  await expect(page.locator('kb-preflight :checked')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('');
  await page.getByRole('button', { name: '復原' }).click();
  await expect(page.locator('kb-preflight :checked')).toHaveCount(23);
});

test('送件前檢查表：印出來有標題、日期、機關、勾選與簽名欄，沒有按鈕', async ({ page }) => {
  await page.goto(`${tool}#y=a&o=${encodeURIComponent('測試機關')}&t=2026-10-01`);
  await page.emulateMedia({ media: 'print' });
  for (const shown of ['h1', '[name=agency]', '[name=date]', '#check-issuer-chosen input', '.signature', 'kb-preflight [data-status]'])
    await expect(page.locator(shown).first()).toBeVisible();
  for (const hidden of ['kb-preflight button', 'kb-preflight details', 'header.top'])
    await expect(page.locator(hidden).first()).toBeHidden();
});

test('送件前檢查表：沒有指令碼也是可以勾、可以印的清單', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(tool);
  await expect(page.locator('[data-code]:not([data-not])')).toHaveCount(23);
  await page.locator('#check-oid-found input').first().check();
  await expect(page.locator('kb-preflight button').first()).toBeHidden();
  await expect(page.getByText('共 23 項')).toBeVisible();
  await expect(page.locator('noscript p')).toBeVisible();
  await context.close();
});

const example = (name: string): string =>
  (parse(readFileSync(new URL(`../../content/examples/${name}.yaml`, import.meta.url), 'utf8')) as { text: string }).text;

test('送件前檢查表：貼上請求檔，看得出來的自己打勾，寫出憑什麼，其他的留給讀者', inEachSetting, async ({ page }) => {
  await page.goto(tool);
  await page.getByLabel('把請求檔貼上或拖進來').fill(example('1-request'));
  await expect(page.locator('kb-preflight-request [data-status]')).toContainText('項打了勾');
  await expect(page.locator('#check-not-a-key input').first()).toBeChecked();
  await expect(page.locator('#check-request-read input').first()).toBeChecked();
  await expect(page.locator('#check-request-read .evidence')).toContainText('沒有找到「不可用」');
  await expect(page.locator('#check-names-plain .evidence')).toContainText('名稱寫法正確');
  await expect(page.locator('#check-ip-owned [data-not]')).toBeChecked();
  await expect(page.locator('#check-names-listed input').first()).not.toBeChecked();
  await expect(page.locator('#check-names-listed .evidence')).toContainText('請求檔裡的名稱');
  await expect(page.locator('kb-preflight :checked')).toHaveCount(4);
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#y=gkl&n=h/);
});

test('送件前檢查表：壞的請求檔不打勾，說出原因；換一份就重看', async ({ page }) => {
  await page.goto(tool);
  const field = page.getByLabel('把請求檔貼上或拖進來');
  await field.fill(example('2-weak'));
  await expect(page.locator('#check-request-read .evidence')).toContainText('不可用：');
  // The worst comes first, also for those who only listen.
  await expect(page.locator('kb-preflight-request [data-status]')).toHaveText(
    /^對照請求檔：\d+ 項不成立：不可用：[^。]+。另外 \d+ 項打了勾/,
  );
  await expect(page.locator('#check-request-read input').first()).not.toBeChecked();
  await expect(page.locator('#check-names-plain .evidence')).toContainText('https://');
  await field.fill(example('4-certificate'));
  await expect(page.locator('#check-not-a-key .evidence')).toContainText('這是憑證，不是請求檔');
  await expect(page.locator('#check-not-a-key input').first()).not.toBeChecked();
  await expect(page.locator('.evidence')).toHaveCount(1);
  await field.fill('這不是請求檔');
  await expect(page.locator('kb-preflight-request [data-status]')).toContainText('沒有一份完整的請求檔');
  await expect(page.locator('.evidence')).toHaveCount(0);
});
