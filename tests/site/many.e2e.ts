import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violationsOn } from './axe.ts';
import { expect, test } from './guarded-test.ts';
import { makeCertificate, makeKeys } from '../support/make-certificate.ts';

const keys = await makeKeys();
const DAY = 86_400_000;
const START = new Date('2026-06-01T00:00:00Z');
/** Ends so many days after the day by which the page judges, and was signed by itself. */
const certificate = (name: string, ends: string): Promise<string> =>
  makeCertificate({
    name: `/CN=${name}`,
    keys,
    serial: name.length,
    from: START,
    days: Math.round((Date.parse(ends) - START.getTime()) / DAY),
    hosts: [name],
  });
const pasted = (
  await Promise.all([
    certificate('past.example.gov.tw', '2026-11-01T00:00:00Z'),
    certificate('soon.example.gov.tw', '2026-12-08T00:00:00Z'),
    certificate('month.example.gov.tw', '2026-12-25T00:00:00Z'),
    certificate('later.example.gov.tw', '2027-11-20T00:00:00Z'),
    certificate('last.example.gov.tw', '2027-11-28T00:00:00Z'),
  ])
).join('');

async function show(page: Page): Promise<void> {
  await page.goto('tools/decode.html');
  await page.locator('kb-decoder textarea').focus();
  await expect(page.locator('kb-decoder[data-ready]')).toHaveCount(1);
  await page.locator('kb-decoder summary', { hasText: '換日期或規則' }).click();
  await page.locator('kb-decoder [name="at"]').fill('2026-11-29');
  await page.locator('kb-decoder textarea').fill(pasted);
  await expect(page.locator('.overview tbody tr')).toHaveCount(5);
}
const line = (page: Page, name: string) => page.locator('.overview tbody tr', { hasText: name });

test('總表說出原因，剩 9 天和剩 356 天看得出不同，過期的說過期幾天', async ({ page }) => {
  await show(page);
  await expect(page.locator('.overview caption')).toContainText('共 5 筆：不可用 5，注意 0；已過期 1，三十天內到期 2。');
  await expect(line(page, 'past.')).toContainText(/過期 2[78] 天/);
  await expect(line(page, 'later.')).toContainText('沒有任何瀏覽器信任它');
  const weight = (name: string): Promise<string> =>
    line(page, name)
      .locator('.left')
      .evaluate((cell) => `${getComputedStyle(cell).color} ${getComputedStyle(cell).fontWeight}`);
  expect(new Set([await weight('soon.'), await weight('month.'), await weight('later.')]).size).toBe(3);
  expect(await weight('past.')).toBe(await weight('soon.'));
  expect(await violationsOn(page)).toEqual([]);
});

test('依到期的週分組，依原因分組', async ({ page }) => {
  await show(page);
  const groups = page.locator('.overview tr.group th');
  await page.getByLabel('分組').selectOption('依到期的週');
  await expect(groups).toHaveText([
    '已過期（1 筆）',
    '2026-12-07 到 2026-12-13 這一週到期（1 筆）',
    '2026-12-21 到 2026-12-27 這一週到期（1 筆）',
    '2027-11 月到期（2 筆）',
  ]);
  await page.getByLabel('分組').selectOption('依原因');
  await expect(groups.filter({ hasText: '沒有任何瀏覽器信任它' })).toContainText('（4 筆）');
  await expect(line(page, 'past.')).toBeVisible();
});

test('全部的到期提醒存成一個行事曆檔', async ({ page }) => {
  await show(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '到期提醒加進行事曆（.ics）' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('renewal.ics');
  // Long lines are folded (RFC 5545, 3.1).
  const text = readFileSync(await file.path(), 'utf8').replaceAll('\r\n ', '');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
  expect(text).toContain('DTSTART;VALUE=DATE:20261201\r\n');
  expect(text).toContain('SUMMARY:開始續期：soon.example.gov.tw（還有 7 天到期）');
  expect(text).toContain('SUMMARY:憑證今天到期：last.example.gov.tw');
  expect(text).not.toContain('past.example.gov.tw');
  // Told at nine in the morning of each day, by the calendar's own clock.
  const alarms = text.match(/BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER;RELATED=START:PT9H\r\nDESCRIPTION:[^\r]+\r\nEND:VALARM\r\n/g);
  expect(alarms?.length).toBe(text.match(/BEGIN:VEVENT/g)?.length);
});

test('手機上是一張一張的卡片，選單可以換排序，名稱不從中間斷開', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await show(page);
  await expect(page.locator('.overview thead')).toBeHidden();
  await page.getByLabel('排序').selectOption('剩餘天數');
  const card = line(page, 'soon.');
  await expect(card.locator('td[data-head="剩餘天數"]')).toContainText('天');
  const box = await card.getByRole('button').boundingBox();
  expect(box?.height ?? 99).toBeLessThan(40);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
