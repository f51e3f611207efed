import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

const output = (name: string): string => readFileSync(join(import.meta.dirname, `../fixtures/outputs/${name}.txt`), 'utf8');
const keytool = output('keytool-k01-public-keys-zh');
const sClient = output('openssl-o06-s-client-untrusted');
const noise = '2026/11/22 08:00:00 [notice] 1#1: start worker process 7\n';

/** Pastes as a person does: into the focused field, as one edit. */
async function paste(page: Page, text: string): Promise<void> {
  const field = page.locator('kb-decoder textarea');
  await field.focus();
  await field.fill(text);
}

test('訊息裡的主機已經填進指令；有好幾種原因的，接到把原因分清楚的那一棵樹', inEachSetting, async ({ page }) => {
  for (const address of ['index.html', 'tools/decode.html']) {
    await page.goto(address);
    await paste(page, '攻擊者可能會試圖從 eservice.agency.gov.tw 竊取您的資訊\nNET::ERR_CERT_AUTHORITY_INVALID');
    const answer = page.locator('.diagnosis');
    await expect(answer.locator('dl')).toContainText('第 0 張的 s 和 i 一樣，是自簽');
    await expect(answer.locator('figure code').first()).toHaveText(
      'openssl s_client -connect eservice.agency.gov.tw:443 -servername eservice.agency.gov.tw -showcerts </dev/null',
    );
    await expect(answer.locator('.onward a[href*="flows/not-trusted.html"]')).toHaveCount(1);
    await expect(page.getByText('畫虛線底線的字是範例')).toHaveCount(0);
  }
});

test('curl 說的參考網頁不會填進指令', async ({ page }) => {
  await page.goto('tools/diagnose.html');
  await paste(
    page,
    'curl: (60) SSL certificate problem: unable to get local issuer certificate\nMore details here: https://curl.se/docs/sslcerts.html',
  );
  await expect(page.locator('.diagnosis figure code').first()).toContainText('-connect www.example.gov.tw:443');
  await expect(page.locator('.diagnosis figure code').first()).not.toContainText('curl.se');
});

test('keytool 的金鑰不符：怎麼確定用 keytool 自己的指令', async ({ page }) => {
  await page.goto('tools/decode.html');
  await paste(page, keytool);
  await expect(page.locator('.diagnosis dt', { hasText: '怎麼確定' }).locator('+ dd figure code').first()).toContainText(
    'keytool -list -v -alias',
  );
  await expect(page.locator('.diagnosis')).not.toContainText('openssl pkey');
});

// A page at the root and one below it: how to get from one to the other is what differs in a setting.
for (const [home, where] of [
  ['index.html', inEachSetting],
  ['tools/diagnose.html', inEachSetting],
  ['tools/decode.html', {}],
] as const) {
  test(`貼上 keytool 的中文錯誤：原因、處理、指令、說明頁都有：${home}`, where, async ({ page, guard, baseURL }) => {
    await page.goto(home);
    expect(
      guard.requests.some((url) => /(decoder|recogniser|errors-|known-|cause-)[\w-]*\.\w+\.js$/.test(url)),
      '還沒碰就載入了程式',
    ).toBe(false);
    const before = guard.requests.length;
    await paste(page, keytool);
    await expect(page.locator('.diagnosis .verdict h3')).toHaveText('憑證和私密金鑰不是一對');
    await expect(page.locator('.diagnosis .proof li')).toHaveCount(1);
    await expect(page.locator('.diagnosis .proof')).toContainText('第 1 行');
    const card = page.locator('.diagnosis');
    await expect(card.locator('dt')).toHaveText(['處理', '怎麼確定']);
    await expect(card.locator('.code var').first()).toHaveText('tomcat');
    // Told once: the line stands once, and the message has no card of its own.
    await expect(page.locator('.seen')).toHaveCount(0);
    await expect(page.locator('.quote')).toHaveCount(1);
    await expect(page.locator('.proof .remark')).toHaveCount(0);
    await expect(page.locator('[data-status]')).toHaveText('可以確定（keytool）：憑證和私密金鑰不是一對');
    await expect(page.locator('.callout.danger')).toHaveCount(0);
    // Its own product's words and no other's, all from this very site.
    const loaded = guard.requests.slice(before).filter((url) => !url.endsWith('/icon.svg'));
    expect(
      loaded.every((url) => url.startsWith(baseURL ?? '')),
      loaded.join(' '),
    ).toBe(true);
    const scripts = loaded.flatMap((url) => /assets\/([a-z-]+)\.\w+\.js$/.exec(url)?.[1] ?? []);
    expect(scripts.filter((name) => name !== 'intake').sort()).toEqual([
      'bench',
      'cause-key-mismatch',
      'decoder',
      'errors-keytool',
      'guard',
      'known-entries-keytool',
      'known-wordings-keytool',
      'lines',
      'notes',
      'recogniser',
    ]);
    await card.getByRole('link', { name: '這則訊息的說明' }).click();
    await expect(page.locator('#k01')).toBeInViewport();
    await expect(page.locator('#k01 h2')).toContainText('回覆的公開金鑰與金鑰儲存庫不符');
  });
}

test('單純的憑證不載入辨認程式', async ({ page, guard }) => {
  await page.goto('index.html');
  await paste(page, sClient.slice(sClient.indexOf('-----BEGIN'), sClient.indexOf('-----END CERTIFICATE-----') + 25));
  await expect(page.locator('[data-results] .verdict')).toBeVisible();
  expect(guard.requests.some((url) => /recogniser\.\w+\.js$/.test(url))).toBe(false);
});

