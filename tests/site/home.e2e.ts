import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { everyday, type Ending } from '../fixtures/everyday/everyday.ts';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

const dist = join(import.meta.dirname, '../../dist');
/** What must stand on the page where an input ends so; "answer" where it ends in any of them. */
const SIGNS: Readonly<Record<Exclude<Ending, 'answer'>, string>> = {
  object: '.object:not(.diagnosis):not(.seen) .verdict h3',
  diagnosis: '.diagnosis, .seen, .known',
  told: '[data-results] .callout.danger',
  search: '.intake-hits .hit-kind',
  ways: '.intake-hits .hit',
  host: '.intake-hosts h2',
  config: '.intake-card .button.primary',
  html: '.intake-card .button.primary',
  probe: '.intake-card .button.primary',
  scrap: '.intake-card h2',
  key: '.guard-said',
};

const ENDINGS = Object.values(SIGNS)
  .filter((sign) => sign !== SIGNS.key)
  .join(', ');

async function put(page: Page, text: string): Promise<void> {
  const field = page.locator('.intake textarea');
  await field.focus();
  await field.fill(text);
}

test('首頁在有人碰它之前不超過 20 kB（gzip）：網頁、樣式與程式合計', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const assets = new Set([...html.matchAll(/ (?:href|src)="(assets\/[^" ]+\.(?:css|js))"/g)].map(([, file = '']) => file));
  expect(assets.size).toBeGreaterThan(2);
  const size = (path: string): number => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length;
  const sizes = ['index.html', ...assets].map((file) => [file, size(file)] as const);
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
  console.log(`首頁：${total} B，${sizes.map(([file, bytes]) => `${file} ${bytes}`).join('、')}`);
  expect(total).toBeLessThanOrEqual(20_000);
});

test('放進欄位的東西都有用處：各種日常的輸入，沒有一個得到「看不出」', async ({ page }) => {
  test.slow();
  expect(everyday.length).toBeGreaterThanOrEqual(70);
  await page.goto('index.html');
  const shown = page.locator('.intake');
  const clear = page.locator('[data-clear]');
  for (const [index, { text, ends, see, not = [] }] of everyday.entries()) {
    await test.step(`${index + 1} ${ends} ${JSON.stringify(text.slice(0, 40))}`, async () => {
      await put(page, text);
      await expect(page.locator(ends === 'answer' ? Object.values(SIGNS).join(', ') : SIGNS[ends]).first()).toBeVisible();
      for (const words of see) await expect(shown).toContainText(words);
      for (const words of not) await expect(shown).not.toContainText(words);
      await expect(shown).not.toContainText(/看不出(?:這|是)/);
      if (await clear.isVisible()) await clear.click();
      await put(page, '');
      // A refusal stays until something else is put in.
      await expect(page.locator(ENDINGS)).toHaveCount(0);
    });
  }
});

test('打字時不閃：停下來才找，按 Enter 馬上找', async ({ page }) => {
  await page.goto('index.html');
  const field = page.locator('.intake textarea');
  await field.pressSequentially('中繼憑證要去哪裡下載');
  await field.press('Enter');
  await expect(page.locator('.intake-hits .hit').first()).toBeVisible();
  await expect(field).toHaveValue('中繼憑證要去哪裡下載');
  await expect(page.locator('[data-results]')).toBeHidden();
  await expect(page.locator('.intake [role=status]')).toContainText('在前面');
});

test('檢查工具的程式先到、欄位的後到：問句還是由搜尋回答', async ({ page }) => {
  await page.goto('index.html');
  const tool = page.locator('kb-decoder');
  await tool.evaluate((element) => element.dispatchEvent(new Event('pointerenter')));
  await expect(tool).toHaveAttribute('data-ready');
  await page.locator('.intake textarea').evaluate((field: HTMLTextAreaElement) => {
    field.value = '中繼憑證要去哪裡下載';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    // A button that is pressed is heard by whoever is there.
    field.form?.requestSubmit();
  });
  await expect(page.locator('.intake-hits .hit').first()).toBeVisible();
  await expect(page.locator('.intake [role=status]')).toContainText('在前面');
  await expect(page.locator('.intake .verdict')).toHaveCount(0);
});

test('設定檔與網頁帶到各自的工具，內容一個字也不少', inEachSetting, async ({ page }) => {
  for (const [text, tool, field] of [
    [
      'server {\n    listen 443 ssl;\n    server_name www.agency.gov.tw;\n    ssl_protocols TLSv1;\n}\n',
      /tools\/config\.html/,
      '#config-text',
    ],
    ['<!doctype html>\n<html><body><img src="http://www.agency.gov.tw/a.png"></body></html>\n', /tools\/mixed\.html/, '#mixed-text'],
  ] as const) {
    await page.goto('index.html');
    await put(page, text);
    await page.locator('.intake-card .button.primary').click();
    await expect(page).toHaveURL(tool);
    await expect(page.locator(field)).toHaveValue(text);
    await expect(page.locator('[data-reads] [data-results] > *').first()).toBeVisible();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  }
});

