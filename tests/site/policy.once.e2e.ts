import { expect, test } from '@playwright/test';

test('頁面上做不出別的 Trusted Types 規則，也做不出第二份同名的', async ({ page }) => {
  await page.goto('tools/decode.html');
  const made = await page.evaluate(() =>
    ['evil', 'default', 'kb-scripts'].filter((name) => {
      try {
        globalThis.trustedTypes?.createPolicy(name, { createScriptURL: (address) => address });
        return true;
      } catch {
        return false;
      }
    }),
  );
  expect(made).toEqual([]);
});
