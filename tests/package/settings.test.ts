import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { serveAsIis } from './iis-server.ts';
import { neededBrowser } from './needed-browser.ts';
import { freshlyUnpacked } from './unpacked.ts';
import type { Browser } from './browser.ts';

const SETTINGS = `globalThis.kbSettings = {
  agency: '範例機關資訊處',
  helpdesk: '憑證服務窗口',
  mail: 'tls-help@example.gov.tw',
  notice: '今晚維護。',
  web: 'x',
};
`;

/** What the owner's file does to pages at two depths, to the report and to the page for the administrator. */
async function expectOwner(browser: Browser, base: string): Promise<void> {
  for (const page of ['about.html', 'install/nginx.html']) {
    await browser.goto(base + page);
    await browser.waitFor('.brand small', '範例機關資訊處');
    await browser.waitFor('.owner-notice', '今晚維護。');
    await browser.waitFor('.foot .owner', '憑證服務窗口');
  }
  await browser.goto(`${base}report.html#page=csr-openssl`);
  await browser.waitFor('[data-owner-contact]', 'tls-help@example.gov.tw');
  assert.match(String(await browser.evaluate("document.querySelector('[data-mail]').href")), /^mailto:tls-help@example\.gov\.tw\?/);
  await browser.goto(`${base}accessibility.html`);
  await browser.waitFor('#contact + div', '憑證服務窗口');
  await browser.goto(`${base}about.html`);
  await browser.waitFor('[data-settings-report] li', '沒有「web」這一項');
}

test('改 site-settings.js，不重新建置就有機關名稱、公告與聯絡方式；刪掉也照常', async (context) => {
  const open = neededBrowser.Chromium?.(context);
  if (!open) return;
  const folder = await freshlyUnpacked('內網 文件');
  const file = join(folder, 'site-settings.js');
  for (const packed of ['.gz', '.br']) assert.equal(existsSync(file + packed), false, '壓縮好的副本會蓋過管理者寫的');
  writeFileSync(file, SETTINGS);
  const served = await serveAsIis(folder, '/gov-tls-kb/');
  const browser = await open();
  try {
    for (const [how, base] of [
      ['http', `http://127.0.0.1:${served.port}/gov-tls-kb/`],
      ['file://', pathToFileURL(join(folder, '/')).href],
    ] as const)
      await context.test(how, async () => {
        const before = browser.problems().length;
        await expectOwner(browser, base);
        assert.deepEqual(browser.problems().slice(before), []);
      });
    await context.test('只寫機關名稱：回報頁原來的話留著', async () => {
      writeFileSync(file, "globalThis.kbSettings = { agency: '範例機關' };");
      await browser.goto('about:blank');
      await browser.goto(pathToFileURL(join(folder, 'report.html')).href);
      await browser.waitFor('.foot .owner', '範例機關');
      await browser.waitFor('[data-owner-contact]', '沒有設定聯絡信箱');
    });
    await context.test('不是資料、寫壞、刪掉：頁面照常', async () => {
      const page = pathToFileURL(join(folder, 'about.html')).href;
      for (const broken of ["globalThis.kbSettings = '範例機關';", 'globalThis.kbSettings = { agency: ', null]) {
        if (broken === null) rmSync(file);
        else writeFileSync(file, broken);
        await browser.goto('about:blank');
        await browser.goto(page);
        await browser.waitFor('.foot summary', '配色與字級');
        await browser.waitFor('[data-settings-report]', 'site-settings.js');
        if (broken === null) await browser.waitFor('[data-settings-report]', '讀不到 site-settings.js');
        // From the disk this browser keeps the line to itself.
        else if (broken.endsWith(': ')) await browser.waitFor('[data-settings-report]', '按 F12 看「主控台」');
        assert.equal(await browser.evaluate("document.querySelector('.brand').innerText.trim()"), '憑證工作檯');
      }
    });
  } finally {
    await browser.close();
    await served.close();
  }
});

test('site-settings.js 寫壞了：Firefox 從磁碟打開也說第幾行、把哪個字換掉', async (context) => {
  const open = neededBrowser.Firefox?.(context);
  if (!open) return;
  const folder = await freshlyUnpacked('寫壞的設定');
  writeFileSync(join(folder, 'site-settings.js'), 'globalThis.kbSettings = {\n  agency: “範例機關”,\n};\n');
  const browser = await open();
  try {
    await browser.goto(pathToFileURL(join(folder, 'about.html')).href);
    await browser.waitFor('[data-settings-report]', "第 2 行讀不懂，整個檔案都沒有用：把「“」換成半形的 '");
  } finally {
    await browser.close();
  }
});
