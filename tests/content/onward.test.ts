import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLinkedContent, type LinkedContent } from '../../src/content/linked-content.ts';
import { permanentIds } from '../../src/content/permanent/permanent-ids.ts';
import { isQuestion } from '../../src/core/flow/flow.ts';
import { datesPage } from '../../src/site/dates-page.ts';
import { flowOfAnswer, onwardOf } from '../../src/site/onward.ts';

const content = loadLinkedContent();
const [first] = content.errors;
const [entry] = first?.entries ?? [];
const [cause] = content.causes;
const [flow] = content.flows;
const [question, outcome] = [true, false].map((wanted) =>
  content.flows.flatMap(({ nodes }) => Object.values(nodes)).find((node) => isQuestion(node) === wanted),
);
if (!entry || !cause || !flow || !question || !isQuestion(question) || !outcome || isQuestion(outcome)) assert.fail('內容是空的');

/** A catalogue of messages that all lead to install/nginx.html: id, cause and product. */
const withErrors = (...rows: [product: string, id: string, causes: string[], more?: object][]): LinkedContent => ({
  ...content,
  errors: [...Map.groupBy(rows, ([product]) => product)].map(([product, entries]) => ({
    product,
    title: product,
    entries: entries.map(([, id, causes, more]) => ({
      ...entry,
      id,
      title: id,
      causes,
      page: 'install/nginx.html#trouble',
      flow: null,
      heading: undefined,
      ...more,
    })),
  })),
});
const messagesOf = (from: LinkedContent, page = 'install/nginx.html'): string[] => onwardOf(page, from).messages.map(({ title }) => title);

test('每一篇文章與每一組問答都有下一步，而且不是自己', () => {
  for (const { page } of content.articles) {
    const { next } = onwardOf(page);
    assert.ok(next.length > 0, page);
    assert.ok(!next.some(({ href }) => href === `/${page}`), page);
  }
});

test('有錯誤訊息、有排查樹指過來的文章，反過來都連得回去', () => {
  const entries = content.errors.flatMap((catalogue) => catalogue.entries);
  const nodes = content.flows.flatMap((each) => Object.values(each.nodes));
  for (const { page } of content.articles.filter((article) => !article.page.startsWith('faq/'))) {
    const { messages, flows } = onwardOf(page);
    const led = (address: string | null | undefined): boolean => address?.split('#')[0] === page;
    if (entries.some((each) => led(each.page))) assert.ok(messages.length > 0, page);
    if (nodes.some((node) => led(isQuestion(node) ? node.help?.page : node.page))) assert.ok(flows.length > 0, page);
  }
});

test('錯誤訊息一種原因一則，整份目錄裡最多訊息的原因在前面，最多五則', () => {
  const from = withErrors(
    ['nginx', 'rare', ['port-in-use']],
    ['nginx', 'one', ['key-mismatch']],
    ['nginx', 'two', ['key-mismatch']],
    ['nginx', 'three', ['file-not-found']],
    ['nginx', 'four', ['expired']],
    ['nginx', 'five', ['revoked']],
    ['apache', 'elsewhere-1', ['file-not-found'], { page: null }],
    ['apache', 'elsewhere-2', ['file-not-found'], { page: null }],
  );
  assert.deepEqual(messagesOf(from), ['three', 'one', 'rare', 'four', 'five']);
  assert.deepEqual(onwardOf('install/nginx.html', from).moreMessages, [{ href: '/errors/nginx.html', title: 'nginx：還有 1 則訊息' }]);
});

test('三分之二以上屬於同一個產品，就先列那個產品的；否則照讀者遇到的順序', () => {
  const about = withErrors(['chrome', 'c', ['expired']], ['nginx', 'a', ['expired']], ['nginx', 'b', ['expired']]);
  assert.deepEqual(messagesOf(about), ['nginx：a', 'nginx：b', 'chrome：c']);
  const mixed = withErrors(['openssl', 'o', ['expired']], ['nginx', 'n', ['expired']], ['chrome', 'c', ['expired']]);
  assert.deepEqual(messagesOf(mixed), ['chrome：c', 'nginx：n', 'openssl：o']);
});

