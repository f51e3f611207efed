import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { maskSecrets } from '../../src/tools/config/mask-secrets.ts';
import { expect, test, type Guard } from './guarded-test.ts';
import { LEVELS, violationsOn } from './axe.ts';
import { inEachSetting } from './settings.ts';

const tool = 'tools/config.html';

const nginx = `server {
    listen 443 ssl;
    server_name www.example.gov.tw;
    ssl_certificate /etc/nginx/ssl/fullchain.pem;
    ssl_certificate_key /etc/nginx/ssl/server.key;
    ssl_protocols SSLv3 TLSv1.2;
    ssl_ciphers HIGH:!aNULL;
}
`;
const apache = `<VirtualHost *:443>
    ServerName www.agency.gov.tw
    SSLEngine on
    SSLProtocol all -SSLv3
    SSLCertificateFile /etc/pki/agency-full.pem
    SSLCertificateKeyFile /etc/pki/agency.key
    DocumentRoot "/srv/www"
</VirtualHost>
`;
const tomcat = `<Server port="8005" shutdown="SHUTDOWN">
  <Service name="Catalina">
    <Connector port="443" SSLEnabled="true" scheme="https" secure="true" keystoreFile="conf/a.jks" keystorePass="s3cr3t-word"/>
  </Service>
</Server>
`;

const checker = (page: Page) => page.locator('kb-config');
const writer = (page: Page) => page.locator('kb-config-writer');

async function paste(page: Page, text: string): Promise<void> {
  const field = checker(page).locator('textarea');
  await field.focus();
  await field.fill(text);
}

/** What the page asked for beyond itself: its own scripts, and nothing from elsewhere. */
function foreignRequests({ requests }: Guard, baseURL: string | undefined): string[] {
  return requests.filter((url) => !url.startsWith(baseURL ?? '') && !url.endsWith('/icon.svg'));
}

test('填了伺服器版本，只說那個版本的事；認得名稱的產品說憑證寫在哪裡', async ({ page }) => {
  await page.goto(tool);
  await paste(page, nginx.replace('SSLv3 ', '').replace('443 ssl;', '443 ssl;\n    http2 on;'));
  await expect(checker(page).locator('.verdict h3')).toContainText('沒有發現問題');
  await checker(page).getByLabel('伺服器版本').fill('1.22.1');
  await checker(page).getByLabel('伺服器版本').blur();
  await expect(checker(page).locator('.finding')).toContainText('從 nginx 1.25.1 起才有');
  await paste(page, 'www.example.gov.tw {\n  tls /e/a.pem /e/a.key\n  reverse_proxy 10.0.0.1:80\n}\n');
  await expect(checker(page).locator('.verdict')).toContainText('還不會逐行檢查');
  await expect(checker(page)).toContainText('Caddy');
});

const further = [
  {
    kind: 'haproxy',
    name: 'HAProxy',
    text: 'global\n  daemon\nfrontend f\n  mode http\n  bind *:443 ssl crt /e/a.pem ssl-min-ver SSLv3\n  stats auth admin:s3cr3t-word\n',
    line: 5,
    quote: 'ssl-min-ver SSLv3',
    written: 'http-request redirect scheme https code 301 unless { ssl_fc }',
  },
  {
    kind: 'wildfly',
    name: 'WildFly',
    text: '/subsystem=elytron/key-store=a:add(path=a.p12,credential-reference={clear-text=s3cr3t-word})\n/subsystem=elytron/server-ssl-context=b:add(protocols=["SSLv3"])\n',
    line: 2,
    quote: 'protocols=["SSLv3"]',
    written: 'https-listener=https:write-attribute(name=ssl-context,value=siteSSC)',
  },
  {
    kind: 'spring',
    name: 'Spring Boot',
    text: 'server:\n  ssl:\n    key-store: a.p12\n    key-store-password: s3cr3t-word\n    enabled-protocols: SSLv3\n',
    line: 5,
    quote: 'enabled-protocols: SSLv3',
    // Where the pasted settings had it.
    written: 'spring.ssl.bundle.pem.site.keystore.certificate=file:/etc/nginx/ssl/fullchain.pem',
  },
];

