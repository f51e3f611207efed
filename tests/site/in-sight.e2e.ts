import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test } from './guarded-test.ts';

const content = (path: string): string => readFileSync(join(import.meta.dirname, '../../content', path), 'utf8');
const sample = (path: string): string => (parse(content(path)) as { text: string }).text;
const fixture = (path: string): string => readFileSync(join(import.meta.dirname, '../fixtures', path), 'utf8');
const request = sample('examples/1-request.yaml');
const weak = sample('examples/2-weak.yaml');
const pair = sample('examples/4-certificate.yaml');
/** Root, intermediate and leaf, the wrong way round. */
const blocks = sample('examples-chain/3-reversed.yaml').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g) ?? [];
const log = `${'Nov 29 03:00:00 web1 systemd[1]: Started session.\n'.repeat(400)}nginx: [emerg] SSL_CTX_use_PrivateKey_file("/etc/nginx/ssl/www.key") failed (SSL: error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch)\n`;
const page5 = `<!doctype html>\n<title>x</title>\n<script src="http://stat.example.com/count.js"></script>\n<img src="http://www.example.gov.tw/a.png" alt="">\n`;
const nginx =
  'server {\n  listen 443 ssl;\n  server_name www.example.gov.tw;\n  ssl_certificate /etc/ssl/www.crt;\n  ssl_certificate_key /etc/ssl/www.key;\n  ssl_protocols SSLv3 TLSv1;\n}\n';

interface Case {
  what: string;
  page: string;
  tool: string;
  text: string;
  /** Of the verdict as it is told: what it is about, and why. */
  told: RegExp;
}

const CASES: readonly Case[] = [
  { what: '憑證', page: 'tools/decode.html', tool: 'kb-decoder', text: pair, told: /www\.example\.gov\.tw：/ },
  { what: '憑證，首頁', page: 'index.html', tool: 'kb-decoder', text: pair, told: /www\.example\.gov\.tw：/ },
  {
    what: '不合格的請求檔',
    page: 'index.html',
    tool: 'kb-decoder',
    text: weak,
    told: /www\.example\.gov\.tw：不可用：O 的內容是亂碼.*另外還有 2 個問題要先解決。/,
  },
  {
    what: '錯誤訊息',
    page: 'tools/diagnose.html',
    tool: 'kb-decoder',
    text: log.split('\n').at(-2) ?? '',
    told: /nginx.*：憑證和私密金鑰不是一對/,
  },
  { what: '有錯的記錄', page: 'tools/diagnose.html', tool: 'kb-decoder', text: log, told: /：憑證和私密金鑰不是一對/ },
  { what: '掃描報告', page: 'tools/diagnose.html', tool: 'kb-decoder', text: fixture('scan-reports/openvas.txt'), told: /：有 \d+ 項/ },
  {
    what: '少了中繼的串鍊',
    page: 'tools/chain.html',
    tool: 'kb-chain',
    text: sample('examples-chain/1-leaf-only.yaml'),
    told: /^憑證串鍊　.*：不可用：.*缺少中繼憑證/,
  },
  {
    what: '完整的串鍊',
    page: 'tools/chain.html',
    tool: 'kb-chain',
    text: blocks.toReversed().join(''),
    told: /^憑證串鍊　www\.example\.gov\.tw：可用/,
  },
  { what: '同一對金鑰', page: 'tools/match.html', tool: 'kb-match', text: `${request}\n${request}`, told: /^金鑰配對：同一對金鑰/ },
  { what: '不同的金鑰', page: 'tools/match.html', tool: 'kb-match', text: `${request}\n${weak}`, told: /^金鑰配對：不是同一對/ },
  { what: '混合內容', page: 'tools/mixed.html', tool: 'kb-mixed', text: page5, told: /：找到 2 個：會被擋下 1/ },
  { what: '有錯的 nginx 設定', page: 'tools/config.html', tool: 'kb-config', text: nginx, told: /nginx 設定：\d 項錯誤.*：第 \d 行，/ },
];
const SIZES = [
  [1366, 628],
  [360, 740],
  [768, 1024],
] as const;

/** As a person does: copied from somewhere else on the page, pasted with the keyboard into the focused field. */
async function paste(page: Page, { tool, text }: Case): Promise<void> {
  await page.evaluate((copied) => {
    const from = document.createElement('textarea');
    from.className = 'copied-from';
    from.value = copied;
    document.body.append(from);
    from.select();
  }, text);
  await page.keyboard.press('Control+c');
  await page.evaluate(() => document.querySelector('.copied-from')?.remove());
  await page.locator(`${tool} textarea`).focus();
  await page.keyboard.press('Control+v');
}

async function drop(page: Page, { text }: Case): Promise<void> {
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'given.txt'));
    // Beside the tool, once its script is here.
    for (const type of ['dragover', 'drop'])
      document.querySelector('h1')?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, text);
}

