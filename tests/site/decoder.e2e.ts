import { readFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test } from './guarded-test.ts';
import { violationsOn } from './axe.ts';
import { makeCertificate, makeKeys } from '../support/make-certificate.ts';
import { practiceSet } from '../support/practice-set.ts';
import { inEachSetting } from './settings.ts';

const example = (name: string): string =>
  (parse(readFileSync(join(import.meta.dirname, `../../content/examples/${name}.yaml`), 'utf8')) as { text: string }).text;
const good = example('1-request');
const weak = example('2-weak');
const damaged = example('3-damaged');
const pair = example('4-certificate');

/** Pastes as a person does: into the focused field, as one edit. */
async function paste(page: Page, text: string): Promise<void> {
  const field = page.locator('kb-decoder textarea');
  await field.focus();
  await field.fill(text);
}

async function drop(page: Page, files: { name: string; text: string }[]): Promise<void> {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, text } of list) data.items.add(new File([text], name));
    return data;
  }, files);
  const tool = page.locator('kb-decoder');
  await tool.dispatchEvent('dragenter', { dataTransfer: transfer });
  await tool.dispatchEvent('dragover', { dataTransfer: transfer });
  await tool.dispatchEvent('drop', { dataTransfer: transfer });
}

for (const home of ['index.html', 'tools/decode.html']) {
  test(`貼上請求檔就有結果：${home}`, inEachSetting, async ({ page, guard, baseURL }) => {
    await page.goto(home);
    const before = guard.requests.length;
    expect(
      guard.requests.some((url) => /decoder\.\w+\.js$/.test(url)),
      '還沒碰就載入了檢查工具',
    ).toBe(false);
    await paste(page, good);
    await expect(page.locator('[data-results] .verdict h3')).toHaveText(/^可用/);
    await expect(page.locator('.facts')).toContainText('www.example.gov.tw');
    // The tool's own scripts, from this very site, and nothing else.
    const after = guard.requests.slice(before).filter((url) => !/\/icon\.svg$|\/errors\.[\w-]+\.css$/.test(url));
    expect(
      after.every(
        (url) =>
          url.startsWith(baseURL ?? '') &&
          /assets\/(guard|bench|notes|core|judge|inspect|decoder|objects|rules-csr|paper|sheet|fallback|intake)\.[\w-]+\.(js|css)$/.test(
            url,
          ),
      ),
      after.join(' '),
    ).toBe(true);
  });
}

test('弱金鑰與亂碼的請求檔：不可用，指出位元數與原本的機關名稱', async ({ page }) => {
  await page.goto('tools/decode.html');
  await paste(page, weak);
  await expect(page.locator('[data-results] .verdict h3')).toContainText('不可用');
  await expect(page.locator('.findings')).toContainText('1024');
  await expect(page.locator('.findings')).toContainText('行政院測試機關');
});

test('抄壞的請求檔：說出第 1、4、10、15 行，不說別行', async ({ page }) => {
  await page.goto('tools/decode.html');
  await paste(page, damaged);
  await expect(page.locator('.object .verdict h3')).toHaveText('無法判讀：檔案壞了，重要的欄位讀不出來，請拿原始檔案再檢查一次。');
  const notes = page.locator('.callout.danger');
  await expect(notes).toBeVisible();
  const text = (await notes.textContent()) ?? '';
  // Counted from the first line of the body, as the reader who compares with the original does.
  for (const line of [1, 4, 10, 15]) expect(text).toContain(`第 ${line} 行`);
  for (const line of [2, 3, 5, 6, 7, 8, 9, 11, 12, 13, 14, 16]) expect(text).not.toMatch(new RegExp(`第 ${line} 行`));
});

test('拖進很多檔案：總表依到期日，可以打開細節', async ({ page }) => {
  await page.goto('index.html');
  await drop(page, [
    { name: 'a.csr', text: good },
    { name: 'pair.pem', text: pair },
    { name: 'note.txt', text: '這不是憑證' },
  ]);
  const rows = page.locator('.overview tbody tr');
  await expect(rows).toHaveCount(4);
  await expect(rows.first()).toContainText('www.example.gov.tw');
  const first = rows.first().getByRole('button');
  await first.click();
  // Below its own row, and back to it.
  await expect(page.locator('.overview tr.opened .verdict')).toBeVisible();
  await expect(page.locator('.overview tbody tr').nth(1)).toHaveClass('opened');
  await page.getByRole('button', { name: '收起細節' }).click();
  await expect(first).toBeFocused();
  await expect(page.locator('.overview tr.opened')).toHaveCount(0);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成 CSV' }).click();
  const path = await (await download).path();
  const csv = readFileSync(path, 'utf8');
  expect(csv.startsWith('\ufeff檔案,')).toBe(true);
  expect(csv.trim().split('\r\n')).toHaveLength(5);
});

