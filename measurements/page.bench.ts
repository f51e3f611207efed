import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser } from '../src/dev/find-browser.ts';
import { root } from '../src/content/root.ts';
import { serve } from '../src/dev/serve.ts';
import type { Row } from './run.ts';

export const title = '檢查工具：從貼上憑證到看到判斷（dist/，本機 HTTP）；旁邊是 @peculiar/certificates-viewer 顯示同一張憑證';

const ROUNDS = 9;

/** Milliseconds between what `act` does in the page and the first picture after `selector` is there, as the page's own clock has it. */
async function measured(page: Page, selector: string, act: () => Promise<void>): Promise<number> {
  await page.evaluate((wanted) => {
    const told = globalThis as unknown as { seen: Promise<number>; begun: number };
    told.begun = 0;
    // The moment at which the page hears of it, not the one at which it was asked for from outside.
    for (const type of ['focusin', 'paste', 'given'])
      addEventListener(type, () => (told.begun ||= performance.now()), { once: true, capture: true });
    told.seen = new Promise((resolve) => {
      const look = (): void => {
        const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
        if (roots.some((each) => each.querySelector(wanted))) requestAnimationFrame(() => resolve(performance.now()));
        else requestAnimationFrame(look);
      };
      look();
    });
  }, selector);
  await act();
  return page.evaluate(async () => {
    const told = globalThis as unknown as { seen: Promise<number>; begun: number };
    return (await told.seen) - told.begun;
  });
}

/** Into the clipboard, for a real paste with the keyboard. */
async function copy(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const from = document.createElement('textarea');
    from.className = 'copied-from';
    from.value = copied;
    document.body.append(from);
    from.select();
  }, text);
  await page.keyboard.press('Control+c');
  await page.evaluate(() => document.querySelector('.copied-from')?.remove());
}

/** Cold: the first touch of the page is the paste. Warm: another one after it. */
async function ours(browser: Browser, port: number, text: string): Promise<{ cold: number; warm: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/tools/decode.html`);
  await copy(page, text);
  const cold = await measured(page, '[data-results] .verdict', async () => {
    // The first key of the stroke is the first touch: nobody waits in between.
    await page.evaluate(() => {
      addEventListener('keydown', () => document.querySelector<HTMLElement>('kb-decoder textarea')?.focus(), { once: true, capture: true });
    });
    await page.keyboard.press('Control+v');
  });
  await page.getByRole('button', { name: '清除' }).click();
  await page.locator('[data-results] .verdict').waitFor({ state: 'detached' });
  const warm = await measured(page, '[data-results] .verdict', () => page.keyboard.press('Control+v'));
  await context.close();
  return { cold, warm };
}

/** Cold: the component's script is asked for when there is a certificate. Warm: one more element when it is there. */
async function theirs(browser: Browser, port: number, text: string): Promise<{ cold: number; warm: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  // No page of the folder, but a document beside the component's files.
  await page.goto(`http://localhost:${port}/peculiar.css`);
  const give = (): Promise<void> =>
    page.evaluate((certificate) => {
      dispatchEvent(new Event('given'));
      const viewer = document.createElement('peculiar-certificate-viewer');
      viewer.setAttribute('certificate', certificate);
      document.body.replaceChildren(viewer);
      if (document.querySelector('script')) return;
      const script = document.createElement('script');
      script.type = 'module';
      script.src = '/peculiar.esm.js';
      document.head.append(script);
    }, text);
  const cold = await measured(page, SHOWN, give);
  await page.evaluate(() => document.body.replaceChildren());
  const warm = await measured(page, SHOWN, give);
  await context.close();
  return { cold, warm };
}

/** What the component writes, in its own tree, once it has read a certificate. */
const SHOWN = 'table';

export async function measure(): Promise<Row[]> {
  // One that is really in use: nothing about it is odd.
  const certificate = readFileSync(join(root, 'content/authorities/twca-secure-ssl-2023g3.pem'), 'utf8');
  const served = await serve({ port: 0 });
  const beside = await serve({ port: 0, folder: join(root, 'node_modules/@peculiar/certificates-viewer/dist/peculiar') });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  const own: { cold: number; warm: number }[] = [];
  const other: { cold: number; warm: number }[] = [];
  // In turn, so that whatever else the machine does falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    own.push(await ours(browser, served.port, certificate));
    other.push(await theirs(browser, beside.port, certificate));
  }
  await browser.close();
  await served.close();
  await beside.close();
  const share = (median(own.map(({ cold }) => cold)) / median(other.map(({ cold }) => cold))) * 100;
  return [
    { what: '貼上到看到判斷，第一次碰這一頁（含載入程式）', value: spread(own.map(({ cold }) => cold)) },
    { what: '貼上到看到判斷，程式已經載入', value: spread(own.map(({ warm }) => warm)) },
    { what: 'certificates-viewer，第一次（含載入程式）', value: spread(other.map(({ cold }) => cold)) },
    { what: 'certificates-viewer，程式已經載入', value: spread(other.map(({ warm }) => warm)) },
    { what: '第一次：本站是 certificates-viewer 的', value: `${Math.round(share)} %` },
  ];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return `中位數 ${Math.round(median(values))} 毫秒（${Math.round(sorted[0] ?? 0)} 到 ${Math.round(sorted.at(-1) ?? 0)}）`;
}
