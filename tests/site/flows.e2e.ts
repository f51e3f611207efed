import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { edgesFrom } from '../../src/core/flow/edge.ts';
import { isQuestion, type Flow } from '../../src/core/flow/flow.ts';
import { fragmentOf } from '../../src/core/flow/fragment.ts';
import { parseFlow } from '../../src/schemas/flow.ts';
import { expect, test } from './guarded-test.ts';
import { inEachSetting } from './settings.ts';

const folder = new URL('../../content/flows/', import.meta.url);
const flows = readdirSync(folder).map((name) => parseFlow(parse(readFileSync(new URL(name, folder), 'utf8'))));
const addressOf = ({ id }: Flow): string => `flows/${id}.html`;
const anchorOf = (flow: Flow, id: string): string => `${asks(flow, id) ? 'q' : 'o'}-${id}`;

function flowOf(id: string): Flow {
  const flow = flows.find((candidate) => candidate.id === id);
  if (!flow) throw new Error(`沒有排查樹 ${id}`);
  return flow;
}

function asks(flow: Flow, id: string): boolean {
  const node = flow.nodes[id];
  return node !== undefined && isQuestion(node);
}

/** Every way through a tree, with the anchor at its end; null where another tree takes over. */
function waysThrough(flow: Flow): { answers: string[]; end: string | null }[] {
  const go = (id: string, answers: string[]): { answers: string[]; end: string | null }[] =>
    edgesFrom(flow, id).flatMap(({ answer, target }) => {
      const longer = [...answers, answer.id];
      if (target.kind === 'flow') return [{ answers: longer, end: null }];
      return asks(flow, target.id) ? go(target.id, longer) : [{ answers: longer, end: anchorOf(flow, target.id) }];
    });
  return go(flow.start, []);
}

const visible = (page: Page): Promise<string[]> =>
  page.locator('kb-walker .node:visible').evaluateAll((list) => list.map(({ id }) => id || 'hand-over'));

/** The walker follows the address a task later than the browser does: what is shown is waited for. */
const shows = (page: Page, ids: (string | null | undefined)[], message?: string): Promise<void> =>
  expect.poll(() => visible(page), { ...(message === undefined ? {} : { message }), intervals: [20] }).toEqual(ids);
const showsAll = (page: Page, count: number): Promise<void> => expect.poll(() => visible(page), { intervals: [20] }).toHaveLength(count);

/** What has the focus: an answer by its id, the heading of a node by the node's, or something else. */
const focused = (page: Page): Promise<{ answer: string; heading: string }> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    const heading = at?.tagName === 'H2' ? (at.closest('.node')?.id ?? '') : '';
    return { answer: at?.getAttribute('data-answer') ?? '', heading };
  });

test('每一棵樹：只用鍵盤走得到結論，焦點跟著題目走', async ({ page }) => {
  expect(flows.length).toBeGreaterThanOrEqual(29);
  for (const flow of flows) {
    await page.goto(addressOf(flow));
    await shows(page, [anchorOf(flow, flow.start)], flow.id);
    const way = waysThrough(flow).find(({ end }) => end !== null);
    // Past the menu as the keyboard does it.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (const answer of way?.answers ?? []) {
      let at = '';
      for (let key = 0; key < 60 && at !== answer; key++) {
        await page.keyboard.press('Tab');
        at = (await focused(page)).answer;
      }
      expect(at, flow.id).toBe(answer);
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await focused(page)).heading, { message: flow.id, intervals: [20] }).not.toBe('');
    }
    const at = (await focused(page)).heading;
    expect(at, flow.id).toBe(way?.end);
    await shows(page, [at]);
  }
});

