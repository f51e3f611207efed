import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

test('資料來源：文件的原句與其他的事收在那一列底下，展開才看到，用到的地方可以點', inEachSetting, async ({ page }) => {
  await page.goto('sources.html');
  const held = page.locator('tr.open:has(a[href="https://github.com/cabforum/servercert/blob/main/docs/BR.md"]) + tr');
  const words = held.locator('blockquote');
  await expect(words).toBeHidden();
  await held.locator('summary').first().click();
  await expect(words).toHaveAttribute('lang', 'en');
  await expect(words).toContainText('MUST NOT have a Validity Period greater than 200 days.');
  await expect(held.locator('li', { hasText: '還沒有用到' }).first()).toBeVisible();
  await held.locator('a[href$="dates.html#max-validity-100"]').click();
  await expect(page.locator('#max-validity-100')).toBeInViewport();
});
