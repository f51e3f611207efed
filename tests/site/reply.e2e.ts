import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';
import { found, hash, holding, letter, offer, offers, open, site, tool } from './reply-page.ts';

test('回覆產生器：選答案、填案件，得到整封信', inEachSetting, async ({ page, guard }) => {
  await page.goto(tool);
  expect(
    guard.requests.some((url) => /\/(reply|replies-)[\w-]*\.\w+\.js$/.test(url)),
    '還沒碰就載入了程式',
  ).toBe(false);
  await page.locator('#reply-query').fill('F5 憑證就不見了');
  await offer(page, '匯入憑證後按 F5').first().check();
  await page.locator('#reply-query').fill('回覆的公開金鑰');
  await offer(page, '回覆的公開金鑰與金鑰儲存庫不符').first().check();
  await page.getByLabel('案件編號').fill('115-001');
  await page.getByLabel('主機', { exact: true }).fill('www.example.gov.tw');
  await page.getByLabel('伺服器', { exact: true }).fill('Microsoft IIS');
  await page.getByLabel('憑證簽發者').fill('臺灣網路認證（TWCA）');
  await page.getByLabel('收件人').fill('承辦人');
  await page.getByLabel('署名').fill('某機關客服\n分機 1234');
  await page.getByLabel('網站網址').fill('kb.example.gov.tw');
  await expect(letter(page)).toHaveValue(/分機 1234/);
  const text = await letter(page).inputValue();
  expect(
    text.startsWith(`承辦人 您好：

關於您詢問的憑證問題，以下分 2 點回覆。

案件編號：115-001
主機：www.example.gov.tw
伺服器：Microsoft IIS
憑證簽發者：臺灣網路認證（TWCA）

一、匯入憑證後按 F5，憑證就不見了？

憑證沒有和私密金鑰接在一起，`),
  ).toBe(true);
  // Whole steps, each with its command.
  expect(text).toContain('\n\n2. 用序號接回私密金鑰。序號不含空白，就是檔名那一串。\n\n接回私密金鑰：\n\n    certutil -repairstore my ');
  expect(text).toContain('\n\n二、Java keytool：回覆的公開金鑰與金鑰儲存庫不符\n\n');
  expect(text).toContain(
    '\n    keytool -exportcert -rfc -alias tomcat -keystore server.p12 | openssl x509 -noout -pubkey | openssl sha256\n',
  );
  expect(text).toContain('\n\n完整說明：\nhttps://kb.example.gov.tw/go/k01.html\n');
  expect(text.endsWith('\n\n敬祝　順心\n\n某機關客服\n分機 1234\n')).toBe(true);
  await expect(page.locator('kb-reply [data-status]')).toHaveText(/回覆寫好了：2 則答案，\d+ 個字。/);
  await expect
    .poll(() => hash(page))
    .toBe(
      '#add=iis-f5,k01&case=115-001&host=www.example.gov.tw&server=Microsoft%20IIS&ca=%E8%87%BA%E7%81%A3%E7%B6%B2%E8%B7%AF%E8%AA%8D%E8%AD%89%EF%BC%88TWCA%EF%BC%89',
    );
});

test('回覆產生器：管理者設定了機關與網址，信裡的連結與署名就用那個；自己填的優先', async ({ page }) => {
  await open(page, '#add=k01');
  await expect(letter(page)).toHaveValue(holding('keytool'));
  await page.evaluate(() => {
    const owner = { agency: '某某部', helpdesk: '憑證客服', address: 'https://kb.example.gov.tw/', phone: '02-2345-6789' };
    Object.assign(globalThis, { kbOwner: owner });
    document.dispatchEvent(new Event('kb-owner'));
  });
  await expect(letter(page)).toHaveValue(holding('https://kb.example.gov.tw/go/k01.html'));
  await expect(letter(page)).toHaveValue(/某某部 憑證客服\n02-2345-6789\n$/);
  await page.getByLabel('署名').fill('分機 1234');
  await expect(letter(page)).toHaveValue(/敬祝　順心\n\n分機 1234\n$/);
});

