import type { Locator, Page } from '@playwright/test';
import { content } from '../../src/content/content-folder.ts';
import { placedDoors } from '../../src/content/placements.ts';
import { plansOf } from '../../src/core/plan/door.ts';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

const doors = placedDoors(content).toSorted((a, b) => a.order - b.order);
const answer = (page: Page, name: string): Promise<void> => page.getByRole('link', { name, exact: true }).click();
const items = (page: Page): Promise<string[]> => page.locator('[data-item]:visible [data-what]').allTextContents();
/** The field of the plan that is shown; the others have theirs too. */
const day = (page: Page, label: string): Locator => page.locator('.plan:visible').getByLabel(label);
const fragment = (page: Page): Promise<string> => page.evaluate(() => location.hash);

test('從這裡開始：五個入口，點進去是第一題', inEachSetting, async ({ page }) => {
  for (const { title } of doors) {
    await page.goto('start.html');
    await page.locator('.doors').getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.locator('kb-walker .node:visible')).toHaveCount(1);
    await expect(page.locator('kb-walker .node:visible')).toContainText('第 1 題');
  }
});

test('第一次申請：先問給誰看，走到清單，日子往回算，上一頁回來日子還在', inEachSetting, async ({ page }) => {
  await page.goto('start/apply.html');
  await expect(page.getByRole('heading', { name: /這個網站給誰看/ })).toBeVisible();
  await answer(page, '民眾、廠商、別的機關（公開網站）');
  await answer(page, 'IIS（Windows Server）');
  await answer(page, '委外廠商');
  await expect(page.getByRole('heading', { name: /申請受瀏覽器信任的憑證/ })).toBeVisible();
  expect(await items(page)).toContain('跟廠商約好只交請求檔，不交私密金鑰');
  // What is for the answers of others is not there, and no step of the authority that browsers refuse.
  expect((await items(page)).filter((what) => what === '在主機上產製請求檔')).toHaveLength(1);
  expect((await items(page)).join()).not.toContain('到入口網填表');
  const csr = page.locator('[data-item]:visible').filter({ hasText: '在主機上產製請求檔' });
  await expect(csr.locator('.doer')).toHaveText('廠商');
  await expect(csr.locator('pre')).toContainText('certreq -new');
  await expect(page.locator('[data-item]:visible').first().locator('[data-due]')).toHaveText('第 1 天');
  await day(page, '預定上線日').fill('2027-01-17');
  await expect.poll(() => fragment(page)).toContain('&d=2027-01-17');
  // 45 days before a Sunday is a Thursday; the day itself goes back to Friday.
  await expect(page.locator('[data-item]:visible').first().locator('[data-due]')).toHaveText('2026/12/3（四）');
  await expect(page.locator('[data-item]:visible').last().locator('[data-due]')).toHaveText('2027/1/15（五）');
  await expect(page.locator('[data-item]:visible').last()).toContainText('避開週末');
  await expect(page.locator('[data-said]:visible')).toContainText('國定假日');
  await page.getByRole('link', { name: '上一題' }).click();
  await expect(page.getByRole('heading', { name: /主機是誰在管/ })).toBeVisible();
  await expect(page.locator('[data-again]:visible')).toContainText('委外廠商');
  await page.goBack();
  await expect(day(page, '預定上線日')).toHaveValue('2027-01-17');
});

test('清單的連結打開就是那張清單與日子；過了的日子說今天就做', inEachSetting, async ({ page }) => {
  await page.goto('start/renew.html#a=pem.twca.new.it.early&d=2021-03-01');
  await expect(day(page, '現在這張的到期日')).toHaveValue('2021-03-01');
  await expect(page.locator('[data-item]:visible').first()).toContainText('已經過了，今天就做');
  expect(await items(page)).toContain('產製新的金鑰與請求檔');
  expect(await items(page)).not.toContain('用舊的金鑰產製新的請求檔');
});

test('續期的清單照憑證效期算：換成 47 天，每一項都跟著近，網址記得', inEachSetting, async ({ page }) => {
  await page.goto('start/renew.html#a=pem.twca.new.it.early');
  const first = page.locator('[data-item]:visible').first();
  await expect(first.locator('[data-from]')).toHaveText('到期前 66 天');
  await page.locator('.plan:visible').getByLabel('這張憑證的效期').selectOption('47');
  await expect(first.locator('[data-from]')).toHaveText('到期前 15 天');
  await day(page, '現在這張的到期日').fill('2099-01-16');
  await expect(first.locator('[data-due]')).toHaveText('2099/1/1（四）');
  await expect.poll(() => fragment(page)).toContain('&l=47');
  await page.reload();
  await expect(page.locator('.plan:visible').getByLabel('這張憑證的效期')).toHaveValue('47');
  await expect(first.locator('[data-from]')).toHaveText('到期前 15 天');
  await expect(page.locator('.plan:visible [data-lives]')).toBeHidden();
});

