import { join } from 'node:path';
import { expect, test } from './guarded-test.ts';
import { questionSets, textAt } from './search-answers.ts';

const dist = join(import.meta.dirname, '../../dist');

if (!('public' in questionSets)) test.skip('公開的問題集：這台機器沒有 shared/search/queries.json', () => undefined);

for (const [name, questions] of Object.entries(questionSets)) {
  test(`${name === 'own' ? '自己的' : '公開的'}問題集：前三筆找得到的至少九成八，第一筆就對的至少八成五`, async ({ page, baseURL }, { project }) => {
    test.setTimeout(180_000);
    await page.goto('search.html');
    const ranks: (number | null)[] = [];
    const failed: string[] = [];
    for (const { q, page: patterns } of questions) {
      await page.evaluate((query) => (location.hash = `q=${encodeURIComponent(query)}`), q);
      await expect(page.locator('kb-results')).toHaveAttribute('data-shown', q, { timeout: 20_000 });
      const addresses = await page.locator('#results a').evaluateAll((links) => links.slice(0, 3).map((link) => (link as HTMLAnchorElement).href));
      const found = addresses.map((address) => address.replace(baseURL ?? '', ''));
      const index = found.findIndex((address) => patterns.every((pattern) => new RegExp(pattern, 'u').test(textAt(dist, address))));
      ranks.push(index < 0 ? null : index + 1);
      if (index !== 0) failed.push(`${index < 0 ? '前三筆沒有' : `第 ${index + 1} 筆`}：${q}　${found.join('　')}`);
    }
    const share = (good: (rank: number | null) => boolean): number => ranks.filter(good).length / ranks.length;
    const recall3 = share((rank) => rank !== null);
    const recall1 = share((rank) => rank === 1);
    const mrr = ranks.reduce((sum: number, rank) => sum + (rank === null ? 0 : 1 / rank), 0) / ranks.length;
    console.log(`搜尋（${name}，${project.name}，${questions.length} 題）：recall@3 ${recall3.toFixed(3)}，recall@1 ${recall1.toFixed(3)}，MRR ${mrr.toFixed(3)}${failed.map((line) => `\n  ${line}`).join('')}`);
    expect(recall3).toBeGreaterThanOrEqual(0.98);
    expect(recall1).toBeGreaterThanOrEqual(0.85);
  });
}
