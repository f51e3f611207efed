import { createHash, generateKeyPairSync } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test } from './guarded-test.ts';
import { LEVELS, violationsOn } from './axe.ts';
import { practiceSet } from '../support/practice-set.ts';
import { inEachSetting } from './settings.ts';

const text = (path: string): string =>
  (parse(readFileSync(join(import.meta.dirname, `../../content/${path}.yaml`), 'utf8')) as { text: string }).text;
const request = text('examples/1-request');
/** A server's certificate with its intermediate. */
const pair = text('examples/4-certificate');
const other = text('examples-chain/1-leaf-only');

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const privateKey = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const printed = createHash('sha256').update(publicKey).digest('hex');

async function open(page: Page): Promise<void> {
  await page.goto('tools/match.html');
  await page.locator('kb-match textarea').focus();
  await expect(page.locator('kb-match[data-ready]')).toHaveCount(1);
}
const paste = (page: Page, content: string): Promise<void> => page.locator('kb-match textarea').fill(content);
const headline = (page: Page) => page.locator('kb-match .verdict h2');

test('不同的金鑰：不是同一對，各列一組；中繼憑證不比', inEachSetting, async ({ page, guard }) => {
  await open(page);
  const before = guard.requests.length;
  await paste(page, `${pair}${other}`);
  await expect(headline(page)).toContainText('不是同一對');
  await expect(page.locator('.key-group')).toHaveCount(2);
  await expect(page.locator('.object')).toContainText('另有 1 張憑證機構的憑證');
  expect(guard.requests.slice(before).filter((url) => !url.endsWith('/icon.svg'))).toEqual([]);
});

test('請求檔、自簽憑證、公開金鑰與指令印出的雜湊值：同一對金鑰', inEachSetting, async ({ page }) => {
  test.skip(spawnSync('openssl', ['version']).status !== 0 && !process.env.CI, '沒有 openssl 指令');
  const folder = mkdtempSync(join(tmpdir(), 'match-site-'));
  const run = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  let hash = '';
  let files: { name: string; mimeType: string; buffer: Buffer }[] = [];
  try {
    writeFileSync(join(folder, 'a.key'), privateKey);
    run('req', '-new', '-key', 'a.key', '-subj', '/CN=www.example.gov.tw', '-out', 'a.csr');
    run(
      'req',
      '-new',
      '-x509',
      '-key',
      'a.key',
      '-subj',
      '/CN=www.example.gov.tw',
      '-addext',
      'basicConstraints=CA:FALSE',
      '-outform',
      'DER',
      '-out',
      'a.der',
    );
    files = ['a.csr', 'a.der'].map((name) => ({ name, mimeType: 'application/octet-stream', buffer: readFileSync(join(folder, name)) }));
    run('pkey', '-in', 'a.key', '-pubout', '-out', 'a.pub');
    hash = run('sha256', 'a.pub').replace('(a.pub)', '(stdin)');
  } finally {
    rmSync(folder, { recursive: true });
  }
  await open(page);
  await page.locator('kb-match input[type=file]').setInputFiles(files);
  await expect(headline(page)).toHaveText('同一對金鑰：這 2 個可以搭配使用。');
  await page.getByRole('button', { name: '再加或更換' }).click();
  await paste(page, `${publicKey}\n${hash}`);
  await expect(headline(page)).toHaveText('同一對金鑰：這 4 個可以搭配使用。');
  await expect(page.locator('.key-group')).toContainText(printed);
  await expect(page.locator('.key-group')).toContainText('a.csr');
});

test('keytool -list -rfc 的輸出、只貼雜湊值', async ({ page }) => {
  await open(page);
  await paste(
    page,
    `金鑰儲存庫類型: PKCS12\n別名名稱: tomcat\n憑證鏈長度: 2\n憑證 [1]:\n${pair.replace('-----END CERTIFICATE-----\n', '-----END CERTIFICATE-----\n憑證 [2]:\n')}`,
  );
  await expect(headline(page)).toContainText('只有一個');
  const shown = (await page.locator('.key-group dd.data').first().textContent()) ?? '';
  await paste(page, `${pair}\nSHA2-256(stdin)= ${shown}\n`);
  await expect(headline(page)).toContainText('同一對金鑰：這 2 個');
  await paste(page, `${other}\n${shown.toUpperCase()}  -\n`);
  await expect(headline(page)).toContainText('不是同一對');
});

test('Windows 上的雜湊值（CRLF）也算同一對', async ({ page }) => {
  await open(page);
  const windows = createHash('sha256').update(publicKey.replaceAll('\n', '\r\n')).digest('hex');
  await paste(page, `${publicKey}\n(stdin)= ${windows}`);
  await expect(headline(page)).toContainText('同一對金鑰');
});

test('私密金鑰：拒收，什麼都不留，指到三行指令', inEachSetting, async ({ page }) => {
  const secret = privateKey.split('\n')[5] ?? '';
  await open(page);
  await paste(page, `${request}\n${privateKey}`);
  await expect(page.getByRole('alert')).toContainText('已拒收');
  await expect(page.locator('kb-match textarea')).not.toHaveValue(/PRIVATE/);
  const kept = await page.evaluate(() => location.href + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }));
  expect((await page.content()) + kept).not.toContain(secret);
  await expect(page.getByRole('alert').getByRole('link', { name: '是不是一對的指令' })).toHaveAttribute('href', /match\.html#commands$/);
  await expect(page.locator('main')).toContainText('openssl pkey -in server.key -pubout | openssl sha256');
});

test('結果畫面：axe 沒有問題，360 px 不必左右捲動', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await paste(page, `${request}${pair}`);
  await expect(headline(page)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOn(page, { tags: LEVELS }), colorScheme).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('關閉指令碼時，指令都看得到', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('tools/match.html');
  for (const command of await page.locator('.code').all()) await expect(command).toBeVisible();
  await expect(page.locator('.code')).toHaveCount(4);
  // Chromium leaves <noscript> out where a test switches scripts off; that it is there is what can be seen.
  expect(await page.content()).toContain('比對工具需要 JavaScript');
  await context.close();
});

test('演練用的憑證和請求檔：先說不可上線，再說是不是同一對', inEachSetting, async ({ page }) => {
  const keyOf = async (): Promise<{ pem: string; key: { spki: Uint8Array; keyType: string } }> => {
    const made = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    const spki = new Uint8Array(made.export({ type: 'spki', format: 'der' }));
    return Promise.resolve({ pem: made.export({ type: 'spki', format: 'pem' }).toString(), key: { spki, keyType: 'EC' } });
  };
  const [own, another] = [await keyOf(), await keyOf()];
  const { text: file } = await practiceSet({ now: new Date(), key: own.key });
  await open(page);
  await paste(page, own.pem + file('fullchain.pem'));
  await expect(headline(page)).toHaveText('有演練用的憑證，不可上線。同一對金鑰：這 2 個可以搭配使用。演練要的就是這樣。');
  await paste(page, another.pem + file('fullchain.pem'));
  await expect(headline(page)).toHaveText(/^有演練用的憑證，不可上線。不是同一對/);
});
