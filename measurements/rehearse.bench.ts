import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { parse } from 'yaml';
import { root } from '../src/content/root.ts';
import { findBrowser } from '../src/dev/find-browser.ts';
import { serve } from '../src/dev/serve.ts';
import type { Row } from './run.ts';

export const title = '安裝演練：從按下「產生」到可以下載（dist/，RSA 2048 的請求檔，TWCA 的形狀，程式還沒載入過）';

const ROUNDS = 3;

/** Milliseconds between the press and the button that saves the archive, as the page's own clock has it. */
async function measured(browser: Browser, address: string, request: string, authorityKey: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('kb-rehearse textarea').first().fill(request);
  await page.locator('[data-choices]:not([hidden])').waitFor();
  const took = await page.evaluate(async (key) => {
    (document.querySelector('[name="authorityKey"]') as HTMLSelectElement).value = key;
    const begun = performance.now();
    const made = new Promise<number>((resolve) => {
      const look = (): void => {
        if (document.querySelector('[data-made] .button.primary')) resolve(performance.now() - begun);
        else requestAnimationFrame(look);
      };
      look();
    });
    document.querySelector<HTMLElement>('[data-make]')?.click();
    return made;
  }, authorityKey);
  await context.close();
  return took;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

export async function measure(): Promise<Row[]> {
  const { text } = parse(readFileSync(join(root, 'content/examples/1-request.yaml'), 'utf8')) as { text: string };
  const served = await serve({ port: 0 });
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP kb.intra 127.0.0.1'],
  });
  try {
    const rows: Row[] = [];
    for (const [what, start, key] of [
      ['從磁碟打開，EC 簽發', `file://${join(root, 'dist')}`, 'ec-p256'],
      ['從磁碟打開，RSA 簽發', `file://${join(root, 'dist')}`, 'rsa-2048'],
      ['http 主機（沒有 crypto.subtle），EC 簽發', `http://kb.intra:${served.port}`, 'ec-p256'],
    ] as const) {
      const took: number[] = [];
      for (let round = 0; round < ROUNDS; round++) took.push(await measured(browser, `${start}/tools/rehearse.html`, text, key));
      rows.push({ what, value: `${Math.round(median(took))} 毫秒` });
    }
    return rows;
  } finally {
    await browser.close();
    await served.close();
  }
}
