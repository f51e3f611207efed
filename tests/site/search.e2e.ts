import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

const csr = readFileSync(join(import.meta.dirname, '../fixtures/pem/csr.pem'), 'utf8');

async function paste(page: Page, text: string): Promise<void> {
  await page.locator('#search').focus();
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    const field = document.querySelector('#search') as HTMLInputElement;
    // As a browser does: the field takes the text, without line ends, unless the page has taken it over.
    if (field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))) {
      field.value += pasted.replace(/[\r\n]/g, '');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, text);
}

test('斜線鍵與 Ctrl+K 到搜尋欄，打字就有結果，上下鍵選，Enter 開啟', inEachSetting, async ({ page, guard, baseURL }) => {
  await page.goto('install/nginx.html');
  expect(
    guard.requests.some((url) => /search\/|search\.\w+\.js/.test(url)),
    '還沒碰就載入了',
  ).toBe(false);
  await page.keyboard.press('/');
  const field = page.locator('#search');
  await expect(field).toBeFocused();
  await page.keyboard.type('AH02565');
  const options = page.getByRole('option');
  await expect(options.first()).toContainText('AH02565');
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await expect(options.first().locator('mark').first()).toHaveText(/AH02565/);
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', 'search-hit-0');
  await page.keyboard.press('ArrowUp');
  await expect(options.first()).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('Escape');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/errors\/apache\.html#/);
  expect(guard.requests.filter((url) => !url.startsWith(baseURL ?? ''))).toEqual([]);
});