test('選擇檔案：憑證與中繼憑證各有結果，可以下載 PEM 與 DER', inEachSetting, async ({ page }) => {
  await page.goto('tools/decode.html');
  await page
    .locator('kb-decoder input[type=file]')
    .setInputFiles({ name: 'server.pem', mimeType: 'application/x-pem-file', buffer: Buffer.from(pair) });
  await expect(page.locator('.object')).toHaveCount(2);
  const download = page.waitForEvent('download');
  await page.locator('.object').first().getByRole('button', { name: '下載 DER' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('www.example.gov.tw.der');
  expect(readFileSync(await file.path())[0]).toBe(0x30);
});

test('私密金鑰：拒收，頁面與網址裡什麼都不留，旁邊的請求檔留著檢查', inEachSetting, async ({ page }) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const secret = pem.split('\n')[5] ?? '';
  await page.goto('tools/decode.html');
  await paste(page, `${good}\n${pem}`);
  await expect(page.getByRole('alert')).toContainText('已拒收');
  await expect(page.getByRole('alert')).toContainText('旁邊的內容不是金鑰');
  await expect(page.locator('kb-decoder textarea')).toHaveValue(`${good}\n\n`);
  const kept = await page.evaluate(() => location.href + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }));
  const left = (await page.content()) + kept;
  expect(left).not.toContain(secret);
  await page.locator('kb-decoder textarea').focus();
  for (const keys of ['Control+z', 'Control+Shift+z', 'Control+y']) {
    await page.keyboard.press(keys);
    expect(await page.locator('kb-decoder textarea').inputValue()).not.toContain(secret);
  }
  // The request beside it is still judged.
  await expect(page.locator('[data-results] .verdict h3').first()).toBeVisible();
});

test('名稱裡的 HTML 與看不見的字元只當文字顯示', async ({ page }) => {
  await page.goto('tools/decode.html');
  await paste(page, readFileSync(join(import.meta.dirname, '../fixtures/site/hostile-name.csr.pem'), 'utf8'));
  await expect(page.locator('.facts')).toContainText('<img');
  await expect(page.locator('.facts img')).toHaveCount(0);
  await expect(page.locator('.facts mark').first()).toContainText('U+202E');
});

test('換日期與規則會重新判斷', async ({ page }) => {
  await page.goto('tools/decode.html');
  await paste(page, good);
  await expect(page.locator('[data-results] .verdict h3')).toHaveText(/^可用/);
  await page.getByText('換日期或規則').click();
  await page.locator('[name=programme]').selectOption('gca');
  await page.locator('[name=at]').fill('2017-03-15');
  await expect(page.locator('[data-results] .verdict h3')).toContainText('不可用');
});

test('文字報告可以複製，裡面有判斷與指紋', inEachSetting, async ({ page }) => {
  await page.goto('tools/decode.html');
  await paste(page, good);
  await page.getByRole('button', { name: '複製文字報告' }).click();
  await expect(page.locator('.report')).toContainText('憑證檢查報告');
  await expect(page.locator('.report')).toContainText('SHA-256 指紋');
});

test('沒有 Web Crypto 也驗得出請求檔的簽章', inEachSetting, async ({ page, guard }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined, configurable: true }));
  await page.goto('tools/decode.html');
  await paste(page, good);
  await expect(page.locator('.facts')).toContainText('自己的簽章正確');
  expect(guard.requests.some((url) => /fallback\.\w+\.js$/.test(url))).toBe(true);
});

for (const name of ['1-request', '2-weak', '3-damaged', '4-certificate']) {
  test(`結果畫面沒有無障礙問題：${name}`, async ({ page }) => {
    await page.goto('tools/decode.html');
    await paste(page, example(name));
    await expect(page.locator('.object').first()).toBeVisible();
    expect(await violationsOn(page)).toEqual([]);
  });
}