test('回覆產生器：連結打開就是那個狀態，人名與網址不在裡面', inEachSetting, async ({ page }) => {
  await open(
    page,
    '#add=iis-f5,flow-iis-f5-use-cer&host=www.example.gov.tw&case=115-001&name=%E6%9F%90%E4%BA%BA&site=https%3A%2F%2Fevil.example%2F',
  );
  await expect(page.locator('[data-chosen] li')).toHaveCount(2);
  await expect(page.getByLabel('主機', { exact: true })).toHaveValue('www.example.gov.tw');
  await expect(page.getByLabel('收件人')).toHaveValue('');
  await expect(page.getByLabel('網站網址')).toHaveValue('');
  await expect(letter(page)).toHaveValue(holding('案件編號：115-001'));
  await expect(letter(page)).not.toHaveValue(holding('evil.example'));
  await page.getByLabel('收件人').fill('承辦人');
  await expect(letter(page)).toHaveValue(holding('承辦人 您好：'));
  await expect.poll(() => hash(page)).toBe('#add=iis-f5,flow-iis-f5-use-cer&case=115-001&host=www.example.gov.tw');
  await page.reload();
  await expect(page.locator('[data-chosen] li')).toHaveCount(2);
  await expect(letter(page)).toHaveValue(holding('主機：www.example.gov.tw'));
  // Another link on the open page is followed; a jump within the page is not.
  await page.evaluate(() => (location.hash = '#add=k01'));
  await expect(page.locator('[data-chosen] li')).toHaveCount(1);
  await page.evaluate(() => (location.hash = '#content'));
  await expect(page.locator('[data-chosen] li')).toHaveCount(1);
});

test('回覆產生器：照平常的說法就找得到，第一則就是；程式只載入一次，上面的搜尋照常', inEachSetting, async ({ page }) => {
  await open(page);
  for (const [query, title] of [
    ['匯入憑證之後不見了', '匯入憑證後按 F5，憑證就不見了？'],
    ['私鑰不見了', '私密金鑰不見了，或可能外洩'],
    ['瀏覽器說憑證過期了', '瀏覽器說憑證過期，或還沒生效'],
    ['缺中繼憑證', '補上中繼憑證'],
    ['nginx 少送中繼憑證', '在 nginx 上怎麼安裝憑證與串鍊？'],
    ['中繼憑證是什麼', '憑證串鍊是什麼，為什麼一定要裝中繼憑證？'],
  ] as const) {
    await page.locator('#reply-query').fill(query);
    await expect(offers(page).first(), query).toContainText(title);
    await expect(found(page)).toHaveText(/^找到 \d+ 則。$/);
  }
  await page.locator('#reply-query').fill('瀏覽器說憑證過期了');
  await expect(offers(page).first()).toContainText('瀏覽器說憑證過期，或還沒生效');
  await offers(page).first().locator('input').check();
  await expect(letter(page)).toHaveValue(holding('瀏覽器說憑證過期，或還沒生效'));
  await page.locator('#search').fill('AH02565');
  await expect(page.getByRole('option').first()).toContainText('AH02565');
  expect(
    await page
      .locator('head script')
      .evaluateAll((scripts) => scripts.filter((script) => /\/search\.\w+\.js$/.test((script as HTMLScriptElement).src)).length),
  ).toBe(1);
});

test('回覆產生器：簡體字與別的寫法一樣找得到；只符合一部分會說', async ({ page }) => {
  await open(page);
  for (const [query, title] of [
    ['私钥不见了', '私密金鑰不見了，或可能外洩'],
    ['匯入憑証 F5 不見', '匯入憑證後按 F5'],
    ['Ｆ５　凭证不见', '匯入憑證後按 F5'],
  ] as const) {
    await page.locator('#reply-query').fill(query);
    await expect(offers(page).first(), query).toContainText(title);
  }
  await page.locator('#reply-query').fill('憑證串鍊 咖啡機 zzqqy');
  await expect(found(page)).toHaveText(/^沒有一則全部符合，下面是最接近的 \d+ 則。$/);
  await page.locator('#reply-query').fill('zzqqyxw');
  await expect(found(page)).toContainText('找不到');
  await expect(offers(page)).toHaveCount(0);
});

