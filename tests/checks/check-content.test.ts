import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkContent } from '../../src/checks/check-content.ts';
import { loadArticles, readArticles } from '../../src/content/articles.ts';
import { ContentError, load, type ContentFolder } from '../../src/content/content-folder.ts';
import { root } from '../../src/content/root.ts';
import { contentWith } from '../content/spoiled-content.ts';

const textOf = (file: string): string => readFileSync(join(root, 'content', file), 'utf8');
const edited = (file: string, from: string | RegExp, to: string): Record<string, string> => {
  const text = textOf(file).replace(from, to);
  assert.notEqual(text, textOf(file), `${file} 沒有改到`);
  return { [file]: text };
};

/** What fails, and what each says. */
const failed = (from: ContentFolder): Map<string, string> =>
  new Map(checkContent(from).flatMap(({ name, problems }) => (problems.length > 0 ? [[name, problems.join('\n')]] : [])));

const data: [title: string, files: Record<string, string | null>, check: string, says: RegExp][] = [
  [
    '檢查表多了一個欄位',
    { 'preflight.yaml': `${textOf('preflight.yaml')}colour: red\n` },
    'content/preflight.yaml',
    /^content\/preflight\.yaml 有 1 個地方要改：\n {2}（整個檔案）：沒有這個欄位：colour。/,
  ],
  [
    '欄位的 kind 寫錯',
    edited('fields.yaml', /kind: domain/, 'kind: domian'),
    'content/fields.yaml',
    /\.kind，第 \d+ 行：kind 只能是 domain、/,
  ],
  ['YAML 壞了', { 'words.yaml': '- use: a\n  words: [b\n' }, 'content/words.yaml', /^content\/words\.yaml:\d：不是正確的 YAML：/],
  [
    '文字以 * 開頭，沒有加引號',
    { 'search.yaml': `${textOf('search.yaml')}short: *重要的名詞\n` },
    'content/search.yaml',
    /^content\/search\.yaml:\d+：不是正確的 YAML：\*重要的名詞 前面沒有 &重要的名詞（以 \* 或 & 開頭的文字要加引號）/,
  ],
  ['檔案不見了', { 'slides.yaml': null }, 'content/slides.yaml', /^content\/slides\.yaml 不見了/],
  [
    '兩張憑證各有一個錯，都說出來',
    { ...edited('glossary/csr.yaml', /^short: .*\n/m, ''), ...edited('glossary/pem.yaml', /^checked: .*$/m, 'checked: 2026-02-30') },
    'content/glossary',
    /content\/glossary\/csr\.yaml 有 1 個地方要改：\n {2}short：[\s\S]*content\/glossary\/pem\.yaml 有 1 個地方要改：\n {2}checked，第 \d+ 行：日期請寫成/,
  ],
  [
    '沒有人讀的檔案',
    { 'rules/notes.yml': 'a: 1\n', 'stray.yaml': 'a: 1\n' },
    'content 的檔案各屬於一種內容',
    /content\/rules\/notes\.yml：[\s\S]*content\/stray\.yaml：/,
  ],
];

test('內容檢查：每一個錯都說出檔案與位置，用中文；只有用得到那個檔案的檢查等它改好，其他照查', (t) => {
  const found = failed(contentWith(t, Object.assign({}, ...data.map(([, files]) => files)) as Record<string, string | null>));
  for (const [title, , check, says] of data) {
    assert.match(found.get(check) ?? '', says, title);
    assert.doesNotMatch(found.get(check) ?? '', /ZodError|Unrecognized|Invalid|expected/, title);
    found.delete(check);
  }
  assert.deepEqual(Object.fromEntries(found), {
    名詞都在名詞解釋裡: '還沒有檢查：要先改好 content/glossary。',
    '2017 年簡報每一張都有頁面承接': '還沒有檢查：要先改好 content/slides.yaml。',
    站內連結: '還沒有檢查：要先改好 content/glossary。',
    用詞和名詞解釋一致: '還沒有檢查：要先改好 content/words.yaml。',
    排查樹: '還沒有檢查：要先改好 content/fields.yaml。',
    '從這裡開始（五個入口）': '還沒有檢查：要先改好 content/fields.yaml。',
    公開過的連結都還在: '還沒有檢查：要先改好 content/glossary。',
    英文的回覆: '還沒有檢查：要先改好 content/glossary。',
    說出毛病時先給的回覆: '還沒有檢查：要先改好 content/glossary。',
    '讀者的問法（tasks）': '還沒有檢查：要先改好 content/search.yaml。',
  });
});

