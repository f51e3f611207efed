import { createIndex, close } from 'pagefind';
import MiniSearch from 'minisearch';
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { filesBelow } from '../src/content/files-below.ts';
import { findBrowser } from '../src/dev/find-browser.ts';
import { root } from '../src/content/root.ts';
import { makeSearch, makeSearchOf, type MadeSearch } from '../src/emit/search/make-search.ts';
import { recordsOfPage, type FoundRecord } from '../src/emit/search/records-of-page.ts';
import { runSearch } from '../src/emit/search/run-search.ts';
import { serve } from '../src/dev/serve.ts';
import { normalise } from '../src/core/search/normalise.ts';
import { search } from '../src/core/search/search.ts';
import { splitWords } from '../src/core/search/split-words.ts';
import { firstsOf, placeOf } from '../src/core/search/stored.ts';
import type { Vocabulary } from '../src/core/search/vocabulary.ts';
import { wordTokens } from '../src/core/search/word-tokens.ts';
import { questionSets } from '../tests/site/search-answers.ts';
import { measure as measureSet, sayQuality } from '../tests/site/search-quality.ts';
import type { Row } from './run.ts';

export const title = '搜尋（dist/，要先 npm run build）';

const dist = join(root, 'dist');
const SHOWN = 8;
/** Pages of the sites that are made up. */
const SIZES = [1250, 2500, 5000, 10000];
/** Bytes of a first search on this site, and of one on a site of 10,000 pages; the first is held in search-budget.once.e2e.ts. */
const FIRST_SEARCH = 150_000;
const LARGE_SITE = 400_000;
/** Times as long as for a site of an eighth of the pages; eight is linear. */
const GROWTH = 9;

type Addresses = (query: string, count: number) => Promise<string[]>;

export async function measure(): Promise<Row[]> {
  const made = await makeSearch(dist);
  const { data } = await runSearch(made);
  const own: Addresses = async (query, count) =>
    (await search(query, data)).results.slice(0, count).map(({ record }) => made.records[record]?.address ?? '');
  const stock = await stockSearch();
  const engines: Readonly<Record<string, Addresses>> = {
    本站: own,
    'MiniSearch 7.2.0，同樣的段落與斷字，沒有同義詞': miniSearch(made.records, data.vocabulary),
    '未改裝的 Pagefind 1.5.2，連到整頁': stock.pages,
    '未改裝的 Pagefind 1.5.2，連到段落': stock.sections,
  };
  const rows: Row[] = [];
  for (const [set, questions] of Object.entries(questionSets))
    for (const [engine, addresses] of Object.entries(engines))
      rows.push({ what: `${set}：${engine}`, value: sayQuality((await measureSet(dist, questions, addresses)).all) });
  rows.push(...(await inBrowser()));
  const seconds: number[] = [];
  for (const pages of SIZES) {
    const grown = await generated(pages, made.records);
    seconds.push(grown.seconds);
    rows.push(grown.row);
  }
  const times = (numbers: readonly number[]): number => (numbers.at(-1) ?? 0) / (numbers[0] ?? 1);
  rows.push({
    what: '索引時間的成長',
    value: `頁數 ${times(SIZES)} 倍，時間 ${times(seconds).toFixed(1)} 倍（${within(times(seconds), GROWTH, `${GROWTH} 倍`)}）`,
  });
  await close();
  return rows;
}

/** What a value may be, beside it. */
const within = (value: number, most: number, said: string): string => `預算 ${said}，${value <= most ? '合格' : '超過'}`;

/** MiniSearch over the same pieces of pages, cut into the same pairs and words: what that much gives by itself. */
function miniSearch(records: readonly FoundRecord[], { simplified }: Vocabulary): Addresses {
  const engine = new MiniSearch<FoundRecord & { id: number }>({
    fields: ['title', 'also', 'trail', 'text'],
    tokenize: (text) => splitWords(normalise(text, simplified)).flatMap(wordTokens),
    searchOptions: { boost: { title: 4 }, fuzzy: (token) => (/^[a-z]/.test(token) ? 0.2 : false) },
  });
  engine.addAll(records.map((record, id) => ({ ...record, id })));
  return (query, count) =>
    Promise.resolve(
      engine
        .search(query)
        .slice(0, count)
        .map(({ id }) => records[Number(id)]?.address ?? ''),
    );
}

