import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { parse } from 'yaml';
import { FAULTS } from '../../src/core/rehearse/fault.ts';
import { keyPem, makeCertificate, makeKeys, makeRequest } from '../support/make-certificate.ts';
import { LEVELS, violationsOn } from './axe.ts';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

const rsaRequest = (parse(readFileSync(join(import.meta.dirname, '../../content/examples/1-request.yaml'), 'utf8')) as { text: string })
  .text;
const HOST = 'www.example.gov.tw';

const field = (page: Page): Locator => page.locator('kb-rehearse textarea').first();
const headline = (page: Page): Locator => page.locator('kb-rehearse [data-results] .verdict h2');
const choices = (page: Page): Locator => page.locator('[data-choices]');
const made = (page: Page): Locator => page.locator('[data-made] .verdict h2');
const make = (page: Page): Promise<void> => page.getByRole('button', { name: '產生演練用的憑證' }).click();

async function open(page: Page): Promise<void> {
  await page.goto('tools/rehearse.html');
  await field(page).focus();
  await expect(page.locator('kb-rehearse[data-ready]')).toHaveCount(1);
}

async function give(page: Page, request: string): Promise<void> {
  await field(page).fill(request);
  await expect(headline(page)).toContainText('可以演練');
}

const ecRequest = async (): Promise<string> => makeRequest({ name: `/C=TW/CN=${HOST}`, keys: await makeKeys() });

/** The archive's files by their names, and the name of the archive without its ending. */
async function saved(page: Page): Promise<{ folder: string; files: Record<string, Uint8Array> }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下載全部' }).click();
  const file = await download;
  const folder = file.suggestedFilename().replace(/\.zip$/, '');
  const packed = Object.entries(unzipSync(readFileSync(await file.path())));
  expect(packed.every(([name]) => /^rehearsal-[0-9A-F]{6}\/[\w.-]+$/.test(name) && name.startsWith(`${folder}/`))).toBe(true);
  return { folder, files: Object.fromEntries(packed.map(([name, bytes]) => [name.slice(folder.length + 1), bytes])) };
}

/** What `openssl verify` says of the set for a name. */
function verified(files: Record<string, Uint8Array>, host: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-site-'));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    // prettier-ignore
    const args = ['verify', '-x509_strict', '-purpose', 'sslserver', '-no-CAfile', '-no-CApath', '-no-CAstore', '-CAfile', 'root.pem',
      '-untrusted', 'chain.pem', '-verify_hostname', host, 'server.crt'];
    const { stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const needOpenssl = (): void => test.skip(spawnSync('openssl', ['version']).status !== 0 && !process.env.CI, '沒有 openssl 指令');

for (const [kind, request] of [
  ['RSA', () => Promise.resolve(rsaRequest)],
  ['EC', ecRequest],
] as const)
  test(`${kind} 的請求檔：按下才載入簽發的程式，壓縮檔裡的一套 openssl 收`, inEachSetting, async ({ page, guard, baseURL }) => {
    needOpenssl();
    await open(page);
    await give(page, await request());
    const issuing = (): string[] =>
      guard.requests.filter((url) => /\/assets\/issue/.test(url)).map((url) => url.replace(/.*assets\/|\..*/g, ''));
    expect(issuing()).toEqual([]);
    const before = guard.requests.length;
    await make(page);
    await expect(made(page)).toHaveText('演練用的憑證做好了');
    const hasSubtle = await page.evaluate(() => 'subtle' in crypto && Boolean(crypto.subtle));
    expect(hasSubtle).toBe(!(baseURL ?? '').includes('kb.intra'));
    expect(issuing().sort()).toEqual(hasSubtle ? ['issuer'] : ['issue-plain', 'issuer']);
    const { files } = await saved(page);
    expect(Object.keys(files).sort()).toEqual(
      ['README.txt', 'chain.p7b', 'chain.pem', 'cross.crt', 'fullchain.pem', 'intermediate.crt', 'root-same-name.crt', 'root.pem'].concat([
        'server.cer',
        'server.crt',
      ]),
    );
    expect(verified(files, HOST)).toBe('server.crt: OK\n');
    expect(verified(files, 'mail.example.gov.tw')).toContain('hostname mismatch');
    // Nothing but our own scripts was asked for, and nothing was kept.
    const after = guard.requests.slice(before).filter((url) => !url.endsWith('/icon.svg') && !url.startsWith('blob:'));
    expect(
      after.every((url) => url.startsWith(baseURL ?? '') && /assets\/[\w-]+\.\w+\.js$/.test(url)),
      after.join(' '),
    ).toBe(true);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }))).not.toMatch(
      /BEGIN|PRACTICE/,
    );
  });