for (const id of ['iis-f5', 'firefox-android-untrusted', 'csr-rejected']) {
  test(`分享的連結重現每一條路：${id}`, id === 'iis-f5' ? inEachSetting : {}, async ({ page }) => {
    const flow = flowOf(id);
    const ways = waysThrough(flow);
    expect(ways.length).toBeGreaterThan(5);
    await page.goto(addressOf(flow));
    const ends = await page.evaluate(
      async (fragments) => {
        const seen: string[] = [];
        for (const fragment of fragments) {
          const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
          location.hash = fragment;
          await changed;
          const shown = [...document.querySelectorAll('kb-walker .node')].filter((node) => node.checkVisibility());
          seen.push(shown.map((node) => node.id || 'hand-over').join());
        }
        return seen;
      },
      ways.map(({ answers }) => fragmentOf(answers)),
    );
    expect(ends).toEqual(ways.map(({ end }) => end ?? 'hand-over'));
    // Opened anew, as by the one it was sent to.
    const way = ways.find(({ end }) => end !== null);
    const answers = way?.answers ?? [];
    await page.goto('about:blank');
    await page.goto(addressOf(flow) + fragmentOf(answers));
    await shows(page, [way?.end]);
    await expect(page.locator('[data-steps] li')).toHaveCount(answers.length);
  });
}

test('上一題與瀏覽器的上一頁都回到前一題，選過的答案還在', inEachSetting, async ({ page }) => {
  await page.goto('flows/iis-f5.html');
  await page.getByRole('link', { name: '是同一台', exact: true }).click();
  await page.getByRole('link', { name: '有', exact: true }).click();
  await expect(page.locator('[data-steps] li')).toHaveCount(2);
  await page.getByRole('link', { name: '上一題' }).click();
  await shows(page, ['q-pending']);
  await expect(page.locator('#q-pending h2')).toBeFocused();
  await expect(page.locator('#q-pending [data-again]')).toContainText('有');
  await expect(page.locator('[data-steps] li')).toHaveCount(1);
  // Back takes the page's own step back, then the answer itself.
  await page.goBack();
  await shows(page, ['q-file-type']);
  await page.goBack();
  await shows(page, ['q-pending']);
  await page.goBack();
  await shows(page, ['q-same-host']);
  await expect(page.locator('#q-same-host [data-again]')).toContainText('是同一台');
  await page.goForward();
  await shows(page, ['q-pending']);
  // A question of the trail can be opened again.
  await page.locator('[data-steps] a').first().click();
  await shows(page, ['q-same-host']);
  // Another answer makes what came after it worthless.
  await page.getByRole('link', { name: '是同一台，但之後重灌過系統' }).click();
  await expect(page.locator('#q-backup-after-rebuild [data-again]')).toHaveCount(0);
  await page.getByRole('button', { name: '從頭再來' }).click();
  await expect(page.locator('#q-same-host')).toBeVisible();
  await expect(page.locator('[data-again]:visible')).toHaveCount(0);
  await expect(page.locator('[data-trail]')).toBeHidden();
});

test('複製經過：有症狀、每一題的答案、結論與給服務台的話', inEachSetting, async ({ page, baseURL }) => {
  const flow = flowOf('iis-f5');
  await page.goto(`${addressOf(flow)}#a=same.found.cer.yes`);
  await page.getByRole('button', { name: '複製經過' }).click();
  await expect(page.locator('[data-copied]')).toHaveText(/已複製|已選取/);
  const text = (await page.locator('[data-text]').textContent()) ?? '';
  for (const part of [
    flow.title,
    '是同一台',
    '有',
    '.cer 或 .crt',
    '是 True，按 F5 也還在',
    '私密金鑰接回來了',
    'certutil -repairstore 修復',
  ])
    expect(text).toContain(part);
  const web = baseURL?.startsWith('http') ?? false;
  expect(text).toContain(web ? `說明：${baseURL}install/iis.html#install` : '說明：install/iis.html#install');
  if (web) expect(text).toContain(`${baseURL}flows/iis-f5.html#a=same.found.cer.yes`);
  else expect(text).not.toContain('file:');
  // The text on the page is the one that was copied, and can be selected where there is no clipboard.
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
  const said = await page.locator('[data-copied]').textContent();
  if (said?.includes('已選取')) expect(selected.trim()).toBe(text.trim());
});

