import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const scanReport = readFileSync(join(import.meta.dirname, '../fixtures/scan-reports/openvas.txt'), 'utf8');

test('產生設定：後來選的伺服器不用那一支程式，就不說它讀不到', async ({ page }) => {
  let come = (): void => undefined;
  const asked = new Promise<void>((resolve) => (come = resolve));
  const writers = /\/config-writers\.\w+\.js$/;
  await page.route(writers, async (route) => {
    await asked;
    await route.fulfill({ status: 404, body: '' });
  });
  await page.goto('tools/config.html');
  const form = page.locator('kb-config-writer');
  const server = form.getByLabel('伺服器', { exact: true });
  const status = form.locator('[data-status]');
  await server.focus();
  await expect(form.locator('pre')).toContainText('ssl_certificate');
  const requested = page.waitForRequest(writers);
  await server.selectOption('haproxy');
  await requested;
  await expect(status).toHaveText('');
  await server.selectOption('nginx');
  await expect(status).toContainText('設定已更新');
  const failed = page.waitForResponse(writers);
  come();
  await failed;
  await expect(form.locator('pre')).toContainText('ssl_certificate');
  await expect(status).toContainText('設定已更新');
});

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

test('選了搜尋結果之後改打別的字，結果還沒到就按 Enter：查新打的字，不是打開原來選的那一筆', async ({ page }) => {
  await page.goto('install/nginx.html');
  const field = page.locator('#search');
  await field.focus();
  await field.fill('nginx');
  await expect(page.locator('.hits .hit').first()).toContainText('nginx');
  await field.press('ArrowDown');
  await expect(page.locator('.hits [aria-selected=true]')).toHaveCount(1);
  let come = (): void => undefined;
  const asked = new Promise<void>((resolve) => (come = resolve));
  await page.route(/\/search\/\w+\/\w+\.js$/, async (route) => {
    await asked;
    await route.continue();
  });
  await field.fill('憑證鏈結順序顛倒');
  await field.press('Enter');
  await expect(page).toHaveURL(/search\.html#q=/);
  come();
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

test('辨認訊息的程式讀不到：說讀不到，不說裡面沒有認得的東西；讀得到之後再貼就有', async ({ page }) => {
  const script = /\/recogniser\.\w+\.js$/;
  const message =
    'nginx: [emerg] SSL_CTX_use_PrivateKey("/a.key") failed (SSL: error:0B080074:x509 certificate routines::key values mismatch)';
  await page.route(script, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('tools/diagnose.html');
  const tool = page.locator('kb-decoder');
  await tool.locator('textarea').focus();
  await tool.locator('textarea').fill(message);
  await expect(tool.locator('[data-status]')).toHaveText('這個工具的程式讀不到，請重新整理。');
  await page.unroute(script);
  await tool.locator('textarea').fill(`${message}\n`);
  await expect(tool.locator('[data-status]')).toContainText('憑證和私密金鑰不是一對');
});

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

test('連線檢查讀別的程式輸出的那一支讀不到：說讀不到，不說裡面沒有紀錄；讀得到之後再貼就有', async ({ page }) => {
  const script = /\/connection-witnesses\.\w+\.js$/;
  const output =
    'CONNECTED(00000003)\n---\nCertificate chain\n 0 s:CN = www.example.gov.tw\n   i:CN = Lab CA\n---\n' +
    'New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384\nSSL-Session:\n    Protocol  : TLSv1.3\n';
  await page.route(script, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('tools/connection.html');
  const tool = page.locator('kb-connection');
  await tool.locator('textarea').focus();
  await tool.locator('textarea').fill(output);
  await expect(tool.locator('[data-status]')).toHaveText('這個工具的程式讀不到，請重新整理。');
  await page.unroute(script);
  await tool.locator('textarea').fill(`${output}\n`);
  await expect(tool.locator('[data-status]')).toContainText('看不全');
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

const weakRequest = /-----BEGIN CERTIFICATE REQUEST-----[\s\S]+?-----END CERTIFICATE REQUEST-----/.exec(
  readFileSync(join(import.meta.dirname, '../../content/examples/2-weak.yaml'), 'utf8').replace(/^ +/gm, ''),
)?.[0] as string;

test('送件前檢查表要用的規則讀不到：說出來，不替沒有檢查過的請求檔打勾；讀得到之後再貼就有', async ({ page }) => {
  const rules = /\/rules-csr\.\w+\.js$/;
  await page.route(rules, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('tools/preflight.html');
  const tool = page.locator('kb-preflight-request');
  await tool.locator('textarea').focus();
  await tool.locator('textarea').fill(weakRequest);
  await expect(tool.locator('[data-status]')).toHaveText('這個工具的程式讀不到，請重新整理。');
  await expect(page.locator('.evidence')).toHaveCount(0);
  await expect(page.locator('kb-preflight :checked')).toHaveCount(0);
  await page.unroute(rules);
  await tool.locator('textarea').fill(`${weakRequest}\n`);
  await expect(page.locator('.evidence').filter({ hasText: '不可用：' })).toHaveCount(1);
});

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

test('回覆的附件：存檔的程式晚到就等它，不說讀不到', async ({ page }) => {
  let come = (): void => undefined;
  const asked = new Promise<void>((resolve) => (come = resolve));
  await page.route(/\/reply-take\.\w+\.js$/, async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto('tools/reply.html');
  await page.locator('#reply-query').focus();
  await page.locator('[data-offers] input').first().check();
  const status = page.locator('kb-reply [data-status]');
  await expect(status).toContainText('字');
  const download = page.waitForEvent('download');
  await page.locator('kb-reply [data-save]').click();
  await expect(status).not.toContainText('讀不到');
  come();
  await download;
  await expect(status).not.toContainText('讀不到');
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

test('送件前檢查表的程式晚到：先打的勾、先填的字都在，網址也記得', async ({ page }) => {
  let come = (): void => undefined;
  const asked = new Promise<void>((resolve) => (come = resolve));
  await page.route(/\/preflight\.\w+\.js$/, async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto('tools/preflight.html#y=b&d=www.example.gov.tw', { waitUntil: 'commit' });
  await page.locator('[name=a-done]').check();
  await page.getByLabel('機關', { exact: true }).fill('行政院測試機關');
  come();
  await expect(page.locator('kb-preflight [data-status]')).toContainText('還有 21 項（勾選 2，不適用 0）');
  await expect(page.getByLabel('機關', { exact: true })).toHaveValue('行政院測試機關');
  await expect(page.getByLabel('網域', { exact: true })).toHaveValue('www.example.gov.tw');
  await expect(page.locator('[name=a-done]')).toBeChecked();
  await expect.poll(() => page.evaluate(() => decodeURIComponent(location.hash))).toContain('y=ab&o=行政院測試機關&d=www.example.gov.tw');
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

const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(
  readFileSync(join(import.meta.dirname, '../../content/examples/4-certificate.yaml'), 'utf8').replace(/^ +/gm, ''),
)?.[0] as string;

for (const how of ['貼上', '按鈕送出', '選檔案'] as const) {
  test(`清冊的程式晚到：先用${how}給的憑證照樣列出來`, async ({ page }) => {
    let come = (): void => undefined;
    const asked = new Promise<void>((resolve) => (come = resolve));
    await page.route(/\/register\.\w+\.js$/, async (route) => {
      await asked;
      await route.continue();
    });
    // By then what holds things for the tool is there.
    await page.goto('tools/register.html', { waitUntil: 'domcontentloaded' });
    const tool = page.locator('kb-register');
    const field = tool.locator('textarea');
    if (how === '選檔案')
      await tool.locator('#register-file').setInputFiles({ name: 'a.pem', mimeType: 'text/plain', buffer: Buffer.from(certificate) });
    else if (how === '按鈕送出') {
      await field.fill(certificate);
      await tool.locator('[data-form] [type=submit]').click();
    } else
      await field.evaluate((element: HTMLTextAreaElement, text) => {
        element.value = text;
        element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
      }, certificate);
    come();
    await expect(tool.locator('tbody tr').filter({ hasText: 'www.example.gov.tw' })).toHaveCount(1);
    await expect(field).toHaveValue('');
  });
}

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

test('設定檔整理的程式讀不到：說讀不到，不說看不出是哪一種；讀得到之後再貼就有', async ({ page }) => {
  const script = /\/config-tidy\.\w+\.js$/;
  const quoted =
    '> server {\n>   listen 443 ssl;\n>   server_name a.example.gov.tw;\n>   ssl_certificate /a.pem;\n>   ssl_certificate_key /a.key;\n> }\n';
  await page.route(script, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('tools/config.html');
  const tool = page.locator('kb-config');
  await tool.locator('textarea').focus();
  await tool.locator('textarea').fill(quoted);
  await expect(tool.locator('[data-results]')).toContainText('讀不到');
  await expect(tool.locator('[data-results]')).not.toContainText('看不出');
  await page.unroute(script);
  await tool.locator('textarea').fill(`${quoted}\n`);
  await expect(tool.locator('[data-results]')).toContainText('看起來是 nginx 設定');
});