test('舊設備只認得 RSA：簽發的也是 RSA，openssl 收', inEachSetting, async ({ page }) => {
  needOpenssl();
  await open(page);
  await give(page, await ecRequest());
  await page.getByText('舊設備只認得 RSA').click();
  await page.locator('[name=authorityKey]').selectOption('rsa-2048');
  await make(page);
  // Where the page computes it by itself, three keys of that size take their time.
  await expect(made(page)).toHaveText('演練用的憑證做好了', { timeout: 120_000 });
  const { files } = await saved(page);
  expect(verified(files, HOST)).toBe('server.crt: OK\n');
  expect(new X509Certificate(files['root.pem'] ?? '').publicKey.asymmetricKeyType).toBe('rsa');
});

test('讀完之後才來的同一次輸入：選的、改的、做好的都還在', async ({ page }) => {
  await open(page);
  await give(page, await ecRequest());
  const names = page.locator('[name=names]');
  await names.fill('mail.example.gov.tw');
  await make(page);
  await expect(made(page)).toHaveText('演練用的憑證做好了');
  const told = (): Promise<void> => field(page).evaluate((text) => void text.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await told();
  // Longer than the pause after which what is typed is read.
  await page.waitForTimeout(600);
  await expect(names).toHaveValue('mail.example.gov.tw');
  await expect(made(page)).toHaveText('演練用的憑證做好了');
});

test('簽章不對的請求檔、憑證、不是請求檔的：說為什麼與怎麼辦，不能往下', async ({ page }) => {
  const keys = await makeKeys();
  const der = Buffer.from((await makeRequest({ name: `/CN=${HOST}`, keys })).replace(/-----.*?-----|\s/g, ''), 'base64');
  der[der.indexOf('www.example')] = 0x78;
  const changed = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE REQUEST-----\n`;
  const certificate = await makeCertificate({ name: `/CN=${HOST}`, keys, serial: 1, from: new Date('2026-11-01'), days: 90 });
  await open(page);
  for (const [text, reason, fix] of [
    [changed, '簽章不對', '重新產製請求檔'],
    [certificate, '這是憑證，不是請求檔', '演練要用請求檔'],
    [rsaRequest + (await ecRequest()), '2 份請求檔', '一份一份來'],
    ['今天天氣很好', '沒有請求檔', '.csr'],
  ] as const) {
    await field(page).fill(text);
    await expect(headline(page)).toContainText(`不能演練：`);
    await expect(headline(page)).toContainText(reason);
    await expect(page.locator('[data-results] .object')).toContainText(fix);
    await expect(choices(page)).toBeHidden();
  }
  await give(page, rsaRequest);
  await expect(choices(page)).toBeVisible();
});

test('私密金鑰：拒收，什麼都不留', inEachSetting, async ({ page }) => {
  const secret = await keyPem(await makeKeys());
  await open(page);
  await field(page).fill(`${rsaRequest}\n${secret}`);
  await expect(page.getByRole('alert')).toContainText('已拒收');
  await expect(field(page)).not.toHaveValue(/PRIVATE/);
  expect(await page.content()).not.toContain(secret.split('\n')[1]);
});

test('名稱可以改：寫錯的說得出來並回到欄位，改好的進了憑證與步驟', async ({ page }) => {
  needOpenssl();
  await open(page);
  await give(page, await ecRequest());
  await expect(page.locator('[data-names-note]')).toContainText('取自一般名稱');
  const names = page.locator('[name=names]');
  await expect(names).toHaveValue(HOST);
  await names.fill(`app.example.gov.tw\nhttps://\u3000機關 網站`);
  await expect(page.locator('[data-names-note]')).toContainText('這些不是完整的主機名稱');
  await make(page);
  await expect(names).toBeFocused();
  await expect(names).toHaveAttribute('aria-invalid', 'true');
  await expect(made(page)).toHaveCount(0);
  await names.fill('');
  await make(page);
  await expect(page.locator('[data-names-note]')).toContainText('至少要有一個名稱');
  await names.fill('app.example.gov.tw\n*.example.gov.tw, 192.0.2.10');
  await page.locator('[name=shape][value=simple]').check();
  await make(page);
  await expect(page.locator('[data-made]')).toContainText('app.example.gov.tw、*.example.gov.tw、192.0.2.10');
  const { files } = await saved(page);
  expect(Object.keys(files)).not.toContain('cross.crt');
  expect(verified(files, 'app.example.gov.tw')).toBe('server.crt: OK\n');
  expect(verified(files, 'b.example.gov.tw')).toBe('server.crt: OK\n');
});

test('七種毛病：不說是哪一種，打開才有答案；隨機的也是其中之一', async ({ page }) => {
  await open(page);
  await give(page, rsaRequest);
  for (const fault of [...FAULTS, 'random']) {
    const label = await page.locator(`[name=fault] [value="${fault}"]`).textContent();
    await page.locator('[name=fault]').selectOption(fault);
    await page.evaluate(() => document.querySelector('[data-made]')?.replaceChildren());
    await make(page);
    await expect(made(page)).toHaveText('有毛病的一套做好了，找找看');
    const answer = page.locator('[data-made] details').filter({ hasText: '先自己找' });
    await expect(answer.locator('strong')).toBeHidden();
    await answer.locator('summary').click();
    await expect(answer.locator('strong')).toBeVisible();
    if (fault !== 'random') await expect(answer.locator('strong')).toHaveText(`這一套的毛病：${label}`);
    await expect(answer.locator('[data-fault]')).toHaveCount(1);
    await expect(page.locator('[data-made] [id]')).toHaveCount(0);
  }
});

test('步驟只留選的伺服器，換了就換；清除後回到原來的樣子', async ({ page }) => {
  await page.goto('tools/rehearse.html#plan-tomcat');
  await field(page).focus();
  await expect(page.locator('kb-rehearse[data-ready]')).toHaveCount(1);
  await give(page, rsaRequest);
  await expect(page.locator('[name=server]')).toHaveValue('tomcat');
  await make(page);
  await expect(page.locator('[data-plan]:visible')).toHaveCount(1);
  await expect(page.locator('[data-plan=tomcat]')).toBeVisible();
  await page.locator('[name=server]').selectOption('iis');
  await expect(page.locator('[data-plan=iis]')).toBeVisible();
  await expect(page.locator('[data-plan]:visible')).toHaveCount(1);
  await page.getByRole('button', { name: '清除' }).click();
  await expect(choices(page)).toBeHidden();
  await expect(made(page)).toHaveCount(0);
  await expect(page.locator('[data-plan]:visible')).not.toHaveCount(1);
});

test('範例一按就有，全程只用鍵盤；範例的金鑰不在，說裝不起來', async ({ page }) => {
  await open(page);
  await page.locator('kb-rehearse .samples summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(headline(page)).toBeFocused();
  const button = page.getByRole('button', { name: '產生演練用的憑證' });
  for (let step = 0; step < 20 && !(await button.evaluate((each) => each === document.activeElement)); step++)
    await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(made(page)).toBeFocused();
  await expect(page.locator('[data-made]')).toContainText('它的金鑰已經丟棄');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: '下載全部' })).toBeFocused();
});

