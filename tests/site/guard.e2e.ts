import { generateKeyPairSync } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

// With a real clipboard and a real keyboard, and with nothing loaded beforehand.
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const line = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
const middle = pem.split('\n').slice(8, 14).join('\n');
/** Behind the header that every key of this kind has. */
const secretOfLine = line.slice(24, 60);

/** Puts a text on the clipboard as a person does: marks it elsewhere, before the page is opened, and copies it. */
async function copy(page: Page, text: string): Promise<void> {
  expect(page.url()).toBe('about:blank');
  await page.setContent('<textarea></textarea>');
  await page.locator('textarea').fill(text);
  await page.locator('textarea').press('Control+a');
  await page.locator('textarea').press('Control+c');
}

async function left(page: Page): Promise<string> {
  const kept = await page.evaluate(() =>
    [
      decodeURIComponent(location.href),
      JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }]),
      ...[...document.querySelectorAll<HTMLTextAreaElement>('input, textarea')].map(({ value }) => value),
    ].join('\n'),
  );
  return `${await page.content()}\n${kept}`;
}

for (const [address, field] of [
  ['install/nginx.html', '#search'],
  ['install/nginx.html', '.fill input'],
  ['tools/mixed.html', '#mixed-text'],
  ['report.html', '#report-wrong'],
  ['tools/reply.html', '[name=signature]'],
  ['tools/preflight.html', '[name=agency]'],
  ['tools/config.html', '#config-text'],
] as const) {
  for (const [how, text, secret] of [
    ['PEM', pem, pem.split('\n')[9] ?? ''],
    ['一行 Base64', line, secretOfLine],
    ['中間幾行', middle, middle.split('\n')[3] ?? ''],
  ] as const) {
    // Which forms of a key are known is the same everywhere; that each field gets the guard is not.
    test(`從剪貼簿貼上私密金鑰（${how}）：${address} ${field}`, how === '一行 Base64' ? inEachSetting : {}, async ({ page, guard }) => {
      await copy(page, text);
      await page.goto(address);
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      await page.locator(field).first().focus();
      await page.keyboard.press('Control+v');
      await expect(page.locator('.guard-said')).toContainText('私密金鑰');
      await page.keyboard.press('Enter');
      expect(await left(page)).not.toContain(secret);
      expect(guard.requests.map(decodeURIComponent).filter((url) => url.includes(secret))).toEqual([]);
    });
  }
}

test('一個字一個字打的私密金鑰，按 Enter 也送不出去', inEachSetting, async ({ page, guard }) => {
  await page.goto('install/nginx.html');
  await page.locator('#search').pressSequentially(line);
  await page.keyboard.press('Enter');
  await expect(page.locator('.guard-said')).toContainText('這是私密金鑰');
  await expect(page.locator('#search')).toHaveValue('');
  expect(await left(page)).not.toContain(secretOfLine);
  expect(guard.requests.map(decodeURIComponent).filter((url) => url.includes(secretOfLine))).toEqual([]);
});

test('打進大欄位的私密金鑰：後面繼續打的字不會留在欄位裡', async ({ page }) => {
  await page.goto('report.html');
  await page.locator('#report-wrong').pressSequentially(line);
  await expect(page.locator('.guard-said')).toContainText('這是私密金鑰');
  await expect(page.locator('#report-wrong')).toHaveValue('');
  expect(await left(page)).not.toContain(line.slice(40));
});

test('金鑰拒收之後，狀態不會再說還沒有內容；清除之後才說', async ({ page }) => {
  await page.goto('tools/decode.html');
  await page.locator('#decoder-text').fill('NET::ERR_CERT_DATE_INVALID');
  await expect(page.locator('.diagnosis h3')).toBeVisible();
  await page.locator('#decoder-text').fill(pem);
  await expect(page.locator('.guard-said')).toContainText('已拒收');
  await expect(page.locator('.diagnosis')).toHaveCount(0);
  await expect(page.locator('kb-decoder [data-status]')).toHaveText('');
  await page.getByRole('button', { name: '檢查', exact: true }).click();
  await expect(page.locator('kb-decoder [data-status]')).toContainText('還沒有內容');
});

test('剪貼簿裡文字和檔案一起：文字是金鑰就不收，檔案照收', async ({ page }) => {
  await page.goto('tools/decode.html');
  await page.locator('#decoder-text').focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    clipboardData.items.add(new File(['NET::ERR_CERT_DATE_INVALID'], 'log.txt'));
    document.querySelector('#decoder-text')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, pem);
  await expect(page.locator('.guard-said')).toContainText('這是私密金鑰');
  expect(await left(page)).not.toContain(pem.split('\n')[9]);
});

test('檔案拖到文字欄上：檔案照收，欄位裡原有的字留著', async ({ page }) => {
  await page.goto('tools/chain.html');
  const field = page.locator('#chain-text');
  await field.fill('先前貼上的字');
  await field.evaluate((area) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['不是憑證'], 'note.txt'));
    area.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('[data-files] li')).toContainText('note.txt');
  await expect(field).toHaveValue('先前貼上的字');
  await expect(page.locator('.guard-said')).toHaveCount(0);
});

test('警告裡的連結點得到', inEachSetting, async ({ page }) => {
  await copy(page, line);
  await page.goto('tools/preflight.html');
  await page.locator('[name=domain]').fill('abc');
  await page.locator('[name=domain]').focus();
  await page.keyboard.press('Control+v');
  await page.locator('.guard-said a').first().click();
  await expect(page).toHaveURL(/key-lost-or-leaked\.html/);
});

test('私密金鑰旁邊的憑證不會一起丟掉；貼別的東西，警告就收起來', async ({ page }) => {
  await page.goto('tools/decode.html');
  await page
    .locator('#decoder-text')
    .fill(`第一行記錄\n${pem}AH02565: Certificate and private key www.example.gov.tw:443:0 from a.pem and b.key do not match\n`);
  await expect(page.locator('.guard-said')).toContainText('旁邊的內容不是金鑰，已保留');
  await expect(page.locator('.diagnosis h3')).toContainText('不是一對');
  await page.locator('#decoder-text').fill('NET::ERR_CERT_DATE_INVALID');
  await expect(page.locator('.diagnosis h3')).toContainText('過期');
  await expect(page.locator('.guard-said')).toHaveCount(0);
});

test('還沒載入守門程式就按複製連結：等判斷完才做，連結裡沒有金鑰', inEachSetting, async ({ page }) => {
  await page.goto('tools/preflight.html');
  await page.evaluate((text) => {
    const field = document.querySelector<HTMLInputElement>('[name=domain]');
    if (!field) throw new Error('no field');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    document.querySelector<HTMLElement>('[data-copy]')?.click();
  }, line);
  await expect(page.locator('.guard-said')).toContainText('這是私密金鑰');
  await expect(page.locator('kb-preflight [data-status]')).toContainText(/連結/);
  expect(await left(page)).not.toContain(secretOfLine);
});

test('一般的問題不載入守門程式，結果頁的網址只在 # 後面有問題', inEachSetting, async ({ page, guard }) => {
  await page.goto('install/nginx.html');
  await page.locator('#search').fill('憑證串鍊 www.example.gov.tw');
  await page.locator('#search').press('Enter');
  await expect(page).toHaveURL(/search\.html#q=/);
  await expect(page.locator('#results a').first()).toBeVisible();
  expect(guard.requests.filter((url) => /\?|guard\.\w+\.js/.test(url))).toEqual([]);
});