test('回覆產生器：搜尋找到的也只列選的種類，字面符合的接在後面', async ({ page }) => {
  await open(page);
  await page.locator('#reply-query').fill('私鑰不見了');
  for (const [kind, title] of [
    ['排查流程', '私密金鑰不見了，或可能外洩'],
    ['常見問題', '私密金鑰遺失了'],
    ['文章', '私密金鑰'],
  ] as const) {
    await page.locator('#reply-kind').selectOption({ label: kind });
    await expect(offers(page).first()).toContainText(title);
    await expect(offers(page).first().locator('small')).toHaveText(kind);
    expect(new Set(await offers(page).locator('small').allTextContents())).toEqual(new Set([kind]));
  }
  // A piece of a word: the search knows whole ones and their beginnings.
  await page.locator('#reply-kind').selectOption('');
  await page.locator('#reply-query').fill('tx_use_privatek');
  await expect(offers(page).first()).toContainText('nginx：憑證與私密金鑰不是一對');
  await page.locator('#reply-query').fill('');
  await expect(found(page)).toContainText('先列 50 則');
});

test('回覆產生器：私密金鑰貼進找答案的欄位，拒收、清空，什麼都不留', inEachSetting, async ({ page }) => {
  const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const secret = pem.split('\n')[1] ?? '';
  await open(page);
  const field = page.locator('#reply-query');
  await field.fill('憑證');
  await field.evaluate((input, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    if (input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })))
      (input as HTMLInputElement).value = text;
  }, pem);
  await expect(page.getByRole('alert')).toContainText('這是私密金鑰');
  expect(await field.inputValue()).not.toContain(secret);
  // Dropped on the field there is no paste: what arrives is refused as well.
  await field.fill(pem.replaceAll('\n', ''));
  await expect(field).toHaveValue('');
  await expect(page.getByRole('alert')).toContainText('這是私密金鑰');
  const left = (await page.content()) + (await page.evaluate(() => location.href + JSON.stringify({ ...sessionStorage, ...localStorage })));
  expect(left).not.toContain(secret);
});

test('回覆產生器：連結用網站自己的網址；檔案副本與本機會先提醒', inEachSetting, async ({ page, baseURL }) => {
  await open(page, '#add=iis-f5');
  await expect(page.locator('[data-made]')).toBeVisible();
  const own = baseURL ?? '';
  const notice = page.locator('[data-notice]');
  if (own.startsWith('file:')) {
    await expect(letter(page)).toHaveValue(holding('（請填網站網址）/go/iis-f5.html'));
    await expect(notice).toContainText('還缺網站網址');
    await expect(page.locator('[data-codes] svg')).toHaveCount(0);
  } else {
    await expect(letter(page)).toHaveValue(holding(`\n${own}go/iis-f5.html\n`));
    if (own.includes('localhost')) await expect(notice).toContainText('別人打不開');
    else await expect(notice).toBeHidden();
  }
  await page.getByLabel('網站網址').fill(`javascript:alert(1)`);
  await expect(page.getByLabel('網站網址')).toHaveAttribute('aria-invalid', 'true');
  await expect(notice).toContainText('網站網址有誤');
  await expect(page.locator('[data-codes] a')).toHaveCount(0);
  await page.getByLabel('網站網址').fill(site);
  await expect(notice).toBeHidden();
  await expect(letter(page)).toHaveValue(holding(`\n${site}go/iis-f5.html\n`));
  await expect(page.locator('[data-codes] a')).toHaveAttribute('href', `${site}go/iis-f5.html`);
});

test('回覆產生器：複製整封信與連結', inEachSetting, async ({ page, context, baseURL }) => {
  const clipboard = /^http:\/\/localhost/.test(baseURL ?? '');
  if (clipboard) await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#add=k01');
  await page.getByLabel('網站網址').fill(site);
  await page.getByRole('button', { name: '複製回覆' }).click();
  await expect(page.locator('kb-reply [data-status]')).toContainText('已複製回覆');
  if (clipboard) expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await letter(page).inputValue());
  await page.getByRole('button', { name: '複製這一頁的連結' }).click();
  await expect(page.locator('kb-reply [data-status]')).toContainText('已複製連結');
  if (clipboard) expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('回覆產生器：沒有指令碼時指到常見問題', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(tool);
  await expect(page.locator('main noscript a').first()).toHaveText('常見問題');
  await context.close();
});

