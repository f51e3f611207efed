import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test } from './guarded-test.ts';
import { LEVELS, violationsOn } from './axe.ts';
import { makeCertificate, makeKeys, type KeyPair } from '../support/make-certificate.ts';

const example = (name: string): string =>
  (parse(readFileSync(join(import.meta.dirname, `../../content/${name}.yaml`), 'utf8')) as { text: string }).text;
const good = example('examples/1-request');
const weak = example('examples/2-weak');
const DAY = 86_400_000;
const day = '2026-12-01';
const noon = Date.parse(`${day}T00:00:00+08:00`);
const host = 'www.example.gov.tw';

/** A site's certificate that began so many days before the day of judgement. */
async function site(keys: KeyPair, passed: number, days: number, hosts = [host]): Promise<string> {
  return makeCertificate({ name: `/CN=${hosts[0]}`, keys, serial: 7, from: new Date(noon - passed * DAY), days, hosts });
}

async function decode(page: Page, text: string, at = day): Promise<void> {
  await page.goto('tools/decode.html');
  await page.locator('kb-decoder textarea').focus();
  await expect(page.locator('kb-decoder[data-ready]')).toHaveCount(1);
  await page.getByText('換日期或規則').click();
  await page.locator('kb-decoder [name=at]').fill(at);
  await page.locator('kb-decoder textarea').fill(text);
  await expect(page.locator('.sheet .sheet-print').first()).toBeAttached();
}

async function examine(page: Page, text: string): Promise<void> {
  await page.goto('tools/chain.html');
  await page.locator('kb-chain textarea').focus();
  await expect(page.locator('kb-chain[data-ready]')).toHaveCount(1);
  await page.getByText('換日期，或檢查內部的憑證').click();
  await page.locator('kb-chain [name=at]').fill(day);
  await page.locator('kb-chain [name=trust]').check();
  await page.locator('kb-chain textarea').fill(text);
  await expect(page.locator('.chain > li').first()).toBeVisible();
}

const ruler = (page: Page) => page.getByRole('img', { name: /效期尺/ });
const sheet = (page: Page) => page.locator('.sheet');

test('一起貼上的中繼憑證不是它的上層：結論就說，不只說憑證可用', async ({ page }) => {
  await decode(page, example('examples-chain/2-old-chain'));
  const band = page.locator('.sheet .verdict').first();
  await expect(band).toContainText(/憑證　www\.example\.gov\.tw注意：一起貼上的憑證裡沒有它的上層「TWCA/);
  await expect(band.getByRole('link')).toHaveText('下一步：檢查憑證串鍊');
});

test('壞掉的請求檔：結論先說讀不完整，不把讀不到的欄位當成沒有填', async ({ page }) => {
  await decode(page, example('examples/3-damaged'));
  const band = page.locator('.sheet .verdict').first();
  await expect(band.locator('h3')).toHaveText('無法判讀：檔案壞了，重要的欄位讀不出來，請拿原始檔案再檢查一次。');
  await expect(band.getByRole('link')).toHaveCount(0);
  await expect(page.locator('.callout.danger')).toContainText('第 1 行');
});

test('可用的請求檔說出下一步；報告的按鈕在轉檔的前面', async ({ page }) => {
  await decode(page, good);
  await expect(sheet(page).getByRole('link', { name: '下一步：送件前檢查' })).toHaveAttribute('href', /tools\/preflight\.html$/);
  await expect(sheet(page).getByRole('link', { name: '用戶代碼' })).toHaveAttribute('href', /apply\/user-code\.html$/);
  await expect(sheet(page).locator('[data-actions] button')).toHaveText([
    '複製文字報告',
    '存成 HTML 檔',
    /PEM/,
    /DER/,
    /PEM/,
    '用第二套程式再讀一次',
  ]);
});

test('可用的憑證說先檢查串鍊再安裝，剩三分之一效期就說續期', async ({ page }) => {
  const leaf = example('examples-chain/1-leaf-only');
  await decode(page, leaf);
  await expect(sheet(page).getByRole('link', { name: '下一步：檢查憑證串鍊' })).toHaveAttribute('href', /tools\/chain\.html$/);
  await expect(sheet(page).getByRole('link', { name: '安裝到主機' })).toHaveAttribute('href', /install\/overview\.html$/);
  await page.locator('kb-decoder [name=at]').fill('2027-05-20');
  await expect(sheet(page).getByRole('link', { name: '下一步：辦續期' })).toHaveAttribute('href', /apply\/renewal\.html$/);
});

