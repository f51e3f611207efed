import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

test('憑證包：整包與單張的檔案都下載得到，SHA-256 和頁面寫的相同', inEachSetting, async ({ page }) => {
  await page.goto('chain/packs.html');
  const section = page.locator('section[aria-labelledby="twca-cyber"]');
  const rows = section.locator('li:has(> a[download])');
  await expect(rows).toHaveCount(6);
  for (const row of await rows.all()) {
    const link = row.locator('a[download]');
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe(await link.textContent());
    expect(sha256(await download.path())).toBe((await row.locator('.hex').textContent())?.trim());
  }
});

test('憑證包：從簽發者的對照表到得了自己那一包，每一包說得出期限、順序與信任的起點', async ({ page }) => {
  await page.goto('chain/packs.html');
  await page.getByRole('row', { name: 'TWCA Secure SSL' }).getByRole('link').click();
  await expect(page.locator('#twca-global:target')).toBeVisible();
  for (const id of ['twca-cyber', 'twca-global', 'gcc-r46', 'hipki', 'gtlsca']) {
    const section = page.locator(`section[aria-labelledby="${id}"]`);
    await expect(section.locator('ol > li').first()).toContainText('.crt');
    await expect(section).toContainText('到期');
    await expect(section).toContainText('信任的起點');
  }
  await expect(page.locator('section[aria-labelledby="twca-cyber"] ol > li').nth(1)).toContainText('twca-cyber-cross-by-global');
  await expect(page.locator('section[aria-labelledby="gtlsca"]')).toContainText('只限機關內部');
  await expect(page.locator('section[aria-labelledby="gcc-r46"]')).toContainText('本站沒有這一張');
});

test('各家憑證：每一張都有檔案可以下載，DER 的 SHA-256 就是指紋', async ({ page }) => {
  await page.goto('chain/authorities.html');
  const entries = page.locator('section.entry');
  for (const ending of ['.crt', '.der', '.p7b'])
    await expect(page.locator(`section.entry a[download$="${ending}"]`)).toHaveCount(await entries.count());
  const entry = page.locator('section[aria-labelledby="twca-cyber-cross-by-global"]');
  const [download] = await Promise.all([page.waitForEvent('download'), entry.locator('a[download$=".der"]').click()]);
  const fingerprint = entry.locator('dt', { hasText: 'SHA-256 指紋' }).locator('xpath=following-sibling::dd[1]');
  expect(sha256(await download.path())).toBe((await fingerprint.textContent())?.trim());
});

test('手機上對照表的每一列是一張卡片，不必左右捲動，每一格說得出是哪一欄', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const [address, head] of [
    ['chain/packs.html', '憑證包'],
    ['chain/authorities.html', '依序放'],
    ['codes/tls-alert.html', '可能的原因'],
    ['slides.html', '現在的頁面與問答'],
  ] as const) {
    await page.goto(address);
    const table = page.locator('.scroll:has(> .reference)').first();
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    const cell = table.locator(`td[data-head="${head}"]:not(:empty)`).first();
    await expect(cell).toBeVisible();
    expect(await cell.evaluate((place) => getComputedStyle(place, '::before').content)).toContain(head);
  }
});