const strange: [title: string, fragment: string, shown: string, said: RegExp][] = [
  ['不認得的答案', '#a=same.nonsense', 'q-pending', /停在最後認得/],
  ['走完還多出來的答案', '#a=other.same', 'o-go-to-origin', /停在最後認得/],
  ['不是英數的文字', '#a=same.%E4%BD%A0', 'q-pending', /停在最後認得/],
  ['不是我們的文字', '#xyzzy=1', 'q-same-host', /讀不懂/],
  ['物件自帶的名稱', '#a=constructor', 'q-same-host', /停在最後認得/],
  ['空的', '#a=', 'q-same-host', /^$/],
];
test('網址裡讀不懂的東西會說出來，能走的部分照走', async ({ page }) => {
  for (const [title, fragment, shown, said] of strange) {
    await page.goto('about:blank');
    await page.goto(`flows/iis-f5.html${fragment}`);
    await shows(page, [shown], title);
    await expect(page.locator('kb-walker [data-status]'), title).toHaveText(said);
  }
});

test('一次看全部：每一段都在，按回去停在原來那一題；圖上的連結打開那一段', async ({ page }) => {
  const count = Object.keys(flowOf('iis-f5').nodes).length;
  await page.goto('flows/iis-f5.html#a=same');
  const all = page.getByRole('button', { name: '一次看全部' });
  await all.click();
  await expect(all).toHaveAttribute('aria-pressed', 'true');
  await showsAll(page, count);
  await expect(page.locator('kb-walker [data-status]')).toContainText(String(count));
  await page.locator('#q-pending').getByRole('link', { name: '沒有', exact: true }).click();
  await expect(page.locator('#q-second-csr h2')).toBeFocused();
  await all.click();
  await shows(page, ['q-pending']);
  await expect(page.locator('[data-box="same-host"]')).toHaveClass(/taken/);
  await page.locator('.tree summary').click();
  await page.locator('[data-box="reapply"] a').click();
  await expect(page.locator('#o-reapply h2')).toBeFocused();
  await showsAll(page, count);
});

test('接到別的症狀：連到那一棵樹的頁面', inEachSetting, async ({ page }) => {
  const flow = flowOf('iis-binding-empty');
  const answers = waysThrough(flow).find(({ end }) => end === null)?.answers ?? [];
  expect(answers).not.toEqual([]);
  await page.goto(addressOf(flow) + fragmentOf(answers.slice(0, -1)));
  const answer = page.locator(`[data-answer="${answers.at(-1)}"]:visible`);
  const title = (await answer.getAttribute('data-other')) ?? '';
  await answer.click();
  await expect(page.locator('h1')).toHaveText(title);
  // The same way as a link: the walker cannot leave by itself, so it says where it goes on.
  await page.goto(addressOf(flow) + fragmentOf(answers));
  await page.locator('[data-hand-over]').getByRole('link', { name: title }).click();
  await expect(page.locator('h1')).toHaveText(title);
});

test('關閉指令碼：每一棵樹的每一段都讀得到，答案的連結都有去處', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  for (const flow of flows) {
    await page.goto(addressOf(flow));
    const ids = Object.keys(flow.nodes).map((id) => anchorOf(flow, id));
    expect((await visible(page)).sort(), flow.id).toEqual(ids.sort());
    const links = await page.locator('[data-answer]').evaluateAll((list) => list.map((link) => link.getAttribute('href') ?? ''));
    expect(links).toHaveLength(Object.values(flow.nodes).reduce((sum, node) => sum + (isQuestion(node) ? node.answers.length : 0), 0));
    const inside = links.filter((link) => link.startsWith('#'));
    expect(
      inside.filter((link) => !ids.includes(link.slice(1))),
      flow.id,
    ).toEqual([]);
    for (const link of links.filter((href) => !href.startsWith('#'))) {
      const [file, answered = ''] = link.split('#a=');
      const other = flows.find(({ id }) => `${id}.html` === file);
      expect(other, link).toBeDefined();
      // Some lead on with the first question answered.
      const first = other?.nodes[other.start];
      if (answered && first && isQuestion(first))
        expect(
          first.answers.map(({ id }) => id),
          link,
        ).toContain(answered);
    }
    await expect(page.getByRole('button', { name: '一次看全部' })).toBeHidden();
  }
  await page.goto('flows/iis-f5.html');
  await page.getByRole('link', { name: '是同一台', exact: true }).click();
  await expect(page).toHaveURL(/#q-pending$/);
  await context.close();
});

