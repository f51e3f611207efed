import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../content/articles.ts';
import { collectionNames, collections, type CollectionName } from '../content/collections.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { called, citations, datedFacts, endId, everyFact, FACTUAL } from '../content/dated-facts.ts';
import { filesBelow } from '../content/files-below.ts';
import type { Passage } from '../content/passage.ts';
import { root } from '../content/root.ts';
import { familyIds } from '../schemas/authority.ts';
import { latestToday } from '../schemas/provenance.ts';
import { contentCheck, type ContentCheck } from './content-check.ts';
import { blank } from './lint/blank.ts';
import { lineAt, type LintProblem } from './lint/passage.ts';
import { proseOfMdx } from './lint/prose-of-mdx.ts';
import { textsOfYaml } from './lint/prose-of-yaml.ts';
import { lintTypedDates } from './lint/typed-dates.ts';

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

// Lists about the content itself, what other programs print, and data that a machine reads out of certificates or servers.
const WITHOUT: ReadonlySet<CollectionName> = new Set([
  ...FACTUAL,
  'examples',
  'examples-chain',
  'forwarding',
  'links',
  'omissions',
  'permalinks',
  'reproduced-messages',
  'search',
  'typed-dates',
  'verified',
  'words',
]);
// When somebody looked or changed something, what a certificate says, and others' words.
const FIELDS: ReadonlySet<string> = new Set([
  'aliases',
  'changes',
  'checked',
  'examples',
  'made',
  'notAfter',
  'notBefore',
  'reproduced',
  'sources',
  'subject',
  'symptoms',
  'texts',
  'twin',
  'url',
]);
const IN_COLLECTION: Partial<Record<CollectionName, readonly string[]>> = { wordings: ['text'], codes: ['text'] };

/** What readers are told, as it is written: citations are not read. */
function passages(articles: readonly Article[], from: ContentFolder): Passage[] {
  const inHeads = articles.flatMap(({ file, head }) => ownTexts(file, head, 2, []));
  const inBodies = articles.map(proseOfMdx);
  const inData = collectionNames
    .filter((name) => collections[name].kind !== 'articles' && !WITHOUT.has(name))
    .flatMap((name) => from.texts([name]).flatMap(({ file, text }) => ownTexts(file, text, 1, IN_COLLECTION[name] ?? [])));
  return [...inHeads, ...inBodies, ...inData, ...from.get(pagePassages)];
}

/** The sources of pages, and of what they are made of, without comments and the limits of fields. */
function pagePassages(): Passage[] {
  return filesBelow(join(root, 'src'))
    .filter((file) => file.endsWith('.astro') || /^(site|components)\//.test(file))
    .map((file) => ({
      file: `src/${file}`,
      line: 1,
      text: blank(readFileSync(join(root, 'src', file), 'utf8'), /\/\*[\s\S]*?\*\/|\/\/ .*$| (?:min|max)="[^"]*"/gm),
    }));
}

function ownTexts(file: string, text: string, line: number, also: readonly string[]): Passage[] {
  return textsOfYaml(file, text, line).filter(({ path }) => !path.some((name) => FIELDS.has(name) || also.includes(name)));
}

function typedDates(articles: readonly Article[], from: ContentFolder): (string | LintProblem)[] {
  const facts = datedFacts(from);
  const exceptions = from.load('typed-dates');
  const used = new Set<unknown>();
  const problems = passages(articles, from).flatMap((passage) =>
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
  return passages(articles, from).flatMap((passage) =>
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
  const paragraphs = passages(articles, from).flatMap(({ file, line, text }) => {
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
