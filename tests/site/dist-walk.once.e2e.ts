import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { weighVisits } from '../../src/checks/visit-weights.ts';
import { walkDist } from '../../src/checks/walk-dist.ts';
import { gzipSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { contentSecurityPolicy } from '../../src/site/policy.ts';

const dist = join(import.meta.dirname, '../../dist');
let walked: ReturnType<typeof walkDist>;
let guides: typeof walked.weights;
/** Of one product each, with two interfaces and many sources. */
let products: typeof walked.weights;
let services: typeof walked.weights;
const kB = 1000;

test.beforeAll(() => {
  walked = walkDist(dist, contentSecurityPolicy);
  guides = walked.weights.filter(({ file }) => /^(apply|csr|install|chain|move|renew|harden|background|history|faq)\//.test(file));
  products = walked.weights.filter(({ file }) => /^(devices|windows)\//.test(file));
  services = walked.weights.filter(({ file }) => file.startsWith('services/'));
});

test('dist 裡沒有行內樣式、模組、絕對路徑、外部資源、斷掉的連結、走不下去的頁面', () => {
  expect(walked.weights.length).toBeGreaterThan(10);
  expect(walked.problems.map(({ file, what }) => `${file} ${what}`)).toEqual([]);
});

test('文章頁的樣式與程式合計不超過 8 kB（gzip）', () => {
  expect(guides.length).toBeGreaterThan(3);
  const heaviest = [...guides, ...products, ...services].reduce((a, b) => (a.assets > b.assets ? a : b));
  console.log(`樣式與程式最重：${heaviest.assets} B（${heaviest.file}）`);
  expect(heaviest.assets).toBeLessThanOrEqual(8 * kB);
});

for (const [what, pages, median, least] of [
  ['文章頁', () => guides, 14, 26],
  ['設備與 Windows 服務的頁面', () => products, 15.7, 26],
  // Everything on one page, from installing to the software's own messages.
  ['其他伺服器的頁面', () => services, 16.2, 9],
] as const)
  test(`${what}整頁中位數不超過 ${median} kB，沒有一頁超過 30 kB（gzip）`, () => {
    const sizes = pages()
      .map(({ file, html, assets }) => ({ file, size: html + assets }))
      .sort((a, b) => a.size - b.size);
    const middle = sizes[Math.floor(sizes.length / 2)];
    const heaviest = sizes.at(-1);
    console.log(`${what}：中位數 ${middle?.size} B，最重 ${heaviest?.size} B（${heaviest?.file}），共 ${sizes.length} 頁`);
    expect(sizes.length).toBeGreaterThanOrEqual(least);
    expect(middle?.size).toBeLessThanOrEqual(median * kB);
    expect(heaviest?.size).toBeLessThanOrEqual(30 * kB);
  });

test('串鍊工具帶著判斷簽發者、會讓用戶端拒絕連線的每一條規則，別的規則一條也不帶', () => {
  const folder = join(import.meta.dirname, '../../content/rules');
  const rules = readdirSync(folder).map(
    (file) => parse(readFileSync(join(folder, file), 'utf8')) as Record<'id' | 'check' | 'message', string> & { refusedBy?: object },
  );
  const script = readdirSync(join(dist, 'assets')).find((file) => /^chains\.\w+\.js$/.test(file)) ?? '';
  const text = readFileSync(join(dist, 'assets', script), 'utf8');
  const wanted = rules
    .filter(({ check, refusedBy }) => refusedBy !== undefined || check === 'issuer-cut-off' || check === 'issuer-family')
    .map(({ id }) => id);
  expect(wanted.length).toBeGreaterThan(3);
  // By the sentence that readers see, which two rules may share.
  expect(rules.filter(({ id, message }) => text.includes(message) && text.includes(`"${id}"`)).map(({ id }) => id)).toEqual(wanted);
});

const files = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.js'));
const size = (name: string): number => {
  const file = files.find((entry) => entry.startsWith(`${name}.`));
  expect(file, name).toBeDefined();
  return gzipSync(readFileSync(join(dist, 'assets', file ?? '')), { level: 9 }).length;
};

test('每個工具頁一碰就載入的程式合計不超過 110 kB（gzip）', () => {
  const words = Math.max(...files.filter((file) => file.startsWith('errors-')).map((file) => size(file.split('.')[0] ?? '')));
  for (const page of ['search.html', ...readdirSync(join(dist, 'tools')).map((name) => `tools/${name}`)]) {
    const html = readFileSync(join(dist, page), 'utf8')
      .replace(/<kb-search\b.*?<\/kb-search>/s, '')
      .replace(/<template\b.*?<\/template>/gs, '');
    const lists = [...html.matchAll(/ (?:src|data-src)="([^"]*\.js)"/g)].flatMap(([, list = '']) => list.split(' '));
    const scripts = lists.map((address) => basename(address).split('.')[0] ?? '');
    // A key that is pasted where nothing else reads certificates brings the guard; what is recognised brings the words of its product.
    const later = html.includes('<kb-decoder') ? size('recogniser') + words : 0;
    expect(scripts.length, page).toBeGreaterThan(1);
    const total = [...new Set([...scripts, 'guard'])].reduce((sum, name) => sum + size(name), later);
    console.log(`${page}：${total} B`);
    expect(total, page).toBeLessThanOrEqual(110 * kB);
  }
});

for (const { what, gzip, raw, limit, scripts } of weighVisits(dist)) {
  test(`程式合計（gzip）：${what}不超過 ${limit} B`, () => {
    console.log(`${what}：${gzip} B，未壓縮 ${raw} B，${scripts.join(' ')}`);
    expect(gzip).toBeLessThanOrEqual(limit);
  });
}

test('簽章備援不超過 35 kB，走流程不超過 5 kB，守門不超過 20 kB，打開才看的與判斷之後才畫的不超過 15 kB，說明哪裡有錯的不超過 5 kB（gzip）', () => {
  console.log(
    JSON.stringify(
      Object.fromEntries(
        ['fallback', 'walker', 'guard', 'details', 'paper', 'sheet', 'chain-drawing', 'faults', 'site'].map((name) => [name, size(name)]),
      ),
    ),
  );
  expect(size('fallback')).toBeLessThanOrEqual(35 * kB);
  expect(size('walker')).toBeLessThanOrEqual(5 * kB);
  expect(size('guard')).toBeLessThanOrEqual(20 * kB);
  expect(size('details')).toBeLessThanOrEqual(15 * kB);
  expect(size('paper') + size('sheet') + size('chain-drawing')).toBeLessThanOrEqual(15 * kB);
  expect(size('faults')).toBeLessThanOrEqual(5 * kB);
});

test('簽發演練憑證的程式不超過 65 kB（gzip），只有演練頁認得它', () => {
  console.log(`issuer：${size('issuer')} B，issue-plain：${size('issue-plain')} B`);
  expect(size('issuer')).toBeLessThanOrEqual(65 * kB);
  const naming = walked.weights
    .map(({ file }) => file)
    .filter((file) => /\bassets\/issue(?:r|-plain)\./.test(readFileSync(join(dist, file), 'utf8')));
  expect(naming).toEqual(['tools/rehearse.html']);
});
