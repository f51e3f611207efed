import { content } from '../../src/content/content-folder.ts';
import { datedFacts } from '../../src/content/dated-facts.ts';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

test('日期與期限：今天的線在過去與未來之間，當天的在線上面', async ({ page }) => {
  const rows = page.locator('section[aria-labelledby="coming"] .dates > li');
  const datesOf = (): Promise<string[]> => rows.evaluateAll((items) => items.map(({ dataset }) => dataset.date ?? 'today'));
  await page.goto('dates.html');
  const days = (await datesOf()).filter((date) => date.length === 10);
  const day = days[Math.floor(days.length / 2)] ?? '';
  await page.clock.setFixedTime(new Date(`${day}T01:00:00Z`));
  await page.reload();
  const [year, month, date] = day.split('-').map(Number);
  await expect(rows.and(page.locator('.today'))).toHaveText(`今天，${year} 年 ${month} 月 ${date} 日。以下還沒到。`);
  const dates = await datesOf();
  const at = dates.indexOf('today');
  expect(at).toBeGreaterThan(0);
  expect(dates[at - 1]).toBe(day);
  expect((dates[at + 1] ?? '') > day).toBe(true);
});

test('過了的支援期限在安裝頁變色', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2027-01-13T01:00:00Z'));
  await page.goto('install/iis.html');
  await expect(page.locator('.support .passed', { hasText: '2016 到 2027-01-12' })).toHaveCount(1);
  await expect(page.locator('.support .passed', { hasText: '2019 到' })).toHaveCount(0);
});

test('支援期限在最後一天還沒過', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2027-01-12T01:00:00Z'));
  await page.goto('install/iis.html');
  await expect(page.locator('.support [data-until="2023-10-10"].passed')).toHaveCount(1);
  await expect(page.locator('.support .passed', { hasText: '2016 到 2027-01-12' })).toHaveCount(0);
});

test('日期與期限：用伺服器與簽發單位篩選', inEachSetting, async ({ page }) => {
  await page.goto('dates.html');
  const rule = page.locator('#max-validity-100');
  const windows = page.locator('#windows-server-2016-end');
  const twca = page.locator('#twca-198-days');
  for (const each of [rule, windows, twca]) await expect(each).toBeVisible();
  await page.getByLabel('我的伺服器').selectOption('tomcat');
  await expect(windows).toBeHidden();
  await expect(page.locator('#tomcat-8-5-end')).toBeVisible();
  await expect(rule).toBeVisible();
  await page.getByLabel('憑證是誰簽發的').selectOption('gtlsca');
  await expect(twca).toBeHidden();
  await expect(rule).toBeVisible();
  await page.getByLabel('我的伺服器').selectOption('');
  await expect(windows).toBeVisible();
});

test('每一個伺服器與體系都篩得出來', async ({ page }) => {
  await page.goto('dates.html');
  for (const [label, data] of [
    ['我的伺服器', 'servers'],
    ['憑證是誰簽發的', 'families'],
  ] as const) {
    const select = page.getByLabel(label);
    const ids = await select
      .locator('option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value).filter((id) => id !== ''));
    expect(ids.length).toBeGreaterThan(3);
    for (const id of ids) {
      await select.selectOption(id);
      const shown = await page
        .locator(`[data-${data}]`)
        .evaluateAll((rows) => rows.filter((row) => row.checkVisibility()).map((row) => row.id));
      const wanted = await page.locator(`[data-${data}=""], [data-${data}~="${id}"]`).evaluateAll((rows) => rows.map((row) => row.id));
      expect(shown, `${label} ${id}`).toEqual(wanted);
    }
    await select.selectOption('');
  }
});

test('還沒有確認的事實，待確認事項都列出來', async ({ page }) => {
  await page.goto('pending.html');
  const listed = await page
    .locator('main a[href*="dates.html#"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash.slice(1)));
  const unsure = [...datedFacts(content).values()].filter(({ confidence }) => confidence === 'unverified').map(({ id }) => id);
  expect(listed.sort()).toEqual(unsure.sort());
});

test.describe('關閉 JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('日期與期限照樣讀、照樣篩', async ({ page }) => {
    await page.goto('dates.html');
    await expect(page.locator('#max-validity-100')).toContainText('2027-03-15');
    await page.getByLabel('我的伺服器').selectOption('nginx');
    await expect(page.locator('#windows-server-2016-end')).toBeHidden();
  });
});
