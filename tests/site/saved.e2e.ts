import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page, TestInfo } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test, watch, type Guard } from './guarded-test.ts';
import { LEVELS, violationsOn } from './axe.ts';
import { inEachSetting } from './settings.ts';
import { makeCertificate, makeKeys } from '../support/make-certificate.ts';

const weak = (
  parse(readFileSync(join(import.meta.dirname, '../../content/examples/2-weak.yaml'), 'utf8')) as {
    text: string;
  }
).text;
const day = '2026-12-01';
const noon = Date.parse(`${day}T00:00:00+08:00`);
const DAY = 86_400_000;
const REMIND = '到期提醒加進行事曆（.ics）';
const SAVE = '存成 HTML 檔';

/** A site's certificate that began so many days before the day of judgement. */
async function site(passed: number, days: number, hosts = ['www.example.gov.tw'], ca = false): Promise<string> {
  return makeCertificate({
    name: `/CN=${hosts[0]}`,
    keys: await makeKeys(),
    serial: 7,
    from: new Date(noon - passed * DAY),
    days,
    hosts,
    ca,
  });
}

/** Gives a tool a file on the day of judgement. */
async function give(page: Page, tool: 'decoder' | 'chain', text: string, name = 'server.pem'): Promise<void> {
  await page.goto(tool === 'chain' ? 'tools/chain.html' : 'tools/decode.html');
  await page.locator(`kb-${tool} textarea`).focus();
  await expect(page.locator(`kb-${tool}[data-ready]`)).toHaveCount(1);
  await page.getByText(/^換日期/).click();
  await page.locator(`kb-${tool} [name=at]`).fill(day);
  if (tool === 'chain') await page.locator('kb-chain [name=trust]').check();
  await page.locator(`kb-${tool} input[type=file]`).setInputFiles({ name, mimeType: 'application/x-pem-file', buffer: Buffer.from(text) });
  await expect(page.locator('.sheet .sheet-print').first()).toBeAttached();
}

/** Saves the first sheet and opens the file from the disk in a browser of its own. */
async function saved(page: Page, browser: Browser, info: TestInfo): Promise<{ name: string; text: string; file: Page; guard: Guard }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: SAVE }).first().click();
  const download = await coming;
  const name = download.suggestedFilename();
  const path = info.outputPath(name);
  await download.saveAs(path);
  const file = await (await browser.newContext({ colorScheme: 'dark', bypassCSP: true })).newPage();
  const guard = await watch(file);
  await file.goto(pathToFileURL(path).href);
  return { name, text: readFileSync(path, 'utf8'), file, guard };
}