test('不可用的請求檔：「怎麼修」帶到第一件要修的事', async ({ page }) => {
  await decode(page, weak);
  await sheet(page).getByRole('link', { name: '怎麼修' }).click();
  await expect(sheet(page).locator('.findings')).toBeFocused();
  await expect(sheet(page).getByRole('link', { name: /下一步/ })).toHaveCount(0);
});

test('效期尺：兩端的日期、今天、換發的日子與新的上限，用聽的也知道', async ({ page }) => {
  await decode(page, await site(await makeKeys(), 60, 198));
  await expect(ruler(page)).toHaveAccessibleName(/2026-10-02 生效，2027-04-18 到期，判斷日是 2026-12-01/);
  await expect(ruler(page).locator('svg:visible text')).toContainText([
    '今天 2026-12-01',
    '100 天',
    '47 天',
    /換發/,
    /2026-10-02/,
    /2027-04-18/,
  ]);
  await expect(page.locator('.validity-words')).toContainText('2027-03-15 起 100 天');
});

test('過期的憑證：今天畫在到期的外面，也說過期幾天', async ({ page }) => {
  await decode(page, await site(await makeKeys(), 100, 90));
  await expect(ruler(page).locator('svg:visible .outside')).toHaveCount(1);
  await expect(page.locator('.validity-words')).toContainText('已過期 10 天');
});

