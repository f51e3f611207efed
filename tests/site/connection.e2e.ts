import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readInput } from '../../src/core/pem/read-input.ts';
import { emptyRecord, ending, type Answer, type ProbeRecord } from '../../src/core/probe/probe-record.ts';
import { probeText } from '../../src/core/probe/probe-text.ts';
import { makeCertificate, makeKeys, keyPem } from '../support/make-certificate.ts';
import { LEVELS, violationsOn } from './axe.ts';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

const HOST = 'www.example.gov.tw';
/** The day of judgement is fixed, so that the tests do not age. */
const day = '2026-12-01';

const ders = (pem: string): Uint8Array[] => readInput(pem).blocks.flatMap(({ der }) => der ?? []);
/** The site's own certificates of real authorities. */
const authority = (id: string): string => readFileSync(join(import.meta.dirname, `../../content/authorities/${id}.pem`), 'utf8');

interface Made {
  root: string;
  old: string;
  renewed: string;
}
let made: Made;

test.beforeAll(async () => {
  const [rootKeys, keys] = [await makeKeys(), await makeKeys()];
  const issuer = { name: '/C=TW/O=測試/CN=測試根憑證', keys: rootKeys };
  const leaf = (serial: number, from: string, days: number): Promise<string> =>
    makeCertificate({ name: `/C=TW/CN=${HOST}`, keys, issuer, serial, from: new Date(from), days, hosts: [HOST] });
  made = {
    root: await makeCertificate({ ...issuer, serial: 1, from: new Date('2026-01-01'), days: 3000, ca: true }),
    old: await leaf(2, '2026-06-01', 199),
    renewed: await leaf(3, '2026-11-20', 199),
  };
});

const yes = (cipher: number): Answer => ({ said: 'yes', cipher });
const no = (alert = 40): Answer => ({ said: 'no', ending: ending('alert', alert) });

/** A server without a fault but for what `changes` says; its certificates are those of `pem`. */
function record(pem: string, changes: Partial<ProbeRecord> = {}): ProbeRecord {
  const chain = { said: 'sent', protocol: 'TLSv1.2', certificates: ders(pem), lines: [], isOrderKnown: true } as ProbeRecord['chain'];
  const nothing = { ending: null, server: null, hsts: null, date: null, dateAt: null };
  return {
    ...emptyRecord('kb-probe', HOST, 443),
    script: 'kb-probe.sh 1.0',
    sha256: 'a'.repeat(64),
    library: 'OpenSSL 3.0.15',
    clock: Date.parse(`${day}T02:00:00Z`),
    name: HOST,
    address: '192.0.2.1',
    connect: 'ok',
    protocols: { SSLv3: no(), 'TLSv1.0': no(70), 'TLSv1.1': no(70), 'TLSv1.2': yes(0xc02f), 'TLSv1.3': yes(0x1301) },
    ciphers: { NULL: no(), anon: no(), EXPORT: no(), DES: no(), RC4: no(), '3DES': no(), RSA: no() },
    groups: { 'TLSv1.2': 'x25519' },
    alpn: 'h2',
    stapled: { isThere: false, response: null },
    chain,
    unnamed: chain,
    http: { ...nothing, status: 301, location: `https://${HOST}/` },
    https: { ...nothing, status: 200, location: null, server: 'nginx', hsts: 'max-age=31536000' },
    ...changes,
  };
}

async function open(page: Page): Promise<void> {
  await page.goto('tools/connection.html');
  await page.locator('kb-connection textarea').focus();
  await expect(page.locator('kb-connection[data-ready]')).toHaveCount(1);
  await page.getByText('換日期，或檢查內部的憑證').click();
  await page.locator('kb-connection [name=at]').fill(day);
}

const paste = (page: Page, text: string): Promise<void> => page.locator('kb-connection textarea').fill(text);
const headline = (page: Page) => page.locator('kb-connection .verdict h2').first();
const results = (page: Page) => page.locator('kb-connection [data-results]');

