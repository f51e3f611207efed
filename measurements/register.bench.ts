import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../src/dev/find-browser.ts';
import { root } from '../src/content/root.ts';
import { serve } from '../src/dev/serve.ts';
import { manyCertificates } from '../tests/support/many-certificates.ts';
import type { Row } from './run.ts';

export const title = '憑證清冊：一萬張憑證，從選取到看到第一列、到全部判斷完（dist/）；其間按按鈕要多久才有反應';

const COUNT = 10_000;

interface Measured {
  first: number;
  all: number;
  /** The longest time that a click waited while the files were read, and how many there were. */
  slowest: number;
  clicks: number;
}

/** Chooses a folder or a file, and clicks a sort button from within the page until all is read. */
async function measured(browser: Browser, address: string, chooser: string, path: string): Promise<Measured> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator('kb-register[data-ready]').waitFor();
  await page.evaluate(() => {
    const told = globalThis as unknown as { measured: Measured; begun: number; isDone: boolean };
    told.measured = { first: 0, all: 0, slowest: 0, clicks: 0 };
    // Not of the boxes that are clicked below. What the browser does before it tells of the choice is not ours.
    addEventListener(
      'change',
      ({ target }) => {
        if (target instanceof HTMLInputElement && target.type === 'file') told.begun ||= performance.now();
      },
      { capture: true },
    );
    const watch = (): void => {
      const since = performance.now() - told.begun;
      if (told.begun > 0 && !told.measured.first && document.querySelector('.register tbody tr')) told.measured.first = since;
      if (told.measured.first && document.querySelector<HTMLElement>('[data-progress]')?.hidden) {
        told.measured.all = since;
        told.isDone = true;
      } else requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    // A click as the page hears one: it waits behind whatever holds the page.
    const click = (): void => {
      if (told.isDone) return;
      const asked = performance.now();
      setTimeout(() => {
        document.querySelector<HTMLElement>('.register .mark input')?.click();
        requestAnimationFrame(() => {
          if (told.begun > 0 && asked > told.begun) {
            told.measured.slowest = Math.max(told.measured.slowest, performance.now() - asked);
            told.measured.clicks++;
          }
          setTimeout(click, 40);
        });
      });
    };
    click();
  });
  await page.locator(chooser).setInputFiles(path);
  await page.waitForFunction(() => (globalThis as unknown as { isDone: boolean }).isDone, undefined, { timeout: 60_000 });
  const result = await page.evaluate(() => (globalThis as unknown as { measured: Measured }).measured);
  await page.close();
  return result;
}

export async function measure(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kb-register-'));
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  const served = await serve({ port: 0 });
  try {
    const all = await manyCertificates(COUNT);
    mkdirSync(join(folder, 'files'));
    for (const [index, pem] of all.entries()) writeFileSync(join(folder, 'files', `${index}.cer`), pem);
    writeFileSync(join(folder, 'bundle.pem'), all.join(''));
    const http = `http://localhost:${served.port}/tools/register.html`;
    const rows: Row[] = [];
    for (const [what, address, chooser, path] of [
      ['一個資料夾，主機上', http, '#register-folder', join(folder, 'files')],
      ['一個檔案，主機上', http, '#register-file', join(folder, 'bundle.pem')],
      ['一個檔案，從磁碟打開', `file://${join(root, 'dist/tools/register.html')}`, '#register-file', join(folder, 'bundle.pem')],
    ] as const) {
      const { first, all: end, slowest, clicks } = await measured(browser, address, chooser, path);
      rows.push({
        what: `${COUNT} 張，${what}`,
        value: `第一列 ${Math.round(first)} 毫秒，全部 ${(end / 1000).toFixed(1)} 秒，${clicks} 次點選最慢 ${Math.round(slowest)} 毫秒`,
      });
    }
    return rows;
  } finally {
    await browser.close();
    await served.close();
    rmSync(folder, { recursive: true });
  }
}