test('內容檢查：憑證檔不見了、不是資料說的那一張、或不只是那一張，都說出是哪個檔案', (t) => {
  const found = failed(
    contentWith(t, {
      'authorities/grca-2002.pem': null,
      'authorities/twca-cyber-cross-by-global.pem': textOf('authorities/twca-cyber-root.pem'),
      'authorities/twca-root.pem': `subject=TWCA\n${textOf('authorities/twca-root.pem')}`,
      'authorities/of-nobody.pem': textOf('authorities/twca-root.pem'),
    }),
  );
  assert.deepEqual([...found.keys()], ['content 的檔案各屬於一種內容', '憑證檔是資料說的那一張']);
  assert.match(found.get('content 的檔案各屬於一種內容') ?? '', /^content\/authorities\/of-nobody\.pem：/);
  assert.match(
    found.get('憑證檔是資料說的那一張') ?? '',
    /^content\/authorities\/grca-2002\.pem：缺少[^\n]*\n[^\n]*twca-cyber-cross-by-global\.pem：不是[^\n]*\n[^\n]*twca-root\.pem：只能有一張[^\n]*$/,
  );
});

test('內容檢查：憑證包從不存在、不是中繼或已經淘汰的憑證開始，都說出來', (t) => {
  const issuedBy = (file: string, issuer: string): Record<string, string> =>
    edited(`packs/${file}.yaml`, /^issuer: .*$/m, `issuer: ${issuer}`);
  const found = failed(
    contentWith(t, {
      ...issuedBy('gtlsca', 'nobody'),
      ...issuedBy('hipki', 'hipki-root-g1'),
      ...issuedBy('twca-global', 'gca1-2003'),
      ...edited('packs/gcc-r46.yaml', /^id: .*$/m, 'id: gcc'),
    }),
  );
  assert.match(
    found.get('憑證包從可以安裝的中繼憑證開始') ?? '',
    /gcc-r46\.yaml：id 是 gcc，[^\n]*\n[^\n]*gtlsca\.yaml：content\/authorities 沒有 nobody[^\n]*\n[^\n]*hipki\.yaml：hipki-root-g1 不是中繼[^\n]*\n[^\n]*twca-global\.yaml：gca1-2003 已經淘汰/,
  );
});

test('內容檢查：記事本加在檔案開頭的記號不算內容', (t) => {
  const marked = (file: string): Record<string, string> => ({ [file]: `\uFEFF${textOf(file).replaceAll('\n', '\r\n')}` });
  const files = ['faq/part-1.mdx', 'glossary/csr.yaml', 'site.yaml'];
  const from = contentWith(t, Object.assign({}, ...files.map(marked)) as Record<string, string>);
  assert.deepEqual([...from.read('faq').faults, ...from.read('glossary').faults, ...from.read('site').faults], []);
  assert.deepEqual(loadArticles(from), loadArticles());
});

test('內容檢查：一個檔案有錯，不擋別的檔案裡看得出來的錯', (t) => {
  const found = failed(
    contentWith(t, {
      'preflight.yaml': `${textOf('preflight.yaml')}colour: red\n`,
      ...edited('faq/part-2.mdx', '</Answer>', '先備份,再刪除。\n\n</Answer>'),
    }),
  );
  assert.deepEqual([...found.keys()], ['content/preflight.yaml', '中文用全形標點']);
});

const whole = [
  '文章的前言：指到的頁面',
  '指令與設定區塊有 run 或 norun',
  '沒有實機執行的產品說明了原因',
  '產品要的憑證檔（content/placements.yaml）',
  '2017 年簡報每一張都有頁面承接',
  '站內連結',
  '外部連結都有登記',
  '排查樹',
  '從這裡開始（五個入口）',
  '公開過的連結都還在',
  '英文的回覆',
  '說出毛病時先給的回覆',
];

