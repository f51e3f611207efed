import { createIndex, close } from 'pagefind';
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { filesBelow } from '../src/content/files-below.ts';
import { findBrowser } from '../src/dev/find-browser.ts';
import { root } from '../src/content/root.ts';
import { makeSearch, makeSearchOf } from '../src/emit/search/make-search.ts';
import { recordsOfPage, type FoundRecord } from '../src/emit/search/records-of-page.ts';
import { runSearch, type RunningSearch } from '../src/emit/search/run-search.ts';
import { serve } from '../src/dev/serve.ts';
import { search } from '../src/core/search/search.ts';
import { placeOf } from '../src/core/search/stored.ts';
import { questionSets, textAt, type Question } from '../tests/site/search-answers.ts';
import type { Row } from './run.ts';

export const title = '搜尋（dist/，要先 npm run build）';

const dist = join(root, 'dist');
const SHOWN = 8;
/** Pages of the sites that are made up. */
const SIZES = [1250, 2500, 5000, 10000];

export async function measure(): Promise<Row[]> {
  const made = await makeSearch(dist);
  const running = await runSearch(made);
  const rows: Row[] = [];
  const addressesOf = async (query: string): Promise<string[]> =>
    (await search(query, running.data)).results.slice(0, 3).map(({ record }) => made.records[record]?.address ?? '');
  const stock = await stockSearch();
  for (const [name, questions] of Object.entries(questionSets)) {
    rows.push({ what: `本站，${name}（${questions.length} 題）`, value: await quality(questions, addressesOf) });
    rows.push({ what: `未改裝的 Pagefind 1.5.2，${name}，連到整頁`, value: await quality(questions, stock.pages) });
    rows.push({ what: `未改裝的 Pagefind 1.5.2，${name}，連到段落`, value: await quality(questions, stock.sections) });
  }
  rows.push(...(await inBrowser()));
  const seconds: number[] = [];
  for (const pages of SIZES) {
    const grown = await generated(pages, made.records);
    seconds.push(grown.seconds);
    rows.push(grown.row);
  }
  const times = (numbers: readonly number[]): number => (numbers.at(-1) ?? 0) / (numbers[0] ?? 1);
  rows.push({ what: '索引時間的成長', value: `頁數 ${times(SIZES)} 倍，時間 ${times(seconds).toFixed(1)} 倍` });
  await close();
  return rows;
}

async function quality(questions: readonly Question[], addressesOf: (query: string) => Promise<string[]>): Promise<string> {
  const ranks: number[] = [];
  for (const { q, page } of questions)
    ranks.push(
      (await addressesOf(q))
        .slice(0, 3)
        .findIndex((address) => page.every((pattern) => new RegExp(pattern, 'u').test(textAt(dist, address)))),
    );
  const share = (good: (rank: number) => boolean): string => (ranks.filter(good).length / ranks.length).toFixed(3);
  return `recall@3 ${share((rank) => rank >= 0)}　recall@1 ${share((rank) => rank === 0)}　MRR ${(ranks.reduce((sum, rank) => sum + (rank < 0 ? 0 : 1 / (rank + 1)), 0) / ranks.length).toFixed(3)}`;
}