for (const { kind, name, text, line, quote, written } of further) {
  test(`${name}：貼上才載入，逐行說，密碼遮住；選了才載入產生的程式`, inEachSetting, async ({ page, guard }) => {
    const asked = (script: string): number => guard.requests.filter((url) => new RegExp(`/${script}\\.\\w+\\.js$`).test(url)).length;
    await page.goto(tool);
    await paste(page, nginx);
    await expect(checker(page).locator('.verdict')).toContainText('nginx 設定');
    // The last that comes of it: the form for a new one takes over the site and its paths.
    await expect(writer(page).getByLabel('網域名稱')).toHaveValue('www.example.gov.tw');
    expect(asked(`config-${kind}`)).toBe(0);
    await paste(page, text);
    await expect(checker(page).locator('.verdict')).toContainText(name);
    expect(asked(`config-${kind}`)).toBe(1);
    const first = checker(page).locator('.finding').first();
    await expect(first).toContainText(`錯誤　第 ${line} 行`);
    await expect(first.locator('code')).toContainText(quote);
    await expect(checker(page).locator('[data-results]')).not.toContainText('s3cr3t-word');
    await checker(page).getByRole('button', { name: '複製文字報告' }).click();
    await expect(checker(page).locator('.report')).not.toContainText('s3cr3t-word');
    expect(await violationsOn(page, { tags: LEVELS })).toEqual([]);
    await writer(page).getByLabel('網域名稱').fill('www.example.gov.tw');
    expect(asked('config-writers')).toBe(0);
    // Only by the keyboard; a typed name would begin anew after a pause.
    const server = writer(page).getByLabel('伺服器', { exact: true });
    await server.focus();
    await page.keyboard.press('Home');
    for (let at = 0; at < 9 && (await server.inputValue()) !== kind; at++) await page.keyboard.press('ArrowDown');
    await expect(server).toHaveValue(kind);
    await expect(writer(page).locator('pre')).toContainText(written);
    expect(asked('config-writers')).toBe(1);
    await expect(writer(page).locator('.scan-notes li').first()).toContainText('第 ');
    expect(await violationsOn(page, { tags: LEVELS })).toEqual([]);
  });
}

test('Spring Boot：properties 與 YAML 都寫得出來，用不到的欄位不顯示', async ({ page }) => {
  await page.goto(tool);
  await writer(page).getByLabel('網域名稱').fill('www.example.gov.tw');
  await writer(page).getByLabel('伺服器', { exact: true }).selectOption('spring');
  await expect(writer(page).getByLabel('版本', { exact: true })).toHaveValue('3.5');
  await expect(writer(page).locator('figcaption')).toContainText('application.properties');
  for (const label of ['HSTS', '作業系統', 'OpenSSL 版本', 'http 轉到 https']) await expect(writer(page).getByLabel(label)).toBeHidden();
  await writer(page).getByLabel('寫法').selectOption('yaml');
  await expect(writer(page).locator('figcaption')).toContainText('application.yml');
  await expect(writer(page).locator('pre')).toContainText('enabled-protocols: TLSv1.2,TLSv1.3');
  await expect(writer(page).getByRole('button', { name: '下載 application-tls.yml' })).toBeVisible();
  await writer(page).getByLabel('版本', { exact: true }).fill('2.6');
  await expect(writer(page).locator('pre')).toContainText('key-store-type: PKCS12');
});

test('檢查設定：說出是哪一種、第幾行、原文、怎麼改，沒有連到別處', inEachSetting, async ({ page, guard, baseURL }) => {
  await page.goto(tool);
  expect(
    guard.requests.some((url) => /config\.\w+\.js$/.test(url)),
    '還沒碰就載入了工具',
  ).toBe(false);
  await paste(page, nginx);
  await expect(checker(page).locator('.verdict')).toContainText('nginx 設定');
  await expect(checker(page).locator('.verdict h3')).toContainText('1 項錯誤');
  const first = checker(page).locator('.finding').first();
  await expect(first).toContainText('錯誤　第 6 行');
  await expect(first.locator('code')).toHaveText('ssl_protocols SSLv3 TLSv1.2;');
  await expect(first).toContainText('怎麼改：');
  await expect(first.getByRole('link')).toHaveAttribute('href', /harden\/old-protocols\.html$/);
  await expect(checker(page)).toContainText('用 Include 帶入的檔案');
  await checker(page).getByRole('button', { name: '複製文字報告' }).click();
  await expect(checker(page).locator('.report')).toContainText('[錯誤] 第 6 行');
  expect(foreignRequests(guard, baseURL)).toEqual([]);
});

