import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'uqr';
import { filesBelow } from '../../src/content/files-below.ts';
import { replyAnswers } from '../../src/content/reply-answers.ts';
import { QUIET_ZONE } from '../../src/core/reply/qr-path.ts';
import type { StoredRecord } from '../../src/core/search/stored.ts';
import { NEWER_LEVELS, violationsOn } from './axe.ts';
import { expect, test } from './guarded-test.ts';
import { found, hash, holding, letter, offer, offers, open, site } from './reply-page.ts';

const folder = join(import.meta.dirname, '../../dist/search');

test('回覆產生器的每一則，搜尋都認得它的位置', () => {
  const pieces = filesBelow(folder).filter((file) => /(?:^|\/)t\d+\.js$/.test(file));
  const records = pieces.flatMap(
    (file) =>
      JSON.parse(
        readFileSync(join(folder, file), 'utf8')
          .trim()
          .replace(/^.*?\]=/, '')
          .replace(/;$/, ''),
      ) as StoredRecord[],
  );
  const known = new Set(records.map(([address]) => address));
  expect(known.size).toBeGreaterThan(1000);
  expect(
    replyAnswers()
      .filter(({ address }) => !known.has(address))
      .map(({ address }) => address),
  ).toEqual([]);
});

test('回覆產生器：亂寫的網址不會出錯，只當文字，不認得的代號會說出來', async ({ page }) => {
  const markup = '<img src=x onerror=alert(1)>';
  await open(
    page,
    `#add=iis-f5,${encodeURIComponent(markup)},__proto__,nope-1&host=${encodeURIComponent(`${markup}\u202e\n二行`)}&ca=%E0%A4%A&constructor=1&=&&`,
  );
  await expect(page.locator('[data-chosen] li')).toHaveCount(1);
  const unknown = page.locator('[data-unknown]');
  await expect(unknown).toBeVisible();
  for (const id of [markup, '__proto__', 'nope-1']) await expect(unknown).toContainText(id);
  await expect(letter(page)).toHaveValue(holding(`主機：${markup}二行`));
  await expect(page.locator('kb-reply img')).toHaveCount(0);
  await page.goto('about:blank');
  await open(page, `#add=${Array.from({ length: 25 }, (_, at) => `k${String(at + 1).padStart(2, '0')}`).join(',')}`);
  await expect(page.locator('[data-chosen] li')).toHaveCount(20);
  await expect(unknown).toContainText('一封信最多 20 則');
});

test('回覆產生器：順序可以換，可以移除，只用鍵盤', async ({ page }) => {
  await open(page, '#add=iis-f5,k01,n01');
  const titles = page.locator('[data-chosen] li > span');
  await page.getByRole('button', { name: /^下移：匯入憑證後/ }).press('Enter');
  await expect(titles.nth(1)).toContainText('匯入憑證後');
  await expect(page.getByRole('button', { name: /^下移：匯入憑證後/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(titles.nth(2)).toContainText('匯入憑證後');
  await page.keyboard.press('Enter');
  await expect.poll(() => hash(page)).toBe('#add=k01,n01,iis-f5');
  await page.getByRole('button', { name: /^移除：Java/ }).press('Space');
  await expect(titles).toHaveCount(2);
  await expect(page.getByRole('button', { name: /^移除：nginx/ })).toBeFocused();
  await expect(letter(page)).toHaveValue(holding('一、nginx：'));
  await page.locator('#reply-query').fill('F5 憑證就不見了');
  // The one by its title and the one that the search adds.
  await expect(offer(page, '匯入憑證後')).toHaveCount(2);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(offer(page, '匯入憑證後').first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(titles).toHaveCount(1);
  await expect(letter(page)).not.toHaveValue(holding('一、'));
});

test('回覆產生器：搜尋的索引讀不到時，照字面找，不出現錯誤', async ({ browser, baseURL }) => {
  // A page of its own: the browser itself reports the files that are not there.
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  for (const missing of [/\/search\//, /\/assets\/search\.\w+\.js$/]) {
    await page.unrouteAll();
    await page.route(missing, (route) => route.abort());
    await page.goto('about:blank');
    await open(page);
    await page.locator('#reply-query').fill('F5 憑證就不見了');
    await expect(offers(page)).toHaveCount(1);
    await expect(offers(page)).toContainText('匯入憑證後按 F5');
    await expect(found(page)).toHaveText('找到 1 則。');
    await page.locator('#reply-query').fill('匯入憑證之後不見了');
    await expect(found(page)).toContainText('找不到');
    await expect(page.locator('kb-reply [data-status]')).toHaveText('');
    await expect(page.locator('kb-search[data-open]')).toHaveCount(0);
  }
  expect(errors).toEqual([]);
  await context.close();
});

test('回覆產生器：搜尋還沒載入就先照字面列；晚到的結果不換掉新的問題，也不移開鍵盤的位置', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/search\/.*start\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await open(page);
  await page.locator('#reply-query').fill('匯入憑證之後不見了');
  await expect(found(page)).toHaveText('正在找……');
  await page.locator('#reply-query').fill('金鑰儲存庫不符');
  await expect(offers(page).first()).toContainText('金鑰儲存庫不符');
  const before = await offers(page).allTextContents();
  await page.locator('#reply-query').press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const second = page.locator('[data-offers] input:focus');
  const name = await second.inputValue();
  release();
  await expect.poll(async () => (await offers(page).count()) > before.length).toBe(true);
  await expect(second).toHaveValue(name);
  expect(await offers(page).allTextContents()).toEqual(expect.arrayContaining(before));
  await expect(offers(page).filter({ hasText: '按 F5' })).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`回覆產生器：QR 碼就是永久連結，黑白分明（${colorScheme}）`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, '#add=iis-f5,k01');
    await page.getByLabel('網站網址').fill(site);
    const codes = page.locator('[data-codes] svg[role="img"]');
    await expect(codes).toHaveCount(2);
    await expect(codes.first()).toHaveAccessibleName('QR 碼：用手機掃描，開啟「匯入憑證後按 F5，憑證就不見了？」');
    const expected = encode(`${site}go/iis-f5.html`, { ecc: 'M', border: 0 });
    // The picture itself, a pixel in the middle of each module: what a camera would see.
    const drawn = await codes.first().evaluate(
      async (svg, size) => {
        const copy = svg.cloneNode(true) as SVGSVGElement;
        copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
        copy.setAttribute('width', String(size * 10));
        copy.setAttribute('height', String(size * 10));
        const image = new Image();
        image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = size * 10;
        const context = canvas.getContext('2d') as CanvasRenderingContext2D;
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, size * 10, size * 10);
        return Array.from({ length: size }, (_, y) =>
          Array.from({ length: size }, (__, x) => data[((y * 10 + 5) * size * 10 + x * 10 + 5) * 4]),
        );
      },
      expected.size + 2 * QUIET_ZONE,
    );
    const wanted = drawn.map((row, y) => row.map((_, x) => (expected.data[y - QUIET_ZONE]?.[x - QUIET_ZONE] ? 0 : 255)));
    expect(drawn).toEqual(wanted);
    expect(
      await codes
        .first()
        .locator('path')
        .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).fill)),
    ).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  });
}

