import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { walkDist } from '../../src/checks/walk-dist.ts';
import { gzipSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';
import { contentSecurityPolicy } from '../../src/site/policy.ts';

const dist = join(import.meta.dirname, '../../dist');
const { problems, weights } = walkDist(dist, contentSecurityPolicy);
const guides = weights.filter(({ file }) => /^(apply|csr|install|chain|move|harden|background|history|faq)\//.test(file));
const kB = 1000;

test('dist 裡沒有行內樣式、模組、絕對路徑、外部資源、斷掉的連結', () => {
  expect(weights.length).toBeGreaterThan(10);
  expect(problems.map(({ file, what }) => `${file} ${what}`)).toEqual([]);
});

test('文章頁的樣式與程式合計不超過 8 kB（gzip）', () => {
  expect(guides.length).toBeGreaterThan(3);
  const heaviest = guides.reduce((a, b) => (a.assets > b.assets ? a : b));
  console.log(`樣式與程式最重：${heaviest.assets} B（${heaviest.file}）`);
  expect(heaviest.assets).toBeLessThanOrEqual(8 * kB);
});

test('文章頁整頁中位數不超過 14 kB，沒有一頁超過 30 kB（gzip）', () => {
  const sizes = guides.map(({ file, html, assets }) => ({ file, size: html + assets })).sort((a, b) => a.size - b.size);
  const median = sizes[Math.floor(sizes.length / 2)];
  const heaviest = sizes.at(-1);
  console.log(`中位數 ${median?.size} B，最重 ${heaviest?.size} B（${heaviest?.file}），共 ${sizes.length} 頁`);
  expect(median?.size).toBeLessThanOrEqual(14 * kB);
  expect(heaviest?.size).toBeLessThanOrEqual(30 * kB);
});

test('檢查工具的程式不超過 90 kB，簽章備援不超過 35 kB（gzip）', () => {
  const size = (name: string): number => {
    const file = readdirSync(join(dist, 'assets')).find((entry) => entry.startsWith(`${name}.`) && entry.endsWith('.js'));
    expect(file, name).toBeDefined();
    return gzipSync(readFileSync(join(dist, 'assets', file ?? '')), { level: 9 }).length;
  };
  console.log(`decoder ${size('decoder')} B，fallback ${size('fallback')} B，site ${size('site')} B`);
  expect(size('decoder')).toBeLessThanOrEqual(90 * kB);
  expect(size('fallback')).toBeLessThanOrEqual(35 * kB);
});

test('每個工具頁的程式合計不超過 110 kB，走流程的程式不超過 5 kB，守門的程式不超過 20 kB，打開才看的不超過 15 kB（gzip）', () => {
  const files = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.js'));
  const size = (file: string): number => gzipSync(readFileSync(join(dist, 'assets', file)), { level: 9 }).length;
  const one = (name: string): number => size(files.find((file) => file.startsWith(`${name}.`)) ?? name);
  const words = Math.max(...files.filter((file) => file.startsWith('errors-')).map(size));
  const pages = Object.fromEntries(
    ['search.html', ...readdirSync(join(dist, 'tools')).map((name) => `tools/${name}`)].map((page) => {
      const html = readFileSync(join(dist, page), 'utf8').replace(/<kb-search\b.*?<\/kb-search>/s, '');
      const scripts = [...html.matchAll(/ (?:src|data-src)="[./]*assets\/([\w.-]+\.js)"/g)].map(([, file = '']) => file);
      // A key that is pasted where nothing else reads certificates brings the guard; what is recognised brings the words of its product.
      const later = html.includes('data-script="recogniser"') ? one('recogniser') + words : 0;
      expect(scripts.length, page).toBeGreaterThan(1);
      return [page, [...new Set(scripts)].reduce((sum, file) => sum + size(file), one('guard') + later)];
    }),
  );
  console.log(JSON.stringify({ ...pages, walker: one('walker'), guard: one('guard'), details: one('details') }));
  for (const [page, total] of Object.entries(pages)) expect(total, page).toBeLessThanOrEqual(110 * kB);
  expect(one('walker')).toBeLessThanOrEqual(5 * kB);
  expect(one('guard')).toBeLessThanOrEqual(20 * kB);
  expect(one('details')).toBeLessThanOrEqual(15 * kB);
});
