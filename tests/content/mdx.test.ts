import assert from 'node:assert/strict';
import { evaluate } from '@mdx-js/mdx';
import { after, test } from 'node:test';
import { proseOfMdx } from '../../src/checks/lint/prose-of-mdx.ts';
import { loadArticles } from '../../src/content/articles.ts';
import { readPage } from '../../src/content/astro-pages.ts';
import { ContentError } from '../../src/content/content-folder.ts';
import { linkableHeadings, loadLinkedContent } from '../../src/content/linked-content.ts';
import { readMdx } from '../../src/content/mdx.ts';
import { permanentIds } from '../../src/content/permanent/permanent-ids.ts';
import { replyAnswers } from '../../src/content/reply-answers.ts';
import { siteMap } from '../../src/content/site-map.ts';
import { leadPage } from '../../src/emit/links/lead-page.ts';
import { remarkHeadingIds } from '../../src/emit/markdown/remark-heading-ids.ts';
import { recordsOfPage } from '../../src/emit/search/records-of-page.ts';
import { slideCarriers } from '../../src/site/slide-carriers.ts';
import { contentWith } from './spoiled-content.ts';

/** A tag as an author may write it, and the title that readers see. */
const tags: [tag: string, title: string][] = [
  ['<Answer id="odd" title="PFX -> PEM 怎麼轉？" status="changed" slides="S16">', 'PFX -> PEM 怎麼轉？'],
  ['<Answer title="PFX -> PEM 怎麼轉？" id="odd" status="changed" slides="S16">', 'PFX -> PEM 怎麼轉？'],
  ['<Answer id="odd" status="changed" slides="S16" title="TLS >= 1.2">', 'TLS >= 1.2'],
  ['<Answer id="odd" status="changed" slides="S16" title="a < b 而 b > c">', 'a < b 而 b > c'],
  ['<Answer id="odd" status="changed" slides="S16" title="填 {domain} 還是 {{domain}}？">', '填 {domain} 還是 {{domain}}？'],
  ['<Answer id="odd" status="changed" slides="S16" title=\'出現 "unknown CA" 怎麼辦？\'>', '出現 "unknown CA" 怎麼辦？'],
  ['<Answer id="odd" status="changed" slides="S16" title="It\'s &quot;bad&quot; &amp; id=&#39;x&#39; &lt;br&gt;">', 'It\'s "bad" & id=\'x\' <br>'],
  ['<Answer id="odd" status="changed" slides="S16" title={\'用 "->" 接\'}>', '用 "->" 接'],
  ['<Answer id="odd" status="changed" slides="S16" title={`反引號 > 也行`}>', '反引號 > 也行'],
  ['<Answer\n  slides="S16"\n  title="一個屬性\n一行 > 也可以"\n  status="changed"\n  id="odd"\n>', '一個屬性\n一行 > 也可以'],
  ['<Answer data-title="不是這個" id="odd" status="changed" slides="S16" title="是這個 >">', '是這個 >'],
];

const front = (id: string): string =>
  `---\nid: ${id}\ntitle: "奇怪的標題怎麼寫？"\nnav: "奇怪"\nsummary: "標題裡有各種符號的問答，測試用。"\nsection: faq\norder: 99\nstatus: current\nslides: []\nsources:\n  - title: "測試"\nchecked: 2026-11-22\nconfidence: stated\n---\n\n`;
const body = (tag: string): string =>
  `${tag}\n\n先看版本，\`a > b\`。再看 <Term id="csr">請求檔</Term>。\n\n### 檢查 -> 修改 [#odd-steps]\n\n<Steps>\n\n1. 打開檔案。\n\n</Steps>\n\n</Answer>\n`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const names = tags.map((_, index) => `odd-${index}`);
const content = contentWith(
  { after },
  Object.fromEntries(tags.map(([tag], index) => [`faq/${names[index]}.mdx`, front(`faq-odd-${index}`) + body(tag).replaceAll('odd', `odd-${index}`)])),
);
const articles = new Map(loadArticles(content).map((article) => [article.page, article]));
const linked = loadLinkedContent(content);
const headings = new Map(linkableHeadings(linked));
const carriers = slideCarriers([...articles.values()].map(({ page, data, mdx }) => ({ page, title: data.title, slides: data.slides, answers: mdx.answers })));