test('記錄裡的兩則錯誤各有行號與次數，也說得出這是誰的記錄', async ({ page }) => {
  await page.goto('index.html');
  await paste(
    page,
    `${noise.repeat(4)}${keytool.trim()}\n${noise}Keystore file does not exist: /srv/site.p12\nKeystore file does not exist: /srv/site.p12\n`,
  );
  await expect(page.locator('.known')).toContainText('nginx 的記錄，有 5 行');
  await expect(page.locator('.diagnosis .proof')).toContainText('第 5 行');
  const other = page.locator('.seen');
  await expect(other).toHaveCount(1);
  await expect(other).toContainText('第 7 行');
  await expect(other).toContainText('出現 2 次');
  await expect(other.locator('.quote')).toHaveText('Keystore file does not exist: /srv/site.p12');
});

test('s_client 的輸出：先說哪裡不對，再說這是什麼，夾著的憑證照樣檢查', async ({ page }) => {
  await page.goto('index.html');
  await paste(page, sClient);
  await expect(page.locator('.known')).toContainText('伺服器送出 2 張憑證');
  await expect(page.locator('.known')).toContainText('驗證結果是 20');
  await expect(page.locator('.diagnosis .onward a').first()).toHaveText('這則訊息的說明');
  await expect(page.locator('.object:not(.diagnosis) .verdict h3')).toBeVisible();
  const order = await page
    .locator('[data-results]')
    .evaluate((results) => [...results.children].map(({ className }) => className.split(' ').at(-1)));
  expect(order.indexOf('diagnosis')).toBeLessThan(order.indexOf('known'));
  expect(order.indexOf('known')).toBeLessThan(order.indexOf('object'));
});

test('沒有一樣的就照實說：差幾個字的列出最接近的，不相干的給別的路', async ({ page }) => {
  await page.goto('tools/diagnose.html');
  await paste(page, '金鑰工具錯誤：回覆時的公開金鑰與金鑰庫不符合');
  const box = page.locator('.unknown');
  await expect(box).toContainText('站上沒有一樣的訊息');
  await expect(box).toContainText('最接近的是');
  await expect(box.locator('li a').first()).toHaveText('回覆的公開金鑰與金鑰儲存庫不符');
  await paste(page, '下週三上午十點開會');
  await expect(box).not.toContainText('最接近的是');
  await expect(box.getByRole('link')).toHaveCount(2);
  await expect(page.locator('.seen')).toHaveCount(0);
});

test('記錄裡夾著私密金鑰：金鑰拒收，不留下來；其餘的照認', async ({ page }) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await page.goto('index.html');
  await paste(page, `${noise}Keystore file does not exist: /srv/www.p12\n${pem}${noise}`);
  await expect(page.getByRole('alert')).toContainText('已拒收');
  await expect(page.locator('.proof')).toContainText('第 2 行');
  const kept = await page.evaluate(() => location.href + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }));
  const secret = pem.split('\n')[5] ?? '';
  expect((await page.content()) + kept).not.toContain(secret);
  await page.locator('kb-decoder textarea').focus();
  for (const keys of ['Control+z', 'Control+Shift+z', 'Control+y']) {
    await page.keyboard.press(keys);
    expect(await page.locator('kb-decoder textarea').inputValue()).not.toContain(secret);
  }
});

test('1 MiB 的記錄：花的處理器時間不多，找得到夾在中間的錯誤', async ({ page }) => {
  await page.goto('index.html');
  const line =
    '[Sun Nov 22 08:35:29.216115 2026] [ssl:info] [pid 15802:tid 15802] [client 192.0.2.7:51234] AH01964: Connection to child 3 established (server www.example.gov.tw:443)\n';
  const half = line.repeat(Math.ceil(524_288 / line.length));
  const text = `${half}keytool error: java.lang.Exception: Public keys in reply and keystore don't match\n${half}`;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** Seconds of processor time that the page's own thread has worked. */
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
  };
  const before = await worked();
  await page.locator('kb-decoder input[type=file]').setInputFiles({ name: 'error.log', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(page.locator('.proof')).toContainText(`第 ${half.split('\n').length} 行`);
  const spent = (await worked()) - before;
  console.log(`1 MiB 記錄：處理器 ${Math.round(spent * 1000)} 毫秒`);
  expect(spent).toBeGreaterThan(0);
  expect(spent).toBeLessThan(2.5);
});

test('一次很多檔案：記錄與憑證各有一列，打開記錄看得到說明', async ({ page }) => {
  await page.goto('index.html');
  await page.locator('kb-decoder input[type=file]').setInputFiles([
    { name: 'keytool.txt', mimeType: 'text/plain', buffer: Buffer.from(keytool) },
    { name: 's_client.txt', mimeType: 'text/plain', buffer: Buffer.from(sClient) },
  ]);
  const rows = page.locator('.overview tbody tr');
  await expect(rows).toHaveCount(2);
  await rows.filter({ hasText: 'keytool.txt' }).getByRole('button').click();
  await expect(page.locator('.detail .diagnosis h3')).toHaveText('憑證和私密金鑰不是一對');
});

test('文字報告也寫出認得的訊息', async ({ page }) => {
  await page.goto('index.html');
  await paste(page, keytool);
  await page.getByRole('button', { name: '複製文字報告' }).click();
  await expect(page.locator('.report')).toContainText('【錯誤訊息】Java keytool　k01');
});

test('貼上的 HTML 只當文字顯示', async ({ page }) => {
  await page.goto('index.html');
  await paste(page, 'Keystore file does not exist: /srv/<img src=x onerror=alert(1)>.p12\u202e');
  await expect(page.locator('.proof .quote')).toContainText('<img src=x');
  await expect(page.locator('.quote img')).toHaveCount(0);
  await expect(page.locator('.proof .quote mark')).toContainText('U+202E');
});
