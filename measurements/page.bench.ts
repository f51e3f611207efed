import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { parse } from 'yaml';
import { findBrowser } from '../src/dev/find-browser.ts';
import { root } from '../src/content/root.ts';
import { serve } from '../src/dev/serve.ts';
import type { Row } from './run.ts';

export const title = '檢查工具：從開啟網頁到第一個判斷（dist/，本機 HTTP，空的快取）';

export async function measure(): Promise<Row[]> {
  const { text } = parse(readFileSync(join(root, 'content/examples/1-request.yaml'), 'utf8')) as { text: string };
  const served = await serve({ port: 0 });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  const opened: number[] = [];
  const judged: number[] = [];
  for (let round = 0; round < 7; round++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(`http://localhost:${served.port}/tools/decode.html`);
    opened.push(performance.now() - start);
    await page.locator('textarea').fill(text);
    await page.locator('.verdict').waitFor();
    judged.push(performance.now() - start);
    await context.close();
  }
  await browser.close();
  await served.close();
  return [
    { what: '網頁載入完成', value: spread(opened) },
    { what: '看到判斷（含貼上、載入程式、等待輸入停頓 250 毫秒）', value: spread(judged) },
  ];
}

function spread(values: number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return `中位數 ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} 毫秒（${Math.round(sorted[0] ?? 0)} 到 ${Math.round(sorted.at(-1) ?? 0)}）`;
}