for (const [index, [tag, title]] of tags.entries()) {
  test(`問答的標籤 ${JSON.stringify(tag)}：每一個讀的地方都讀到同一個標題`, async () => {
    const id = `odd-${index}`;
    const page = `faq/${id}.html`;
    const article = articles.get(page);
    assert.ok(article);
    const [answer, ...others] = article.mdx.answers;
    assert.deepEqual(others, []);
    assert.deepEqual([answer?.id, answer?.title, answer?.status, answer?.slides, answer?.line], [id, title, 'changed', ['S16'], 16]);

    const published = permanentIds(linked).find((each) => each.id === id);
    assert.deepEqual(published, { id, kind: 'answer', address: `${page}#${id}`, title });
    assert.ok(leadPage({ title: published?.title ?? '', href: `../${page}#${id}` }).includes(`<title>${escaped(title)}</title>`));

    const reply = replyAnswers(content).find((each) => each.id === id);
    assert.deepEqual([reply?.title, reply?.short], [title, ['先看版本，a > b。再看請求檔。']]);
    assert.deepEqual(reply?.blocks.slice(0, 2), [
      { kind: 'heading', text: '檢查 -> 修改' },
      { kind: 'step', number: 1, text: '打開檔案。' },
    ]);

    assert.deepEqual(carriers.get('S16')?.filter(({ href }) => href.startsWith(`/${page}`)), [{ href: `/${page}#${id}`, title }]);

    const ids = siteMap(content).get(page);
    assert.ok(ids instanceof Set && ids.has(id) && ids.has(`${id}-steps`));
    assert.deepEqual(headings.get(page), [`${id}-steps`, id]);
    const prose = proseOfMdx(article).text;
    assert.equal(prose.length, article.body.text.length);
    assert.match(prose, /先看版本/);
    assert.doesNotMatch(prose, /Answer|slides|a > b|odd|不是這個/);

    // The page itself: the same compiler as Astro's, with the tags standing for themselves.
    const asked: { id?: string; title?: string }[] = [];
    const Answer = (props: { id?: string; title?: string; children?: unknown }): unknown => {
      asked.push({ id: props.id ?? '', title: props.title ?? '' });
      return props.children;
    };
    const plain = ({ children }: { children?: unknown }): unknown => children;
    const jsx = (type: unknown, props: Record<string, unknown>): unknown => typeof type === 'function' ? (type as typeof plain)(props) : props.children;
    const { default: Page } = await evaluate(article.body.text, { Fragment: plain, jsx, jsxs: jsx, remarkPlugins: [remarkHeadingIds] });
    Page({ components: { Answer, Term: plain, Steps: plain } });
    assert.deepEqual(asked, [{ id, title }]);

    const html = `<main><h1>頁</h1><section class="answer"><h2 id="${id}">${escaped(title)}</h2><p>先看版本。</p></section></main>`;
    const record = recordsOfPage(page, html).find(({ address }) => address === `${page}#${id}`);
    assert.equal(record?.title.replace(/\s+/g, ' '), title.replace(/\s+/g, ' '));
  });
}

test('程式碼裡的標籤不是標籤，註解裡的也不是', () => {
  const { answers, terms, headings, pieces, blocks } = readMdx(
    '`<Answer id="a" title="一">`\n\n{/* <Term id="b">二</Term> ## 三 [#c] */}\n\n```text\n<Answer id="d" title="四">\n## 五 [#e]\n```\n',
  );
  assert.deepEqual([answers, terms, headings], [[], [], []]);
  assert.deepEqual(
    pieces.map(({ kind }) => kind),
    ['code'],
  );
  assert.deepEqual(
    blocks.map(({ language, line }) => [language, line]),
    [['text', 5]],
  );
});

test('標題的代號和頁面一樣讀：最後一段文字裡的 [#代號]', () => {
  const { headings } = readMdx('## 一 [#one]\n\n## `二` [#two]\n\n## 三\n\n## [#four] 四\n\n## 五 `[#five]`\n\n## 六 > 七 [#six]  ##\n', 10);
  assert.deepEqual(
    headings.map(({ id, line }) => [id, line]),
    [
      ['one', 10],
      ['two', 12],
      [null, 14],
      [null, 16],
      [null, 18],
      ['six', 20],
    ],
  );
});

test('頁面的原始碼：標題與代號照標籤讀，算出來的不算', () => {
  const source = `---\nconst id = '<h2 id="no">';\n---\n<Plain {...x} class="a > b" title="A -> B">\n  <h2 id="one">一</h2>\n  {list.map((y) => (<section><h3\n    class={y > 3 ? 'a' : 'b'}\n    id="two">二</h3><h3 id={y.id}>三</h3></section>))}\n  <p id="three"></p>\n</Plain>\n`;
  assert.deepEqual(readPage('x.html', 'src/pages/x.astro', source), { page: 'x.html', file: 'src/pages/x.astro', title: 'A -> B', ids: ['one', 'two', 'three'], headings: ['one', 'two'] });
});

test('頁面的原始碼：壞掉的說出檔案與行，用中文', () => {
  const broken = '---\nconst a = 1;\n---\n<Plain title="頁">\n  {[a].map((x) => <b>{x}</b>}\n</Plain>\n';
  assert.throws(() => readPage('x.html', 'src/pages/x.astro', broken), (error) => {
    assert.ok(error instanceof ContentError);
    assert.equal(error.place, 'src/pages/x.astro');
    assert.match(error.message, /^src\/pages\/x\.astro:5：不是正確的 Astro 頁面：/);
    return true;
  });
});