test('內容檢查：文章讀不懂時說出檔案與行，不說連結不見了', (t) => {
  const found = failed(contentWith(t, { 'faq/part-1.mdx': textOf('faq/part-1.mdx').replace('</Answer>', '') }));
  assert.match(found.get('文章的前言與標記') ?? '', /^content\/faq\/part-1\.mdx:\d+：不是正確的 MDX：/);
  found.delete('文章的前言與標記');
  assert.deepEqual([...found.keys()].sort(), whole.toSorted());
  for (const says of found.values()) assert.equal(says, '還沒有檢查：要先改好 content/guides、content/faq。');
});

const inPart = (text: string): Record<string, string> => edited('faq/part-1.mdx', 'title="Nessus 說憑證不受信任，可以先忽略嗎？"', text);
const articles: [title: string, files: Record<string, string>, says: RegExp][] = [
  ['前言少了標題', edited('faq/part-1.mdx', /^title: .*\n/m, ''), /^content\/faq\/part-1\.mdx 有 1 個地方要改：\n {2}title：缺少 title/],
  ['前言沒有結束', edited('faq/part-1.mdx', /\n---\n/, '\n'), /^content\/faq\/part-1\.mdx:1：檔案開頭要有兩條 --- 之間的前言。$/],
  [
    '前言不在開頭',
    { 'faq/part-1.mdx': `\n${textOf('faq/part-1.mdx')}` },
    /^content\/faq\/part-1\.mdx:1：檔案開頭要有兩條 --- 之間的前言。$/,
  ],
  ['標題是算出來的', inPart('title={1 + 1}'), /^content\/faq\/part-1\.mdx:\d+：<Answer> 的 title 要直接寫成引號裡的文字/],
  ['沒有標題', inPart(''), /^content\/faq\/part-1\.mdx:\d+：<Answer> 缺少 title。$/],
  ['標題是空的', inPart('title=""'), /^content\/faq\/part-1\.mdx:\d+：<Answer> 缺少 title。$/],
];
for (const [title, files, says] of articles) {
  test(`文章的${title}：說出檔案與行，別的文章照讀`, (t) => {
    const from = contentWith(t, files);
    const { articles: read, faults } = readArticles(from);
    assert.match(faults.join('\n'), says);
    assert.equal(read.length, loadArticles().length - 1);
    assert.throws(() => loadArticles(from), ContentError);
  });
}

test('每個檔案只讀一次，說了才重讀；不同的資料夾各讀各的', (t) => {
  const from = contentWith(t, edited('site.yaml', /^name: .*$/m, 'name: 另一個名稱'));
  assert.equal(from.load('site').name, '另一個名稱');
  assert.notEqual(load('site').name, '另一個名稱');
  assert.equal(from.load('rules'), from.load('rules'));
  assert.equal(loadArticles(from), loadArticles(from));
  const before = from.load('site');
  from.forget();
  assert.notEqual(from.load('site'), before);
  assert.deepEqual(from.load('site'), before);
});

test('讀者的問法：寫給兩頁的是錯，少了的提醒；現在的內容都有', (t) => {
  const sentence = (load('flows').find(({ id }) => id === 'iis-f5')?.tasks ?? [])[0] ?? '';
  const from = contentWith(t, {
    ...edited('flows/ip-warning.yaml', /^tasks:\n(?: {2}- .*\n)+/m, ''),
    ...edited('flows/which-ca.yaml', /^tasks:\n {2}- .*\n/m, `tasks:\n  - ${sentence}\n`),
  });
  const name = '讀者的問法（tasks）';
  const check = checkContent(from).find((each) => each.name === name);
  assert.match(check?.problems.join('\n') ?? '', /content\/flows\/which-ca\.yaml：「.+」已經寫在 content\/flows\/iis-f5\.yaml/);
  assert.match(check?.notes?.join('\n') ?? '', /content\/flows\/ip-warning\.yaml：還沒有 tasks/);
  assert.deepEqual(checkContent().find((each) => each.name === name)?.notes, []);
});
