import type { Page } from '@playwright/test';
import { LEVELS, violationsOn } from './axe.ts';
import { expect, test } from './guarded-test.ts';
import { makeCertificate, makeKeys, makeRequest, type CertificateWish } from '../support/make-certificate.ts';
import { inEachSetting } from './settings.ts';

const [keys, others, issuing] = await Promise.all([makeKeys(), makeKeys(), makeKeys()]);
const certificate = (wish: Partial<CertificateWish>): Promise<string> =>
  makeCertificate({
    name: '/C=TW/O=測試機關/CN=www.example.gov.tw',
    keys,
    issuer: { name: '/C=TW/O=測試/CN=測試中繼', keys: issuing },
    serial: 1,
    from: new Date('2025-01-01T00:00:00Z'),
    days: 3650,
    hosts: ['www.example.gov.tw', 'mail.example.gov.tw'],
    ...wish,
  });
const old = await certificate({});
const renewed = await certificate({ serial: 2, keys: others, from: new Date('2026-01-01T00:00:00Z'), days: 3650 });
const narrower = await certificate({
  serial: 3,
  keys: others,
  from: new Date('2026-01-01T00:00:00Z'),
  days: 3650,
  hosts: ['www.example.gov.tw'],
});

async function open(page: Page): Promise<void> {
  await page.goto('tools/compare.html');
  await page.locator('kb-compare textarea').focus();
  await expect(page.locator('kb-compare[data-ready]')).toHaveCount(1);
}
const paste = (page: Page, content: string): Promise<void> => page.locator('kb-compare textarea').fill(content);
const headline = (page: Page) => page.locator('kb-compare .verdict h2');

test('名稱少了一個：先不要換裝，說出是哪一個；順序不拘', inEachSetting, async ({ page }) => {
  await open(page);
  await paste(page, narrower + old);
  await expect(headline(page)).toHaveText('先不要換裝：舊的有 1 個名稱，新的沒有：mail.example.gov.tw。');
  await expect(page.locator('kb-compare [role="status"]')).toContainText('mail.example.gov.tw');
  await expect(page.locator('.name-columns').first()).toHaveText('mail.example.gov.tw');
  const serial = page.locator('.beside tr', { hasText: '序號' });
  await expect(serial).toContainText('不同');
  await expect(serial.locator('td')).toHaveText(['01', '03']);
});

test('名稱都在、金鑰換新：沒有要擔心的差別', async ({ page }) => {
  await open(page);
  await paste(page, old + renewed);
  await expect(headline(page)).toHaveText('和舊的比，沒有要擔心的差別。');
  await expect(page.locator('.findings')).toContainText('新的用另一把金鑰');
  await expect(page.locator('.beside tr', { hasText: '簽發者' })).not.toContainText('不同');
  expect(await violationsOn(page, { tags: LEVELS })).toEqual([]);
});

test('兩個檔案拖進來，其中一個是請求檔', async ({ page }) => {
  await open(page);
  const request = await makeRequest({ name: '/CN=www.example.gov.tw', keys });
  await page.locator('#compare-file').setInputFiles([
    { name: 'new.csr', mimeType: 'text/plain', buffer: Buffer.from(request) },
    { name: 'old.crt', mimeType: 'text/plain', buffer: Buffer.from(old) },
  ]);
  await expect(headline(page)).toContainText('mail.example.gov.tw');
  await expect(page.locator('.findings')).toContainText('新的沿用舊的金鑰');
  await expect(page.locator('.beside tr', { hasText: '來源' }).locator('td')).toHaveText(['old.crt', 'new.csr']);
});

for (const [what, text, said] of [
  ['只有一張', old, '只有一張，還不能比'],
  ['同一張貼兩次', old + old, '同一張憑證'],
  ['不是憑證', '我要比較兩張憑證', '無法比較'],
] as const) {
  test(`${what}：說明怎麼辦`, async ({ page }) => {
    await open(page);
    await paste(page, text);
    await expect(headline(page)).toContainText(said);
    await page.getByRole('button', { name: '清除' }).click();
    await expect(page.locator('kb-compare .verdict')).toHaveCount(0);
  });
}
