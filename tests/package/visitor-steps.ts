import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../src/content/root.ts';
import { askPage } from '../site/ask-page.ts';
import { nodeSearch } from '../site/node-search.ts';
import { questionSets } from '../site/search-answers.ts';
import { until, type Browser } from './browser.ts';

/** Something that must work for somebody who opened the package, wherever it lies. `base` is the site's address with a slash at its end. */
export interface VisitorStep {
  name: string;
  take: (browser: Browser, base: string) => Promise<void>;
}

/** Some of each kind, with slips and without. */
const queries = [...(questionSets.kept ?? []), ...(questionSets.misspelled ?? [])].filter((_, index) => index % 8 === 0).map(({ q }) => q);

const request = (parse(readFileSync(join(root, 'content/examples/1-request.yaml'), 'utf8')) as { text: string }).text;

/** The steps of a visit, in this order, in every browser and on every server. A new promise of the package is one more entry. */
export const visitorSteps: VisitorStep[] = [
  {
    name: '首頁打得開，樣式有作用',
    async take(browser, base) {
      await browser.goto(`${base}index.html`);
      await browser.waitFor('h1', '');
      assert.equal(await browser.evaluate('document.readyState'), 'complete');
      // Rules of another file:// address are hidden from scripts, what they do is not: the skip link is moved out of sight.
      assert.equal(await browser.evaluate("getComputedStyle(document.querySelector('a.skip')).position"), 'absolute', '樣式沒有作用');
    },
  },
  {
    name: '貼上請求檔就有判讀',
    async take(browser, base) {
      await browser.goto(`${base}index.html`);
      await browser.fill('kb-decoder textarea', request);
      await browser.waitFor('[data-results] .verdict h3', '可用');
      await browser.waitFor('[data-results] .names', 'www.example.gov.tw');
    },
  },
  {
    name: '用請求檔產生演練用的憑證',
    async take(browser, base) {
      await browser.goto(`${base}tools/rehearse.html`);
      await browser.fill('kb-rehearse textarea', request);
      await browser.waitFor('[data-results] .verdict h2', '可以演練');
      await browser.click('[data-make]');
      await browser.waitFor('[data-made] .verdict h2', '演練用的憑證做好了');
      await browser.waitFor('[data-made] .button.primary', 'rehearsal-');
    },
  },
  {
    name: '從首頁的連結一路打開文章，文章的程式有作用',
    async take(browser, base) {
      await browser.goto(`${base}index.html`);
      await browser.click('.home-more a[href$="install.html"]');
      await browser.waitFor('h1', '安裝憑證');
      await browser.click('main a[href$="install/nginx.html"]');
      await browser.waitFor('h1', 'nginx');
      assert.equal(await browser.evaluate(`location.href.startsWith(${JSON.stringify(base)})`), true, '離開了網站');
      // Parts that can do nothing before a script ran are hidden until then, and it runs after the heading is there.
      await until('文章的程式', async () => (await browser.evaluate("document.querySelector('[data-live]').hidden")) === false);
    },
  },
  {
    name: '搜尋找得到',
    async take(browser, base) {
      await browser.goto(`${base}search.html#q=${encodeURIComponent('nginx 串鏈')}`);
      await browser.waitFor('#results a', 'nginx');
    },
  },
  {
    name: '搜尋的前三筆和別處的一樣',
    async take(browser, base) {
      await browser.goto(`${base}search.html`);
      await browser.evaluate("document.querySelector('#search').focus()");
      // Its script was loaded, ran, and made the field.
      await until('搜尋欄可以用', async () => (await browser.evaluate("'ready' in document.querySelector('kb-search').dataset")) === true);
      const { addresses } = await nodeSearch();
      const wanted: string[][] = [];
      for (const query of queries) wanted.push(await addresses(query, 3));
      assert.ok(queries.length >= 35);
      assert.deepEqual(await browser.evaluate(askPage(queries)), wanted);
    },
  },
  {
    name: '固定連結帶到那一題',
    async take(browser, base) {
      await browser.goto(`${base}go/k01.html`);
      await browser.waitFor('#k01 h2', '金鑰儲存庫不符');
    },
  },
];
