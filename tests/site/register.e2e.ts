import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import ICAL from 'ical.js';
import { violationsOn } from './axe.ts';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';
import { keyPem, makeCertificate, makeKeys } from '../support/make-certificate.ts';

const DAY = 86_400_000;
const NOW = Date.now();
const [keys, authority, other] = [await makeKeys(), await makeKeys(), await makeKeys()];
const key = await keyPem(other);
let serial = 0;
/** Issued by somebody who is not here; ends so many days from now. */
const certificate = (hosts: readonly string[], left: number, life = 199): Promise<string> =>
  makeCertificate({
    name: `/CN=${hosts[0]}`,
    keys,
    issuer: { name: '/C=TW/O=測試/CN=測試用中繼憑證', keys: authority },
    serial: 4096 + serial++,
    from: new Date(NOW + (left - life) * DAY),
    days: life,
    hosts,
  });
const www = await certificate(['www.example.gov.tw', 'example.gov.tw'], 150);
const wwwBefore = await certificate(['www.example.gov.tw', 'example.gov.tw'], 9);
const mail = await certificate(['mail.example.gov.tw'], 20);
const past = await certificate(['old.example.gov.tw'], -3);

const file = (name: string, content: string | Uint8Array): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content as string),
});
const rows = (page: Page) => page.locator('.register tbody tr:not(.opened)');
const row = (page: Page, name: string) => rows(page).filter({ hasText: name });
const said = (page: Page) => page.locator('kb-register [data-status]');

async function open(page: Page): Promise<void> {
  await page.goto('tools/register.html');
  await expect(page.locator('kb-register[data-ready]')).toHaveCount(1);
}
async function fill(page: Page, ...files: ReturnType<typeof file>[]): Promise<void> {
  await page.locator('#register-file').setInputFiles(files);
  await expect(said(page)).toContainText('讀完了');
}
async function saved(page: Page, button: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download: Download = await waiting;
  return readFileSync(await download.path());
}

test('選了幾個檔案：一張一列，快到期的在前，換發的收在新的底下', inEachSetting, async ({ page, guard }) => {
  await open(page);
  await fill(page, file('a.cer', www), file('b.cer', wwwBefore), file('c.pem', mail + past), file('again.cer', mail));
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).locator('.open').first()).toHaveText('old.example.gov.tw');
  await expect(row(page, 'old.')).toContainText('已過期');
  await expect(row(page, 'mail.')).toContainText('×2');
  await expect(row(page, 'www.')).toContainText('已換發，舊的 1 張');
  await expect(page.locator('[data-headline] h2')).toHaveText('已過期 1 張，30 天內到期 1 張');
  await expect(page.locator('[data-headline] h2')).toBeFocused();
  await expect(page.locator('.register caption')).toContainText('列出 3 張');
  // What is read by a worker asks for the site's own scripts and nothing else.
  expect(guard.requests.filter((url) => !url.startsWith('blob:') && !/\.(?:html|js|css|svg|json)$/.test(url))).toEqual([]);
});

test('資料夾裡有私密金鑰：指名拒收，其餘的照常讀；頁面上哪裡都沒有它', inEachSetting, async ({ page }, info) => {
  const folder = info.outputPath('certs');
  mkdirSync(join(folder, 'conf/ssl'), { recursive: true });
  writeFileSync(join(folder, 'www.crt'), www);
  writeFileSync(join(folder, 'conf/ssl/server.key'), key);
  writeFileSync(join(folder, 'conf/ssl/both.pem'), mail + key);
  writeFileSync(join(folder, 'conf/readme.txt'), '這裡沒有憑證');
  await open(page);
  await page.locator('#register-folder').setInputFiles(folder);
  await expect(said(page)).toContainText('讀完了，清冊裡有 2 張');
  const refused = page.locator('[data-told] .guard-said');
  await expect(refused).toContainText('2 個檔案裡有私密金鑰');
  await expect(refused).toContainText('server.key');
  await expect(refused).toContainText('both.pem');
  await expect(refused.getByRole('link').first()).toBeVisible();
  await expect(page.locator('[data-told] summary')).toContainText('1 個檔案裡沒有讀到憑證');
  const secret = key.split('\n')[1] ?? 'none';
  expect(secret.length).toBeGreaterThan(40);
  expect(await page.content()).not.toContain(secret.slice(0, 40));
  const kept = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLTextAreaElement>('input, textarea')].map(({ value }) => value).join(),
  );
  expect(kept).not.toContain(secret.slice(0, 40));
});