test('回覆產生器：郵件連結放不下的信不放一半，改成複製', async ({ page }) => {
  await open(page, '#add=k01&case=115-001');
  const mail = page.getByRole('link', { name: '用郵件程式寄' });
  await expect(mail).toHaveAttribute(
    'href',
    `mailto:?subject=${encodeURIComponent('憑證問題回覆（115-001）：Java keytool：回覆的公開金鑰與金鑰儲存庫不符')}`,
  );
  await expect(page.locator('[data-mail-said]')).toContainText('這封信太長');
  // No mail program in a test: only what the page does.
  await mail.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
  await mail.click();
  await expect(page.locator('kb-reply [data-status]')).toContainText('已複製全文');
});

test('回覆產生器：印出來只有信與 QR 碼', async ({ page }) => {
  await open(page, '#add=iis-f5');
  await page.getByLabel('網站網址').fill(site);
  await expect(page.locator('[data-codes] svg')).toHaveCount(1);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('[data-printed]').textContent()).toBe(await letter(page).inputValue());
  for (const shown of ['[data-printed]', '[data-codes] svg', '[data-codes] a']) await expect(page.locator(shown)).toBeVisible();
  for (const hidden of [
    'h1',
    '.lead',
    'header.top',
    'footer',
    '.notes',
    '#reply-query',
    '[data-letter]',
    '[data-copy]',
    '[data-mail-said]',
    '[data-status]',
  ])
    await expect(page.locator(hidden).first()).toBeHidden();
});

