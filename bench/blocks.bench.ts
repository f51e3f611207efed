import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../src/build/find-browser.ts';
import { serve } from '../src/build/serve.ts';
import type { Row } from './run.ts';

export const title = '貼上長文字時，主執行緒最久停住多少毫秒（dist/，一次貼上；三次的中位數）：瀏覽器自己（同一頁不載入程式）→ 本站的工作';

/** Where text is pasted, and what shows that its script is there. */
const FIELDS: readonly [name: string, page: string, field: string, tool: string][] = [
  ['首頁', 'index.html', 'kb-decoder textarea', 'kb-decoder'],
  ['串鍊', 'tools/chain.html', 'kb-chain textarea', 'kb-chain'],
  ['金鑰配對', 'tools/match.html', 'kb-match textarea', 'kb-match'],
  ['設定', 'tools/config.html', 'kb-config textarea', 'kb-config'],
  ['混合內容', 'tools/mixed.html', 'kb-mixed textarea', 'kb-mixed'],
  ['搜尋', 'glossary.html', 'kb-search input', 'kb-search'],
];
const TEXTS: readonly [name: string, make: (length: number) => string][] = [
  ['一行字母', (length) => 'a'.repeat(length)],
  ['一行等號', (length) => `-----BEGIN CERTIFICATE-----\n${'='.repeat(length)}!`],
  ['64 字一行', (length) => `${'TUlJ'.repeat(16)}\n`.repeat(length / 65)],
  ['空行', (length) => `a${'\n'.repeat(length)}`],
  ['標籤', (length) => '<br>'.repeat(length / 4)],
];
const SIZES: readonly [name: string, length: number][] = [['64 KiB', 64 * 1024], ['1 MiB', 1024 * 1024]];
const ROUNDS = 3;

interface Blocks {
  /** The edit itself with the layout after it. */
  edit: number;
  /** The longest later block: what the tool does once the typing has paused. */
  later: number;
}

export async function measure(): Promise<Row[]> {
  const served = await serve({ port: 0 });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  const rows: Row[] = [];
  const natives = new Map<string, number>();
  for (const [field, page, selector, tool] of FIELDS) {
    for (const [text, make] of TEXTS) {
      for (const [size, length] of SIZES) {
        const rounds = async (script: string | null): Promise<Blocks[]> => {
          const all: Blocks[] = [];
          while (all.length < ROUNDS) all.push(await pasteInto(browser, `http://localhost:${served.port}/${page}`, selector, script, make(length)));
          return all;
        };
        // All text areas look alike.
        const kind = `${tool === 'kb-search' ? tool : ''} ${text} ${size}`;
        const bare = natives.get(kind) ?? median((await rounds(null)).map(({ edit }) => edit));
        natives.set(kind, bare);
        const ours = await rounds(tool);
        const edit = median(ours.map(({ edit: ms }) => ms));
        rows.push({ what: `${field} ${text} ${size}`, value: `${bare} → 貼上 ${edit}（本站 ${Math.max(0, edit - bare)}），之後 ${median(ours.map(({ later }) => later))}` });
        if (process.env['KB_PROGRESS'] !== undefined) console.log(`  ${rows.at(-1)?.what}  ${rows.at(-1)?.value}`);
      }
    }
  }
  await browser.close();
  await served.close();
  return rows;
}

/** Pastes from the clipboard with the keyboard and watches the main thread; `tool` null: without any of the site's scripts. */
async function pasteInto(browser: Browser, address: string, selector: string, tool: string | null, text: string): Promise<Blocks> {
  const context = await browser.newContext({ serviceWorkers: 'block', permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  if (tool === null) await page.route(/\.js(?:\?|$)/, (route) => route.abort());
  await page.goto(address);
  await page.locator(selector).first().focus();
  if (tool !== null) await page.locator(`${tool}[data-ready]`).first().waitFor({ state: 'attached' });
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await page.waitForTimeout(200);
  const watched = page.evaluate(
    (limits) =>
      new Promise<Blocks>((resolve) => {
        let start = 0;
        document.addEventListener('paste', () => (start = performance.now()), { capture: true });
        const edit: number[] = [0];
        const later: number[] = [0];
        let last = performance.now();
        let quiet = last;
        const beat = (): void => {
          const now = performance.now();
          const gap = now - last;
          if (start > 0) (last < start + limits.pause ? edit : later).push(Math.round(gap));
          if (gap > 30 || start === 0) quiet = now;
          last = now;
          if (now - quiet < limits.quiet) setTimeout(beat, 0);
          else resolve({ edit: Math.max(...edit), later: Math.max(...later) });
        };
        beat();
      }),
    // The tools wait a quarter of a second after an edit.
    { pause: 200, quiet: 700 },
  );
  await page.keyboard.press('Control+V');
  // A paste that leaves the page (a block in the search field goes to the decoder) is done when it has left.
  const left = page.waitForEvent('framenavigated', { timeout: 20_000 }).then(() => ({ edit: 0, later: 0 }), () => ({ edit: NaN, later: NaN }));
  const blocks = await Promise.race([watched.catch(() => ({ edit: 0, later: 0 })), left]);
  await context.close();
  return blocks;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