async function choose(page: Page, { tool, text }: Case): Promise<void> {
  await page.locator(`${tool} input[type=file]`).setInputFiles({ name: 'given.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
}

const WAYS = [
  { way: '貼上', give: paste, held: /^貼上的內容/ },
  { way: '拖放', give: drop, held: /^given\.txt　\d+ KB$/ },
  { way: '選檔', give: choose, held: /^given\.txt　\d+ KB$/ },
];

for (const one of CASES)
  for (const [width, height] of SIZES)
    test(`結論整個看得到，焦點與狀態說得出是什麼：${one.what}，${width}×${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      for (const { way, give, held } of WAYS) {
        await page.goto(one.page);
        await page.locator(`${one.tool} textarea`).focus();
        await expect(page.locator(`${one.tool}[data-ready]`)).toHaveCount(1);
        await make(page, one);
        await give(page, one);
        const tool = page.locator(one.tool);
        await expect(tool, way).toHaveClass(/folded/);
        await expect(tool.locator('[data-status][role="status"]'), way).toHaveText(one.told);
        await expect(tool.locator('[data-held]'), way).toHaveText(held);
        // The focus is on the verdict, and nothing of the verdict or of the line above is outside the window.
        const seen = await tool.evaluate((host) => {
          const heading = document.activeElement;
          const band = heading?.closest('.verdict') ?? heading;
          const boxes = [band, host.querySelector('.bench-line')].map((each) => each?.getBoundingClientRect());
          return {
            isVerdict: heading?.closest('[data-results]') !== null && /^H[23]$/.test(heading?.tagName ?? ''),
            top: Math.min(...boxes.map((box) => box?.top ?? NaN)),
            bottom: Math.max(...boxes.map((box) => box?.bottom ?? NaN)),
          };
        });
        expect(seen.isVerdict, way).toBe(true);
        expect(seen.top, way).toBeGreaterThanOrEqual(0);
        expect(seen.bottom, way).toBeLessThanOrEqual(height);
      }
    });

/** What the reader has chosen before: the example's own root is trusted, on a day on which it is valid. */
async function make(page: Page, { what }: Case): Promise<void> {
  if (what !== '完整的串鍊') return;
  await page.getByText('換日期，或檢查內部的憑證').click();
  await page.locator('[name=at]').fill('2026-12-01');
  await page.locator('[name=trust]').check();
}

test('打字的人留在欄位裡，表單不收起來；按了「檢查」才收，換日期不搶焦點', async ({ page }) => {
  await page.goto('tools/decode.html');
  const tool = page.locator('kb-decoder');
  const field = tool.locator('textarea');
  await field.fill(request);
  await expect(tool.locator('.verdict')).toBeVisible();
  await expect(field).toBeFocused();
  await expect(tool).not.toHaveClass(/folded/);
  await page.getByRole('button', { name: '檢查', exact: true }).click();
  await expect(tool.locator('.verdict h3')).toBeFocused();
  await expect(field).toBeHidden();
  await tool.getByText('換日期或規則').click();
  const day = tool.locator('[name=at]');
  await day.fill('2017-03-15');
  await tool.locator('[name=programme]').selectOption('gca');
  await expect(tool.locator('.verdict h3')).toContainText('不可用');
  await expect(tool.locator('.verdict h3')).not.toBeFocused();
});

test('換一個：展開、文字還在而且選著；清除：什麼都不留', async ({ page }) => {
  const [first] = CASES;
  if (!first) throw new Error('no cases');
  await page.goto(first.page);
  const tool = page.locator(first.tool);
  const field = tool.locator('textarea');
  await field.focus();
  await expect(page.locator('kb-decoder[data-ready]')).toHaveCount(1);
  await paste(page, { ...first, text: request });
  await expect(tool.locator('.verdict h3')).toBeFocused();
  await page.getByRole('button', { name: '換一個' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(request);
  expect(await field.evaluate((one: HTMLTextAreaElement) => one.selectionEnd - one.selectionStart)).toBe(request.length);
  await page.getByRole('button', { name: '檢查', exact: true }).click();
  await expect(field).toBeHidden();
  await page.getByRole('button', { name: '清除' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await expect(tool.locator('.verdict')).toHaveCount(0);
});

test('收起來以後拖進私密金鑰：拒收看得到', async ({ page }) => {
  const [first] = CASES;
  if (!first) throw new Error('no cases');
  await page.goto(first.page);
  await choose(page, first);
  await expect(page.locator('kb-decoder')).toHaveClass(/folded/);
  const key = [
    '-----BEGIN PRIVATE KEY-----',
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj',
    '-----END PRIVATE KEY-----',
    '',
  ].join('\n');
  await drop(page, { ...first, text: key });
  await expect(page.getByRole('alert')).toBeInViewport();
  await expect(page.getByRole('alert')).toContainText('已拒收');
});