test('只有中繼與根憑證時，列出的就是它們', async ({ page }) => {
  const root = readFileSync(new URL('../../content/authorities/twca-cyber-root.pem', import.meta.url), 'utf8');
  await open(page);
  await fill(page, file('root.pem', root));
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).locator('.open')).toHaveText('TWCA CYBER Root CA');
});

test('壓縮檔：裡面的資料夾與壓縮檔都讀，金鑰指名拒收', inEachSetting, async ({ page }) => {
  const inner = zipSync({ 'deep/mail.cer': strToU8(mail), 'deep/site.key': strToU8(key) });
  const outer = zipSync({ 'www/www.cer': strToU8(www), 'backup.zip': inner, 'notes.txt': strToU8('hello') });
  await open(page);
  await fill(page, file('all.zip', outer));
  await expect(rows(page)).toHaveCount(2);
  await expect(page.locator('[data-told] .guard-said')).toContainText('all.zip/backup.zip/deep/site.key');
  await row(page, 'mail.').locator('.open').first().click();
  await expect(page.locator('.opened dl')).toContainText('all.zip/backup.zip/deep/mail.cer');
});

test('壞掉的、上鎖的、解開大得不合理的壓縮檔各有一句話，太大的檔案也是，好的照常讀', async ({ page }) => {
  const broken = Buffer.from(zipSync({ 'a.cer': strToU8(www) }));
  broken.fill(0xff, broken.length - 40, broken.length - 22);
  const locked = Buffer.from(zipSync({ 'a.cer': strToU8(www) }, { level: 0 }));
  const central = locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  locked[central + 8] = (locked[central + 8] ?? 0) | 1;
  const bomb = zipSync({ 'big.pem': new Uint8Array(12 * 1024 * 1024) }, { level: 9 });
  // The directory promises ten bytes of what unpacks to a megabyte.
  const liar = Buffer.from(zipSync({ 'small.pem': new Uint8Array(1024 * 1024) }, { level: 9 }));
  const place = liar.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  liar.writeUInt32LE(10, place + 24);
  await open(page);
  await fill(
    page,
    file('broken.zip', broken),
    file('locked.zip', locked),
    file('bomb.zip', bomb),
    file('liar.zip', liar),
    file('huge.bin', new Uint8Array(17 * 1024 * 1024)),
    file('good.cer', mail),
  );
  await expect(rows(page)).toHaveCount(1);
  const unread = page.locator('[data-told] details');
  await unread.locator('summary').click();
  const line = (name: string) => unread.locator('li', { hasText: name });
  await expect(line('broken.zip')).toContainText('壓縮檔壞了');
  await expect(line('locked.zip')).toContainText('有密碼');
  await expect(line('bomb.zip')).toContainText('大得不合理');
  await expect(line('liar.zip')).toContainText('大得不合理');
  await expect(line('huge.bin')).toContainText('超過上限');
});

test('貼上的清單與憑證合在一起；只從清單知道的說沒有檢查', async ({ page }) => {
  await open(page);
  const field = page.locator('#register-text');
  await field.fill(mail);
  await page.getByRole('button', { name: '加入清冊' }).click();
  await expect(said(page)).toContainText('清冊裡有 1 張');
  await expect(field).toHaveValue('');
  await field.fill(
    'Subject      : CN=listed.example.gov.tw\nNotAfter     : 2027/5/1 上午 08:00:00\nThumbprint   : 1234567890123456789012345678901234567890\n',
  );
  await page.getByRole('button', { name: '加入清冊' }).click();
  await expect(row(page, 'listed.')).toContainText('未檢查');
  await expect(rows(page)).toHaveCount(2);
});

test('比較換發的新舊一鍵就有；只從存檔知道的說沒有憑證本身', async ({ page }) => {
  await open(page);
  await fill(page, file('new.cer', www), file('old.cer', wwwBefore));
  await row(page, 'www.').getByRole('button', { name: '比較新舊：www.example.gov.tw' }).click();
  const compared = page.locator('.opened [data-compared]');
  await expect(compared.locator('.beside')).toContainText('new.cer');
  await expect(compared.locator('.beside')).toContainText('old.cer');
  expect(await violationsOn(page)).toEqual([]);
});