/** Nothing was loaded but the file itself, and nothing was complained about. */
function expectAlone({ guard, text, file }: { guard: Guard; text: string; file: Page }): void {
  expect(guard.requests).toEqual([file.url()]);
  expect(guard.errors).toEqual([]);
  expect(guard.violations).toEqual([]);
  expect(text).not.toMatch(/<(?:script|form|button|input|textarea|template|link|iframe|img)\b| on[a-z]+="|\bsrc=/i);
}

test('憑證的檢查單存成一個檔案：開得起來，有結論、尺、全部名稱、判斷日期與簽名欄，什麼都不載入', async ({ page, browser }, info) => {
  const hosts = Array.from({ length: 80 }, (_, at) => `service-${at + 1}.example.gov.tw`);
  await give(page, 'decoder', await site(10, 90, hosts), 'a<b>&"é.pem');
  await page.getByLabel('找一個名稱').fill('service-77');
  await expect(page.locator('.names li:visible')).toHaveCount(1);
  const headline = (await page.locator('.sheet .verdict h3').textContent()) ?? '';
  const result = await saved(page, browser, info);
  const { file, name } = result;
  expect(name).toBe('service-1.example.gov.tw.html');
  await expect(file).toHaveTitle(/檢查單：.*service-1\.example\.gov\.tw/);
  await expect(file.locator('html')).toHaveAttribute('lang', 'zh-Hant-TW');
  await expect(file.getByRole('heading', { name: headline })).toBeVisible();
  await expect(file.locator('.names li:visible')).toHaveCount(80);
  await expect(file.getByRole('img', { name: /效期尺/ }).locator('svg:visible .life')).toHaveCSS('stroke', 'rgb(141, 138, 130)');
  await expect(file.locator('.verdict h3')).toHaveCSS('margin-top', '0px');
  await expect(file.locator('[data-validity]')).toHaveCSS('margin-top', '16px');
  await expect(file.locator('.facts dd').first()).toBeVisible();
  const printed = file.locator('.sheet-print');
  for (const said of ['a<b>&"é.pem', day, /[0-9a-f]{64}/, /核對到 \d{4}-\d\d-\d\d/, '經辦']) await expect(printed).toContainText(said);
  await expect(file.locator('body')).toHaveCSS('background-color', 'rgb(252, 251, 248)');
  expectAlone(result);
  expect(await violationsOn(file, { tags: LEVELS })).toEqual([]);
  await file.setViewportSize({ width: 360, height: 740 });
  expect(await file.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('要修的地方連同沒有展開的理由都在檔案裡，畫面上的仍然收著', inEachSetting, async ({ page, browser, baseURL }, info) => {
  await give(page, 'decoder', weak);
  const result = await saved(page, browser, info);
  await expect(page.locator('.sheet .finding details[open]')).toHaveCount(0);
  const reasons = result.file.locator('.finding details p:first-of-type');
  expect(await reasons.count()).toBeGreaterThan(0);
  for (const reason of await reasons.allTextContents()) expect(reason.length).toBeGreaterThan(10);
  const links = result.file.locator('a');
  if (baseURL?.startsWith('file:')) {
    await expect(links).toHaveCount(0);
    await expect(result.file.locator('.finding').first()).toContainText(/（rules\.html#[a-z0-9-]+）/);
    // Where the administrator has said where the site stands, they lead there.
    await page.evaluate(() => (globalThis.kbOwner = { address: 'https://kb.example.gov.tw/tls' } as typeof kbOwner));
    const { file } = await saved(page, browser, info);
    await expect(file.locator('.finding a').first()).toHaveAttribute('href', /^https:\/\/kb\.example\.gov\.tw\/tls\/[a-z/-]+\.html/);
  } else {
    for (const address of await links.evaluateAll((all) => all.map((each) => each.getAttribute('href'))))
      expect(address?.startsWith(`${baseURL}`), `${address}`).toBe(true);
    expect(await links.count()).toBeGreaterThan(0);
  }
  expectAlone(result);
});

test('名稱裡的標記在檔案裡仍然是文字', async ({ page, browser }, info) => {
  const name = '<script>alert(1)</script><img src=x onerror=alert(2)>&amp;';
  const keys = await makeKeys();
  await give(
    page,
    'decoder',
    await makeCertificate({ name: '/CN=a', keys, serial: 7, from: new Date(noon - DAY), days: 90, hosts: [name] }),
  );
  const { file, guard } = await saved(page, browser, info);
  await expect(file.locator('.names')).toContainText(name);
  await expect(file.locator('script, img')).toHaveCount(0);
  expect(guard.requests).toEqual([file.url()]);
  expect(guard.errors).toEqual([]);
});

test('串鍊的檢查單也存得下來，接縫畫得出來', async ({ page, browser }, info) => {
  const [topKeys, keys] = await Promise.all([makeKeys(), makeKeys()]);
  const top = { name: '/C=TW/O=測試機關/CN=測試根憑證', keys: topKeys };
  const shape = { from: new Date(noon - 20 * DAY), subjectKeyId: true, authorityKeyId: true };
  const root = await makeCertificate({ ...shape, ...top, serial: 1, days: 3650, ca: true });
  const leaf = await makeCertificate({
    ...shape,
    name: '/CN=a.example.gov.tw',
    keys,
    issuer: top,
    serial: 2,
    days: 90,
    hosts: ['a.example.gov.tw'],
  });
  await give(page, 'chain', leaf + root);
  const headline = (await page.locator('.sheet .verdict h2').textContent()) ?? '';
  const result = await saved(page, browser, info);
  const { file, name } = result;
  expect(name).toBe('a.example.gov.tw.html');
  await expect(file.getByRole('heading', { name: headline })).toBeVisible();
  await expect(file.locator('.chain .chain-card')).toHaveCount(2);
  await expect(file.locator('.seam svg')).toBeVisible();
  await expect(file.locator('.seam .tab')).toHaveCSS('stroke-width', '2px');
  await expect(file.locator('.sheet-print')).toContainText('經辦');
  expectAlone(result);
  expect(await violationsOn(file, { tags: LEVELS })).toEqual([]);
});

test('憑證的到期提醒加進行事曆；過期的憑證與請求檔沒有這個按鈕', async ({ page }) => {
  await give(page, 'decoder', await site(10, 90));
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: REMIND }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('renewal.ics');
  const calendar = readFileSync(await download.path(), 'utf8');
  expect(calendar).toContain('BEGIN:VEVENT');
  expect(calendar).toContain('www.example.gov.tw');
  for (const text of [await site(100, 90), weak]) {
    await give(page, 'decoder', text);
    await expect(page.getByRole('button', { name: SAVE })).toBeVisible();
    await expect(page.getByRole('button', { name: REMIND })).toHaveCount(0);
  }
});