test('程式印出來的憑證照樣判斷，說簽章不在文字裡，也不給下載：用到才載入', async ({ page, guard }) => {
  const printed = readFileSync(join(import.meta.dirname, '../fixtures/dumps/openssl.leaf.txt'), 'utf8');
  const isLoaded = (): boolean => guard.requests.some((url) => /assets\/dumps\.\w+\.js$/.test(url));
  await page.goto('tools/decode.html');
  await paste(page, `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN${'a'.repeat(42)} me@example.gov.tw`);
  await expect(page.locator('.callout.danger')).toBeVisible();
  expect(isLoaded(), '不是印出來的憑證就用不到').toBe(false);
  await paste(page, printed);
  await expect(page.locator('.object .names').first()).toContainText('*.example.gov.tw');
  expect(isLoaded()).toBe(true);
  await expect(page.locator('.object .facts').first()).toContainText('文字裡沒有簽章');
  await expect(page.locator('.callout.note')).toContainText('不是憑證或請求檔本身');
  await expect(page.locator('.object .findings').first()).toContainText('這張憑證由自己簽發');
  await expect(page.locator('.object').getByRole('button', { name: /PEM|DER/ })).toHaveCount(0);
  await paste(page, printed.slice(0, 2500));
  await expect(page.locator('.callout.danger')).toContainText('不完整');
  await expect(page.locator('.object')).toHaveCount(0);
});

test('印成十六進位的憑證照樣判讀；SSH 公開金鑰說得出是什麼：用到才載入', async ({ page, guard }) => {
  const der = Buffer.from(/-----BEGIN CERTIFICATE-----([^-]+)/.exec(pair)?.[1] ?? '', 'base64');
  const row = (at: number): string => {
    const bytes = der.subarray(at, at + 16);
    const hex = bytes.toString('hex').replace(/.{1,4}/g, '$& ');
    return `${at.toString(16).padStart(8, '0')}: ${hex.padEnd(41)} ${bytes.toString('latin1').replace(/[^ -~]/g, '.')}`;
  };
  const isLoaded = (): boolean => guard.requests.some((url) => /assets\/kinds\.\w+\.js$/.test(url));
  await page.goto('tools/decode.html');
  await paste(page, damaged);
  await expect(page.locator('.callout.danger')).toBeVisible();
  expect(isLoaded(), '壞掉的請求檔用不到第二次判讀').toBe(false);
  await paste(page, Array.from({ length: Math.ceil(der.length / 16) }, (_, line) => row(line * 16)).join('\n'));
  await expect(page.locator('.facts').first()).toContainText('www.example.gov.tw');
  await expect(page.locator('.callout.note')).toContainText('一個一個位元組印出來的');
  expect(isLoaded()).toBe(true);
  await paste(page, `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIN${'a'.repeat(42)} me@example.gov.tw`);
  await expect(page.locator('.callout.danger')).toContainText('這是 SSH 的公開金鑰');
});

test('少見的憑證才載入更細的規則，並說出哪裡不對', async ({ page, guard }) => {
  const isLoaded = (): boolean => guard.requests.some((url) => /assets\/lint\.\w+\.js$/.test(url));
  await page.goto('tools/decode.html');
  await paste(page, good);
  await expect(page.locator('[data-results] .verdict h3')).toHaveText(/^可用/);
  expect(isLoaded(), '平常的請求檔用不到').toBe(false);
  const host = 'www.example.gov.tw';
  const keys = await makeKeys();
  await paste(page, await makeCertificate({ name: `/CN=${host}`, keys, serial: 1, from: new Date(), days: 90, hosts: [host, host] }));
  await expect(page.locator('.findings')).toContainText(`SAN 把「${host}」寫了 2 次`);
  expect(isLoaded()).toBe(true);
});

test('演練用的憑證：第一行就說不可上線，不說公開憑證才有的事；故意的錯照樣說', inEachSetting, async ({ page }) => {
  const now = new Date();
  const results = page.locator('[data-results]');
  await page.goto('tools/decode.html');
  const { text } = await practiceSet({ now });
  await paste(page, text('server.crt'));
  await expect(results.locator('.verdict h3')).toHaveText('不可用：這是演練用的憑證，不可上線。');
  await expect(results.locator('.findings > li')).toHaveCount(1);
  await expect(results.locator('.findings')).toContainText('演練完，從伺服器與信任的根憑證移除');
  await paste(page, (await practiceSet({ now, fault: 'no-san' })).text('server.crt'));
  await expect(results.locator('.verdict h3')).toHaveText(/^不可用：這是演練用的憑證，不可上線。/);
  await expect(results.locator('.findings')).toContainText('憑證沒有主體別名（SAN）');
});