/** Pagefind as its manual says: the same pages, the language that they name, its own program with a browser's word list. */
async function stockSearch(): Promise<{ pages: Addresses; sections: Addresses }> {
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
  const top = async (query: string, count: number) =>
    Promise.all((await engine.search(query)).results.slice(0, count).map((result) => result.data()));
  await engine.search('憑證');
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return {
    pages: async (query, count) => (await top(query, count)).map(({ raw_url: url }) => url.replace(/^\//, '')),
    sections: async (query, count) =>
      (await top(query, count)).map(({ raw_url: url, sub_results: [first] }) => (first?.url ?? url).replace(/^\/+/, '')),
  };
}

/** Thirty questions of people, every second with a slip, which costs the list of words that corrects it. */
const typed = [
  ...(questionSets.own ?? []).filter((_, index) => index % 6 === 0).slice(0, 14),
  ...(questionSets.misspelled ?? []).filter((_, index) => index % 10 === 0).slice(0, 15),
].map(({ q }) => q);

/** From the keystroke to results on a warm page, and what a first query costs on the wire, compressed as servers do. */
async function inBrowser(): Promise<Row[]> {
  const served = await serve({ port: 0 });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  const bytes: [bytes: number, query: string][] = [];
  const times: number[] = [];
  for (const query of ['NET::ERR_CERT_AUTHORITY_INVALID', ...typed]) {
    const page = await (await browser.newContext()).newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await page.goto(`http://localhost:${served.port}/install/nginx.html`);
    let wire = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (wire += encodedDataLength));
    await page.locator('#search').fill(query);
    await page.locator('.hits .hit').first().waitFor();
    await page.waitForLoadState('networkidle');
    bytes.push([wire, query]);
    if (bytes.length > 10) {
      await page.context().close();
      continue;
    }
    for (const next of ['中繼憑證', 'keystore 密碼', '憑證過其怎麼辦']) {
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
  const [most, query] = bytes.reduce((a, b) => (a[0] > b[0] ? a : b));
  return [
    {
      what: '第一次搜尋在網路上的位元組（含標頭、程式、樣式、索引與 8 筆結果的文字）',
      value: `${bytes.length} 題，最多 ${most}（${query}；${within(most, FIRST_SEARCH, String(FIRST_SEARCH))}），中位數 ${median(bytes.map(([wire]) => wire))}`,
    },
    {
      what: '已經開啟過搜尋的頁面，按鍵到出現結果',
      value: `${times.length} 次，中位數 ${median(times).toFixed(0)} 毫秒，最久 ${Math.max(...times).toFixed(0)} 毫秒`,
    },
  ];
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** A larger site made of this one's sentences: each page a title, a lead and two sections, and no tasks. Always the same for the same number. */
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
  const program = readdirSync(join(dist, 'assets'))
    .filter((file) => /^search\..*\.(js|css)$/.test(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, 'assets', file))).length, 0);
  const costs: number[] = [];
  for (const query of ['憑證串鍊', 'AH02565', '匯入憑證後按F5憑證即消失', 'iis 匯出 pfx', 'ngnix 憑證安裝', '私密金鑰不件了怎麼辦'])
    costs.push((await costOf(query, made)) + program);
  const most = Math.max(...costs);
  const row = {
    what: `產生的 ${count} 頁（${made.records.length} 筆）`,
    value: `索引 ${seconds.toFixed(1)} 秒（每頁 ${((seconds / count) * 1000).toFixed(1)} 毫秒），一次搜尋最多 ${most} 位元組${count === SIZES.at(-1) ? `（${within(most, LARGE_SITE, String(LARGE_SITE))}）` : ''}`,
  };
  return { row, seconds };
}

/** Bytes that a query loads in a fresh page: what it is searched with, its pieces of the index and the texts of its results. */
async function costOf(query: string, made: MadeSearch): Promise<number> {
  const running = await runSearch(made);
  const { results } = await search(query, running.data);
  const firsts = firstsOf(running.start.texts);
  for (const { record } of results.slice(0, SHOWN)) running.readPart(`t${placeOf(record, firsts).piece}`);
  running.readPart('wasm');
  return [...running.read().values()].reduce((sum, bytes) => sum + bytes, 0);
}