test('存成 CSV，清空，再拖回來：填的內容都在', inEachSetting, async ({ page }) => {
  await open(page);
  await fill(page, file('a.cer', mail));
  await row(page, 'mail.').locator('.open').first().click();
  await page.locator('[name="note-keeper"]').fill('資訊室');
  await page.locator('[name="note-system"]').fill('Windows Server 2016');
  const csv = await saved(page, '存成 CSV');
  expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  await page.getByRole('button', { name: '清空清冊' }).click();
  await expect(page.locator('[data-held]')).toBeHidden();
  await page.locator('#register-file').setInputFiles([file('certificate-register.csv', csv)]);
  await expect(row(page, 'mail.')).toContainText('資訊室');
  await row(page, 'mail.').locator('.open').first().click();
  await expect(page.locator('[name="note-system"]')).toHaveValue('Windows Server 2016');
  await expect(page.locator('.opened .happens')).toContainText('Windows Server 2016');
});

test('存成 Excel：日期是日期，第一列固定，像公式的字只是字', inEachSetting, async ({ page }) => {
  await open(page);
  await fill(page, file('a.cer', mail));
  await row(page, 'mail.').locator('.open').first().click();
  await page.locator('[name="note-remark"]').fill('=HYPERLINK("http://x")');
  const files = unzipSync(await saved(page, '存成 Excel'));
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const texts = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
  expect(sheet).toMatch(/state="frozen"/);
  expect(sheet).not.toContain('<f>');
  expect(texts).toContain('mail.example.gov.tw');
  expect(texts).toContain('=HYPERLINK(');
  // The day of Taiwan's calendar as a spreadsheet counts them, from 1899-12-30.
  const end = Math.floor((NOW + 20 * DAY + 8 * 3_600_000) / DAY) + 25_569;
  const numbers = [...sheet.matchAll(/<v>(\d+)<\/v>/g)].map(([, number]) => Number(number));
  expect(numbers.some((number) => Math.abs(number - end) <= 1)).toBe(true);
});

test('行事曆：只提醒在用的那一張，另一個軟體讀得懂', inEachSetting, async ({ page }) => {
  await open(page);
  await fill(page, file('new.cer', www), file('old.cer', wwwBefore));
  const text = (await saved(page, '提醒加進行事曆')).toString('utf8');
  const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  expect(events.length).toBeGreaterThanOrEqual(3);
  const days = events.map(({ startDate }) => startDate.toJSDate().getTime());
  // The old one's last day lies nine days ahead, and nobody is reminded of it.
  expect(Math.min(...days)).toBeGreaterThan(NOW + 60 * DAY);
  expect(events.every((each) => each.component.getAllSubcomponents('valarm').length === 1)).toBe(true);
});

test('勾了才記在這台電腦，重新打開還在，刪除之後什麼都沒有', inEachSetting, async ({ page }) => {
  await open(page);
  await fill(page, file('a.cer', mail));
  const box = page.getByLabel('記在這台電腦');
  if (page.url().startsWith('file:')) {
    await expect(box).toBeDisabled();
    await expect(page.locator('[data-keep-said]')).toContainText('從磁碟打開的網頁不能記');
    return;
  }
  await page.reload();
  await expect(page.locator('kb-register[data-ready]')).toHaveCount(1);
  await expect(page.locator('[data-held]')).toBeHidden();
  await fill(page, file('a.cer', mail));
  await box.check();
  await expect(page.locator('[data-keep-said]')).toContainText('已記在這個瀏覽器裡，共 1 張');
  await page.reload();
  await expect(row(page, 'mail.')).toHaveCount(1);
  await page.getByRole('button', { name: '刪除記住的清冊' }).click();
  await expect(box).not.toBeChecked();
  await page.reload();
  await expect(page.locator('[data-keep-said]')).not.toBeEmpty();
  await expect(page.locator('[data-held]')).toBeHidden();
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContain('kb-register');
});

test('全部用鍵盤：加入、展開、填負責人、選取幾列一起填', async ({ page }) => {
  await open(page);
  await page.locator('#register-text').fill(mail + past);
  await page.locator('#register-text').press('Tab');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(2);
  await row(page, 'mail.').locator('.open').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.opened h3')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('主機 A');
  await page.getByRole('button', { name: '收起' }).press('Enter');
  await expect(row(page, 'mail.').locator('.open').first()).toBeFocused();
  await page.getByLabel('選取列出的全部').press('Space');
  await expect(page.locator('[data-marked-said]')).toHaveText('已選取 2 張');
  await page.getByLabel('要填的內容').fill('網路組');
  await page.keyboard.press('Enter');
  await expect(row(page, 'old.')).toContainText('網路組');
  await expect(row(page, 'mail.')).toContainText('主機 A');
});