test('回覆產生器：清空之後什麼都不剩，署名留著', async ({ page }) => {
  await open(page, '#add=iis-f5&host=www.example.gov.tw');
  await page.getByLabel('署名').fill('客服');
  await page.getByRole('button', { name: '清空' }).click();
  await expect(page.locator('[data-made]')).toBeHidden();
  await expect(page.locator('kb-reply [data-status]')).toHaveText('已經清空。署名與網站網址留著。');
  await expect(page.getByLabel('主機', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('署名')).toHaveValue('客服');
  await expect.poll(() => hash(page)).toBe('');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`回覆產生器：沒有無障礙問題，手機寬度不會橫向捲動（${colorScheme}）`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, '#add=iis-f5,k01,nope');
    await page.locator('#reply-query').fill('iis');
    await page.getByLabel('網站網址').fill(site);
    await expect(page.locator('[data-codes] svg')).toHaveCount(2);
    expect(await violationsOn(page, { tags: NEWER_LEVELS })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}

/** Written before anybody looked what is found: a question as people ask it, and answers of which one must be among the first three. */
const questions: readonly [question: string, ...ids: string[]][] = [
  ['怎麼申請', 'apply-steps'],
  ['我要申請憑證', 'apply-steps'],
  ['第一次申請', 'apply-steps'],
  ['憑證過期', 'flow-date-invalid', 'apply-renewal'],
  ['手機不能看', 'mobile-support', 'flow-firefox-android-untrusted', 'flow-mobile-app-fails'],
  ['憑證 F5 消失', 'iis-f5', 'flow-iis-f5'],
  ['續期', 'apply-renewal'],
  ['憑證快到期了怎麼辦', 'apply-renewal'],
  ['私鑰不見了', 'key-lost', 'flow-key-lost-or-leaked'],
  ['少了中繼憑證', 'flow-chain-broken-add-intermediates', 'flow-chain-broken', 'chain-what'],
  ['nginx 怎麼安裝憑證', 'install-nginx'],
  ['apache 安裝憑證', 'install-apache'],
  ['tomcat 安裝憑證', 'install-tomcat'],
  ['iis 安裝憑證', 'install-iis'],
  ['keytool 公開金鑰不符', 'keytool-key-mismatch', 'flow-keytool-key-mismatch', 'k01'],
  ['CSR 被退件', 'flow-csr-rejected'],
  ['名稱不符', 'flow-name-mismatch'],
  ['混合內容', 'background-mixed-content', 'flow-mixed-content', 'faq-mixed-content'],
  ['關閉 TLS 1.0', 'harden-old-protocols'],
  ['備份私密金鑰', 'csr-backup-key', 'iis-backup-request', 'iis-backup-after'],
  ['PFX 匯入失敗', 'flow-pfx-import-fails'],
  ['換主機要重新申請嗎', 'move-without-reapply'],
  ['用戶代碼忘了', 'apply-user-code'],
  ['要申請 GTLSCA 還是 TWCA', 'apply-which-ca'],
  ['換了憑證網站還是舊的', 'flow-old-certificate-still-served'],
  ['怎麼產生 CSR', 'csr-overview', 'csr-openssl', 'csr-iis', 'csr-keytool'],
  ['弱點掃描 51192', 'nessus', 'flow-nessus-untrusted'],
  ['用 IP 連線出現警告', 'test-with-ip', 'flow-ip-warning'],
  ['憑證怎麼轉檔', 'install-convert'],
  ['how to apply', 'apply-steps'],
  ['renew certificate', 'apply-renewal'],
];

test('回覆產生器：三十一個平常的問法，前三則裡就有對的答案', async ({ page }) => {
  await open(page);
  for (const [question, ...ids] of questions) {
    await page.locator('#reply-query').fill(question);
    const first = () =>
      page.locator('[data-offers] input').evaluateAll((boxes) => boxes.slice(0, 3).map((box) => (box as HTMLInputElement).value));
    await expect.poll(async () => (await first()).some((id) => ids.includes(id)), { message: question }).toBe(true);
  }
});

test('回覆產生器：存成附件是一個獨立的檔案，改過的字與指令都在裡面', async ({ page }) => {
  await open(page, '#add=iis-f5&case=115-001');
  await page.getByLabel('網站網址').fill(site);
  await expect(page.locator('[data-codes] svg')).toHaveCount(1);
  await letter(page).fill((await letter(page).inputValue()).replace('敬祝　順心', '敬祝　平安'));
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '存成附件' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^憑證問題回覆-\d{4}-\d{2}-\d{2}\.html$/);
  const html = readFileSync(await download.path(), 'utf8');
  expect(html).toContain('<html lang="zh-Hant-TW">');
  expect(html).toContain('憑證問題回覆（115-001）');
  expect(html).toContain('<code>certutil -store request</code>');
  expect(html).toContain(`<a href="${site}go/iis-f5.html">${site}go/iis-f5.html</a>`);
  expect(html).toContain('敬祝　平安');
  expect(html).toMatch(/\d{4}-\d{2}-\d{2} 由憑證工作檯產生，版本 \d/);
  expect(html).not.toMatch(/<script|<link|src=/);
  await expect(page.locator('kb-reply [data-status]')).toContainText('已存成附件');
});

for (const [name, address, ready, selector, given] of [
  ['fill', 'install/nginx.html#fill?pemFile=link.crt&keyFile=link.key', 'kb-fill', '#fill-pemFile', '#fill-keyFile'],
  ['reply', 'tools/reply.html#case=LINK-1&host=link.example.gov.tw', 'kb-reply', '[name=number]', '[name=host]'],
] as const) {
  test(`帶著內容的連結，${name} 的程式晚到：自己先打的字留著，其餘照連結`, async ({ page }) => {
    let come = (): void => undefined;
    const asked = new Promise<void>((resolve) => (come = resolve));
    await page.route(new RegExp(`/${name}\\.\\w+\\.js$`), async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const tool = page.locator(ready);
    const field = tool.locator(selector);
    await field.evaluate((element) => element.closest('details')?.setAttribute('open', ''));
    await field.fill('mine.crt');
    come();
    await expect(tool.locator(given)).toHaveValue(/^link/);
    await expect(field).toHaveValue('mine.crt');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('mine.crt');
  });
}
