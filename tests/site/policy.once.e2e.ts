import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const scanReport = readFileSync(join(import.meta.dirname, '../fixtures/scan-reports/openvas.txt'), 'utf8');

test('頁面上做不出別的 Trusted Types 規則，也做不出第二份同名的', async ({ page }) => {
  await page.goto('tools/decode.html');
  const made = await page.evaluate(() =>
    ['evil', 'default', 'kb-scripts'].filter((name) => {
      try {
        globalThis.trustedTypes?.createPolicy(name, { createScriptURL: (address) => address });
        return true;
      } catch {
        return false;
      }
    }),
  );
  expect(made).toEqual([]);
});

for (const [how, answer] of [
  ['讀不到', { status: 404, body: '' }],
  ['執行時出錯', { status: 200, contentType: 'text/javascript', body: 'throw 1' }],
] as const) {
  test(`守門程式${how}：可能是金鑰的內容一律不收，不會送出去，別的內容與連結照常`, async ({ page }) => {
    const key = ['MC4CAQAwBQYDK2VwBCIEI', 'G8vWBzFtQ4mEnAzc0GJ3Hr4rTD0mBJMlL1h9IqZL0Ff'].join('');
    await page.route(/guard\.\w+\.js$/, (route) => route.fulfill(answer));
    await page.goto('install/nginx.html');
    const field = page.locator('#search');
    await field.focus();
    // Before the search is there, Enter only asks it to come, and it would go to whatever stands in the field by then.
    await expect(page.locator('kb-search')).toHaveAttribute('data-ready', '');
    await field.fill(key);
    await expect(field).toHaveValue('');
    await expect(field).toHaveAttribute('placeholder', /請重新整理/);
    await field.press('Enter');
    expect(page.url()).not.toContain('MC4C');
    await field.fill('憑證串鍊');
    await expect(page.locator('.hits .hit').first()).toBeVisible();
    await page.goto(`search.html#q=${encodeURIComponent(key)}`);
    await expect(page).toHaveURL(/search\.html$/);
    expect(await page.content()).not.toContain(key);
    await page.getByRole('link', { name: '憑證工作檯' }).first().click();
    await expect(page).toHaveURL(/\/(?:index\.html)?(?:#.*)?$/);
  });
}

test('共用的程式讀不到時，工具說出來；讀得到之後再碰一下就能用', async ({ page }) => {
  const core = /\/core\.\w+\.js$/;
  await page.route(core, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('tools/match.html');
  const field = page.locator('kb-match textarea');
  await field.focus();
  await expect(page.locator('kb-match [role=status]')).toHaveText('這個工具的程式讀不到，請重新整理。');
  await expect(page.locator('kb-match[data-ready]')).toHaveCount(0);
  await page.unroute(core);
  await field.fill('CN=www.example.gov.tw');
  await expect(page.locator('kb-match[data-ready]')).toHaveCount(1);
});

for (const name of ['objects', 'rules-csr']) {
  test(`檢查工具隨後才載入的 ${name} 讀不到時，說出來而不是一直在檢查`, async ({ page }) => {
    await page.route(new RegExp(`/${name}\\.\\w+\\.js$`), (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('tools/decode.html');
    await page.locator('kb-decoder textarea').focus();
    // An example that is pressed before the tool is there does nothing.
    await page.locator('kb-decoder[data-ready]').waitFor();
    await page.getByText('沒有檔案，先看範例').click();
    await page.locator('kb-decoder [data-example]').first().click();
    await expect(page.locator('kb-decoder [data-status]')).toHaveText('這個工具的程式讀不到，請重新整理。');
  });
}

test('弱點掃描的報告：它要用的程式晚到，就等它', async ({ page }) => {
  const tried = page.waitForEvent('requestfinished', (request) => /\/findings\.\w+\.js$/.test(request.url()));
  await page.route(/\/csv\.\w+\.js$/, async (route) => {
    await tried;
    await route.continue();
  });
  await page.goto('tools/diagnose.html');
  await page.locator('kb-decoder textarea').focus();
  await page.locator('kb-decoder textarea').fill(scanReport);
  await expect(page.locator('kb-decoder [data-status]')).toHaveText(/：有 \d+ 項/);
});

test('弱點掃描報告的程式讀不到：說讀不到，不說站上沒有這種內容；讀得到之後再貼就有', async ({ page }) => {
  const script = /\/findings\.\w+\.js$/;
  await page.route(script, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('tools/diagnose.html');
  const tool = page.locator('kb-decoder');
  await tool.locator('textarea').focus();
  await tool.locator('textarea').fill(`${scanReport}\n`);
  await expect(tool.locator('[data-results]')).toContainText('有些資料讀不到');
  await expect(tool).not.toContainText('不是憑證、請求檔，也不是本站認得的');
  await page.unroute(script);
  await tool.locator('textarea').fill(scanReport);
  await expect(tool.locator('[data-status]')).toHaveText(/：有 \d+ 項/);
});

test('產生設定的程式在選好伺服器之後才到：版本是選的那一種的，不是原來那一種的', async ({ page }) => {
  const form = page.locator('kb-config-writer');
  const server = form.getByLabel('伺服器', { exact: true });
  const chosen = page.waitForFunction(() => document.querySelector<HTMLSelectElement>('kb-config-writer select')?.value === 'spring');
  await page.route(/\/config-writer\.\w+\.js$/, async (route) => {
    await chosen;
    await route.continue();
  });
  await page.goto('tools/config.html');
  await server.focus();
  await server.selectOption('spring');
  await expect(form.getByLabel('版本', { exact: true })).toHaveValue('3.5');
  await expect(form.locator('pre')).toContainText('spring.ssl.bundle.pem.site');
});

for (const [name, text, verdict] of [
  ['chain-problems', '', '不可用'],
  ['runs', 'CONNECTED(00000003)\n---\nCertificate chain\n 0 s:CN = www.example.gov.tw\n   i:CN = Lab CA\n', '無法判讀'],
] as const) {
  test(`串鍊檢查隨後才載入的 ${name} 讀不到時，說出來，不給半個結果；讀得到之後再檢查就有`, async ({ page }) => {
    const script = new RegExp(`/${name}\\.\\w+\\.js$`);
    await page.route(script, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('tools/chain.html');
    const field = page.locator('kb-chain textarea');
    await field.focus();
    await page.locator('kb-chain[data-ready]').waitFor();
    const example = (await page.locator('kb-chain [data-example]').first().getAttribute('data-example')) ?? '';
    await field.fill(text + example);
    const status = page.locator('kb-chain [data-status]');
    await expect(status).toHaveText('這個工具的程式讀不到，請重新整理。');
    await expect(page.locator('kb-chain .verdict')).toHaveCount(0);
    await page.unroute(script);
    await page.locator('kb-chain [name=host]').fill('www.example.gov.tw');
    await page.locator('kb-chain [name=host]').press('Tab');
    await expect(page.locator('kb-chain .verdict h2')).toContainText(verdict);
  });
}