test('列印：走過的路與停下來的地方，不是整棵樹；一題都還沒答就是整棵樹', async ({ page }) => {
  const flow = flowOf('iis-f5');
  await page.goto(`${addressOf(flow)}#a=same.found.cer.yes`);
  await page.emulateMedia({ media: 'print' });
  await shows(page, ['o-repaired-bind']);
  await expect(page.locator('[data-steps] li')).toHaveCount(4);
  await expect(page.locator('[data-steps]')).toBeVisible();
  for (const hidden of ['.also', '.tree', '.sources', '[data-row]']) await expect(page.locator(hidden).first()).toBeHidden();
  // What was answered stands above what came out.
  const [trail, end] = await Promise.all([page.locator('.trail').boundingBox(), page.locator('#o-repaired-bind').boundingBox()]);
  expect(trail?.y ?? 0).toBeLessThan(end?.y ?? 0);
  await page.getByRole('button', { name: '從頭再來', includeHidden: true }).dispatchEvent('click');
  await showsAll(page, Object.keys(flow.nodes).length);
});

test('整棵樹的圖：比畫面寬就能捲動，也能縮到一個畫面', async ({ page }) => {
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('flows/iis-f5.html');
    await page.locator('.tree summary').click();
    const scroll = page.locator('.tree .scroll');
    expect(await scroll.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
    await expect(page.getByText('可以左右捲動')).toBeVisible();
    await page.getByLabel('縮到一個畫面看').check();
    expect(await scroll.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});

test('清單頁列出每一棵樹，點得進去', inEachSetting, async ({ page }) => {
  await page.goto('flows.html');
  await expect(page.locator('.symptoms > li')).toHaveCount(flows.length);
  await page.getByRole('link', { name: flowOf('iis-f5').title }).click();
  await expect(page.locator('h1')).toHaveText(flowOf('iis-f5').title);
});

test('結論列出各種產品，字與連結取自同一張表：設備的串鍊、好幾台、服務起不來', async ({ page }) => {
  const listed = async (address: string, product: string): Promise<[text: string, href: string]> => {
    await page.goto('flows.html');
    await page.goto(address);
    const line = page.locator('.node.outcome:visible li').filter({ has: page.getByRole('link', { name: product, exact: true }) });
    await expect(line).toHaveCount(1);
    return [await line.innerText(), (await line.getByRole('link').getAttribute('href')) ?? ''];
  };
  const [chain, chainHref] = await listed('flows/appliance-install.html#a=pem.chain', 'FortiGate');
  expect(chain).toBe('FortiGate：另外匯入成 CA Certificate。');
  expect(chainHref).toMatch(/devices\/fortigate\.html#chain$/);
  const [nodes, nodesHref] = await listed('flows/old-certificate-still-served.html#a=mixed', 'AD FS 與 WAP');
  expect(nodes).toContain('每一台 AD FS 與 WAP 都看');
  expect(nodesHref).toMatch(/windows\/adfs\.html#verify$/);
  const [trouble, troubleHref] = await listed('flows/service-will-not-start.html#a=service', 'SQL Server');
  expect(trouble).toBe('SQL Server');
  expect(troubleHref).toMatch(/windows\/sql-server\.html#trouble$/);
  const [then, thenHref] = await listed('flows/old-certificate-still-served.html#a=host-old.service', 'Caddy');
  expect(then).toContain('caddy reload 加 --force');
  expect(thenHref).toMatch(/services\/caddy\.html#install$/);
});