test('單一檔案可以存、可以複製', async ({ page }) => {
  await open(page);
  await give(page, rsaRequest);
  await make(page);
  await page.getByText('一個一個存').click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存檔 server.cer' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('server.cer');
  expect(readFileSync(await file.path())[0]).toBe(0x30);
  const row = page.locator('.rehearse-files li').filter({ hasText: 'fullchain.pem' });
  await row.getByRole('button', { name: '複製內容' }).click();
  await expect(row.locator('pre')).toContainText('-----BEGIN CERTIFICATE-----');
});

test('簽發的程式讀不到：說出來，選擇都還在，再按一次就好', async ({ page, guard }) => {
  await open(page);
  await give(page, rsaRequest);
  const tool = page.locator('kb-rehearse');
  const script = (await tool.getAttribute('data-issuer')) ?? '';
  await tool.evaluate((each) => each.setAttribute('data-issuer', '../assets/gone.js'));
  await make(page);
  await expect(page.locator('[data-made-status]')).toContainText('程式讀不到');
  await expect(page.locator('[name=names]')).toHaveValue(/www\.example\.gov\.tw/);
  await tool.evaluate((each, address) => each.setAttribute('data-issuer', address), script);
  await make(page);
  await expect(made(page)).toHaveText('演練用的憑證做好了');
  // The browser itself tells of the file that is not there.
  expect(guard.errors.splice(0).every((each) => each.startsWith('Failed to load resource'))).toBe(true);
});