test('檔案拖到視窗的任何地方都收；設定檔另外給去處', async ({ page }) => {
  await page.goto('index.html');
  await page.locator('h1').evaluate((target) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['server {\n listen 443 ssl;\n ssl_protocols TLSv1;\n}\n'], 'nginx.conf'));
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('.intake-card .button.primary')).toHaveText('檢查這份設定');
  await expect(page.locator('[data-results] > *').first()).toBeVisible();
});

test('引用的、有行號的、UTF-16 的設定也認得，帶過去就檢查', async ({ page }) => {
  const config = 'server {\n    listen 443 ssl;\n    server_name www.agency.gov.tw;\n    ssl_protocols TLSv1;\n}';
  for (const text of [
    config.replace(/^/gm, '>> '),
    config
      .split('\n')
      .map((line, at) => `${at + 12}: ${line}`)
      .join('\r\n'),
  ]) {
    await page.goto('index.html');
    await put(page, text);
    await expect(page.locator('.intake-card h2')).toHaveText('這是 nginx 的設定');
    await page.locator('.intake-card .button.primary').click();
    await expect(page.locator('kb-config .callout.note')).toContainText('整理過：');
    await expect(page.locator('kb-config .finding').first()).toContainText('TLSv1');
  }
  await page.goto('index.html');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.conf', mimeType: 'text/plain', buffer: Buffer.from(`\ufeff${config}`, 'utf16le') });
  await page.locator('.intake-card .button.primary').click();
  await expect(page.locator('kb-config .findings')).toContainText('UTF-16');
});

test('主機的指令可以複製，再把輸出貼回來就有結果', async ({ page }) => {
  const output = readFileSync(join(import.meta.dirname, '../fixtures/outputs/openssl-o06-s-client-untrusted.txt'), 'utf8');
  await page.goto('index.html');
  await put(page, 'https://www.agency.gov.tw/');
  const card = page.locator('.intake-hosts');
  await card.getByRole('button', { name: '複製' }).first().click();
  await expect(card.locator('.copy').first()).toHaveText(/已複製|已選取/);
  await card.getByRole('button', { name: '把輸出貼在這裡' }).click();
  await expect(page.locator('.intake textarea')).toBeFocused();
  await page.keyboard.insertText(output);
  await expect(page.locator('.diagnosis .verdict h3')).toBeVisible();
  await expect(card).toHaveCount(0);
});

test('片段與首頁的連結都到得了', async ({ page }) => {
  await page.goto('index.html');
  for (const text of [
    'server.pfx',
    '2.16.886.101.20003',
    '2026/12/31',
    'a@agency.gov.tw',
    '60bc6d27fa19219c122f2504e1409133b7323e0b',
    'x.conf',
    'x.log',
  ]) {
    await put(page, text);
    const links = page.locator('.intake-card a');
    await expect(links.first()).toBeVisible();
    for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '')))
      expect(existsSync(join(dist, href.replace(/#.*$/, ''))), href).toBe(true);
    await put(page, '');
    await expect(links).toHaveCount(0);
  }
});

test('首頁第一個畫面就有五個入口，申請在最前面；下面有一份範例結果', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 628 });
  await page.goto('index.html');
  await expect(page.locator('.door')).toHaveCount(5);
  await expect(page.locator('.door').first()).toBeInViewport({ ratio: 1 });
  await expect(page.locator('.door').first()).toContainText('申請');
  await expect(page.locator('.sample .verdict h3')).toContainText('不可用：缺少中繼憑證');
  await expect(page.locator('.sample-chain li')).toHaveCount(3);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.locator('.door').first()).toBeInViewport({ ratio: 1 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
});

test('私密金鑰：紅色、大聲，說剪貼簿、別的地方、要不要換，連到外洩怎麼辦', async ({ page }) => {
  const key = everyday.find(({ ends }) => ends === 'key')?.text ?? '';
  for (const address of ['index.html', 'tools/mixed.html']) {
    await page.goto(address);
    const field = page.locator('main textarea').first();
    await field.focus();
    await field.fill(key);
    const said = page.getByRole('alert');
    for (const words of ['已拒收', 'Win+V', '寄過', '廢止舊的']) await expect(said).toContainText(words);
    await expect(said.getByRole('link').first()).toHaveAttribute('href', /key-lost-or-leaked/);
    await expect(field).toHaveValue('');
    const [ground, plain] = await said
      .locator('strong')
      .first()
      .evaluate((head) => [getComputedStyle(head).backgroundColor, getComputedStyle(document.body).backgroundColor]);
    expect(ground).not.toBe(plain);
    expect(ground).not.toBe('rgba(0, 0, 0, 0)');
  }
});