test('沒有毛病的主機：內部的根憑證一起貼、當作受信任就是合格，不當作就不合格', inEachSetting, async ({ page, guard, baseURL }) => {
  await open(page);
  const before = guard.requests.length;
  await paste(page, probeText(record(made.renewed)) + made.root);
  await expect(headline(page)).toContainText('不合格');
  await page.locator('[name=trust]').check();
  await expect(headline(page)).toHaveText('合格：看到的都符合準則。');
  await expect(page.locator('.verdict-kind')).toHaveText(`${HOST}:443（192.0.2.1）`);
  await expect(page.locator('.chain > li')).toHaveCount(2);
  await expect(page.locator('.chain')).not.toContainText('不在貼上的內容裡');
  await expect(results(page)).toContainText('沒有看到要修的');
  await expect(page.locator('.connection-criteria tbody tr')).toHaveCount(15);
  await expect(page.locator('.connection-criteria')).not.toContainText('紀錄裡沒有');
  await expect(results(page)).toContainText('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256（0xc02f）');
  await expect(results(page)).toContainText('不是本站現在提供的指令檔');
  // Nothing leaves the page.
  const after = guard.requests.slice(before).filter((url) => !url.endsWith('/icon.svg'));
  expect(
    after.every((url) => url.startsWith(baseURL ?? '') && /assets\/[\w-]+\.\w+\.js$/.test(url)),
    after.join(' '),
  ).toBe(true);
});