test('真的送件會被退的請求檔：先說哪裡要改，演練照樣可以做', async ({ page }) => {
  const weak = (parse(readFileSync(join(import.meta.dirname, '../../content/examples/2-weak.yaml'), 'utf8')) as { text: string }).text;
  await open(page);
  await field(page).fill(weak);
  await expect(headline(page)).toBeVisible();
  await expect(page.locator('[data-results] .finding').first()).toBeVisible();
  await expect(page.locator('[data-results]')).toContainText('真的送件以前');
});

test('少見的毛病也說，和檢查工具一樣：內部的 IP 位址', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-request-'));
  // prettier-ignore
  const args = ['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', join(folder, 'key.pem'),
    '-subj', `/CN=${HOST}`, '-addext', `subjectAltName=DNS:${HOST},IP:10.1.2.3`];
  needOpenssl();
  const { stdout } = spawnSync('openssl', args, { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  await open(page);
  await give(page, stdout);
  await expect(page.locator('[data-results] .finding')).toContainText('10.1.2.3');
});

test('萬用字元的一套：步驟用它底下的名稱；改了選擇，說下面還是剛才那一套；IIS 的指紋填好', async ({ page }) => {
  await open(page);
  await give(page, rsaRequest);
  await page.locator('[name=names]').fill('*.app.example.gov.tw');
  await make(page);
  await expect(made(page)).toHaveText('演練用的憑證做好了');
  await expect(page.locator('[data-plan=nginx]')).toContainText('-verify_hostname www.app.example.gov.tw');
  await page.locator('[name=server]').selectOption('iis');
  await expect(page.locator('[data-plan=iis]')).toContainText(/certutil -delstore My [0-9a-f]{40}/);
  await expect(page.locator('[data-plan=iis]')).not.toContainText('0123456789abcdef0123456789abcdef01234567');
  await expect(page.locator('[data-made-status]')).toHaveText('');
  await page.locator('[name=names]').fill('*.app.example.gov.tw b.example.gov.tw');
  await expect(page.locator('[data-made-status]')).toContainText('還是剛才那一套');
  await page.locator('[name=names]').fill('*.gov.tw');
  await expect(page.locator('[data-names-note]')).toContainText('不是完整的主機名稱');
});

for (const width of [360, 768, 1440])
  test(`結果畫面：axe 沒有問題，不必左右捲動，寬 ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page);
    await give(page, rsaRequest);
    await page.locator('[name=fault]').selectOption('wrong-order');
    await make(page);
    await expect(made(page)).toBeVisible();
    await page.evaluate(() => document.querySelectorAll('main details').forEach((each) => ((each as HTMLDetailsElement).open = true)));
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOn(page, { tags: LEVELS }), colorScheme).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