for (const width of [360, 768, 1440]) {
  test(`效期尺的字不重疊、不出去，頁面不必左右捲動：寬 ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const keys = await makeKeys();
    for (const [passed, days] of [
      [5, 47],
      [100, 90],
      [-3, 198],
      [190, 198],
      [700, 3650],
    ] as const) {
      await decode(page, await site(keys, passed, days));
      const boxes = await ruler(page)
        .locator('svg:visible text')
        .evaluateAll((texts) => texts.map((each) => each.getBoundingClientRect().toJSON() as DOMRect));
      expect(boxes.length).toBeGreaterThan(2);
      const hits = boxes.flatMap((one, at) =>
        boxes
          .slice(at + 1)
          .filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom - 4 && other.top < one.bottom - 4),
      );
      expect(hits, `${passed}/${days}`).toEqual([]);
      const frame = await sheet(page).boundingBox();
      for (const { left, right } of boxes) expect(frame && left >= frame.x && right <= frame.x + frame.width).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

for (const count of [1, 3, 100, 500]) {
  test(`${count} 個名稱全部列出來，放得下的主機名稱不從中間斷開`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const hosts = Array.from({ length: count }, (_, at) => `service-${at + 1}.example.gov.tw`);
    await decode(page, await site(await makeKeys(), 10, 90, hosts));
    const names = page.locator('.names li');
    await expect(names).toHaveCount(count);
    await expect(page.getByRole('heading', { name: `名稱（${count} 個）` })).toBeVisible();
    await expect(names.last()).toHaveText(`service-${count}.example.gov.tw`);
    const heights = await names.evaluateAll((items) => items.map((each) => Math.round(each.getBoundingClientRect().height)));
    expect(Math.max(...heights)).toBe(Math.min(...heights));
    expect(Math.max(...heights)).toBeLessThan(40);
    const field = page.getByLabel('找一個名稱');
    await expect(field).toHaveCount(count > 9 ? 1 : 0);
    if (count <= 9) return;
    await field.fill('service-77');
    await expect(page.locator('.names li:visible')).toHaveText(['service-77.example.gov.tw']);
    await field.fill('mail');
    await expect(page.locator('.sheet-names [role=status]')).toContainText('沒有名稱包含「mail」');
  });
}

test('找名稱：星號涵蓋的也算', async ({ page }) => {
  const hosts = ['*.example.gov.tw', ...Array.from({ length: 12 }, (_, at) => `a${at}.example.org`)];
  await decode(page, await site(await makeKeys(), 10, 90, hosts));
  await page.getByLabel('找一個名稱').fill('mail.example.gov.tw');
  await expect(page.locator('.names li:visible')).toHaveText(['*.example.gov.tw']);
});

/** A root, an authority under it and a site, and another authority of the same name with another key. */
async function family(): Promise<Record<'root' | 'authority' | 'namesake' | 'leaf', string>> {
  const [rootKeys, keys, otherKeys, leafKeys] = await Promise.all([makeKeys(), makeKeys(), makeKeys(), makeKeys()]);
  const top = { name: '/C=TW/O=測試機關/CN=測試根憑證', keys: rootKeys };
  const name = '/C=TW/O=測試機關/CN=測試中繼憑證';
  const from = new Date(noon - 20 * DAY);
  const shape = { from, subjectKeyId: true, authorityKeyId: true };
  const [root, authority, namesake, leaf] = await Promise.all([
    makeCertificate({ ...shape, ...top, serial: 1, days: 3650, ca: true }),
    makeCertificate({ ...shape, name, keys, issuer: top, serial: 2, days: 1800, ca: true }),
    makeCertificate({ ...shape, name, keys: otherKeys, issuer: top, serial: 3, days: 1800, ca: true }),
    makeCertificate({ ...shape, name: `/CN=${host}`, keys: leafKeys, issuer: { name, keys }, serial: 4, days: 90, hosts: [host] }),
  ]);
  return { root, authority, namesake, leaf };
}

test('串鍊的接縫：好的兩邊是同一個識別碼，缺的是開的，同名的另一把畫在後面', async ({ page }) => {
  const { root, authority, namesake, leaf } = await family();
  await examine(page, leaf + authority + root);
  await expect(page.locator('[data-results] .verdict')).toContainText('可用');
  await expect(page.locator('.seam.fits')).toHaveCount(2);
  for (const seam of await page.locator('.seam.fits').all()) {
    const [upper, lower] = await seam.locator('text').allTextContents();
    expect(upper).toMatch(/^[0-9A-F]{2}( [0-9A-F]{2}){3}$/);
    expect(lower).toBe(upper);
    await expect(seam).toContainText(`主體金鑰識別碼：${upper}`);
  }
  await page.locator('kb-chain textarea').fill(leaf + root);
  await expect(page.locator('.seam.missing')).toHaveCount(1);
  await expect(page.locator('.chain-card.gone')).toContainText('測試中繼憑證');
  await page.locator('kb-chain textarea').fill(leaf + namesake + root);
  await expect(page.locator('.chain-card.twinned')).toContainText('同名');
  await expect(page.locator('.chain')).not.toContainText('沒有問題');
});

test('沒有可以下載的檔案，就沒有檔案怎麼用；有了才出現', async ({ page }) => {
  const { root, authority, leaf } = await family();
  const use = page.getByRole('heading', { name: '整理好的檔案怎麼用' });
  await examine(page, leaf);
  await expect(use).toBeHidden();
  await expect(page.getByRole('button', { name: /下載/ })).toHaveCount(0);
  await page.locator('kb-chain textarea').fill(leaf + authority + root);
  await expect(page.getByRole('button', { name: /下載/ })).toHaveCount(1);
  await expect(use).toBeVisible();
});

test('單張憑證和貼在一起的簽發者有接縫，簽章留給串鍊檢查', async ({ page }) => {
  const { authority, leaf } = await family();
  await decode(page, leaf + authority);
  const seam = page.locator('.sheet').first().locator('.sheet-seam');
  await expect(seam).toContainText('測試中繼憑證');
  await expect(seam).toContainText('金鑰識別碼相同');
  await expect(seam.getByRole('link')).toHaveAttribute('href', /tools\/chain\.html$/);
});

for (const home of ['index.html', 'tools/decode.html']) {
  test(`列印只有檢查單：${home}`, async ({ page }) => {
    await page.goto(home);
    await page
      .locator('kb-decoder input[type=file]')
      .setInputFiles({ name: 'server.csr', mimeType: 'application/x-pem-file', buffer: Buffer.from(weak) });
    await expect(page.locator('.sheet-print')).toBeAttached();
    await page.emulateMedia({ media: 'print' });
    const printed = page.locator('.sheet-print');
    await expect(printed).toBeVisible();
    for (const text of ['server.csr', /[0-9a-f]{64}/, '判斷日期', '憑證工作檯，內容核對到', '經辦', '日期'])
      await expect(printed).toContainText(text);
    await expect(page.locator('[data-results] .verdict')).toBeVisible();
    for (const gone of ['header.top', 'footer.foot', 'kb-decoder form', 'textarea', 'h1', 'aside', 'button']) {
      for (const each of await page.locator(gone).all()) await expect(each).toBeHidden();
    }
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
  });
}

test('清除之後列印的是整頁', async ({ page }) => {
  await decode(page, weak);
  await page.getByRole('button', { name: '清除' }).click();
  await expect(sheet(page)).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('結果畫面沒有無障礙問題：效期尺、名稱、接縫，亮色與暗色', async ({ page }) => {
  const { root, namesake, authority, leaf } = await family();
  const hosts = Array.from({ length: 30 }, (_, at) => `service-${at + 1}.example.gov.tw`);
  await decode(page, (await site(await makeKeys(), 10, 198, hosts)) + leaf + authority);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOn(page, { tags: LEVELS }), colorScheme).toEqual([]);
  }
  await examine(page, leaf + namesake + root);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOn(page, { tags: LEVELS }), colorScheme).toEqual([]);
  }
});
