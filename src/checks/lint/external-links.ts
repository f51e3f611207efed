import type { Article } from '../../content/articles.ts';
import type { LinkRegister } from '../../schemas/links.ts';
import { lineAt, type LintProblem } from './passage.ts';
import { textsOfYaml } from './prose-of-yaml.ts';

/** An address outside the site, and where it stands. */
export interface UsedLink {
  url: string;
  file: string;
  line: number;
}

const ADDRESS = /https?:\/\/(?=[^/]*\.)[A-Za-z0-9][\x21\x23-\x26\x28-\x3b\x3d\x3f-\x5b\x5d-\x5f\x61-\x7a\x7e]*/g;
// Names that stand for the reader's own (RFC 2606, RFC 6761) or come out of a fill-in field are no links.
const PLACEHOLDER =
  /^https?:\/\/(?:[^/]*\.)?(?:example(?:\.[a-z.]+)?|localhost|test|invalid|\d+\.\d+\.\d+\.\d+|127\.0\.0\.1)(?:[:/]|$)|^https?:\/\/[^/]*(?:\{|…)/;
// Rows of wordings and codes tell the editor where something was seen; readers are not sent there.
const NOT_LINKS = new Set([
  'wordings',
  'codes',
  'code',
  'steps',
  'texts',
  'examples',
  'text',
  'aliases',
  'symptoms',
  'made',
  'example',
  'what',
]);

/** The addresses in a text, without the punctuation that ends a sentence. */
export function addressesIn(text: string): { url: string; index: number }[] {
  return [...text.matchAll(ADDRESS)]
    .map(({ 0: found, index }) => ({ url: found.replace(/[).,;:*]+$/, ''), index }))
    .filter(({ url }) => !PLACEHOLDER.test(url));
}

/** The outside addresses that a file of data, or an article's front matter, sends readers to: sources, links; not commands. */
export function linksOfYaml(file: string, text: string, firstLine = 1): UsedLink[] {
  return textsOfYaml(file, text, firstLine)
    .filter(({ path }) => !path.some((name) => NOT_LINKS.has(name)))
    .flatMap((value) => addressesIn(value.text).map(({ url }) => ({ url, file, line: value.line })));
}

/** The same of an article: sources, links, and addresses written out. */
export function linksOfArticle({
  file,
  head,
  data,
  mdx,
}: Pick<Article, 'file' | 'head' | 'mdx'> & { data: Pick<Article['data'], 'status'> }): UsedLink[] {
  // A page of history quotes addresses of its time as code; nobody is sent there.
  const pieces = mdx.pieces.filter(({ kind }) => kind !== 'code' || data.status !== 'historical');
  const inBody = pieces.flatMap(({ value, line }) =>
    addressesIn(value).map(({ url, index }) => ({ url, file, line: lineAt({ file, line, text: value }, index) })),
  );
  return [...linksOfYaml(file, head, 2), ...inBody];
}

/** Addresses in use that the register does not have, dead ones in use, and entries that nothing uses. */
export function lintExternalLinks(used: readonly UsedLink[], register: LinkRegister, registerFile: string): LintProblem[] {
  const entries = new Map(register.map((entry) => [withoutFragment(entry.url), entry]));
  const seen = new Set(used.map(({ url }) => withoutFragment(url)));
  const unknown = used
    .filter(({ url }) => !entries.has(withoutFragment(url)))
    .map(({ url, file, line }) => ({ file, line, message: `外部連結 ${url} 沒有登記，請加到 ${registerFile}，寫上查看日期與狀態。` }));
  const idle = register
    .filter(({ url }) => !seen.has(withoutFragment(url)))
    .map(({ url }) => ({ file: registerFile, line: 1, message: `${url} 沒有任何頁面使用，請刪掉這一筆。` }));
  return [...unknown, ...idle];
}

/** One entry serves all the places in a document. */
function withoutFragment(url: string): string {
  return (url.split('#')[0] ?? url).replace(/\/$/, '');
}
