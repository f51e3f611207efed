import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { parse } from 'yaml';
import { violationsOn } from './axe.ts';
import { untilKept, withSecureSite, type SecureSite } from './secure-site.ts';

/** Three thousand files are fetched and hashed; a busy machine takes its time. */
const WHOLE_COPY = { timeout: 240_000 };

const request = (parse(readFileSync(join(import.meta.dirname, '../../content/examples/1-request.yaml'), 'utf8')) as { text: string }).text;
const notice = (page: Page) => page.getByRole('region', { name: '更新通知' });
const button = (page: Page, name: string) => notice(page).getByRole('button', { name, exact: true });
const NEW_WORDS = '這一句是新版才有的。';

/** Reads, decodes and follows a short address: all that has to work with the copy alone. Every page that it opens is new to the browser. */
async function visit(site: SecureSite, page: Page): Promise<void> {
  for (const path of ['apply/form-fields.html', 'faq/part-6.html', 'flows.html', '']) {
    await page.goto(site.address + path);
    await expect(page.locator('h1')).toBeVisible();
    expect(
      await page.evaluate(() => getComputedStyle(document.querySelector('.top') ?? document.body).borderBlockStartWidth),
      '樣式讀不到',
    ).toBe('4px');
  }
  await page.goto(`${site.address}tools/decode.html?from=mail`);
  await page.locator('kb-decoder textarea').fill(request);
  await expect(page.locator('[data-results] .verdict h3')).toHaveText(/^可用/);
  await expect(page.locator('.facts')).toContainText('www.example.gov.tw');
  for (const short of readdirSync(join(site.folder, 'go')).slice(0, 3)) {
    await page.goto(`${site.address}go/${short}`);
    expect(page.url()).not.toContain('/go/');
    await expect(page.locator('h1')).toBeVisible();
  }
  await page.goto(`${site.address}go/0-test.html`);
  expect(page.url()).toBe(`${site.address}apply/form-fields.html#content`);
  await page.goto(`${site.address}index.html`);
  await page.locator('#search').fill('證书链');
  await page.locator('#search').press('Enter');
  await expect(page.locator('#results a').first()).toBeVisible();
  await page.goto(`${site.address}search.html?q=AH02565`);
  await expect(page.locator('#results a').first()).toBeVisible();
  await page.locator('#results a').first().click();
  await expect(page.locator('h1')).toBeVisible();
}

/** Publishes a version that differs in two pages and in an asset that pages load only on touch. */
async function publishNew(site: SecureSite): Promise<void> {
  for (const file of ['about.html', 'apply/oid.html']) site.change(file, (html) => html.replace('</h1>', `</h1><p>${NEW_WORDS}</p>`));
  const decoder = readdirSync(join(site.folder, 'assets')).find((file) => /^decoder\./.test(file)) ?? '';
  site.change(`assets/${decoder}`, (script) => `document.documentElement.dataset.decoder="new";${script}`);
  await site.publish();
}

/** Opens the next page, which makes the browser look for a new version. */
async function look(site: SecureSite, page: Page, path = 'glossary.html'): Promise<void> {
  await page.goto(site.address + path);
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined);
  });
}

const shownDecoder = async (page: Page): Promise<string | undefined> => {
  await page.locator('kb-decoder textarea').fill(request);
  await expect(page.locator('[data-results] .verdict h3')).toHaveText(/^可用/);
  return page.evaluate(() => document.documentElement.dataset.decoder);
};