test('清單的指令跟著填的值換，換了題目值還在', async ({ page }) => {
  await page.goto('start/install.html#a=nginx.cer.here.one');
  const form = page.locator('kb-fill');
  await form.locator('summary').click();
  await form.getByLabel('網域名稱', { exact: true }).fill('www.agency.gov.tw');
  await expect(page.locator('pre:visible').filter({ hasText: 's_client' }).first()).toContainText('www.agency.gov.tw');
  await expect.poll(() => fragment(page)).toBe('#a=nginx.cer.here.one?domain=www.agency.gov.tw');
  await day(page, '預定換上線的日子').fill('2027-01-15');
  await expect.poll(() => fragment(page)).toBe('#a=nginx.cer.here.one&d=2027-01-15?domain=www.agency.gov.tw');
  await page.reload();
  await expect(page.locator('pre:visible').filter({ hasText: 's_client' }).first()).toContainText('www.agency.gov.tw');
  await expect(day(page, '預定換上線的日子')).toHaveValue('2027-01-15');
  await expect(page.locator('kb-walker > [data-status]')).toHaveText('');
});

test('複製清單：有走過的答案、每一件事、誰做、哪一天', async ({ page }) => {
  await page.goto('start/install.html#a=iis.cer.here.one&d=2027-01-15');
  await expect(page.locator('[data-item]:visible').first().locator('[data-due]')).toHaveText('2027/1/12（二）');
  await page.getByRole('button', { name: '複製清單' }).click();
  await expect(page.locator('[data-copied]')).toHaveText(/已複製|已選取/);
  const text = (await page.locator('[data-text]').textContent()) ?? '';
  for (const part of ['憑證拿到了，要安裝', 'IIS（Windows Server）', '□ 2027/1/12（二）　管主機的人：打開憑證', 'certreq -accept'])
    expect(text).toContain(part);
  expect(text).not.toContain('接成 fullchain');
  expect(text).not.toContain('file:');
});

test('列印：走過的答案與清單，有方格，沒有別的清單與按鈕', async ({ page }) => {
  await page.goto('start/renew.html#a=iis.twca.new.it.near&d=2027-01-15');
  await expect(page.locator('[data-item]:visible').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('kb-walker .node:visible')).toHaveCount(1);
  await expect(page.locator('[data-steps] li')).toHaveCount(5);
  await expect(page.locator('[data-steps]')).toBeVisible();
  const box = await page
    .locator('[data-item]:visible h3')
    .first()
    .evaluate((heading) => getComputedStyle(heading, '::before').content);
  expect(box).toContain('□');
  // The field of the browser writes the day in the order of the browser's country.
  await expect(page.locator('.plan:visible .plan-day')).toContainText('2027/1/15（五）');
  await expect(day(page, '現在這張的到期日')).toBeHidden();
  for (const hidden of ['[data-row]', 'kb-fill', '[data-bar]']) await expect(page.locator(hidden)).toBeHidden();
});

test('清單的信：沒填的是看得出來的空格，複製時說還有哪些；填了的值與日子都寫進信', inEachSetting, async ({ page }) => {
  await page.goto('start/apply.html#a=public.iis.it');
  const letter = page.locator('[data-letter]:visible').first();
  await expect(letter.locator('pre')).toContainText('○○（機關全銜）要為網站 ○○（網域名稱） 申請 TLS 憑證');
  await expect(letter.locator('pre')).toContainText('預定上線日：○年○月○日');
  await letter.getByRole('button', { name: '複製' }).click();
  const left = letter.getByRole('status');
  await expect(left).toHaveText('寄出以前還有 6 處要填：機關全銜、網域名稱、預定上線日、聯絡人、電話、信箱。');
  const form = page.locator('kb-fill');
  await form.locator('summary').click();
  await form.getByLabel('機關全銜').fill('範例機關');
  await form.getByLabel('網域名稱', { exact: true }).fill('www.agency.gov.tw');
  await day(page, '預定上線日').fill('2027-01-17');
  await expect(letter.locator('pre')).toContainText('範例機關要為網站 www.agency.gov.tw 申請 TLS 憑證');
  await expect(letter.locator('pre')).toContainText('預定上線日：2027 年 1 月 17 日');
  await expect(left).toHaveText('寄出以前還有 3 處要填：聯絡人、電話、信箱。');
  await page.getByRole('button', { name: '複製清單' }).click();
  await expect(page.locator('[data-list-left]:visible')).toHaveText(/^寄出以前還有 \d+ 處要填：聯絡人、電話、信箱。$/);
  await form.getByLabel('機關全銜').fill('');
  await expect(letter.locator('pre')).toContainText('○○（機關全銜）要為網站');
});

test('清單的信：管理者寫了機關名稱就用那個，讀者自己填的優先，清掉又回來', async ({ page }) => {
  await page.goto('start/apply.html#a=public.iis.it');
  const letter = page.locator('[data-letter]:visible pre').first();
  await expect(letter).toContainText('○○（機關全銜）');
  await page.evaluate(() => {
    Object.assign(globalThis, { kbOwner: { agency: '某某部' } });
    document.dispatchEvent(new Event('kb-owner'));
  });
  await expect(letter).toContainText('某某部要為網站');
  const form = page.locator('kb-fill');
  await form.locator('summary').click();
  await form.getByLabel('機關全銜').fill('範例機關');
  await expect(letter).toContainText('範例機關要為網站');
  await form.getByLabel('機關全銜').fill('');
  await expect(letter).toContainText('某某部要為網站');
});

