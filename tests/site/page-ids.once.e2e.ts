import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { permanentIds } from '../../src/content/permanent/permanent-ids.ts';
import { sitePages } from './site-pages.ts';

const dist = join(import.meta.dirname, '../../dist');

test('每一頁頁尾的「回報錯誤」帶著那一頁的固定代號，印出來的也是', () => {
  const addresses = new Map(permanentIds().map(({ id, address }) => [id, address]));
  expect(sitePages.length).toBeGreaterThan(100);
  for (const page of sitePages) {
    const html = readFileSync(join(dist, page), 'utf8');
    const id = /report\.html#page=([a-z0-9-]+)"|href="#page=([a-z0-9-]+)"/.exec(html);
    expect(addresses.get(id?.[1] ?? id?.[2] ?? ''), page).toBe(page);
    expect(html, page).toContain(`<p class="at">${id?.[1] ?? id?.[2]}：<span>${page}</span></p>`);
  }
});

test('回覆產生器的程式連同最大的一組答案不超過 60 kB（gzip），文章頁一個也不載入', () => {
  const files = readdirSync(join(dist, 'assets'));
  const size = (file: string): number => gzipSync(readFileSync(join(dist, 'assets', file)), { level: 9 }).length;
  const named = (name: RegExp): string[] => files.filter((file) => name.test(file));
  const groups = named(/^replies-(?!wordings\.).*\.js$/).map(size);
  expect(groups.length).toBeGreaterThan(40);
  const total = [...named(/^(?:site|reply|letter|reply-take)\.\w+\.js$/), ...named(/^reply\.[\w-]+\.css$/)]
    .map(size)
    .reduce((sum, each) => sum + each, Math.max(...groups));
  console.log(`回覆產生器 ${total} B，其中最大的一組 ${Math.max(...groups)} B`);
  expect(total).toBeLessThanOrEqual(60_000);
  // Where nothing is found by titles or by the search, what programs print is looked through instead of writing a letter.
  const looking = named(/^(?:site|reply|replies-wordings)\.\w+\.js$/).map(size);
  expect(looking).toHaveLength(3);
  expect(looking.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(60_000);
  for (const page of sitePages.filter((file) => file !== 'tools/reply.html'))
    expect(readFileSync(join(dist, page), 'utf8'), page).not.toMatch(/assets\/repl(?:y|ies)[-.]/);
});
