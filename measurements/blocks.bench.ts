import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../src/dev/find-browser.ts';
import { serve } from '../src/dev/serve.ts';
import type { Row } from './run.ts';

export const title =
  '貼上長文字時主執行緒的處理器毫秒（dist/，一次貼上；三次的中位數）：瀏覽器自己（同一頁不載入程式）→ 有本站程式時全部、其中的程式；最久停住的毫秒（看時鐘）';

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
const SIZES: readonly [name: string, length: number][] = [
  ['64 KiB', 64 * 1024],
  ['1 MiB', 1024 * 1024],
];
const ROUNDS = 3;

/** Milliseconds: processor time of the main thread in all and of its scripts, and the longest time by the clock in which it answered nothing. */
interface Blocks {
  all: number;
  script: number;
  longest: number;
}

/** Where the browser alone takes longer, nothing is to be learnt from a longer text. */
const ENOUGH = 1000;

export async function measure(): Promise<Row[]> {
  const served = await serve({ port: 0 });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  const rows: Row[] = [];
  const natives = new Map<string, Blocks>();
  for (const [field, page, selector, tool] of FIELDS) {
    for (const [text, make] of TEXTS) {
      for (const [size, length] of SIZES) {
        const rounds = async (script: string | null): Promise<Blocks> => {
          const all: Blocks[] = [];
          while (all.length < ROUNDS)
            all.push(await pasteInto(browser, `http://localhost:${served.port}/${page}`, selector, script, make(length)));
          const middle = (name: keyof Blocks): number => median(all.map((one) => one[name]));
          return { all: middle('all'), script: middle('script'), longest: middle('longest') };
        };
        // All text areas look alike.
        const kind = `${tool === 'kb-search' ? tool : ''} ${text} ${size}`;
        const bare = natives.get(kind) ?? (await rounds(null));
        natives.set(kind, bare);
        const ours = await rounds(tool);
        rows.push({
          what: `${field} ${text} ${size}`,
          value: `${bare.all}（停 ${bare.longest}）→ ${ours.all}，程式 ${ours.script}（停 ${ours.longest}）`,
        });
        if (process.env['KB_PROGRESS'] !== undefined) console.log(`  ${rows.at(-1)?.what}  ${rows.at(-1)?.value}`);
        if (bare.all > ENOUGH) break;
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
  const metrics = await page.context().newCDPSession(page);
  await metrics.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<Map<string, number>> =>
    new Map((await metrics.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]));
  const before = await spent();
  const watching = page.evaluate(
    (quietFor) =>
      new Promise<number>((resolve) => {
        let pasted = false;
        document.addEventListener('paste', () => (pasted = true), { capture: true });
        let longest = 0;
        let last = performance.now();
        let quiet = last;
        const beat = (): void => {
          const now = performance.now();
          if (pasted) longest = Math.max(longest, now - last);
          if (now - last > 30 || !pasted) quiet = now;
          last = now;
          if (now - quiet < quietFor) setTimeout(beat, 5);
          else resolve(Math.round(longest));
        };
        beat();
      }),
    // The tools wait a quarter of a second after an edit.
    700,
  );
  // Caught at once: the page may leave before the keys are all pressed.
  const watched = watching.catch(() => 0);
  await page.keyboard.press('Control+V');
  // A block pasted into the search field goes to the decoder's page: the old page is done when it has left.
  const left = page.waitForEvent('framenavigated', { timeout: 20_000 }).then(
    () => 0,
    () => NaN,
  );
  const longest = await Promise.race([watched, left]);
  const after = await spent();
  const since = (name: string): number => Math.round((after.get(name) ?? 0) - (before.get(name) ?? 0));
  const blocks = { all: since('TaskDuration'), script: since('ScriptDuration'), longest };
  await context.close();
  return blocks;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
