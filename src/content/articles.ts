import type { Guide } from '../schemas/guide.ts';
import { ContentError, content, type ContentFolder } from './content-folder.ts';
import { datedFacts, type DatedFacts } from './dated-facts.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readMdx, type Mdx } from './mdx.ts';
import type { Passage } from './passage.ts';

/** An article or a part of the FAQ as its file has it. */
export interface Article {
  /** "content/guides/csr/openssl.mdx". */
  file: string;
  /** "csr/openssl.html". */
  page: string;
  text: string;
  /** The front matter as it is written. */
  head: string;
  body: Passage;
  data: Guide;
  mdx: Mdx;
}

/** The articles that can be read, guides and then the FAQ in the order of their names, and what is wrong with the others. */
export interface ReadArticles {
  articles: readonly Article[];
  faults: readonly string[];
}

/** Every file of `content/guides` and `content/faq`. Throws ContentError naming every fault. */
export function loadArticles(from: ContentFolder = content): readonly Article[] {
  const { articles, faults } = from.get(readArticles);
  if (faults.length > 0) throw new ContentError('content/guides、content/faq', faults);
  return articles;
}

/** The same without throwing: a fault in one file leaves the others. */
export function readArticles(from: ContentFolder): ReadArticles {
  const guides = from.read('guides');
  const faq = from.read('faq');
  const facts = datedFacts(from);
  const all = [
    ...guides.entries.map(({ file, text, data }) => articleOf(file, pageOf(file, 'content/guides/'), text, data, facts)),
    ...faq.entries.map(({ file, text, data }) => articleOf(file, pageOf(file, 'content/'), text, data, facts)),
  ];
  const faultsOf = ({ file, mdx }: Article): string[] => mdx.faults.map(({ line, message }) => `${file}:${line}：${message}`);
  return {
    articles: all.filter((article) => article.mdx.faults.length === 0),
    faults: [...guides.faults, ...faq.faults, ...all.flatMap(faultsOf)],
  };
}

/** An article of a file's text whose front matter is `data`. */
export function articleOf(file: string, page: string, text: string, data: Guide, facts: DatedFacts = datedFacts(content)): Article {
  const { head, body, bodyLine } = splitFrontMatter(text);
  return { file, page, text, head, body: { file, line: bodyLine, text: body }, data, mdx: readMdx(body, bodyLine, facts) };
}

const pageOf = (file: string, folder: string): string => `${file.slice(folder.length, -'.mdx'.length)}.html`;
