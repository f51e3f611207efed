import { loadArticles } from '../../content/articles.ts';
import { content } from '../../content/content-folder.ts';
import { wordWeight } from '../../core/search/split-words.ts';

/** What people come to a place with. */
export interface PageTask {
  /** The place, from the site's root: "csr/openssl.html", "faq/part-2.html#iis-f5". */
  address: string;
  sentence: string;
  /** How much it says, in `wordWeight`s. */
  weight: number;
}

/** A name is said wholly by any of its other names. */
const NAME = 1;

/**
 * The sentences with which people come, where they are declared: in articles and trees, in the list of tools, and in the search's own
 * file for all other pages; the texts of messages and the symptoms of trees; and the bare name of a thing, which means the page that the
 * glossary or the group of words gives for it.
 */
export function pageTasks(): PageTask[] {
  const tasks: PageTask[] = [];
  const add = (address: string, sentences: readonly string[] = []): void => {
    for (const sentence of sentences) tasks.push({ address, sentence, weight: wordWeight(sentence) });
  };
  const addName = (address: string, sentence: string): void => void tasks.push({ address, sentence, weight: NAME });
  for (const { page, data } of loadArticles()) {
    if (Array.isArray(data.tasks)) add(page, data.tasks);
    else for (const [id, sentences] of Object.entries(data.tasks ?? {})) add(`${page}#${id}`, sentences);
  }
  for (const { id, tasks: sentences, symptoms } of content.load('flows')) {
    add(`flows/${id}.html`, sentences);
    add(`flows/${id}.html`, symptoms);
  }
  for (const { id, tasks: sentences } of content.load('doors')) add(`start/${id}.html`, sentences);
  for (const [product, { entries }] of Object.entries(content.byFile('errors')))
    for (const { id, texts } of entries)
      add(
        `errors/${product}.html#${id}`,
        texts.map(({ text }) => text),
      );
  const said = new Set(tasks.map(({ sentence }) => sentence.toLowerCase()));
  // A reason in words is lost in its long table; what is the very text of a message leads to the message.
  for (const { table, codes } of content.load('codes'))
    add(
      `codes/${table}.html`,
      codes.map(({ code }) => code).filter((code) => code.includes(' ') && !said.has(code)),
    );
  for (const { page, tasks: sentences } of content.load('site').tools.pages) add(page, sentences);
  const { pages, groups } = content.load('search');
  for (const [page, sentences] of Object.entries(pages)) add(page, sentences);
  for (const { term, page } of content.load('glossary')) if (page !== null) addName(page, term);
  for (const group of Object.values(groups)) if (!Array.isArray(group)) addName(group.page, group.words[0] ?? '');
  return tasks;
}