test('同一頁的連結，沒有兩個同名的', () => {
  for (const { page } of content.articles) {
    const { messages, moreMessages, flows, next } = onwardOf(page);
    const titles = [...messages, ...moreMessages, ...flows, ...next].map(({ title }) => title);
    assert.deepEqual([...new Set(titles)], titles, page);
  }
});

test('幾個產品的訊息放在一起，前面寫出產品；自己說了的不重複', () => {
  const from = withErrors(['nginx', 'a', ['expired']], ['clients', 'b', ['revoked'], { title: 'curl：名稱不符' }]);
  assert.deepEqual(messagesOf(from).toSorted(), ['curl：名稱不符', 'nginx：a']);
});

test('沒有原因的訊息與共用的標題排在最後', () => {
  const from = withErrors(
    ['nginx', 'fine', []],
    ['nginx', 'heading', ['expired'], { heading: true }],
    ['nginx', 'real', ['revoked']],
    ['nginx', 'also', ['expired']],
  );
  assert.deepEqual(messagesOf(from).slice(0, 2), ['also', 'real']);
});

test('剩下的訊息分屬三種以上的產品，連到全部的錯誤訊息', () => {
  const products = ['apache', 'iis', 'tomcat'];
  const from = withErrors(
    ...['1', '2', '3', '4', '5'].map((id): [string, string, string[]] => ['chrome', id, ['expired']]),
    ...products.map((product): [string, string, string[]] => [product, product, ['expired']]),
  );
  assert.deepEqual(onwardOf('install/nginx.html', from).moreMessages, [
    { href: '/errors.html', title: '全部的錯誤訊息' },
  ]);
});

test('沒有訊息直接指過來的文章，列第一個原因指過來的訊息', () => {
  const from = withErrors(['nginx', 'a', [cause.id], { page: null }], ['nginx', 'b', ['revoked', cause.id], { page: null }]);
  const causes = [{ ...cause, page: 'install/nginx.html#trouble' }];
  assert.deepEqual(messagesOf({ ...from, causes }), ['a']);
});

test('排查樹照結論指過來的次數排，再來是說明，最後是編輯的順序；超過五棵就另外連到全部', () => {
  const tree = (id: string, order: number, ends: number, helps: number): typeof flow => ({
    ...flow,
    id,
    title: id,
    order,
    nodes: {
      ...Object.fromEntries(Array.from({ length: ends }, (_, at) => [`o${at}`, { ...outcome, page: 'move/iis.html#a' }])),
      ...Object.fromEntries(
        Array.from({ length: helps }, (_, at) => [`q${at}`, { ...question, help: { text: '', commands: [], page: 'move/iis.html' } }]),
      ),
    },
  });
  const titles = (flows: LinkedContent['flows']): (string | boolean)[] => {
    const found = onwardOf('move/iis.html', { ...content, flows });
    return [...found.flows.map(({ title }) => title), found.moreFlows];
  };
  const flows = [tree('help', 1, 0, 1), tree('late', 3, 1, 0), tree('early', 2, 1, 0), tree('most', 4, 2, 0), tree('none', 0, 0, 0)];
  assert.deepEqual(titles(flows), ['most', 'early', 'late', 'help', false]);
  assert.deepEqual(titles([...flows, tree('f', 5, 1, 0), tree('g', 6, 1, 0)]), ['most', 'early', 'late', 'f', 'g', true]);
});

test('沒有排查樹指過來的文章，列和它共用最多張簡報的排查樹', () => {
  const slide = (id: string, slides: string[]): typeof flow => ({ ...flow, id, title: id, nodes: {}, slides });
  const flows = [slide('one', ['S09']), slide('two', ['S09', 'S29', 'S30']), slide('none', ['S01'])];
  const titles = (page: string, of: LinkedContent['flows']): string[] =>
    onwardOf(page, { ...content, flows: of }).flows.map(({ title }) => title);
  assert.deepEqual(titles('apply/oid.html', flows), ['two']);
  assert.deepEqual(titles('apply/oid.html', flows.slice(2)), []);
});