for (const prefix of ['/', '/intranet/kb/']) {
  test(`裝好、斷線、閱讀與檢查、發布新版、換成新版：${prefix}`, async () => {
    await withSecureSite(
      prefix,
      async (site) => {
        const page = await site.open();
        await untilKept(page);
        const first = site.version;

        await site.cutOff();
        await visit(site, page);
        const missing = await page.goto(`${site.address}no-such-page.html`);
        expect(missing?.status()).toBe(503);
        await expect(page.locator('h1')).toHaveText('離線副本裡沒有這一頁');
        await page.getByRole('link', { name: '回到首頁' }).click();
        await expect(page.locator('h1')).toContainText('憑證');
        await page.goto(`${site.address}about.html`);
        await expect(page.locator('[data-offline-copy]')).toContainText(`離線副本已備妥：版本 ${first}`, WHOLE_COPY);

        await publishNew(site);
        await site.connect();
        await look(site, page);
        await expect(notice(page)).toContainText(`網站有新版本。這一頁是 ${first} 版，重新載入後換成 ${site.version} 版。`);
        expect(await violationsOn(page, { within: '.notice' })).toEqual([]);
        // Until somebody accepts, all is the old version, also what was never opened before.
        await page.goto(`${site.address}apply/oid.html`);
        await expect(page.locator('h1')).toBeVisible();
        await expect(page.getByText(NEW_WORDS)).toHaveCount(0);
        await page.goto(`${site.address}tools/decode.html`);
        expect(await shownDecoder(page)).toBeUndefined();

        await page.goto(`${site.address}about.html`);
        await expect(page.getByText(NEW_WORDS)).toHaveCount(0);
        await button(page, '重新載入').click();
        await expect(page.getByText(NEW_WORDS)).toBeVisible();
        await expect(notice(page)).toHaveCount(0);
        await expect(page.locator('[data-offline-copy]')).toContainText(`離線副本已備妥：版本 ${site.version}`, WHOLE_COPY);
        await site.cutOff();
        await page.goto(`${site.address}apply/oid.html`);
        await expect(page.getByText(NEW_WORDS)).toBeVisible();
        await page.goto(`${site.address}tools/decode.html`);
        expect(await shownDecoder(page)).toBe('new');
        await visit(site, page);
        // Nothing of the old version is left: each file is stored once.
        const stored = await page.evaluate(async () => {
          const keys = (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))).flat();
          return keys.map(({ url }) => url);
        });
        expect(stored.filter((url) => url.includes('about.html?file='))).toHaveLength(1);
        expect(stored.filter((url) => url.includes('?list='))).toHaveLength(1);
      },
      { whole: true },
    );
  });
}

test('有貼上內容的分頁不會自己重新載入，仍用舊版做完，按下按鈕前再問一次', async () => {
  await withSecureSite('/intranet/kb/', async (site) => {
    const page = await site.open();
    await untilKept(page);
    await page.goto(`${site.address}tools/decode.html`);
    // Touched later than the other tab accepts: its script has still to come.
    const other = await site.open('about.html');
    const idle = await site.open('tools/decode.html');
    await page.locator('kb-decoder textarea').fill(request);
    await expect(page.locator('[data-results] .verdict h3')).toHaveText(/^可用/);
    await page.evaluate(() => void Object.assign(globalThis, { sameDocument: true }));
    await publishNew(site);
    await look(site, other, 'about.html');
    await expect(notice(other)).toContainText('網站有新版本');
    await button(other, '重新載入').click();
    await expect(other.getByText(NEW_WORDS)).toBeVisible();

    await expect(notice(page)).toContainText('另一個分頁已經換成新版本');
    expect(await page.locator('kb-decoder textarea').inputValue()).toContain('BEGIN CERTIFICATE REQUEST');
    await expect(notice(idle)).toContainText('另一個分頁已經換成新版本');
    await site.cutOff();
    expect(await shownDecoder(idle), '舊分頁載入了新版的程式').toBeUndefined();
    await button(page, '重新載入').click();
    await expect(notice(page)).toContainText('重新載入後會消失');
    expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
    await button(page, '仍要重新載入').click();
    await expect.poll(() => page.evaluate(() => 'sameDocument' in globalThis)).toBe(false);
    expect(await shownDecoder(page)).toBe('new');
    await button(idle, '稍後').click();
    await expect(notice(idle)).toHaveCount(0);
  });
});

test('按下稍後就不再提醒；全部分頁關閉後再打開，就是新版', async () => {
  await withSecureSite('/', async (site) => {
    const page = await site.open();
    await untilKept(page);
    await publishNew(site);
    await look(site, page);
    await button(page, '稍後').click();
    await expect(notice(page)).toHaveCount(0);
    await page.goto(`${site.address}about.html`);
    await expect(page.locator('[data-offline-copy]')).toContainText('離線副本已備妥', WHOLE_COPY);
    await expect(notice(page)).toHaveCount(0);
    await expect(page.getByText(NEW_WORDS)).toHaveCount(0);
    await page.close();
    let again = page;
    await expect(async () => {
      again = await site.open('about.html');
      await expect(again.locator('[data-offline-copy]')).toContainText('離線副本已備妥', WHOLE_COPY);
      const fresh = await again.getByText(NEW_WORDS).isVisible();
      // A tab that came before the browser had put the old version away keeps it: there has to be a moment without any.
      if (!fresh) await again.close();
      expect(fresh).toBe(true);
    }).toPass();
    await expect(again.locator('[data-offline-copy]')).toContainText(`版本 ${site.version}`);
  });
});