test('清單上面的表單只問這張清單用得到的；一次看全部就全部問', async ({ page }) => {
  const asked = page.locator('kb-fill label:visible');
  await page.goto('start/apply.html#a=other.foundation');
  await page.locator('kb-fill summary').click();
  await expect.poll(async () => (await asked.allTextContents()).toSorted()).toEqual(['機關全銜', '網域名稱'].toSorted());
  await page.goto('start/apply.html#all');
  await expect(asked.filter({ hasText: '金鑰儲存庫檔' })).toBeVisible();
});

test('壞了：接到那一種症狀，答案已經選好', inEachSetting, async ({ page }) => {
  await page.goto('start/broken.html');
  await answer(page, '伺服器起不來');
  await answer(page, 'nginx');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('網站服務啟動不了');
  await expect(page.locator('[data-steps] li')).toHaveCount(1);
  await expect(page.locator('[data-steps]')).toContainText('nginx');
  // The way as a link says where it goes on.
  await page.goto('start/broken.html#a=start.nginx');
  await expect(page.locator('[data-hand-over]').getByRole('link')).toHaveAttribute('href', /service-will-not-start\.html#a=nginx$/);
});

test('回覆來信：打開的客服回覆已經勾好', async ({ page }) => {
  await page.goto('start/reply.html#a=engineer.f5');
  await page.locator('[data-item]:visible').filter({ hasText: '打開勾好的回覆：F5' }).getByRole('link').click();
  await expect(page).toHaveURL(/tools\/reply\.html#add=iis-f5,flow-iis-f5/);
});

test('關閉指令碼：每一題、每一張清單都讀得到，條件寫成字', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  for (const door of doors) {
    await page.goto(`start/${door.id}.html`);
    await expect(page.locator('kb-walker .node:visible')).toHaveCount(Object.keys(door.nodes).length);
    const count = plansOf(door).reduce((sum, [, plan]) => sum + plan.items.length, 0);
    await expect(page.locator('[data-item]:visible')).toHaveCount(count);
    await expect(page.locator('.plan-day').first()).toBeHidden();
  }
  await page.goto('start/apply.html');
  await expect(page.getByText('只有：委外廠商')).toBeVisible();
  await page.goto('start/renew.html');
  await expect(page.getByText('到期前 66、33、15 天').first()).toBeVisible();
  await expect(page.locator('[data-lives]').first()).toContainText('依序是效期 200、100、47 天');
  await context.close();
});

test('安裝的清單認得產品：選 F5，有 F5 自己的一項，連到它的頁面；別家的看不到', inEachSetting, async ({ page }) => {
  await page.goto('start/install.html');
  await answer(page, '負載平衡器、防火牆或 WAF（F5、NetScaler、FortiGate…）');
  await expect(page.getByRole('heading', { name: /哪一種負載平衡器/ })).toBeVisible();
  await answer(page, 'F5 BIG-IP');
  await answer(page, '只有一個 .cer 或 .crt');
  await answer(page, '在，請求檔就是在這一台產製的');
  await answer(page, '一台');
  const own = page.locator('[data-item]:visible').filter({ hasText: 'BIG-IP' });
  await expect(own).toHaveCount(1);
  await expect(own).toContainText('中繼憑證：Client SSL profile 的 Certificate Key Chain，Chain 那一欄。');
  await expect(own.locator('[data-link]')).toHaveAttribute('href', /devices\/f5\.html#install$/);
  const all = (await items(page)).join();
  expect(all).toContain('轉成 PEM，憑證與中繼憑證各一個檔');
  expect(all).not.toContain('NetScaler');
  expect(all).not.toContain('在設備上新增一組憑證');
});

test('安裝的清單：Windows 的服務、要 PFX 的雲端與資料庫，各是自己的做法；以前的連結照舊', async ({ page }) => {
  await page.goto('start/install.html#a=windows.sql-server.pfx.one');
  await expect(page.locator('[data-item]:visible').filter({ hasText: 'SQL Server 改用它' })).toContainText('KeySpec 是 AT_KEYEXCHANGE');
  expect((await items(page)).join()).not.toContain('完成憑證要求');
  await page.goto('start.html');
  await page.goto('start/install.html#a=cloud.app-service.cer.here.one');
  await expect(page.locator('[data-item]:visible').filter({ hasText: '做成 PFX' })).toHaveCount(1);
  expect((await items(page)).join()).not.toContain('轉成 PEM');
  await page.goto('start.html');
  await page.goto('start/install.html#a=service.postgresql.pfx.several');
  await expect(page.locator('[data-item]:visible').filter({ hasText: '讓 PostgreSQL 改用它' })).toContainText(
    '備援機各放一份、各自重新載入',
  );
  expect((await items(page)).join()).not.toContain('直接把 PFX 當作 keystore');
  await page.goto('start.html');
  await page.goto('start/install.html#a=device.cer.here.one');
  await expect.poll(() => items(page)).toContain('在設備上新增一組憑證，再把虛擬伺服器指過去');
});
