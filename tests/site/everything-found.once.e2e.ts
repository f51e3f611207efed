import { expect, test } from '@playwright/test';
import { namedThings } from './named-things.ts';
import { content } from '../../src/content/content-folder.ts';
import { dist, nodeSearch } from './node-search.ts';

/** Results that somebody looks through. */
const SEEN = 10;
/** Names that are not found where they stand, and why that is borne. */
const BORNE: Readonly<Record<string, string>> = {
  'version.sh': '只寫在設定產生工具的欄位旁邊，表單不是頁面的內文。',
};

test('站上寫了的代碼、錯誤名稱、檔名與命令，前十筆裡一定有寫著它的一頁', async () => {
  const { addresses } = await nodeSearch();
  const things = namedThings(dist);
  const kinds = Map.groupBy(things, ({ kind }) => kind);
  const lost: Record<string, string> = {};
  for (const { query, pages } of things)
    if (!(await addresses(query, SEEN)).some((address) => pages.has(address.split('#')[0] ?? '')))
      lost[query] = [...pages].slice(0, 3).join('、');
  const said = [...kinds].map(([kind, some]) => `  ${kind} ${some.length}，找不到 ${some.filter(({ query }) => query in lost).length}`);
  console.log(`站上的名稱，共 ${things.length} 個：\n${said.join('\n')}`);
  expect(things.length).toBeGreaterThan(3_000);
  for (const [kind, some] of kinds) expect(some.length, kind).toBeGreaterThan(5);
  expect(
    Object.keys(BORNE).filter((name) => !(name in lost)),
    '已經找得到了',
  ).toEqual([]);
  expect(Object.fromEntries(Object.entries(lost).filter(([name]) => !(name in BORNE)))).toEqual({});
});

test('每一種產品，搜尋它的名稱、名稱加憑證、加匯入憑證，第一筆就是它的頁面', async () => {
  const { addresses } = await nodeSearch();
  const { products } = content.load('placements');
  expect(products.length).toBeGreaterThan(30);
  const others: string[] = [];
  for (const { name, page } of products)
    for (const query of [name, `${name} 憑證`, `${name} 匯入憑證`]) {
      const [first = ''] = await addresses(query, 1);
      if (first.split('#')[0] !== page) others.push(`${query} → ${first}`);
    }
  expect(others).toEqual([]);
});
