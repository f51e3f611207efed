import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './find-browser.ts';
import { root } from '../content/root.ts';

/** `node src/dev/draw-icons.ts`: draws the icons of the installed site from `public/icon.svg`; run it after changing that one. */
const svg = readFileSync(join(root, 'public/icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
// A maskable icon is cut to any shape: its ground goes to the edge, its drawing stays in the middle four fifths.
const maskable = svg
  .replace(' rx="5"', '')
  .replace('viewBox="0 0 28 28"', 'viewBox="-3.5 -3.5 35 35"')
  .replace('<rect width="28" height="28"', '<rect x="-3.5" y="-3.5" width="35" height="35"');
for (const [name, size, drawing] of [
  ['icon-192', 192, svg],
  ['icon-512', 512, svg],
  ['icon-maskable-512', 512, maskable],
] as const) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${drawing}`);
  await page.screenshot({ path: join(root, `public/${name}.png`), omitBackground: true });
}
await browser.close();