test('發布到一半：舊版照常使用；發布完成後才換得到新版', async () => {
  await withSecureSite('/intranet/kb/', async (site) => {
    const page = await site.open();
    await untilKept(page);
    await publishNew(site);
    // The worker names the new version, one of its pages has not arrived.
    site.change('apply/oid.html', (html) => html.replace(NEW_WORDS, ''));
    await look(site, page);
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing ?? null)).toBeNull();
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null)).toBeNull();
    await expect(notice(page)).toHaveCount(0);
    await site.cutOff();
    await visit(site, page);
    await page.goto(`${site.address}about.html`);
    await expect(page.getByText(NEW_WORDS)).toHaveCount(0);

    await site.connect();
    site.change('apply/oid.html', (html) => html.replace('</h1><p>', `</h1><p>${NEW_WORDS}`));
    await look(site, page, 'apply/oid.html');
    await button(page, '重新載入').click();
    await expect(page.getByText(NEW_WORDS)).toBeVisible();
  });
});

test('第一次備妥就遇到發布一半：沒有離線副本，網站照常使用，關於頁說明原因', async () => {
  await withSecureSite('/', async (site) => {
    site.change('apply/oid.html', (html) => html.replace('</h1>', '</h1><p>還沒上傳完</p>'));
    const page = await site.open('about.html');
    await expect(page.locator('[data-offline-copy]')).toContainText('離線副本沒有建立成功');
    await page.goto(`${site.address}tools/decode.html`);
    expect(await shownDecoder(page)).toBeUndefined();
  });
});

test('移除離線副本之後不再保留，直到讀者要求', async () => {
  await withSecureSite('/intranet/kb/', async (site) => {
    const page = await site.open('about.html');
    const copy = page.locator('[data-offline-copy]');
    await expect(copy).toContainText('離線副本已備妥', WHOLE_COPY);
    await copy.getByRole('button', { name: '移除離線副本' }).click();
    await expect(copy).toContainText('離線副本已經移除');
    await page.reload();
    await expect(copy).toContainText('目前沒有保留離線副本');
    expect(
      await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]),
    ).toEqual([0, 0]);
    await copy.getByRole('button', { name: '建立離線副本' }).click();
    await expect(copy).toContainText('離線副本已備妥', WHOLE_COPY);
  });
});

test('可以安裝成應用程式：Chromium 找不到不能安裝的理由', async () => {
  await withSecureSite(
    '/intranet/kb/',
    async (site) => {
      const page = await site.open();
      await untilKept(page);
      await page.reload();
      const session = await site.context.newCDPSession(page);
      const manifest = await session.send('Page.getAppManifest');
      expect(manifest.errors).toEqual([]);
      expect(manifest.url).toBe(`${site.address}manifest.json`);
      const {
        name,
        start_url: start,
        scope,
        icons,
      } = JSON.parse(manifest.data ?? '') as { name: string; start_url: string; scope: string; icons: { src: string }[] };
      expect([name, start, scope]).toEqual(['憑證工作檯', './', './']);
      for (const { src } of icons) expect(existsSync(join(site.folder, src)), src).toBe(true);
      expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
    },
    { whole: true },
  );
});

test('管理者的設定不屬於任何版本：改了就看得到，斷線時是上次看到的，刪掉也照常', async () => {
  await withSecureSite('/intranet/kb/', async (site) => {
    const page = await site.open();
    await untilKept(page);
    const agency = page.locator('.brand small');
    await expect(agency).toHaveCount(0);
    site.change('site-settings.js', () => "globalThis.kbSettings = { agency: '範例機關' };");
    await page.goto(`${site.address}apply/oid.html`);
    await expect(agency).toHaveText('範例機關');
    await site.cutOff();
    await page.goto(`${site.address}install/nginx.html`);
    await expect(agency).toHaveText('範例機關');
    await site.connect();
    site.change('site-settings.js', () => 'globalThis.kbSettings = {};');
    await page.goto(`${site.address}apply/oid.html`);
    await expect(page.locator('.foot summary')).toHaveText('配色與字級');
    await expect(agency).toHaveCount(0);
  });
});

test('沒有 https 就沒有離線副本', async ({ page }) => {
  await page.goto('about.html');
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await expect(page.locator('[data-offline-copy]')).toBeHidden();
});