test('回覆產生器：三種語氣與英文，都在網址裡，重新整理還在', inEachSetting, async ({ page }) => {
  await open(page, '#add=chain-what,install-nginx&host=www.agency.gov.tw');
  await expect(page.getByRole('radio', { name: /^詳細/ })).toBeChecked();
  await expect(letter(page)).toHaveValue(/怎麼確認成功/);
  await page.getByRole('radio', { name: /^簡短/ }).check();
  await expect(letter(page)).not.toHaveValue(/怎麼確認成功/);
  await expect(letter(page)).toHaveValue(/\n {8}server_name www\.agency\.gov\.tw;\n/);
  await page.getByRole('radio', { name: /^公文稿/ }).check();
  await expect(letter(page)).toHaveValue(
    /^主旨：有關貴單位詢問「憑證串鍊是什麼，為什麼一定要裝中繼憑證」、「在 nginx 上怎麼安裝憑證與串鍊」一案，復如說明，請查照。\n\n說明：\n\n一、/,
  );
  await page.getByRole('radio', { name: '中文加英文' }).check();
  await expect(letter(page)).toHaveValue(
    /主旨：[^]*English version below[^]*Dear Sir or Madam,[^]*Regarding "Installing a certificate and its chain on nginx": [^]*Please proceed as follows:/,
  );
  await expect.poll(() => hash(page)).toBe('#add=chain-what,install-nginx&host=www.agency.gov.tw&tone=formal&lang=both');
  await page.reload();
  await expect(page.getByRole('radio', { name: /^公文稿/ })).toBeChecked();
  await expect(letter(page)).toHaveValue(/English version below/);
});

test('回覆產生器：沒有英文的那一則會說，信裡仍有指令與連結', async ({ page }) => {
  await open(page, '#add=install-wildfly&lang=en');
  await page.getByLabel('網站網址').fill(site);
  await expect(page.locator('[data-without-english]')).toHaveText('有 1 則答案還沒有英文，信裡只放指令與連結。');
  await expect(letter(page)).toHaveValue(
    /There is no English text for this answer yet\.[^]*Commands:\n\n {4}\S[^]*https:\/\/kb\.example\.gov\.tw\/go\/install-wildfly\.html/,
  );
  await page.getByRole('radio', { name: '中文', exact: true }).check();
  await expect(page.locator('[data-without-english]')).toBeHidden();
});

test('回覆產生器：填進指令的值照規則寫進去，寫不進去的說原因，網址裡沒有', inEachSetting, async ({ page }) => {
  await open(page, '#add=iis-f5&host=www.agency.gov.tw');
  await page.getByLabel('憑證機構簽發的檔案').fill('my site.cer');
  await expect(letter(page)).toHaveValue(/certutil -addstore my "my site\.cer"/);
  await page.getByLabel('憑證序號').fill('不是序號');
  await expect(page.getByLabel('憑證序號')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#reply-value-serial-said')).toContainText('指令先用範例。');
  await expect(letter(page)).toHaveValue(/repairstore my 405db92c/);
  await page.getByLabel('憑證序號').fill('40 5D B9');
  await expect(page.locator('#reply-value-serial-said')).toHaveText('');
  await expect(letter(page)).toHaveValue(/repairstore my 405db9\n/i);
  expect(await hash(page)).toBe('#add=iis-f5&host=www.agency.gov.tw');
});

test('回覆產生器：改過的字不會不見：換寫法先問，換了還能拿回來', inEachSetting, async ({ page }) => {
  await open(page, '#add=iis-f5');
  const said = page.locator('[data-edited]');
  await expect(letter(page)).toHaveValue(/certutil/);
  await expect(said).toBeHidden();
  await letter(page).fill('我自己寫的信。');
  await expect(said).toContainText('您改過這封信。');
  await page.getByRole('radio', { name: /^簡短/ }).check();
  await expect(said).toContainText('後來選的還沒有放進去');
  await expect(letter(page)).toHaveValue('我自己寫的信。');
  await page.getByRole('button', { name: '換成新的內容' }).click();
  await expect(letter(page)).toHaveValue(/^您好：\n\n匯入憑證後按 F5/);
  await page.getByRole('button', { name: '拿回我改的' }).click();
  await expect(letter(page)).toHaveValue('我自己寫的信。');
  await page.getByRole('button', { name: /^移除：/ }).click();
  await page.locator('#reply-query').fill('F5 憑證就不見了');
  await offer(page, '匯入憑證後按 F5').first().check();
  await expect(letter(page)).toHaveValue('我自己寫的信。');
  await page.getByRole('button', { name: '清空' }).click();
  await offer(page, '匯入憑證後按 F5').first().check();
  await expect(letter(page)).toHaveValue(/certutil/);
  await page.getByRole('button', { name: '拿回我改的' }).click();
  await expect(letter(page)).toHaveValue('我自己寫的信。');
});