test('檢查設定：沒有發現問題時，說清楚只看了貼上的內容', async ({ page }) => {
  await page.goto(tool);
  await paste(page, nginx.replace('SSLv3 ', '').replace('server {', 'server {\n    listen [::]:443 ssl;'));
  await expect(checker(page).locator('.verdict h3')).toContainText('沒有發現');
  await expect(checker(page)).toContainText('這裡只檢查貼上的內容');
});

test('檢查設定：看不出是哪一種就請人選，選了就檢查', async ({ page }) => {
  await page.goto(tool);
  await paste(page, '一段看不懂的文字\n第二行\n');
  await expect(checker(page).locator('.verdict h3')).toContainText('看不出是哪一種設定');
  await checker(page).getByLabel('這是哪一種設定').selectOption('nginx');
  await expect(checker(page).locator('.verdict')).toContainText('nginx 設定');
});

test('檢查設定：密碼不出現在結果與報告裡', async ({ page }) => {
  await page.goto(tool);
  await checker(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'server.xml', mimeType: 'text/xml', buffer: Buffer.from(tomcat) });
  await expect(checker(page).locator('.verdict')).toContainText('Tomcat');
  await expect(checker(page).locator('.scan-quote').first()).toContainText('keystorePass="••••"');
  await checker(page).getByRole('button', { name: '複製文字報告' }).click();
  await expect(checker(page).locator('.report')).toContainText('第 3 行');
  expect(await page.content()).not.toContain('s3cr3t-word');
});

test('檢查設定：裡面的私密金鑰拒收，不留下任何東西，設定照樣檢查', inEachSetting, async ({ page }) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const secret = pem.split('\n')[5] ?? '';
  await page.goto(tool);
  await paste(page, `${nginx}\n${pem}`);
  await expect(page.getByRole('alert')).toContainText('已拒收');
  await expect(checker(page).locator('.finding').first()).toBeVisible();
  await checker(page).locator('textarea').focus();
  for (const keys of ['Control+z', 'Control+Shift+z', 'Control+y']) {
    await page.keyboard.press(keys);
    expect(await checker(page).locator('textarea').inputValue()).not.toContain(secret);
  }
  expect(
    (await page.content()) +
      (await page.evaluate(() => location.href + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }))),
  ).not.toContain(secret);
});

test('檢查設定：設定裡的 HTML 只當文字', async ({ page }) => {
  await page.goto(tool);
  await paste(page, nginx.replace('SSLv3', 'SSLv3 <img src=x onerror=alert(1)>'));
  await expect(checker(page).locator('.scan-quote').first()).toContainText('<img');
  await expect(checker(page).locator('[data-results] img')).toHaveCount(0);
});

