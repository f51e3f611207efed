import { expect, test } from './guarded-test.ts';
import { sitePages } from './site-pages.ts';

const GUIDES = /^(?:apply|csr|install|chain|move|harden|background|history|faq)\/(?!authorities|packs)/;
const guides = sitePages.filter((page) => GUIDES.test(page));
const toFollow = guides.filter((page) => /^(?:csr|install|move)\//.test(page));

test('產製、安裝、搬移的每一頁：第一個步驟或指令在筆電的第一個畫面裡', async ({ page }) => {
  expect(toFollow.length).toBeGreaterThanOrEqual(19);
  await page.setViewportSize({ width: 1366, height: 628 });
  const tops: string[] = [];
  for (const file of toFollow) {
    await page.goto(file);
    const top = await page.evaluate(() => {
      const first = [...document.querySelectorAll('article .steps > ol > li, article pre')].find(
        (each) => each.getClientRects().length > 0,
      );
      return first ? Math.round(first.getBoundingClientRect().top + scrollY) : Infinity;
    });
    tops.push(`${file} ${top}`);
  }
  console.log(tops.join('\n'));
  expect(tops.filter((line) => Number(line.split(' ')[1]) > 628)).toEqual([]);
});

test('背景不擋在步驟前面，也不用警告的顏色', async ({ page }) => {
  const wrong: string[] = [];
  for (const file of guides) {
    await page.goto(file);
    const found = await page.evaluate(() => ({
      yellow: document.querySelectorAll('.callout.warning table').length,
      deck: [...document.querySelectorAll('article details, article .callout.history')].filter((each) =>
        each.textContent.startsWith('和 2017 年的簡報不同'),
      ).length,
      open: document.querySelectorAll('.main details[open]').length,
    }));
    if (found.yellow + found.deck + found.open > 0) wrong.push(`${file} ${JSON.stringify(found)}`);
  }
  expect(wrong).toEqual([]);
});

for (const file of [
  'install/iis.html',
  'chain/authorities.html',
  'faq/part-2.html',
  'errors/keytool.html',
  'flows/iis-f5.html',
  'tools/decode.html',
]) {
  test(`${file}：標題的名稱就是它的文字`, async ({ page }) => {
    await page.goto(file);
    await expect(page.locator('.link').first()).toBeAttached();
    const headings = await page.getByRole('heading').all();
    expect(headings.length).toBeGreaterThan(2);
    for (const heading of headings) {
      await expect(heading.locator('.link')).toHaveCount(0);
      await expect(heading).not.toHaveAccessibleName(/複製「/);
    }
  });
}

for (const width of [360, 768, 1366]) {
  test(`複製按鈕不壓在程式碼上，程式碼不小於 15 px：寬 ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const file of [
      'install/iis.html',
      'csr/openssl.html',
      'install/tomcat.html',
      'flows/iis-f5.html',
      'errors/keytool.html',
      'tools/match.html',
    ]) {
      await page.goto(file);
      await expect(page.locator('.code .copy').first()).toBeAttached();
      const wrong = await page.evaluate(() =>
        [...document.querySelectorAll('.code')].flatMap((block) => {
          const button = block.querySelector('.copy')?.getBoundingClientRect();
          const code = block.querySelector('pre');
          if (!button || !code || button.width === 0) return [];
          const text = code.getBoundingClientRect();
          // Beside it or above it is well; what counts is where both would stand.
          const isBeside = button.left >= text.right - 0.5 || button.right <= text.left + 0.5;
          const over = !isBeside && button.bottom > text.top + 0.5 && button.top < text.bottom - 0.5;
          return over || parseFloat(getComputedStyle(code).fontSize) < 15 ? [code.textContent.slice(0, 40)] : [];
        }),
      );
      expect(wrong, file).toEqual([]);
    }
  });
}

test('連到收起來的地方會打開，印出來時全部打開', async ({ page }) => {
  await page.goto('install/iis.html#sources');
  await expect(page.getByText('可信程度：')).toBeInViewport();
  await expect(page.getByText('Schannel 依主機的憑證存放區決定')).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.getByText('Schannel 依主機的憑證存放區決定')).toBeVisible();
  await expect(page.locator('.which-ca table')).toBeVisible();
});

test('英文的訊息標成英文，麵包屑與目錄的連結至少 24 px 高', async ({ page }) => {
  await page.goto('install/iis.html');
  await expect(page.getByText('Cannot find the certificate request associated')).toHaveAttribute('lang', 'en');
  const heights = await page
    .locator('.crumbs a, .toc a, .stamp a')
    .evaluateAll((links) => links.filter((link) => link.getClientRects().length > 0).map((link) => link.getClientRects()[0]?.height ?? 0));
  expect(heights.length).toBeGreaterThan(1);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
});