test('Enter 到結果頁，網址可以分享，結果是連結，最符合的在前面', inEachSetting, async ({ page }) => {
  await page.goto('index.html');
  await page.locator('#search').fill('證书链');
  await page.locator('#search').press('Enter');
  await expect(page).toHaveURL(/search\.html[?#]q=/);
  await expect(page.locator('#results a').first()).toBeVisible();
  await expect(page.locator('#search')).toHaveValue('證书链');
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.locator('#results a').first()).toHaveAttribute('href', /.html/);
  await expect(page.locator('[data-status]').last()).toContainText('在前面');
});

test('問號與井號兩種網址都讀得到', inEachSetting, async ({ page }) => {
  for (const address of ['search.html#q=%E6%B7%B7%E5%90%88%E5%85%A7%E5%AE%B9', 'search.html?q=%E6%B7%B7%E5%90%88%E5%85%A7%E5%AE%B9']) {
    await page.goto('about:blank');
    await page.goto(address);
    await expect(page.locator('#results a').first()).toContainText('混合內容');
  }
});

test('沒有一處全部符合時，說清楚並列出最接近的', async ({ page }) => {
  await page.goto(`search.html#q=${encodeURIComponent('憑證串鍊 咖啡機 zzqqy')}`);
  const status = page.locator('kb-results [data-status]');
  await expect(status).toHaveText('站上沒有「咖啡機」「zzqqy」，以下是相近的。');
  await expect(page.locator('#results a').first()).toBeVisible();
  await page.goto('about:blank');
  await page.goto('search.html#q=zzqqyxw');
  await expect(status).toContainText('找不到「zzqqyxw」');
  await expect(page.locator('#results a')).toHaveCount(0);
});

test('打錯字：欄位下面說改找什麼，用鍵盤可以仍要找原來的字', inEachSetting, async ({ page }) => {
  await page.goto('install/nginx.html');
  const field = page.locator('#search');
  const said = page.locator('.hits-said');
  await field.fill('ngnix 憑證安裝');
  await expect(said).toContainText(/改找「nginx」，仍要找「ngnix」.*找到 \d+ 筆/);
  await expect(page.getByRole('option').first()).toContainText('在 nginx 上怎麼安裝');
  const undo = page.getByRole('button', { name: '仍要找「ngnix」' });
  await undo.focus();
  await page.keyboard.press('Escape');
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowDown');
  await undo.focus();
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('站上沒有「ngnix」，以下是相近的。');
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/search\.html#exact=ngnix/);
  await expect(page.locator('kb-results [data-status]')).toHaveText('站上沒有「ngnix」，以下是相近的。');
});

test('打錯字：結果頁說改找什麼，「仍要找」是連結，網址可以重新整理', inEachSetting, async ({ page }) => {
  await page.goto('search.html#q=TOMACT');
  const status = page.locator('kb-results [data-status]');
  await expect(status).toContainText(/改找「Tomcat」，仍要找「TOMACT」.*「Tomcat」有 \d+ 筆/);
  await expect(page.locator('#results a').first()).toContainText('Tomcat');
  await status.getByRole('link', { name: '仍要找「TOMACT」' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/search\.html#exact=TOMACT$/);
  await expect(status).toContainText('找不到「TOMACT」');
  await expect(status).toBeFocused();
  await expect(page.locator('#search')).toHaveValue('TOMACT');
  await page.reload();
  await expect(status).toContainText('找不到「TOMACT」');
  await page.locator('#search').focus();
  await expect(page.locator('.hits-said')).toContainText('找不到');
  await page.goBack();
  await expect(status).toContainText('改找「Tomcat」');
});

test('打錯的字裡有標籤，也只當成文字', async ({ page }) => {
  await page.goto(`search.html#q=${encodeURIComponent('<b>tomact</b>')}`);
  await expect(page.locator('kb-results [data-status]')).toContainText('改找「Tomcat」');
  await page.locator('#search').focus();
  await expect(page.locator('.hits-said')).toContainText('改找「Tomcat」');
  expect(await page.locator('main b, .hits-box b').count()).toBe(0);
});

test('站上的說法不同時，說也找了什麼', async ({ page }) => {
  await page.goto(`search.html#q=${encodeURIComponent('吊销憑證')}`);
  await expect(page.locator('kb-results [data-status]')).toContainText('「吊销」：也找了「廢止」。');
  await page.locator('#search').focus();
  await expect(page.locator('.hits-said')).toContainText('「吊销」：也找了「廢止」。');
  await page.locator('#search').fill('憑證過期');
  await expect(page.locator('.hits-said')).toHaveText(/^找到/);
});

test('站上沒有的產品，說沒有，列出相近的，不說幾筆', async ({ page }) => {
  await page.goto('install/nginx.html');
  await page.locator('#search').fill('Proxmox 憑證安裝');
  await expect(page.locator('.hits-said')).toHaveText('站上沒有「Proxmox」，以下是相近的。');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('kb-results [data-status]')).toHaveText('站上沒有「Proxmox」，以下是相近的。');
});

test('結果頁上再找別的：只換網址與清單，什麼都不重新載入', inEachSetting, async ({ page, guard }) => {
  await page.goto('search.html#q=IIS');
  const status = page.locator('kb-results [data-status]');
  const first = page.locator('#results a').first();
  await expect(status).toContainText('「IIS」');
  await expect(page).toHaveTitle(/^IIS｜/);
  const repeated = async (act: () => Promise<void>): Promise<string[]> => {
    const before = new Set(guard.requests);
    const from = guard.requests.length;
    await act();
    // The browser asks for the page's icon whenever it likes.
    const asked = guard.requests.slice(from).filter((url) => !url.endsWith('icon.svg'));
    return asked.filter((url) => before.has(url) || !/\/(?:i\w+|t\d+|spelling)\.js$/.test(url));
  };
  const searched = await repeated(async () => {
    await page.locator('#search').fill('nginx');
    await expect(page.getByRole('option').first()).toContainText('nginx');
    await page.keyboard.press('Enter');
    await expect(status).toContainText('「nginx」');
    await expect(first).toContainText('nginx');
  });
  expect(searched).toEqual([]);
  await expect(page).toHaveURL(/search\.html#q=nginx$/);
  await expect(page).toHaveTitle(/^nginx｜/);
  await expect(status).toBeFocused();
  await expect(page.locator('.hits-box')).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(first).toBeFocused();
  const followed = await repeated(async () => {
    await page.locator('#search').fill('keytool');
    await page.locator('.hit-all[href$="#q=keytool"]').click();
    await expect(status).toContainText('「keytool」');
    await expect(page.locator('.hits-box')).toBeHidden();
    await page.goBack();
    await expect(status).toContainText('「nginx」');
    await expect(page.locator('#search')).toHaveValue('nginx');
    await page.goBack();
    await expect(status).toContainText('「IIS」');
    await expect(page).toHaveTitle(/^IIS｜/);
    await page.goForward();
    await expect(status).toContainText('「nginx」');
  });
  expect(followed).toEqual([]);
});

test('代碼表的結果到問的那一列', inEachSetting, async ({ page }) => {
  await page.goto('index.html');
  await page.locator('#search').fill('36887');
  await expect(page.getByRole('option').first()).toHaveAttribute('href', /codes\/schannel-event\.html#c-36887$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('tr:target')).toContainText('36887');
});

test('什麼都沒找到時，有別的路可以走', inEachSetting, async ({ page }) => {
  await page.goto('install/nginx.html');
  await page.locator('#search').fill('zzzqq');
  await expect(page.locator('.hits-said')).toContainText('找不到');
  await expect(page.locator('.hits .hit')).toHaveText(['照症狀找', '網站導覽']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText('照症狀找');
});

test('各種結果都標出是什麼', async ({ page }) => {
  for (const [query, kind] of [
    ['AH02565', '錯誤訊息'],
    ['掃描混合內容', '工具'],
    ['主體金鑰識別碼', '名詞'],
    ['演算法的編碼不合規定', '檢查規則'],
    ['檢測網站說憑證串鍊中斷', '症狀'],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(`search.html#q=${encodeURIComponent(query)}`);
    await expect(page.locator('#results a').first().locator('.hit-kind')).toHaveText(kind);
  }
});

test('奇怪的輸入只當成文字：標籤、錯的百分號、空白、很長的字串', async ({ page }) => {
  for (const query of [
    '<img src=x onerror=alert(1)>',
    '"><script>',
    '%',
    '   ',
    '*',
    '——！？',
    '憑'.repeat(5000),
    '\u202eabc',
    'constructor __proto__ toString',
  ]) {
    await page.goto('about:blank');
    await page.goto(`search.html#q=${encodeURIComponent(query)}`);
    await expect(page.locator('kb-results [data-status]')).not.toContainText(/正在找|一次找完/);
    expect(await page.locator('main img, main script').count()).toBe(0);
  }
  await page.goto('about:blank');
  await page.goto('search.html#q=%E6%86');
  await expect(page.locator('kb-results [data-status]')).toContainText('「%E6%86」');
});

test('在搜尋欄貼上請求檔：交給檢查工具', inEachSetting, async ({ page }) => {
  await page.goto('install/nginx.html');
  await page.locator('#search').focus();
  await expect(page.locator('kb-search')).toHaveAttribute('data-ready', '');
  await paste(page, csr);
  await expect(page).toHaveURL(/tools\/diagnose\.html/);
  await expect(page.locator('[data-results] .verdict').first()).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('首頁就有檢查欄位，貼上的內容直接放進去', inEachSetting, async ({ page }) => {
  await page.goto('index.html');
  await page.locator('#search').focus();
  await expect(page.locator('kb-search')).toHaveAttribute('data-ready', '');
  await paste(page, csr);
  await expect(page.locator('[data-results] .verdict').first()).toBeVisible();
  await expect(page).toHaveURL(/index\.html$/);
});

test('貼上長的錯誤訊息：第一個選項是交給辨認工具', inEachSetting, async ({ page }) => {
  await page.goto('install/tomcat.html');
  await page.locator('#search').focus();
  await expect(page.locator('kb-search')).toHaveAttribute('data-ready', '');
  await paste(page, "keytool error: java.lang.Exception: Public keys in reply and keystore don't match (2026-11-20 10:00:01)");
  await expect(page.getByRole('option').first()).toContainText('看懂錯誤訊息');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/tools\/diagnose\.html/);
  await expect(page.locator('.diagnosis h3')).toHaveText('憑證和私密金鑰不是一對');
});

test('貼上私密金鑰：拒收、清空，什麼都不留', async ({ page }) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await page.goto('install/nginx.html');
  await page.locator('#search').focus();
  await expect(page.locator('kb-search')).toHaveAttribute('data-ready', '');
  await paste(page, pem);
  await expect(page.getByRole('alert')).toContainText('這是私密金鑰');
  await expect(page.locator('#search')).toHaveValue('');
  const left = (await page.content()) + (await page.evaluate(() => location.href + JSON.stringify({ ...sessionStorage, ...localStorage })));
  expect(left).not.toContain(pem.split('\n')[5] ?? '');
});

test('結果頁的搜尋欄也能用，網址裡的私密金鑰不留下來', inEachSetting, async ({ page }) => {
  await page.goto('search.html#q=IIS');
  await expect(page.locator('#results a').first()).toBeVisible();
  await page.locator('#search').focus();
  await page.locator('#search').fill('AH02565: Certificate and private key do not match');
  await expect(page.getByRole('option').first()).toContainText('憑證與私密金鑰不是一對');
  const key = '-----BEGIN PRIVATE KEY-----MIIEvQIBADANBgkqhkiG9w0BAQEFAASC';
  await page.goto('about:blank');
  await page.goto(`search.html#q=${encodeURIComponent(key)}`);
  await expect(page.getByRole('alert')).toContainText('這是私密金鑰');
  await expect(page.locator('#search')).toHaveValue('');
  expect(page.url()).not.toContain('PRIVATE');
  expect(await page.content()).not.toContain('MIIEvQIBADANBgkqhkiG9w0BAQEFAASC');
});

test('注音還在組字時不找，選好字才找', async ({ page }) => {
  await page.goto('apply/steps.html');
  await page.locator('#search').focus();
  await expect(page.locator('kb-search')).toHaveAttribute('data-ready', '');
  const box = page.locator('.hits-said');
  const said = await box.evaluateHandle((element) => {
    const texts: string[] = [];
    new MutationObserver(() => texts.push(element.textContent ?? '')).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return texts;
  });
  const keyboard = await page.context().newCDPSession(page);
  for (const half of ['ㄆ', 'ㄆㄧ', 'ㄆㄧㄥ', '憑ㄓ', '憑證串鍊']) {
    await keyboard.send('Input.imeSetComposition', { text: half, selectionStart: half.length, selectionEnd: half.length });
    await expect(page.locator('#search')).toHaveValue(half);
    // A search for the half word, had the field begun one, would be over before this one for the same.
    await page.locator('kb-search').evaluate(async (element, query) => {
      const search = element as HTMLElement & { find(query: string, count: number, kinds: { has(): boolean }): Promise<unknown> };
      await search.find(query, 8, { has: () => true });
    }, half);
    expect(await said.jsonValue(), half).toEqual([]);
  }
  await keyboard.send('Input.insertText', { text: '憑證串鍊' });
  await expect(page.getByRole('option').first()).toContainText('憑證串鍊');
  expect((await said.jsonValue()).filter((text) => text.includes('找不到'))).toEqual([]);
});

test('360 像素寬：結果不超出畫面', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('apply/steps.html');
  await page.locator('#search').fill('用戶代碼');
  await expect(page.getByRole('option').first()).toBeVisible();
  const box = await page.locator('.hits-box').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('沒有 JavaScript 時，搜尋欄的位置是網站導覽的連結', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto('apply/steps.html');
  await expect(page.locator('#search')).toBeHidden();
  await page.locator('.search').getByRole('link', { name: '網站導覽' }).click();
  await expect(page.locator('h1')).toHaveText('網站導覽');
  await context.close();
});