test('檢查設定：自己的檔案改好了，刪掉與加上的行看得見，下載後再檢查就沒有那些問題', inEachSetting, async ({ page, guard, baseURL }) => {
  await page.goto(tool);
  const text = `# 原樣\r\n${nginx.replaceAll('\n', '\r\n')}`.replace(
    '    ssl_ciphers',
    '    proxy_set_header Authorization "Basic s3cr3t-word";\r\n    ssl_ciphers',
  );
  await checker(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'agency.conf', mimeType: 'text/plain', buffer: Buffer.from(text) });
  const box = checker(page).locator('.config-corrected');
  await expect(box.getByRole('heading', { name: '改好的檔案' })).toBeVisible();
  await expect(box).toContainText('1 項都只有一種改法');
  const rows = box.locator('tbody tr');
  await expect(rows).toHaveCount(6);
  await expect(rows.nth(2)).toHaveText('7− 刪    ssl_protocols SSLv3 TLSv1.2;');
  await expect(rows.nth(3)).toHaveText('7＋ 加    ssl_protocols TLSv1.2 TLSv1.3;');
  await expect(rows.nth(4)).toContainText('••••');
  const download = page.waitForEvent('download');
  await box.getByRole('button', { name: '下載 agency.conf' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('agency.conf');
  const after = readFileSync(await file.path(), 'utf8');
  expect(after).toBe(text.replace('SSLv3 TLSv1.2', 'TLSv1.2 TLSv1.3'));
  expect(await page.content()).not.toContain('s3cr3t-word');
  await checker(page).getByRole('button', { name: '清除' }).click();
  await paste(page, after);
  await expect(checker(page).locator('.verdict')).toContainText('nginx 設定');
  await expect(checker(page).locator('.verdict h3')).not.toContainText('錯誤');
  await expect(writer(page).getByLabel('網域名稱')).toHaveValue('www.example.gov.tw');
  await expect(checker(page).locator('.config-corrected')).toHaveCount(0);
  expect(foreignRequests(guard, baseURL)).toEqual([]);
});

test('檢查設定：沒有只有一種改法的，就不給改好的檔案', async ({ page }) => {
  await page.goto(tool);
  await paste(
    page,
    nginx.replace('SSLv3 ', '').replace('www.example.gov.tw', 'a.agency.gov.tw').replace('HIGH:!aNULL;', 'HIGH:!aNULL;\n    bogus on;'),
  );
  await expect(checker(page).locator('.finding').first()).toContainText('bogus');
  // Filled by the same script, once it has looked for corrections.
  await expect(writer(page).getByLabel('網域名稱')).toHaveValue('a.agency.gov.tw');
  await expect(checker(page).locator('.config-corrected')).toHaveCount(0);
});

test('產生設定：先填好貼上的網站與檔案位置；還沒有網域就沒有下載，自己寫的不會被蓋掉', async ({ page }) => {
  await page.goto(tool);
  const box = writer(page);
  await box.getByLabel('網域名稱').focus();
  await expect(box.locator('pre code')).toContainText('www.example.gov.tw');
  await expect(box.getByRole('button', { name: /^下載/ })).toHaveCount(0);
  await checker(page).getByLabel('伺服器版本').fill('2.4.37');
  await paste(page, apache);
  await expect(box.getByLabel('伺服器', { exact: true })).toHaveValue('apache');
  await expect(box.getByLabel('版本', { exact: true })).toHaveValue('2.4.37');
  await expect(box.locator('pre code')).toContainText('ServerName www.agency.gov.tw');
  await expect(box.locator('pre code')).toContainText('SSLCertificateKeyFile /etc/pki/agency.key');
  await expect(box.getByRole('button', { name: '下載 apache-tls.conf' })).toBeVisible();
  await expect(checker(page).locator('.config-corrected')).toContainText('SSLProtocol -all +TLSv1.2 +TLSv1.3');
  await box.getByLabel('網域名稱').fill('mine.agency.gov.tw');
  await paste(page, apache.replaceAll('www.agency', 'other.agency'));
  await expect(checker(page).locator('.config-corrected')).toContainText('SSLEngine on');
  await expect(box.getByLabel('網域名稱')).toHaveValue('mine.agency.gov.tw');
});

test('檢查設定：從信裡、終端機、編輯器貼來的照樣檢查，說整理過什麼，行號照看得到的', async ({ page }) => {
  await page.goto(tool);
  const note = checker(page).locator('.callout.note');
  const first = checker(page).locator('.finding').first();
  const box = checker(page).locator('.config-corrected');
  await paste(page, `您好，設定如下：\r\n\r\n${nginx.trimEnd().replace(/^/gm, '> ').replaceAll('\n', '\r\n')}\r\n`);
  await expect(note).toHaveText('整理過：去掉行首的引用符號，前後的信不算。');
  await expect(first).toContainText('錯誤　第 8 行');
  await expect(first.locator('code')).toHaveText('ssl_protocols SSLv3 TLSv1.2;');
  await expect(box.locator('tr.added code')).toHaveText('    ssl_protocols TLSv1.2 TLSv1.3;');
  const numbered = nginx
    .trimEnd()
    .split('\n')
    .map((line, at) => `${String(at + 41).padStart(6)}\t${line}`)
    .join('\n');
  await paste(page, `root@web:~# cat -n /etc/nginx/conf.d/site.conf\n${numbered}\n`);
  await expect(note).toHaveText('整理過：略過命令列的提示那一行；去掉每一行前面的行號，下面說的行號就是原來印的。');
  await expect(checker(page).locator('.verdict h3')).toContainText('第 46 行');
  await expect(first).toContainText('錯誤　第 46 行');
  await expect(box.locator('tr.removed td').first()).toHaveText('46');
  await paste(page, nginx);
  await expect(first).toContainText('錯誤　第 6 行');
  await expect(note).toHaveCount(0);
});

test('檢查設定：UTF-16 的檔案也給改好的，存成伺服器看得懂的 UTF-8', async ({ page }) => {
  await page.goto(tool);
  for (const [bytes, isTold] of [
    [Buffer.from(`\ufeff${nginx}`, 'utf16le'), true],
    [Buffer.from(`\ufeff${nginx}`, 'utf16le').swap16(), true],
    [Buffer.from(`\ufeff${nginx}`), false],
  ] as const) {
    await checker(page).locator('input[type=file]').setInputFiles({ name: 'site.conf', mimeType: 'text/plain', buffer: bytes });
    const box = checker(page).locator('.config-corrected');
    await expect(box).toContainText('2 項都只有一種改法');
    await expect(box.locator('tr.removed code').first()).toHaveText('⟨U+FEFF⟩server {');
    await expect(checker(page).locator('.callout.note')).toHaveCount(isTold ? 1 : 0);
    const download = page.waitForEvent('download');
    await box.getByRole('button', { name: '下載 site.conf' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toBe(nginx.replace('SSLv3 TLSv1.2', 'TLSv1.2 TLSv1.3'));
    await checker(page).getByRole('button', { name: '清除' }).click();
  }
});

test('檢查設定：改好的檔案在 360 px 不必左右捲動，axe 沒有發現問題', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(tool);
  await paste(page, nginx.replace('HIGH:!aNULL', `RC4:${'ECDHE-RSA-AES128-GCM-SHA256:'.repeat(9)}!aNULL`));
  await expect(checker(page).locator('.config-corrected')).toContainText('!RC4');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violationsOn(page, { tags: LEVELS })).toEqual([]);
});

test('產生設定：一面打字一面產生，可以下載，每一行有說明', inEachSetting, async ({ page, guard, baseURL }) => {
  await page.goto(tool);
  const box = writer(page);
  await box.getByLabel('網域名稱').fill('eservice.example.gov.tw www.example.gov.tw');
  await expect(box.locator('pre code')).toContainText('server_name eservice.example.gov.tw www.example.gov.tw;');
  await expect(box.locator('[data-status]')).toContainText('設定已更新');
  await expect(box.locator('.scan-notes li').filter({ hasText: 'ssl_protocols' })).toContainText('只開放 TLS 1.2 與 TLS 1.3');
  await box.getByLabel('伺服器', { exact: true }).selectOption('apache');
  await box.getByLabel('OCSP stapling').check();
  await expect(box.locator('pre code')).toContainText('SSLUseStapling on');
  await box.getByLabel('HSTS').selectOption('');
  await expect(box.locator('pre code')).not.toContainText('Strict-Transport-Security');
  const download = page.waitForEvent('download');
  await box.getByRole('button', { name: '下載 apache-tls.conf' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text).toContain('    ServerName eservice.example.gov.tw\n');
  expect(text).toBe(await box.locator('pre code').evaluate((code) => code.textContent));
  await box.getByLabel('伺服器', { exact: true }).selectOption('iis');
  await expect(box.locator('pre code')).toContainText('<configuration>');
  await expect(box.getByLabel('版本', { exact: true })).toBeHidden();
  expect(foreignRequests(guard, baseURL)).toEqual([]);
});

test('產生設定：不能寫進設定的值，在欄位旁邊說明，也不留舊的設定', async ({ page }) => {
  await page.goto(tool);
  const box = writer(page);
  await box.getByLabel('網域名稱').fill('https://www.example.gov.tw/');
  await expect(box.locator('#write-domains-said')).toContainText('第 1 個網域名稱不正確');
  await expect(box.getByLabel('網域名稱')).toHaveAttribute('aria-invalid', 'true');
  await expect(box.locator('pre')).toHaveCount(0);
  await box.getByLabel('網域名稱').fill('www.example.gov.tw');
  await expect(box.locator('pre')).toHaveCount(1);
  await box.getByText('檔案位置').click();
  await box.getByLabel('憑證檔', { exact: true }).fill('/etc/ssl/a b.pem; include /x');
  await expect(box.locator('#write-certificatePath-said')).toContainText('「憑證檔」');
});

test('伺服器設定：照 nginx -v 寫的版本看得懂，看不懂的會說', async ({ page }) => {
  await page.goto(tool);
  await paste(page, nginx.replace('listen 443 ssl;', 'listen 443 ssl; http2 on;'));
  const version = checker(page).getByLabel('伺服器版本');
  await version.fill('1.18.0 (Ubuntu)');
  await version.press('Tab');
  await expect(checker(page).locator('.finding').getByText('http2 從 nginx 1.25.1 起才有')).toBeVisible();
  await expect(version).not.toHaveAttribute('aria-invalid');
  await version.fill('最新版');
  await version.press('Tab');
  await expect(checker(page).getByText('看不懂這個版本')).toBeVisible();
  await expect(version).toHaveAttribute('aria-invalid', 'true');
  await expect(checker(page).getByText('http2 從 nginx 1.25.1 起才有')).toHaveCount(0);
});

test('伺服器設定：只用鍵盤也能檢查與產生', async ({ page }) => {
  await page.goto(tool);
  await checker(page).locator('textarea').focus();
  await page.keyboard.insertText(nginx);
  // Before its script is there, a form can only be refused by the page's policy.
  await expect(checker(page)).toHaveAttribute('data-ready', '');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(checker(page).locator('.finding').first()).toBeVisible();
  await writer(page).getByLabel('網域名稱').focus();
  await page.keyboard.type('a.example.gov.tw');
  await page.keyboard.press('Enter');
  await expect(writer(page).locator('pre code')).toContainText('a.example.gov.tw');
});

test('伺服器設定：有結果時 axe 沒有發現問題，360 px 不必左右捲動', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(tool);
  await paste(page, nginx.replace('server_name www', `server_name ${'a'.repeat(60)}.www`));
  await expect(checker(page).locator('.finding').first()).toBeVisible();
  await writer(page).getByText('檔案位置').click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violationsOn(page, { tags: LEVELS })).toEqual([]);
});

