import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadLinkedContent } from '../../src/content/linked-content.ts';
import { publishedBy } from '../../src/content/permanent/published.ts';
import { serve, type Served } from '../../src/dev/serve.ts';
import { walkDist } from '../../src/checks/walk-dist.ts';
import { writeForwards } from '../../src/emit/links/write-links.ts';
import { contentSecurityPolicy } from '../../src/site/policy.ts';
import { expect, test } from './guarded-test.ts';

// The real site as it would be if these had been published once and moved since.
const gone = new Map([
  ['old-answer', 'faq/part-2.html#iis-f5'],
  ['csr/linux.html', 'csr/openssl.html'],
  ['csr/linux.html#verify', 'csr/openssl.html#check'],
  ['flows/iis-key.html', 'flows/iis-f5.html'],
  ['csr/openssl.html#gone', 'csr/iis.html#check'],
]);
const folder = mkdtempSync(join(tmpdir(), 'kb-forwarding-'));
let served: Served;

test.beforeAll(async () => {
  const dist = join(import.meta.dirname, '../../dist');
  cpSync(dist, folder, { recursive: true });
  const script = readdirSync(join(dist, 'assets')).find((name) => /^forward\.\w+\.js$/.test(name));
  writeForwards(folder, publishedBy(loadLinkedContent()), gone, `../assets/${script ?? ''}`);
  served = await serve({ port: 0, folder, prefixes: ['/', '/intranet/kb/'] });
});

test.afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

const settings: [name: string, base: () => string][] = [
  ['網站根目錄', () => `http://localhost:${served.port}/`],
  ['子路徑', () => `http://localhost:${served.port}/intranet/kb/`],
  ['內網主機', () => `http://kb.intra:${served.port}/`],
  ['檔案', () => pathToFileURL(`${folder}/`).href],
];

/** What was opened, and where it ends: with scripts also the part after the `#` is kept. */
const ways: [opened: string, ends: string, without?: string][] = [
  ['go/old-answer.html', 'faq/part-2.html#iis-f5'],
  ['csr/linux.html', 'csr/openssl.html'],
  ['csr/linux.html#verify', 'csr/openssl.html#check', 'csr/openssl.html'],
  ['csr/linux.html#verify?domain=www.example.gov.tw', 'csr/openssl.html#check?domain=www.example.gov.tw', 'csr/openssl.html'],
  ['flows/iis-key.html#a=yes', 'flows/iis-f5.html#a=yes', 'flows/iis-f5.html'],
];

for (const [name, base] of settings) {
  for (const scripts of [true, false]) {
    test(`搬走的固定連結、頁面、段落都帶到現在的位置：${name}，${scripts ? '有' : '沒有'}指令碼`, async ({ browser }) => {
      const context = await browser.newContext({ baseURL: base(), javaScriptEnabled: scripts });
      const page = await context.newPage();
      for (const [opened, ends, without = ends] of ways) {
        await page.goto(opened, { waitUntil: 'commit' }).catch(() => undefined);
        await page.waitForURL(new URL(scripts ? ends : without, base()).href);
      }
      await page.goto('csr/openssl.html');
      const note = page.locator('#gone');
      await expect(note).toBeHidden();
      await page.goto('csr/openssl.html#gone');
      await expect(note).toBeInViewport();
      await expect(note).toHaveText('這一段搬到〈在 IIS 上怎麼產製 CSR？〉。');
      await note.getByRole('link').click();
      await expect(page.locator('#check')).toBeInViewport();
      expect(page.url()).toBe(new URL('csr/iis.html#check', base()).href);
      await context.close();
    });
  }
}

test('轉址的頁面和其他頁一樣通過檢查', () => {
  const { problems, weights } = walkDist(folder, contentSecurityPolicy);
  expect(problems).toEqual([]);
  expect(weights.map(({ file }) => file)).not.toContain('csr/linux.html');
});
