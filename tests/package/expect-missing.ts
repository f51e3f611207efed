import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Browser } from './browser.ts';
import { decoded, rawRequest } from './raw-request.ts';

/** Asks for what is not there, at three depths, as a program and as a reader: the answer is 404, and what is shown finds the site. */
export async function expectMissing(test: TestContext, base: string, open: (() => Promise<Browser>) | null | undefined): Promise<void> {
  const addresses = { 'no-such-page.html': 'no-such-page.html', 'install/tomcat-12.html': 'install', 'a/b/c/d.html': 'a/b/c/d' };
  await test.test('不存在的網址：狀態是 404，內容是本站的頁面', async () => {
    for (const address of Object.keys(addresses)) {
      const answer = await rawRequest(base + address, { 'accept-encoding': 'br, gzip' });
      assert.equal(answer.status, 404, address);
      assert.match(decoded(answer).toString('utf8'), /<h1[^>]*>找不到這一頁<\/h1>/, address);
      assert.match(answer.headers['content-type'] ?? '', /^text\/html/, address);
    }
  });
  if (!open) return;
  await test.test('不存在的網址：在哪一層都有樣式、說得出要的是什麼，常用的頁面打得開', async () => {
    const browser = await open();
    try {
      for (const [address, said] of Object.entries(addresses)) {
        await browser.goto(base + address);
        await browser.waitFor('[data-asked]', said);
        assert.equal(await browser.evaluate("getComputedStyle(document.querySelector('a.skip')).position"), 'absolute', address);
        await browser.click('main a[href$="install.html"]');
        await browser.waitFor('h1', '安裝憑證');
        assert.equal(await browser.evaluate('location.href'), `${base}install.html`);
      }
      await browser.goto(`${base}go/no-such-id.html`);
      await browser.waitFor('[data-asked]', '公開過的固定連結不會拿掉');
      await browser.click('[data-asked] a');
      await browser.waitFor('h1', '搜尋');
    } finally {
      await browser.close();
    }
  });
}
