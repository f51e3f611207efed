import type { Page } from '@playwright/test';
import { permanentIds, type PermanentId } from '../../src/content/permanent/permanent-ids.ts';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';
import { goPages } from './site-pages.ts';

const all = permanentIds();
const kinds: PermanentId['kind'][] = ['page', 'tool', 'answer', 'error', 'flow', 'outcome', 'rule', 'term', 'authority'];

/** The first, the middle and the last of each kind. */
const sample = kinds.flatMap((kind) => {
  const own = all.filter((each) => each.kind === kind);
  return [0, Math.floor(own.length / 2), own.length - 1].flatMap((index) => own[index] ?? []);
});

/** Opens a permanent link and waits until it has led on. */
async function follow(page: Page, { id, address }: PermanentId, baseURL: string): Promise<void> {
  // The link's own page goes on by itself; what counts is where that ends.
  await page.goto(`go/${id}.html`, { waitUntil: 'commit' }).catch(() => undefined);
  await page.waitForURL(new URL(address, baseURL).href);
  await page.waitForLoadState('load');
}

/** The element of the address's fragment: in sight, and the page's target. */
async function expectShown(page: Page, { id, address }: PermanentId): Promise<void> {
  const fragment = address.split('#')[1];
  if (fragment === undefined) return expect(page.locator('h1'), id).toBeInViewport();
  const place = page.locator(`[id="${fragment}"]`);
  await expect(place, id).toBeInViewport();
  expect(await place.evaluate((element) => element.matches(':target')), id).toBe(true);
}

test('每一個代號都有一頁 go/代號.html，沒有多的', () => {
  expect(all.length).toBeGreaterThan(800);
  expect(goPages.filter((file) => file.startsWith('go/')).sort()).toEqual(all.map(({ id }) => `go/${id}.html`).sort());
});

test('每一種固定連結都帶到那個地方', inEachSetting, async ({ page, baseURL }) => {
  expect(sample.length).toBe(kinds.length * 3);
  for (const each of sample) {
    await follow(page, each, baseURL ?? '');
    await expectShown(page, each);
  }
});

test('關閉指令碼時也帶到那個地方', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  for (const each of sample) {
    await follow(page, each, baseURL ?? '');
    await expectShown(page, each);
  }
  await context.close();
});

test('連到流程結論：有指令碼時顯示整棵樹，結論在畫面上', inEachSetting, async ({ page, baseURL }) => {
  const outcome = all.findLast(({ kind }) => kind === 'outcome');
  if (!outcome) throw new Error('沒有流程結論');
  await follow(page, outcome, baseURL ?? '');
  await expect(page.locator('kb-walker')).toHaveAttribute('data-mode', 'all');
  await expectShown(page, outcome);
  await expect(page.locator('kb-walker > [data-status]')).toContainText('已顯示整棵樹');
});

/** A place of each kind with a copy control: its page, the heading that carries it, and the permanent link. */
const controls: [kind: string, page: string, heading: string, id: string][] = [
  ['頁面', 'csr/openssl.html', 'h1', 'csr-openssl'],
  ['問答', 'faq/part-2.html', '#iis-f5', 'iis-f5'],
  ['錯誤訊息', 'errors/keytool.html', '#k01 h2', 'k01'],
  ['流程結論', 'flows/iis-f5.html#o-restore-pfx', '#o-restore-pfx h2', 'flow-iis-f5-restore-pfx'],
  ['規則', 'rules.html', '#ca-expired', 'rule-ca-expired'],
  ['名詞', 'glossary.html', '#csr dt', 'term-csr'],
  ['憑證資料', 'chain/authorities.html', '#grca-2002', 'ca-grca-2002'],
  ['工具', 'tools/decode.html', 'h1', 'tool-decode'],
];

test('複製連結：每一種地方給的都是固定連結', inEachSetting, async ({ page, context, baseURL }) => {
  const local = baseURL?.startsWith('file:') ?? false;
  if (!local) await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  for (const [kind, address, heading, id] of controls) {
    await test.step(kind, async () => {
      await page.goto(address);
      const words = (await page.locator(heading).textContent()) ?? '';
      await page.locator(heading).hover();
      // Beside a heading, so that its name is its text alone; in a term, as a list has no other place.
      const control = page.locator(heading.endsWith('dt') ? `${heading} > .link` : `${heading} + .link`);
      await expect(control).toHaveAccessibleName(/^複製「.+」的連結$/);
      await control.click();
      await expect(control).toHaveText('已複製連結');
      const place = (address.split('#')[0] ?? '') + (heading === 'h1' ? '' : `#${heading.slice(1).split(' ')[0]}`);
      expect(await pasted(page), kind).toBe(new URL(local ? place : `go/${id}.html`, baseURL).href);
      // The control adds nothing to the heading's own words, once it has been read.
      await page.clock.fastForward(2000);
      await expect(control).toHaveText('');
      expect(await page.locator(heading).textContent()).toBe(words);
    });
  }
});

test('複製連結：文章的小標題給頁面與段落', inEachSetting, async ({ page, baseURL }) => {
  await page.goto('csr/openssl.html');
  await page.locator('#steps + .link').click();
  await expect(page.locator('#steps + .link')).toHaveText('已複製連結');
  expect(await pasted(page)).toBe(new URL('csr/openssl.html#steps', baseURL).href);
});

/** What comes out of the clipboard, by pasting it as a reader does: a plain-http page may not read it. */
async function pasted(page: Page): Promise<string> {
  const field = await page.evaluateHandle(() => {
    const area = document.createElement('textarea');
    document.querySelector('main')?.append(area);
    area.focus();
    return area;
  });
  await page.keyboard.press('Control+V');
  // A long address may be held for a moment, until the guard has looked at it.
  await page.waitForFunction((area) => area.value !== '', field);
  const text = await field.evaluate((area) => area.value);
  await field.evaluate((area) => area.remove());
  return text;
}
