import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test } from './guarded-test.ts';
import { LEVELS, violationsOn } from './axe.ts';
import { inEachSetting } from './settings.ts';
import { makeCertificate, makeKeys } from '../support/make-certificate.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../fixtures/x509', name), 'utf8');
const good = (parse(readFileSync(join(import.meta.dirname, '../../content/examples/1-request.yaml'), 'utf8')) as { text: string }).text;
const BUTTON = '用第二套程式再讀一次';

async function decode(page: Page, text: string): Promise<Locator> {
  await page.goto('tools/decode.html');
  await page.locator('kb-decoder textarea').focus();
  await expect(page.locator('kb-decoder[data-ready]')).toHaveCount(1);
  await page.locator('kb-decoder textarea').fill(text);
  const sheet = page.locator('.sheet').first();
  await expect(sheet.getByRole('button', { name: BUTTON })).toBeVisible();
  return sheet;
}

/** A certificate with further extensions, of which no sheet has a row. */
async function withExtra(...extra: (readonly [oid: string, value: Uint8Array])[]): Promise<string> {
  return makeCertificate({
    name: '/CN=www.example.gov.tw',
    keys: await makeKeys(),
    serial: 7,
    from: new Date('2026-11-20'),
    days: 90,
    extra,
  });
}

const asked = (page: Page) => page.locator('script[src*="/second."]');

test('按了才載入；兩套讀到的一樣只說一行，焦點到結果', inEachSetting, async ({ page }) => {
  const sheet = await decode(page, good);
  await expect(asked(page)).toHaveCount(0);
  await sheet.getByRole('button', { name: BUTTON }).focus();
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('heading', { name: '第二套程式的結果' })).toBeFocused();
  await expect(sheet.locator('.second')).toContainText(/兩套程式讀到的一樣，比對了 \d+ 個欄位。第二套程式是 @peculiar\/asn1-x509 /);
  await expect(sheet.locator('.second .finding')).toHaveCount(0);
  await expect(asked(page)).toHaveCount(1);
  // Pressed again, it stands once.
  await sheet.getByRole('button', { name: BUTTON }).click();
  await expect(sheet.locator('.second')).toHaveCount(1);
});

test('擴充欄位重複：說第二套讀得出來而本站說不完整，代表什麼、怎麼辦；手機寬度放得下', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  const value = Uint8Array.from([0x30, 0x0b, 0x0c, 0x06, 0xe6, 0xa9, 0x9f, 0xe9, 0x97, 0x9c, 0x02, 0x01, 0x05]);
  const sheet = await decode(page, await withExtra(['1.2.3.4.5', value], ['1.2.3.4.5', value]));
  await sheet.getByRole('button', { name: BUTTON }).click();
  const finding = sheet.locator('.second .finding');
  await expect(finding).toContainText('第二套程式讀得出來，本站說它不完整。');
  await expect(finding).toContainText('寬鬆的軟體會收，嚴格的會拒收。');
  await expect(finding).toContainText('extension 1.2.3.4.5');
  await sheet.getByText('本站沒有逐項解讀的部分（2 處）').click();
  await expect(sheet.locator('.second dd').first()).toContainText(/SEQUENCE\s*UTF8String 機關\s*INTEGER 5/);
  expect(await violationsOn(page, { tags: LEVELS, within: '.sheet' })).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('請求檔的密碼不顯示，只說有幾個位元組', async ({ page }) => {
  const sheet = await decode(page, fixture('no-san-password.csr.pem'));
  await sheet.getByRole('button', { name: BUTTON }).click();
  await sheet.getByText(/本站沒有逐項解讀的部分/).click();
  await expect(sheet.locator('.second dl')).toContainText(/請求檔屬性 challengePassword.*個位元組，內容不顯示/);
  await expect(page.locator('main')).not.toContainText('not-a-secret');
});

test('PKCS#7：第二套不會讀裡面的撤銷清單，說是它的限制；結構可以打開看', async ({ page }) => {
  const sheet = await decode(page, fixture('bundle.p7b.pem'));
  await sheet.getByRole('button', { name: BUTTON }).click();
  await expect(sheet.locator('.second')).toContainText('放在那裡是合乎規格的');
  await expect(sheet.locator('.second .finding')).toHaveCount(0);
  await sheet.getByText('PKCS#7 的結構', { exact: true }).first().click();
  await expect(sheet.locator('.second dd')).toContainText('signedData (1.2.840.113549.1.7.2)');
});
