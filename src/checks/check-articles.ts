import { slideCarriers } from '../site/slide-carriers.ts';
import type { ContentCheck } from './check-content.ts';
import { commandBlocksOf, lintBlockLanguages, lintCommandBlocks } from './lint/command-blocks.ts';
import { lineAt, showProblem, type LintProblem, type Passage } from './lint/passage.ts';
import { withoutBlocks } from './lint/prose-of-mdx.ts';
import { lintTermIds } from './lint/term-ids.ts';
import { lintUniqueIds, type GivenId } from './lint/unique-ids.ts';
import type { Article } from '../content/load-articles.ts';
import { loadCollection } from '../content/load-content.ts';
import { loadSlides, loadVerified } from '../content/load-data.ts';
import { withoutClaim } from '../dev/servers/verification.ts';

const HEADING = /^[ \t]*#{1,6} [^\n]*$/gm;

/** Front matter, ids, terms, command blocks and slides of the articles. */
export function articleChecks(articles: readonly Article[]): ContentCheck[] {
  const check = (name: string, problems: LintProblem[]): ContentCheck => ({ name, problems: problems.map(showProblem) });
  const terms = new Set(loadCollection('glossary').map(({ id }) => id));
  const bodies = articles.map(({ body }) => body);
  return [
    { name: '文章的前言', problems: articles.flatMap(({ faults }) => faults) },
    { name: '文章的前言：指到的頁面', problems: replacements(articles) },
    check('標題有永久代號', bodies.flatMap(headingsWithoutId)),
    check('代號不重複', [
      ...lintUniqueIds([...pageIds(articles), ...bodies.flatMap(answerIds)], '頁面或問答的代號'),
      ...lintUniqueIds(
        bodies.flatMap((body) => found(body, /<Unverified\b[^>]*\bid="([^"]*)"/g)),
        '待確認的代號',
      ),
      ...bodies.flatMap((body) => lintUniqueIds([...found(body, /\[#([a-z0-9-]+)\]\s*$/gm), ...answerIds(body)], '同一頁的段落代號')),
    ]),
    check(
      '名詞都在名詞解釋裡',
      bodies.flatMap((body) => lintTermIds(body, terms)),
    ),
    check('程式碼區塊的語言', bodies.flatMap(lintBlockLanguages)),
    check('指令與設定區塊有 run 或 norun', lintCommandBlocks(bodies.flatMap(commandBlocksOf))),
    { name: '沒有實機執行的產品說明了原因', problems: untestedWithoutReason(articles) },
    { name: '指令與設定的驗證紀錄', problems: [], notes: staleVerification(articles) },
    { name: '2017 年簡報每一張都有頁面承接', problems: slidesWithoutPage(articles) },
  ];
}

function replacements(articles: readonly Article[]): string[] {
  const ids = new Set(articles.flatMap(({ data }) => (data ? [data.id] : [])));
  const missing = articles
    .filter(({ data }) => data?.replacedBy !== undefined && !ids.has(data.replacedBy))
    .map(({ file, data }) => `${file}：replacedBy 指到不存在的頁面「${data?.replacedBy ?? ''}」，請填另一頁前言裡的 id。`);
  const misplaced = articles
    .filter(({ data, page }) => data && data.section !== page.split('/')[0])
    .map(({ file, data }) => `${file}：section 是「${data?.section ?? ''}」，和資料夾不同；請改 section，或把檔案移到同名的資料夾。`);
  const servers = loadCollection('servers')
    .filter(({ guide }) => !ids.has(guide))
    .map(({ id, guide }) => `content/servers/${id}.yaml：guide 指到不存在的頁面「${guide}」。`);
  return [...missing, ...misplaced, ...servers];
}

function pageIds(articles: readonly Article[]): GivenId[] {
  return articles.flatMap(({ file, data }) => (data ? [{ id: data.id, file, line: 2 }] : []));
}

const answerIds = (body: Passage): GivenId[] => found(body, /<Answer\b[^>]*\bid="([^"]*)"/g);

function found(body: Passage, pattern: RegExp): GivenId[] {
  return [...withoutBlocks(body.text).matchAll(pattern)].map(({ 1: id = '', index }) => ({
    id,
    file: body.file,
    line: lineAt(body, index),
  }));
}

function headingsWithoutId(body: Passage): LintProblem[] {
  return [...withoutBlocks(body.text).matchAll(HEADING)]
    .filter(([line]) => !/\[#[a-z0-9][a-z0-9-]*\]\s*$/.test(line))
    .map(({ 0: line, index }) => ({
      file: body.file,
      line: lineAt(body, index),
      message: `標題「${line.trim()}」後面要加永久代號，例如 [#steps]，改了文字連結才不會斷。`,
    }));
}

function slidesWithoutPage(articles: readonly Article[]): string[] {
  const carriers = slideCarriers(
    articles.map(({ page, data, body }) => ({ page, title: data?.title ?? '', slides: data?.slides ?? [], body: body.text })),
  );
  return Object.entries(loadSlides())
    .filter(([id]) => (carriers.get(id)?.length ?? 0) === 0)
    .map(
      ([id, title]) =>
        `content/slides.yaml：${id}（${title}）沒有任何頁面或問答承接；請在承接的頁面前言 slides 或 <Answer slides> 加上 ${id}。`,
    );
}

/** A product of which the servers' tests know no version was not tried; its page says so in its own words. */
function untestedWithoutReason(articles: readonly Article[]): string[] {
  const reasons = new Map(articles.map(({ data }) => [data?.id, data?.notRun]));
  const { software } = loadVerified();
  return loadCollection('servers')
    .filter(({ id, guide }) => !Object.hasOwn(software, id) && !reasons.get(guide))
    .map(
      ({ id, guide }) =>
        `content/servers/${id}.yaml：測試沒有執行過這個產品（content/verified.yaml），安裝說明 ${guide} 的前言就要寫 notRun：什麼沒有實機執行（what）、為什麼（why）。`,
    );
}

/** No fault: an editor need not have the servers. The pages leave out what has changed until it has been run again. */
function staleVerification(articles: readonly Article[]): string[] {
  const kept = loadVerified();
  return articles.flatMap(({ file, body }) => {
    const stale = withoutClaim(commandBlocksOf(body), kept).map(({ run }) => run);
    return stale.length === 0
      ? []
      : [
          `${file}：${stale.join('、')} 改過之後還沒有在實機執行，頁面不會說已驗證。有伺服器軟體的主機可執行 npm run test:servers -- --write。`,
        ];
  });
}