/** Pagefind as its manual says: the same pages, the language that they name, its own program with a browser's word list. */
async function stockSearch(): Promise<{ pages: (query: string) => Promise<string[]>; sections: (query: string) => Promise<string[]> }> {
  const { index } = await createIndex({ keepIndexUrl: true });
  if (!index) throw new Error('Pagefind did not start.');
  for (const file of filesBelow(dist))
    if (file.endsWith('.html') && !file.startsWith('go/'))
      await index.addHTMLFile({ url: file, content: readFileSync(join(dist, file), 'utf8') });
  const { files } = await index.getFiles();
  const folder = mkdtempSync(join(tmpdir(), 'stock-'));
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const program = join(folder, 'program.mjs');
  // The page's language and the files are what a browser would give it.
  const page = `const document = { currentScript: null, querySelector: () => ({ getAttribute: () => 'zh-Hant-TW' }) }; let fetch; export const answer = (by) => { fetch = by; };`;
  writeFileSync(program, `${page}\n${readFileSync(join(folder, 'pagefind.js'), 'utf8')}`);
  interface Found {
    data(): Promise<{ raw_url: string; sub_results: { url: string }[] }>;
  }
  const { answer, createInstance } = (await import(pathToFileURL(program).href)) as {
    answer: (by: (address: string) => Promise<Response>) => void;
    createInstance: (options: object) => { search(query: string): Promise<{ results: Found[] }> };
  };
  answer((address) => Promise.resolve(new Response(readFileSync(join(folder, address.replace(/^.*\/kb\//, '').replace(/\?.*$/, ''))))));
  const engine = createInstance({ basePath: '/kb/', noWorker: true });
  const top = async (query: string) => Promise.all((await engine.search(query)).results.slice(0, 3).map((result) => result.data()));
  await engine.search('憑證');
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return {
    pages: async (query) => (await top(query)).map(({ raw_url: url }) => url.replace(/^\//, '')),
    sections: async (query) => (await top(query)).map(({ raw_url: url, sub_results: [first] }) => (first?.url ?? url).replace(/^\/+/, '')),
  };
}

/** From the keystroke to results on a warm page, and what a first query costs on the wire, compressed as servers do. */
async function inBrowser(): Promise<Row[]> {
  const served = await serve({ port: 0 });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  const bytes: number[] = [];
  const times: number[] = [];
  for (const query of [
    '憑證串鍊',
    '私密金鑰不見了怎麼辦',
    'AH02565',
    '匯入憑證後按F5憑證即消失',
    'iis 匯出 pfx',
    'NET::ERR_CERT_AUTHORITY_INVALID',
  ]) {
    const page = await (await browser.newContext()).newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await page.goto(`http://localhost:${served.port}/install/nginx.html`);
    let wire = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (wire += encodedDataLength));
    await page.locator('#search').fill(query);
    await page.locator('.hits .hit').first().waitFor();
    await page.waitForLoadState('networkidle');
    bytes.push(wire);
    for (const next of ['中繼憑證', 'keystore 密碼', '憑證過期怎麼辦']) {
      const time = await page.evaluate(async (text) => {
        const field = document.querySelector('#search') as HTMLInputElement;
        const list = document.querySelector('.hits') as HTMLElement;
        const start = performance.now();
        const changed = new Promise((resolve) => new MutationObserver(resolve).observe(list, { childList: true }));
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await changed;
        return performance.now() - start;
      }, next);
      times.push(time);
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(300);
    }
    await page.context().close();
  }
  await browser.close();
  await served.close();
  return [
    {
      what: '第一次搜尋在網路上的位元組（含標頭、程式、樣式、索引與 8 筆結果的文字）',
      value: `最多 ${Math.max(...bytes)}，最少 ${Math.min(...bytes)}`,
    },
    {
      what: '已經開啟過搜尋的頁面，按鍵到出現結果',
      value: `${times.length} 次，最久 ${Math.max(...times).toFixed(0)} 毫秒，中位數 ${times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]?.toFixed(0)} 毫秒`,
    },
  ];
}

/** A larger site made of this one's sentences: each page a title, a lead and two sections. Always the same for the same number. */
async function generated(count: number, records: readonly FoundRecord[]): Promise<{ row: Row; seconds: number }> {
  let state = 12345;
  const random = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
  const sentences = records.flatMap(({ text }) => text.split(/[\n。]/)).filter((sentence) => sentence.length > 8);
  const titles = records.map(({ title: name }) => name);
  const words = (many: number): string => Array.from({ length: many }, () => `${pick(sentences).replaceAll('<', '&lt;')}。`).join('');
  const start = performance.now();
  const pages = Array.from({ length: count }, (_, number) => {
    const sections = ['a', 'b'].map((id) => `<h2 id="${id}">${pick(titles).replaceAll('<', '&lt;')} ${number}</h2><p>${words(5)}</p>`);
    return recordsOfPage(
      `g/page-${number}.html`,
      `<main><h1>${pick(titles).replaceAll('<', '&lt;')} ${number}</h1><p>${words(2)}</p>${sections.join('')}</main>`,
    );
  });
  const made = await makeSearchOf(pages.flat());
  const seconds = (performance.now() - start) / 1000;
  const running = await runSearch(made);
  const program = readdirSync(join(dist, 'assets'))
    .filter((file) => /^search\..*\.(js|css)$/.test(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, 'assets', file))).length, 0);
  const costs: number[] = [];
  const first = running.read();
  for (const query of [
    '憑證串鍊',
    '私密金鑰不見了怎麼辦',
    'AH02565',
    '匯入憑證後按F5憑證即消失',
    'iis 匯出 pfx',
    'nginx 安裝',
    '憑證效期幾天',
  ])
    costs.push((await costOf(query, running)) + total(first) + program);
  const row = {
    what: `產生的 ${count} 頁（${made.records.length} 筆）`,
    value: `索引 ${seconds.toFixed(1)} 秒（每頁 ${((seconds / count) * 1000).toFixed(1)} 毫秒），一次搜尋最多 ${Math.max(...costs)} 位元組`,
  };
  return { row, seconds };
}

/** What a query loads in a fresh page: its pieces of the index, the engine and the texts of its results. */
async function costOf(query: string, running: RunningSearch): Promise<number> {
  const { results } = await search(query, running.data);
  for (const { record } of results.slice(0, SHOWN)) running.readPart(`t${placeOf(record, running.start.texts).piece}`);
  const read = running.read();
  if (!read.has('wasm')) read.set('wasm', wasmBytes(running));
  return total(read);
}

let wasm = 0;
function wasmBytes(running: RunningSearch): number {
  if (wasm > 0) return wasm;
  running.readPart('wasm');
  return (wasm = total(running.read()));
}

function total(read: ReadonlyMap<string, number>): number {
  return [...read.values()].reduce((sum, bytes) => sum + bytes, 0);
}