test('找、種類與狀況；排序；信依負責人分', async ({ page }) => {
  await open(page);
  await fill(page, file('c.pem', mail + past + www));
  await page.getByLabel('找').fill('mail');
  await expect(rows(page)).toHaveCount(1);
  await page.getByLabel('找').fill('');
  await page.getByLabel('狀況').selectOption('30 天內到期');
  await expect(rows(page).locator('.open')).toHaveText(['mail.example.gov.tw']);
  await page.getByLabel('狀況').selectOption('全部');
  await page.getByRole('button', { name: '名稱', exact: true }).click();
  await expect(rows(page).locator('.open').first()).toHaveText('mail.example.gov.tw');
  await page.getByRole('button', { name: '通知各負責人的信' }).click();
  const letter = page.locator('[data-out] .report');
  await expect(letter).toContainText('還不知道負責人的（3 張）');
  await expect(letter).not.toContainText('http');
});

test('範例：哪一天會停、預估的圖與表格說同樣的事，沒有無障礙問題', async ({ page }) => {
  await open(page);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: '先看範例' }).click();
  await expect(page.locator('[data-breaks-said]')).toContainText('張會出問題');
  await page.getByLabel('日期', { exact: true }).fill('2029-12-31');
  await expect(page.locator('[data-breaks-said]')).toContainText('6 張在用的憑證裡有 6 張會出問題');
  await expect(page.locator('[data-breaks]')).toContainText('已過期：6 張');
  const picture = page.getByRole('img', { name: /每月換發次數的長條圖/ });
  await expect(picture).toBeVisible();
  await page.getByText('每月的數字').click();
  const sum = (await page.locator('[data-months] td').allTextContents()).reduce((all, text) => all + Number(text), 0);
  expect(sum).toBeGreaterThan(20);
  expect(await picture.getAttribute('aria-label')).toContain(`共 ${sum} 次`);
  await page.getByLabel('換發一次要花').fill('30');
  const [count = '', hours = ''] =
    /(\d+) 次，([\d.]+) 小時/.exec((await page.locator('[data-years] td').nth(1).textContent()) ?? '')?.slice(1) ?? [];
  expect(Math.abs(Number(hours) - Number(count) / 2)).toBeLessThanOrEqual(0.5);
  await page.locator('.register .open').first().click();
  expect(await violationsOn(page)).toEqual([]);
});

test('手機上是一張一張的卡片，不會左右捲動', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page);
  await page.getByRole('button', { name: '先看範例' }).click();
  await expect(page.locator('.register thead')).toBeHidden();
  await page.getByLabel('排序').selectOption('名稱');
  await expect(rows(page).locator('.open').first()).toHaveText('*.dept.example.gov.tw');
  await rows(page).locator('.open').first().click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('名稱裡看不見的字與像標籤的字都只是字', async ({ page }) => {
  await open(page);
  const odd = `名稱,到期日,負責人\r\n"evil\u202egpj.exe",2027-05-01,"<img src=x onerror=alert(1)>"\r\n"=1+1",2027-06-01,x\r\n`;
  await fill(page, file('own.csv', odd));
  await expect(rows(page)).toHaveCount(2);
  await expect(row(page, 'evil')).toContainText('⟨U+202E⟩');
  await expect(row(page, 'evil')).toContainText('<img src=x onerror=alert(1)>');
  const csv = (await saved(page, '存成 CSV')).toString('utf8');
  expect(csv).toContain(`'=1+1`);
});

test('拖進來的檔案：放在頁面哪裡都收，放在別的欄位上的照樣先看過', async ({ page }) => {
  await open(page);
  const drop = (selector: string, name: string, content: string): Promise<void> =>
    page.evaluate(
      ([place, called, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text ?? ''], called ?? ''));
        document.querySelector(place ?? '')?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
      },
      [selector, name, content],
    );
  await drop('h1', 'mail.cer', mail);
  await expect(row(page, 'mail.')).toHaveCount(1);
  await drop('#register-text', 'site.key', key);
  await expect(page.locator('[data-told] .guard-said')).toContainText('site.key');
  await drop('#search', 'other.key', key);
  await expect(page.locator('.guard-said').filter({ hasText: 'other.key' })).toBeVisible();
});

test('開不了另一條執行緒的瀏覽器：在頁面裡讀，結果一樣', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'Worker', {
      value: function refuse() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await open(page);
  await fill(page, file('a.cer', www + mail));
  await expect(rows(page)).toHaveCount(2);
});
