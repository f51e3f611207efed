import type { Article } from '../content/articles.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { called } from '../content/called.ts';
import { citations, datedFacts, endId, everyFact } from '../content/dated-facts.ts';
import { familyIds } from '../schemas/authority.ts';
import { latestToday } from '../schemas/provenance.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { lineAt, type LintProblem } from './lint/passage.ts';
import { lintTypedDates } from './lint/typed-dates.ts';
import { toldPassages } from './told-passages.ts';

/** Facts: their ids, who they name, whether everything else cites them, and which want another look. */
export function factChecks(articles: readonly Article[], from: ContentFolder): ContentCheck[] {
  return [
    contentCheck('事實的代號', () => [...misnamed(from), ...repeated(from)]),
    contentCheck('事實指到的伺服器與體系', () => {
      const servers = new Set(from.load('servers').map(({ id }) => id));
      const families = new Set<string>(familyIds);
      return [...datedFacts(from).values()].flatMap(({ id, hits }) => [
        ...hits.servers.filter((server) => !servers.has(server)).map((server) => `事實 ${id}：content/servers 沒有 ${server}`),
        ...hits.families.filter((family) => !families.has(family)).map((family) => `事實 ${id}：沒有 ${family} 這個體系`),
      ]);
    }),
    contentCheck('日期都引用 content/facts', () => typedDates(articles, from)),
    contentCheck('說到事實的句子都引用它', () => uncited(articles, from)),
    contentCheck('說到產品支援期限的句子都引用它', () => uncitedEnds(articles, from)),
    { name: '事實的再查日期', problems: [], notes: overdue(from) },
  ];
}

const known = (from: ContentFolder) => [...from.read('facts').entries, ...from.read('lifecycle').entries];

function misnamed(from: ContentFolder): string[] {
  return known(from)
    .filter(({ file, data }) => !file.endsWith(`/${data.id}.yaml`))
    .map(({ file, data }) => `${file}：id 是 ${data.id}，要和檔名相同。`);
}

/** A second fact of an id would silently take the place of the first. */
function repeated(from: ContentFolder): string[] {
  const ids = everyFact(from).map(({ id }) => id);
  return ids.filter((id, at) => ids.indexOf(id) < at).map((id) => `事實 ${id} 有兩個；代號不能重複。`);
}

function typedDates(articles: readonly Article[], from: ContentFolder): (string | LintProblem)[] {
  const facts = datedFacts(from);
  const exceptions = from.load('typed-dates');
  const used = new Set<unknown>();
  const problems = toldPassages(articles, from).flatMap((passage) =>
    lintTypedDates(passage, facts, (typed) => {
      const exception = exceptions.find(({ file, date }) => file === passage.file && date === typed);
      if (exception) used.add(exception);
      return exception !== undefined;
    }),
  );
  const stale = exceptions.filter((exception) => !used.has(exception));
  return [...problems, ...stale.map(({ file, date }) => `content/typed-dates.yaml：${file} 裡沒有手寫的「${date}」了，請刪掉這一項。`)];
}

const SUPPORT = /(?:停止|終止|不再|結束|仍受|還有|沒有)支援|支援(?:期|到|至|已|結束)|EOL/;

/** Sentences that say of a product's version whether it is still supported, and do not cite the end of its support. */
function uncitedEnds(articles: readonly Article[], from: ContentFolder): string[] {
  const versions = from
    .load('lifecycle')
    .flatMap(({ id, name, versions: list }) =>
      list.flatMap(({ version, end }) =>
        end === null ? [] : { id: endId(id, version), named: new RegExp(`${escaped(called(name, version))}(?![\\w.])`) },
      ),
    );
  return toldPassages(articles, from).flatMap((passage) =>
    [...passage.text.matchAll(/[^。\n]+/g)].flatMap(({ 0: sentence, index }) => {
      if (!SUPPORT.test(sentence)) return [];
      const cites = citations(sentence);
      return versions.flatMap(({ id, named }) =>
        named.test(sentence) && !cites.includes(id)
          ? [`${passage.file}:${lineAt(passage, index)}：說到支援期限的句子要引用事實 ${id}。`]
          : [],
      );
    }),
  );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Passages with a fact's telltale words that do not cite it; in an article the paragraph counts, in data the text. */
function uncited(articles: readonly Article[], from: ContentFolder): string[] {
  const telling = [...datedFacts(from).values()].filter(({ words }) => words.length > 0);
  const paragraphs = toldPassages(articles, from).flatMap(({ file, line, text }) => {
    let at = line;
    return text.split('\n\n').map((part) => {
      const passage = { file, line: at, text: part };
      at += part.split('\n').length + 1;
      return passage;
    });
  });
  return paragraphs.flatMap(({ file, line, text }) =>
    telling.flatMap(({ id, words }) => {
      const word = words.find((each) => text.includes(each));
      return word === undefined || citations(text).includes(id) ? [] : [`${file}:${line}：說到「${word}」的句子要引用事實 ${id}。`];
    }),
  );
}

function overdue(from: ContentFolder): string[] {
  const today = latestToday();
  return known(from)
    .filter(({ data }) => data.recheck < today)
    .map(({ file, data }) => `${file}：過了再查日期 ${data.recheck}，請對照出處再看一次。`);
}