test('下一步：表上寫的優先，歷史資料是取代它的頁面，其餘是同一區的下一頁', () => {
  const hrefs = (page: string, next: LinkedContent['site']['next']): string[] =>
    onwardOf(page, { ...content, site: { ...content.site, next } }).next.map(({ href }) => href);
  assert.deepEqual(hrefs('csr/openssl.html', { 'csr-openssl': ['tool-chain', 'dates'] }), ['/tools/chain.html', '/dates.html']);
  assert.deepEqual(hrefs('history/chain-2017.html', {}), ['/apply/which-ca.html']);
  assert.deepEqual(hrefs('csr/iis.html', {}), ['/csr/openssl.html']);
  assert.throws(() => hrefs('csr/iis.html', { 'csr-iis': ['gone'] }), /next 的 csr-iis 指到不存在的頁面 gone/);
});

test('同一種產品的請求檔接到同一種產品的安裝，裝好之後接到連線檢查與續期', () => {
  const next = (page: string): string[] => onwardOf(page).next.map(({ href }) => href);
  for (const [from, ...to] of [
    ['csr/iis.html', 'iis'],
    ['csr/openssl.html', 'apache', 'nginx'],
    ['csr/keytool.html', 'tomcat', 'wildfly', 'weblogic'],
  ] as const)
    for (const product of to) assert.ok(next(from).includes(`/install/${product}.html`), `${from} → ${product}`);
  for (const product of ['iis', 'apache', 'nginx', 'tomcat', 'wildfly', 'weblogic', 'appliances'])
    for (const page of ['/tools/connection.html', '/apply/renewal.html'])
      assert.ok(next(`install/${product}.html`).includes(page), `${product} → ${page}`);
});

test('content/site.yaml 的表只寫有的代號：文章、題目、排查樹、頁面', () => {
  const { site, articles } = content;
  const known = new Set(permanentIds().map(({ id }) => id));
  const pages = new Set(permanentIds().flatMap(({ id, kind }) => (kind === 'page' ? [id] : [])));
  const answers = new Set(articles.flatMap(({ mdx }) => mdx.answers.map(({ id }) => id)));
  for (const [id, next] of Object.entries(site.next)) for (const each of [id, ...next]) assert.ok(known.has(each), `next：${each}`);
  for (const id of Object.keys(site.next)) assert.ok(pages.has(id), `next：${id}`);
  for (const id of Object.keys(site.faq.flows)) {
    assert.ok(answers.has(id), `faq.flows：${id}`);
    assert.ok(flowOfAnswer(id), id);
  }
  assert.equal(flowOfAnswer('official-faq'), null);
  assert.throws(
    () => flowOfAnswer('nessus', { ...content, site: { ...site, faq: { ...site.faq, flows: { nessus: 'gone' } } } }),
    /faq\.flows 的 nessus 指到不存在的排查樹 gone/,
  );
});

test('首頁一步就到：續期的問題、廢止、備份金鑰、轉檔、網路設備、日期與規定', () => {
  const { doors, tasks } = content.site.home;
  const pages = [...doors, ...tasks].map(({ page }) => page);
  for (const page of ['start/renew', 'apply/revocation', 'csr/backup-key', 'install/convert', 'install/appliances', 'dates'])
    assert.ok(pages.includes(`${page}.html`), page);
});

test('選單的名字裝著它說的：備份在「搬移與備份」裡，日期在「背景知識」裡', () => {
  const also = new Map(content.site.sections.map((section) => [section.id, section.also]));
  assert.ok(also.get('move')?.includes('csr-backup-key'));
  assert.ok(also.get('background')?.includes('dates'));
  assert.equal(permanentIds().find(({ id }) => id === datesPage.id)?.title, datesPage.title);
});
