import { loadArticles, type Article } from '../content/articles.ts';
import { commandBlocksOf } from '../content/command-blocks.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import type { Named } from '../content/mdx.ts';
import { withoutClaim } from '../dev/servers/verification.ts';
import { slideCarriers } from '../site/slide-carriers.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { lintBlockLanguages, lintCommandBlocks } from './lint/command-blocks.ts';
import type { LintProblem } from './lint/passage.ts';
import { lintTermIds } from './lint/term-ids.ts';
import { lintUniqueIds, type GivenId } from './lint/unique-ids.ts';

/** Front matter, ids, terms, command blocks and slides of the articles: of those that can be read, or of all where one looks for another. */
export function articleChecks(articles: readonly Article[], from: ContentFolder): ContentCheck[] {
  return [
    contentCheck('文章的前言：指到的頁面', () => replacements(from)),
    contentCheck('標題有永久代號', () => articles.flatMap(headingsWithoutId)),
    contentCheck('代號不重複', () => [
      ...lintUniqueIds([...articles.map(pageId), ...articles.flatMap(answerIds)], '頁面或問答的代號'),
      ...lintUniqueIds(
        articles.flatMap(({ file, mdx }) => given(file, mdx.unverified)),
        '待確認的代號',
      ),
      ...articles.flatMap((article) => lintUniqueIds([...headingIds(article), ...answerIds(article)], '同一頁的段落代號')),
    ]),
    contentCheck('名詞都在名詞解釋裡', () => {
      const terms = new Set(from.load('glossary').map(({ id }) => id));
      return articles.flatMap((article) => lintTermIds(article, terms));
    }),
    contentCheck('程式碼區塊的語言', () => articles.flatMap(lintBlockLanguages)),
    contentCheck('指令與設定區塊有 run 或 norun', () => lintCommandBlocks(loadArticles(from).flatMap(commandBlocksOf))),
    contentCheck('沒有實機執行的產品說明了原因', () => untestedWithoutReason(from)),
    contentCheck('設備與 Windows 服務的頁面段落相同', () => articles.flatMap(outOfOrder)),
    staleVerification(articles, from),
    contentCheck('2017 年簡報每一張都有頁面承接', () => slidesWithoutPage(from)),
  ];
}

function replacements(from: ContentFolder): string[] {
  const articles = loadArticles(from);
  const ids = new Set(articles.map(({ data }) => data.id));
  const missing = articles
    .filter(({ data }) => data.replacedBy !== undefined && !ids.has(data.replacedBy))
    .map(({ file, data }) => `${file}：replacedBy 指到不存在的頁面「${data.replacedBy ?? ''}」，請填另一頁前言裡的 id。`);
  const misplaced = articles
    .filter(({ data, page }) => data.section !== page.split('/')[0])
    .map(({ file, data }) => `${file}：section 是「${data.section}」，和資料夾不同；請改 section，或把檔案移到同名的資料夾。`);
  const servers = from
    .load('servers')
    .filter(({ guide }) => !ids.has(guide))
    .map(({ id, guide }) => `content/servers/${id}.yaml：guide 指到不存在的頁面「${guide}」。`);
  return [...missing, ...misplaced, ...servers];
}

const given = (file: string, list: readonly Named[]): GivenId[] => list.map(({ id, line }) => ({ id, file, line }));
const pageId = ({ file, data }: Article): GivenId => ({ id: data.id, file, line: 2 });
const answerIds = ({ file, mdx }: Article): GivenId[] => given(file, mdx.answers);
const headingIds = ({ file, mdx }: Article): GivenId[] => mdx.headings.flatMap(({ id, line }) => (id === null ? [] : [{ id, file, line }]));

function headingsWithoutId({ file, mdx }: Article): LintProblem[] {
  return mdx.headings
    .filter(({ id }) => id === null)
    .map(({ source, line }) => ({
      file,
      line,
      message: `標題「${source}」後面要加永久代號，例如 [#steps]，改了文字連結才不會斷。`,
    }));
}

function slidesWithoutPage(from: ContentFolder): string[] {
  const carriers = slideCarriers(
    loadArticles(from).map(({ page, data, mdx }) => ({ page, title: data.title, slides: data.slides, answers: mdx.answers })),
  );
  return Object.entries(from.load('slides'))
    .filter(([id]) => (carriers.get(id)?.length ?? 0) === 0)
    .map(
      ([id, title]) =>
        `content/slides.yaml：${id}（${title}）沒有任何頁面或問答承接；請在承接的頁面前言 slides 或 <Answer slides> 加上 ${id}。`,
    );
}

/**
 * What every page of a section has, in this order, so that whoever knows one knows them all; sections of a page's own stand between them.
 * A product that lacks one says so there.
 */
const SKELETONS: Readonly<Record<string, readonly string[]>> = {
  devices: ['where', 'formats', 'install', 'command', 'chain', 'nodes', 'verify', 'renewal', 'undo', 'trouble'],
  windows: ['before', 'install', 'verify', 'renewal', 'undo', 'trouble'],
  services: ['before', 'install', 'chain', 'reload', 'verify', 'renewal', 'undo', 'trouble'],
};

function outOfOrder({ file, data, mdx }: Article): LintProblem[] {
  const skeleton = SKELETONS[data.section] ?? [];
  const found = mdx.headings.flatMap(({ id }) => (id !== null && skeleton.includes(id) ? [id] : []));
  if (found.join() === skeleton.join()) return [];
  return [{ file, line: 1, message: `這一區的每一頁都要有這些段落，順序相同：${skeleton.join('、')}；這一頁有的是 ${found.join('、')}。` }];
}

/** A product of which the servers' tests know no version was not tried; its page says so in its own words. */
function untestedWithoutReason(from: ContentFolder): string[] {
  const reasons = new Map(loadArticles(from).map(({ data }) => [data.id, data.notRun]));
  const { software } = from.load('verified');
  return from
    .load('servers')
    .filter(({ id, guide }) => !Object.hasOwn(software, id) && !reasons.get(guide))
    .map(
      ({ id, guide }) =>
        `content/servers/${id}.yaml：測試沒有執行過這個產品（content/verified.yaml），安裝說明 ${guide} 的前言就要寫 notRun：什麼沒有實機執行（what）、為什麼（why）。`,
    );
}

/** No fault: an editor need not have the servers. The pages leave out what has changed until it has been run again. */
function staleVerification(articles: readonly Article[], from: ContentFolder): ContentCheck {
  const notes: string[] = [];
  const check = contentCheck('指令與設定的驗證紀錄', () => {
    const kept = from.load('verified');
    for (const article of articles) {
      const stale = withoutClaim(commandBlocksOf(article), kept).map(({ run }) => run);
      if (stale.length > 0)
        notes.push(
          `${article.file}：${stale.join('、')} 改過之後還沒有在實機執行，頁面不會說已驗證。有伺服器軟體的主機可執行 npm run test:servers -- --write。`,
        );
    }
    return [];
  });
  return { ...check, notes };
}
