import { expect, test } from './guarded-test.ts';
import { questionSets } from './search-answers.ts';

const LIMIT = 150 * 1000;

test('第一次搜尋在網路上不超過 150 kB：標頭、程式、樣式、索引與結果的文字（gzip）', async ({ browser, baseURL }) => {
  // Slips cost what corrects them as well.
  const questions = [
    'NET::ERR_CERT_AUTHORITY_INVALID',
    ...(questionSets.own ?? []).filter((_, index) => index % 6 === 0).map(({ q }) => q),
    ...(questionSets.misspelled ?? []).filter((_, index) => index % 12 === 0).map(({ q }) => q),
  ];
  expect(questions.length).toBeGreaterThanOrEqual(30);
  const costs: [bytes: number, files: number, question: string][] = [];
  for (const question of questions) {
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto('install/nginx.html');
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const sizes: number[] = [];
    network.on('Network.loadingFinished', ({ encodedDataLength }) => sizes.push(encodedDataLength));
    await page.locator('#search').fill(question);
    await page.locator('.hits .hit').first().waitFor();
    // The later results' texts, and what is made ready for the next query.
    await page.waitForLoadState('networkidle');
    await context.close();
    costs.push([sizes.reduce((sum, size) => sum + size, 0), sizes.length, question]);
  }
  const [most = 0, count, question] = costs.toSorted((a, b) => b[0] - a[0])[0] ?? [];
  console.log(
    `第一次搜尋最重：${most} B，${count} 個檔案（${question}）；${costs.length} 題的中位數 ${costs.map(([bytes]) => bytes).sort((a, b) => a - b)[Math.floor(costs.length / 2)]} B`,
  );
  expect(most).toBeGreaterThan(50_000);
  expect(most).toBeLessThanOrEqual(LIMIT);
});
