import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from './guarded-test.ts';
import { textAt, type Question } from './search-answers.ts';

const dist = join(import.meta.dirname, '../../dist');

/** Asks every question on the results page, prints the table and holds the results to what is promised. `base` is the site's address. */
export async function askQuestions(page: Page, base: string, label: string, questions: readonly Question[]): Promise<void> {
  await page.goto('search.html');
  const ranks: (number | null)[] = [];
  const failed: string[] = [];
  for (const { q, page: patterns } of questions) {
    await page.evaluate((query) => (location.hash = `q=${encodeURIComponent(query)}`), q);
    const shown = await page.waitForFunction(
      (query) =>
        document.querySelector<HTMLElement>('kb-results')?.dataset.shown === query &&
        [...document.querySelectorAll<HTMLAnchorElement>('#results a')].slice(0, 3).map(({ href }) => href),
      q,
    );
    const found = ((await shown.jsonValue()) || []).map((address) => address.replace(base, ''));
    const index = found.findIndex((address) => patterns.every((pattern) => new RegExp(pattern, 'u').test(textAt(dist, address))));
    ranks.push(index < 0 ? null : index + 1);
    if (index !== 0) failed.push(`${index < 0 ? '前三筆沒有' : `第 ${index + 1} 筆`}：${q}　${found.join('　')}`);
  }
  const share = (good: (rank: number | null) => boolean): number => ranks.filter(good).length / ranks.length;
  const recall3 = share((rank) => rank !== null);
  const recall1 = share((rank) => rank === 1);
  const mrr = ranks.reduce((sum: number, rank) => sum + (rank === null ? 0 : 1 / rank), 0) / ranks.length;
  console.log(
    `搜尋（${label}，${questions.length} 題）：recall@3 ${recall3.toFixed(3)}，recall@1 ${recall1.toFixed(3)}，MRR ${mrr.toFixed(3)}${failed.map((line) => `\n  ${line}`).join('')}`,
  );
  expect(recall3).toBeGreaterThanOrEqual(0.98);
  expect(recall1).toBeGreaterThanOrEqual(0.85);
}