test('伺服器設定：關閉指令碼時說明怎麼用指令檢查', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(tool);
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.locator('noscript p')).toContainText('apachectl configtest');
  await expect(page.locator('kb-config-writer form')).toBeHidden();
  await context.close();
});

test('遮住密碼：各種寫法都看不到，行數不變', () => {
  const hidden = [
    '<Connector port="443" keystorePass="s3cr3t" ciphers="A:B"/>',
    '<Connector keystorePass=\n  "s3cr3t"\n port="1"/>',
    '<Connector keystorePass="s3c\nr3t" port="1"/>',
    '<Connector keystorePass="s3cr3t',
    '<Connector keystorePass=s3cr3t port="2">',
    '<add key="DbPassword"\n value="s3cr3t"/>',
    '<add connectionString="Server=x;Password=s3cr3t;"/>',
    '<password>s3cr3t</password>',
    'SetEnv DB_PASSWORD s3cr3t',
    'SetEnv DB_PASSWORD \\\n s3cr3t',
    'proxy_set_header Authorization "Basic s3cr3t";',
    'proxy_pass http://user:s3cr3t@10.0.0.1;',
  ];
  for (const text of hidden) {
    const lines = maskSecrets(text);
    expect(lines.join('').replaceAll('\n', '')).not.toContain('s3cr3t');
    expect(lines).toHaveLength(text.split('\n').length);
  }
  for (const plain of ['ssl_protocols TLSv1.2;', 'proxy_pass http://10.0.0.1;', 'ProxyPass / http://app/', 'server_tokens off;'])
    expect(maskSecrets(plain)).toEqual([plain]);
});
