import { gzipSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const dist = join(import.meta.dirname, '../../dist');

/** Page, and how many pictures and forms stand on it. */
const pages: [string, number, number][] = [
  ['csr/overview.html', 1, 0],
  ['csr/backup-key.html', 1, 0],
  ['chain/what-is-a-chain.html', 3, 0],
  ['chain/which-ca.html', 2, 0],
  ['apply/steps.html', 1, 0],
  ['apply/which-ca.html', 1, 0],
  ['background/mixed-content.html', 1, 0],
  ['history/chain-2017.html', 1, 0],
  ['apply/form-fields.html', 0, 6],
  ['apply/print-and-letter.html', 0, 1],
  ['apply/user-code.html', 0, 1],
  ['apply/domain-and-whois.html', 0, 1],
];

for (const [file, pictures, sheets] of pages) {
  test(`${file}：圖 ${pictures} 張、表單 ${sheets} 份，手機上的字不小於 13 px，沒有超出畫面`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '', viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(file);
    await expect(page.locator('.picture')).toHaveCount(pictures);
    await expect(page.locator('.sheet')).toHaveCount(sheets);
    const found = await page.evaluate(() => {
      const wrong: string[] = [];
      for (const svg of document.querySelectorAll<SVGSVGElement>('.picture svg')) {
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        const frame = svg.getBoundingClientRect();
        for (const text of svg.querySelectorAll('text')) {
          const size = parseFloat(getComputedStyle(text).fontSize) * scale;
          const box = text.getBoundingClientRect();
          if (size < 13) wrong.push(`${text.textContent} ${size.toFixed(1)} px`);
          if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
            wrong.push(`${text.textContent} 超出圖框`);
        }
        // Words inside a box must not touch its edges.
        for (const group of svg.querySelectorAll('g')) {
          const rect = group.querySelector(':scope > rect')?.getBoundingClientRect();
          if (!rect) continue;
          for (const text of group.querySelectorAll(':scope > text')) {
            const box = text.getBoundingClientRect();
            if (box.left < rect.left || box.right > rect.right) wrong.push(`${text.textContent} 超出方框`);
          }
        }
      }
      for (const part of document.querySelectorAll('.sheet, .sheet *'))
        if (part.getBoundingClientRect().right > innerWidth) wrong.push(`${part.className} 超出畫面`);
      if (document.documentElement.scrollWidth > innerWidth) wrong.push('要左右捲動');
      return wrong;
    });
    await context.close();
    expect(found).toEqual([]);
  });
}

test('每張圖都有名稱、說明與文字圖說，說明的 id 不重複', async ({ page }) => {
  for (const [file, pictures] of pages.filter(([, count]) => count > 0)) {
    await page.goto(file);
    const images = page.locator('.picture').getByRole('img');
    await expect(images).toHaveCount(pictures);
    for (const image of await images.all()) {
      await expect(image).toHaveAccessibleName(/.{6,}/);
      await expect(image).toHaveAccessibleDescription(/.{20,}/);
    }
    for (const caption of await page.locator('.picture figcaption').all())
      expect((await caption.textContent())?.length).toBeGreaterThan(40);
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('強制色彩模式：圖的線與字用系統顏色', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', forcedColors: 'active', colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto('csr/overview.html');
  const colours = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('p'));
    probe.className = 'probe';
    const ink = getComputedStyle(probe).color;
    return {
      ink,
      text: getComputedStyle(document.querySelector('.picture .strong') ?? probe).fill,
      line: getComputedStyle(document.querySelector('.picture .own > rect') ?? probe).stroke,
    };
  });
  await context.close();
  expect(colours.text).toBe(colours.ink);
  expect(colours.line).toBe(colours.ink);
});

test('圖與表單的樣式只在用到的頁面載入，檢查表的程式不超過 4 kB（gzip）', () => {
  const html = (file: string): string => readFileSync(join(dist, file), 'utf8');
  for (const [file, pictures, sheets] of pages) {
    expect(/picture\.[\w-]+\.css/.test(html(file)), file).toBe(pictures > 0);
    expect(/form-sheet\.[\w-]+\.css/.test(html(file)), file).toBe(sheets > 0);
  }
  expect(html('install/nginx.html')).not.toMatch(/(picture|form-sheet|preflight)\.[\w-]+\.css/);
  const script = readdirSync(join(dist, 'assets')).find((file) => /^preflight\..*\.js$/.test(file)) ?? '';
  expect(gzipSync(readFileSync(join(dist, 'assets', script)), { level: 9 }).length).toBeLessThanOrEqual(4000);
});
