import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './guarded-test.ts';
import { questionSets } from './search-answers.ts';

const dist = join(import.meta.dirname, '../../dist');
const LIMIT = 150 * 1000;

test('第一次搜尋載入的程式、樣式、索引與文字不超過 150 kB（gzip）', async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const questions = (questionSets.own ?? []).filter((_, index) => index % 6 === 0).map(({ q }) => q);
  expect(questions.length).toBeGreaterThan(10);
  const costs: [bytes: number, files: number, question: string][] = [];
  for (const question of questions) {
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto('install/nginx.html');
    const files = new Set<string>();
    page.on('request', (request) => files.add(request.url().replace(baseURL ?? '', '')));
    await page.locator('#search').fill(question);
    await page.locator('.hits .hit').first().waitFor();
    // The later results' texts, and what is made ready for the next query.
    await page.waitForLoadState('networkidle');
    await context.close();
    const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
    costs.push([bytes, files.size, question]);
  }
  const [most = 0, count, question] = costs.toSorted((a, b) => b[0] - a[0])[0] ?? [];
  console.log(`第一次搜尋最重：${most} B，${count} 個檔案（${question}）；${costs.length} 題的中位數 ${costs.map(([bytes]) => bytes).sort((a, b) => a - b)[Math.floor(costs.length / 2)]} B`);
  expect(most).toBeGreaterThan(50_000);
  expect(most).toBeLessThanOrEqual(LIMIT);
});
