import { readReproduced } from '../../src/dev/servers/reproduced-messages.ts';
import { stillTrue } from '../../src/site/texts-fingerprint.ts';
import { entries } from '../core/recognise/catalogue.ts';
import { expect, test } from './guarded-test.ts';

const shown = stillTrue(readReproduced().messages, entries);

test('條目寫著在哪個版本重現過，點得到怎麼引發', async ({ page }) => {
  await page.goto('errors/nginx.html');
  const deed = shown.get('n01')?.[0];
  const link = page.locator('#n01').getByRole('link', { name: `已在 nginx ${deed?.version} 實際重現` });
  await link.click();
  await expect(page.locator('h1')).toHaveText('實際重現的訊息');
  await expect(page.locator('#n01')).toContainText(deed?.how ?? '');
  await expect(page.locator('#n01:target')).toBeVisible();
});

test('重現過的每一則都列出來，沒有重現過的條目不說', async ({ page }) => {
  await page.goto('errors/reproduced.html');
  const ids = await page.locator('main .codes li[id]').evaluateAll((items) => items.map(({ id }) => id));
  expect(ids.sort()).toEqual([...shown.keys()].sort());
  await page.goto('errors/iis.html');
  await expect(page.locator('.entry').first()).toBeVisible();
  await expect(page.getByText('實際重現', { exact: false })).toHaveCount(0);
});
