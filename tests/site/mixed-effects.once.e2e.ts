import { expect, test } from '@playwright/test';
import { scanMixed } from '../../src/core/mixed/scan-mixed.ts';
import { keyPem, makeCertificate, makeKeys } from '../support/make-certificate.ts';
import { withChromium, type Seen } from './mixed/ask-chromium.ts';
import { oneElementPages } from './mixed/one-element-pages.ts';

/** Pages on which the scan says something else than Chromium, and why that stays. */
const known: Readonly<Record<string, string>> = {
  'video 裡的 source，不認得的類型': '瀏覽器不載入不會播放的格式；原始碼看不出讀者的瀏覽器會播哪些',
  track: '沒有 crossorigin 的字幕只能來自同一個網站，另一條規則先擋；讀者一樣看不到字幕',
  'css 背景，沒有符合的元素': '沒有元素用到的規則不載入；樣式檔看不到用它的網頁',
  'css 背景，列印用': '列印時才載入',
  'css 背景，@media print': '列印時才載入',
  '預先載入圖片，畫面不符': '列印時才載入',
  '預先載入字型，類型不認得': '類型不認得的就不載入；掃描不比對類型清單',
};

const TABS = 4;

interface Row {
  what: string;
  seen: Seen;
  scanned: Seen;
  unsure: boolean;
}

/** What the scan says of the address; that a base makes other addresses insecure is said of the base itself as well. */
function scan(source: string): { scanned: Seen; unsure: boolean } {
  const [first] = scanMixed(source, { kind: 'html', base: 'https://page.test/' }).filter(({ code }) => code !== 'base');
  return { scanned: first?.effect ?? 'none', unsure: first?.unsure ?? false };
}

test('掃描說的和 Chromium 做的一樣：每頁只有一個不安全的網址', async () => {
  const rows: Row[] = [];
  const keys = await makeKeys();
  const cert = await makeCertificate({
    name: '/CN=page.test',
    keys,
    serial: 1,
    from: new Date(Date.now() - 86_400_000),
    days: 2,
    hosts: ['page.test'],
  });
  let version = '';
  await withChromium({ key: await keyPem(keys), cert }, process.env.CHROMIUM_PATH ?? '', async (asked) => {
    ({ version } = asked);
    const queue = oneElementPages.values();
    const work = async (): Promise<void> => {
      const ask = asked.open();
      for (const [what, piece] of queue) {
        const source = /^<!doctype/i.test(piece) ? piece : `<!doctype html><title>t</title>${piece}`;
        const { scanned, unsure } = scan(source);
        rows.push({ what, seen: await ask(source, scanned !== 'none' && !(what in known)), scanned, unsure });
      }
    };
    await Promise.all(Array.from({ length: TABS }, work));
  });
  expect(new Set(rows.map(({ what }) => what)).size, '每一頁都問到，名字不重複').toBe(oneElementPages.length);
  expect(rows.length).toBeGreaterThanOrEqual(140);

  // "Perhaps" agrees with not at all.
  const agrees = ({ seen, scanned, unsure }: Row): boolean => seen === scanned || (unsure && seen === 'none');
  const same = rows.filter(agrees);
  const requests = rows.filter(({ seen }) => seen !== 'none');
  const perhaps = rows.filter(({ seen, unsure }) => unsure && seen === 'none');
  console.log(
    `Chromium ${version}：${rows.length} 頁裡 ${same.length} 頁一樣（其中 ${perhaps.length} 頁掃描說不確定而沒有載入）；` +
      `有動作的 ${requests.length} 頁裡 ${requests.filter(agrees).length} 頁一樣`,
  );
  const different = rows.filter((row) => !agrees(row));
  for (const { what, seen, scanned } of different)
    console.log(`不一樣：${what}：Chromium ${seen}，掃描 ${scanned}；${known[what] ?? '沒有說明'}`);
  expect(different.map(({ what }) => what).filter((what) => !(what in known))).toEqual([]);
  expect(
    Object.keys(known).filter((what) => !different.some((row) => row.what === what)),
    '已經一樣的',
  ).toEqual([]);
  expect(same.length / rows.length).toBeGreaterThanOrEqual(0.97);
  expect(requests.filter(agrees).length / requests.length).toBeGreaterThanOrEqual(0.97);
  // Not by saying "perhaps" of everything.
  expect(requests.filter(({ what, unsure }) => unsure && !what.startsWith('程式')).map(({ what }) => what).length).toBeLessThan(10);
});