test('舊協定與弱的套件：先做哪一件、照伺服器的修法、證明的指令；換伺服器就換修法', async ({ page }) => {
  await open(page);
  await page.locator('[name=trust]').check();
  const weak = record(made.renewed, {
    protocols: { ...record(made.renewed).protocols, 'TLSv1.0': yes(0xc013) },
    ciphers: { ...record(made.renewed).ciphers, RC4: yes(0x0005) },
  });
  await paste(page, probeText(weak) + made.root);
  await expect(headline(page)).toContainText('不合格');
  const first = page.locator('.findings').first().locator('.finding').first();
  await expect(first).toContainText('先做這一件');
  await expect(first).toContainText('還接受停用的協定：TLS 1.0');
  await expect(first).toContainText('ssl_protocols TLSv1.2 TLSv1.3;');
  await expect(first).toContainText(`openssl s_client -connect ${HOST}:443 -servername ${HOST} -tls1_1`);
  await page.getByLabel('這台伺服器是').selectOption('iis');
  await expect(first).toContainText('SCHANNEL');
  await expect(first).not.toContainText('ssl_protocols');
  await expect(first).toContainText(
    'powershell -ExecutionPolicy Bypass -File kb-probe.ps1 www.example.gov.tw -Address 192.0.2.1 -OutFile probe.txt',
  );
  await expect(first).not.toContainText('openssl');
  // The criteria stand once, with their results.
  await expect(page.locator('.connection-list')).toBeHidden();
  await page.getByLabel('這台伺服器是').selectOption('other');
  await expect(first.locator('summary')).toHaveText('怎麼改，怎麼證明改好了');
  await page.getByLabel('這台伺服器是').selectOption('iis');
  await expect(page.locator('.connection-product a')).toHaveAttribute('href', /install\/iis\.html#chain$/);
  await expect(results(page)).toContainText('RC4（0x0005）');
});

test('少了憑證：畫出缺口，給補好的憑證檔', async ({ page }) => {
  await open(page);
  await paste(page, probeText(record(authority('twca-ssl-2024') + authority('twca-cyber-root'))));
  await expect(page.locator('.chain-bundle')).toContainText('已從本站資料補上：TWCA CYBER Root CA');
  await expect(page.getByRole('button', { name: '只下載補上的憑證' })).toBeVisible();
  await expect(results(page)).toContainText('少了交互憑證');
});

test('同一主機兩個位址，一台還是舊憑證：先說是哪一台，清單點進報告再回來', async ({ page }) => {
  await open(page);
  await page.locator('[name=trust]').check();
  await paste(page, probeText(record(made.renewed)) + probeText(record(made.old, { address: '192.0.2.2' })) + made.root);
  await expect(page.locator('.connection-together')).toContainText('位址 192.0.2.2 送出的是另一張憑證');
  await expect(page.locator('.connection-hosts tbody tr')).toHaveCount(2);
  await expect(headline(page)).toHaveText('1 份可以用，有要改的、1 份合格、同一主機的位址不一致');
  await expect(page.locator('.connection-together a')).toHaveAttribute('href', /flows\/old-certificate-still-served\.html#.+/);
  // By keyboard: into the report, and back to where one was.
  const button = page.locator('.connection-hosts .open').last();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.connection-report')).toHaveCount(1);
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await page.getByRole('button', { name: '回到清單' }).click();
  await expect(page.locator('.connection-report')).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.getByRole('button', { name: '展開全部的報告' }).click();
  await expect(page.locator('.connection-report')).toHaveCount(2);
});

test('兩份紀錄比較：換了憑證、關了協定；選同一份就說是同一份', async ({ page }) => {
  await open(page);
  const before = record(made.old, { protocols: { ...record(made.old).protocols, 'TLSv1.0': yes(0xc013) } });
  await paste(page, probeText(before) + probeText(record(made.renewed)));
  const compared = page.locator('.connection-compare');
  await expect(compared).toContainText('網站憑證不同：先是 2026-12-17 到期的');
  await expect(compared).toContainText('先接受、後不接受的協定：TLS 1.0');
  await page.getByLabel('先', { exact: true }).selectOption('1');
  await expect(compared).toContainText('選了同一份');
});

test('稽核佐證：對象、時間、指令檔與雜湊、每一項準則，存成 .txt', async ({ page }) => {
  await open(page);
  const { sha256 } = { sha256: ((await page.locator('kb-connection').getAttribute('data-files')) ?? '').split(' ')[0]?.split('=')[1] };
  await paste(page, probeText(record(made.renewed, sha256 === undefined ? {} : { sha256 })));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '稽核佐證存成 .txt' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`${HOST}-kb-probe.txt`);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain(`檢查對象：${HOST}:443（192.0.2.1）`);
  expect(text).toContain('收集時間：臺灣時間 2026-12-01 10:00，依收集的電腦');
  expect(text).toContain('收集程式：kb-probe.sh 1.0');
  expect(text).toContain(sha256 === undefined ? '不是本站現在提供的指令檔' : '與本站提供的 kb-probe');
  expect(text).toContain('［符合］不接受 TLS 1.0 與 TLS 1.1（必須；RFC 9325');
  await page.getByRole('button', { name: '複製文字報告' }).click();
  await expect(page.locator('.report').first()).toContainText('連線檢查結果');
});

test('憑證可以複製，帶到檢查工具看全部欄位', async ({ page }) => {
  await open(page);
  await paste(page, probeText(record(made.renewed)));
  await page.getByRole('button', { name: '複製憑證', exact: true }).click();
  await expect(page.locator('.report:visible')).toContainText('-----BEGIN CERTIFICATE-----');
  await expect(page.getByRole('link', { name: '貼到檢查工具' })).toHaveAttribute('href', /tools\/decode\.html#decoder-text$/);
});

test('沒看到的不猜：連不上、沒有送名稱、STARTTLS、只有一行的紀錄', async ({ page }) => {
  await open(page);
  await paste(page, probeText({ ...emptyRecord('kb-probe', HOST, 443), connect: 'timeout' }));
  await expect(headline(page)).toContainText('看不全');
  await expect(page.locator('.connection-criteria')).toHaveCount(0);
  await expect(page.locator('.finding').first()).toContainText('先做這一件：連不上');
  await expect(page.locator('.finding').first()).toContainText('先確認服務有啟動');
  await expect(results(page)).not.toContainText('沒有看到要修的');
  await expect(page.locator('.connection-unseen li')).toHaveCount(1);
  await paste(page, probeText(record(made.renewed, { name: null, unnamed: null, starttls: 'smtp', http: null, https: null })));
  await expect(page.locator('.connection-unseen')).toContainText('沒有送出主機名稱');
  await expect(results(page)).toContainText('SMTP');
  await expect(results(page)).not.toContainText('HSTS');
  await paste(page, '=== kb-probe 1 ===\nhost: a.example.gov.tw\n=== end kb-probe ===\n');
  await expect(headline(page)).toContainText('看不全');
  await expect(results(page)).toContainText('紀錄裡沒有，所以沒有判斷');
});

test('惡意與壞掉的文字都有一句話，沒有例外', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await open(page);
  const html = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const { https } = record(made.renewed);
  await paste(page, probeText(record(made.renewed, { https: https && { ...https, server: html } })));
  await expect(results(page)).toContainText('它自己說是「<img src=x');
  await expect(page.locator('[data-results] img')).toHaveCount(0);
  await paste(page, `=== kb-probe 1 ===\nhost: ${'a'.repeat(1024 * 1024)}\n=== end kb-probe ===\n`);
  await expect(headline(page)).toBeVisible();
  await paste(page, '=== kb-probe 9 ===\nhost: a.example.gov.tw\n=== end kb-probe ===\n');
  await expect(results(page)).toContainText('是第 9 版的格式');
  await paste(page, probeText(record(made.renewed)).slice(0, 900));
  await expect(results(page)).toContainText('紀錄沒有結尾');
  await paste(page, '這裡什麼都沒有');
  await expect(headline(page)).toHaveText('無法判讀：裡面沒有連線紀錄。');
  await paste(page, made.renewed);
  await expect(results(page)).toContainText('裡面只有憑證');
  const many = Array.from(
    { length: 5000 },
    (_, index) => `=== kb-probe 1 ===\nhost: h${index}.example.gov.tw\nconnect: refused\n=== end kb-probe ===\n`,
  );
  await page.locator('#connection-file').setInputFiles({ name: 'many.txt', mimeType: 'text/plain', buffer: Buffer.from(many.join('')) });
  await expect(results(page)).toContainText('一次只判斷前 500 份');
  expect(errors).toEqual([]);
});

test('PowerShell 寫的 UTF-16 檔案也讀；好幾個檔案一起看', async ({ page }) => {
  await open(page);
  const utf16 = Buffer.from(`\ufeff${probeText(record(made.renewed)).replaceAll('\n', '\r\n')}`, 'utf16le');
  await page.locator('#connection-file').setInputFiles([
    { name: 'a.txt', mimeType: 'text/plain', buffer: utf16 },
    { name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from(probeText(record(made.old, { host: 'b.example.gov.tw' }))) },
  ]);
  await expect(page.locator('.connection-hosts tbody tr')).toHaveCount(2);
});

test('網站憑證快到期：只說一次，放在要修的裡', async ({ page }) => {
  await open(page);
  await page.locator('[name=trust]').check();
  await paste(page, probeText(record(made.old)) + made.root);
  await expect(headline(page)).toContainText('可以用，有要改的');
  await expect(results(page)).not.toContainText('沒有看到要修的');
  await expect(page.locator('.finding', { hasText: '憑證剩' })).toHaveCount(1);
  await expect(page.locator('.finding').first()).toContainText('先做這一件：憑證剩');
});

test('只有 TLS 1.0：先開新的再關舊的', async ({ page }) => {
  await open(page);
  await page.locator('[name=trust]').check();
  const protocols = { ...record(made.renewed).protocols, 'TLSv1.0': yes(0xc013), 'TLSv1.2': no(70), 'TLSv1.3': no(70) };
  await paste(page, probeText(record(made.renewed, { protocols })) + made.root);
  await expect(page.locator('.finding').first()).toContainText('先做這一件：TLS 1.2 與 TLS 1.3 都不接受');
  await expect(page.locator('.finding').first()).not.toContainText('ssl_protocols');
});

test('只送網站憑證：帶到排查樹的那一步', async ({ page }) => {
  await open(page);
  await paste(page, probeText(record(made.renewed)));
  await expect(page.locator('.connection-report .flow-links a').first()).toHaveAttribute('href', /flows\/.+\.html#.+/);
});

test('私密金鑰進不來', inEachSetting, async ({ page }) => {
  await open(page);
  await paste(page, await keyPem(await makeKeys()));
  await expect(page.locator('kb-connection textarea')).toHaveValue('');
  await expect(page.locator('.guard-said')).toBeVisible();
});

test('五十台：每一台在清單裡都有一列', async ({ page }) => {
  await open(page);
  const text = Array.from({ length: 50 }, (_, index) =>
    probeText(record(made.renewed, { host: `h${index}.example.gov.tw`, address: `192.0.2.${index}` })),
  );
  await paste(page, text.join(''));
  await expect(page.locator('.connection-hosts tbody tr')).toHaveCount(50);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`無障礙：報告與清單（${colorScheme}）`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    await paste(page, probeText(record(made.renewed)) + probeText(record(made.old, { address: '192.0.2.2' })));
    await page.locator('.connection-hosts .open').first().click();
    await expect(page.locator('.connection-report .chain')).toBeVisible();
    await expect(page.locator('.connection-compare ul')).toBeVisible();
    expect(await violationsOn(page, { tags: LEVELS })).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

test('列印：只有報告，準則整張都在', async ({ page }) => {
  await open(page);
  await paste(page, probeText(record(made.renewed)));
  await expect(page.locator('.connection-report .chain')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.connection-criteria')).toBeVisible();
  await expect(page.locator('kb-connection textarea')).toBeHidden();
  await expect(page.getByRole('heading', { name: '紀錄怎麼收集' })).toBeHidden();
});

test.describe('關閉指令碼', () => {
  test.use({ javaScriptEnabled: false });
  test('說得出怎麼收集、紀錄怎麼讀、依哪些準則', async ({ page }) => {
    await page.goto('tools/connection.html');
    await expect(page.getByText('sh kb-probe.sh www.example.gov.tw')).toBeVisible();
    await expect(page.locator('noscript .callout, .callout').first()).toContainText('報告需要 JavaScript');
    await expect(page.getByText('RFC 9325 §3.1.1（BCP 195，2022-11）')).toBeVisible();
  });
});

test('別的程式的輸出：看到多少算多少，其餘說紀錄裡沒有', async ({ page }) => {
  await open(page);
  const output = [
    'openssl s_client -connect www.example.gov.tw:443 -servername www.example.gov.tw -showcerts',
    'CONNECTED(00000003)',
    '---',
    'Certificate chain',
    ` 0 s:C = TW, CN = ${HOST}`,
    '   i:C = TW, O = 測試, CN = 測試根憑證',
    made.renewed.trimEnd(),
    '---',
    'New, TLSv1.2, Cipher is ECDHE-RSA-AES128-GCM-SHA256',
    'SSL-Session:',
    '    Protocol  : TLSv1.2',
    '    Cipher    : ECDHE-RSA-AES128-GCM-SHA256',
    '---',
    '',
  ];
  await paste(page, output.join('\n'));
  await expect(headline(page)).toBeVisible();
  await expect(page.locator('.connection-unseen')).toContainText('紀錄裡沒有，所以沒有判斷');
});

test('IIS 主機自己的紀錄：另成一段', async ({ page }) => {
  await open(page);
  await paste(page, '=== kb-probe-local 1 ===\n=== end kb-probe-local ===\n');
  await expect(page.locator('.connection-local h2')).toHaveText('主機自己知道的');
});
