import type { LinkRegister } from '../../schemas/links.ts';
import { blank } from './blank.ts';
import { splitFrontMatter, withoutBlocks } from './prose-of-mdx.ts';
import { textsOfYaml } from './prose-of-yaml.ts';
import { lineAt, type LintProblem } from './passage.ts';

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
const NOT_LINKS = new Set(['code', 'steps', 'texts', 'examples', 'text', 'aliases', 'symptoms', 'made', 'example', 'what']);

/** The addresses in a text, without the punctuation that ends a sentence. */
export function addressesIn(text: string): { url: string; index: number }[] {
  return [...text.matchAll(ADDRESS)]
    .map(({ 0: found, index }) => ({ url: found.replace(/[).,;:*]+$/, ''), index }))
    .filter(({ url }) => !PLACEHOLDER.test(url));
}

/** The outside addresses that an article or a data file sends readers to: sources, links, and addresses written out; not commands. */
export function externalLinksOf(file: string, text: string): UsedLink[] {
  const mdx = file.endsWith('.mdx');
  const { head, body, bodyLine } = mdx ? splitFrontMatter(text) : { head: text, body: '', bodyLine: 1 };
  const inData = textsOfYaml(file, head, mdx ? 2 : 1)
    .filter(({ path }) => !path.some((name) => NOT_LINKS.has(name)))
    .flatMap((value) => addressesIn(value.text).map(({ url }) => ({ url, file, line: value.line })));
  // A page of history quotes addresses of its time as code; nobody is sent there.
  const quoted = /^status: *historical/m.test(head) ? blank(withoutBlocks(body), /`[^`\n]+`/g) : withoutBlocks(body);
  const passage = { file, line: bodyLine, text: quoted };
  return [...inData, ...addressesIn(passage.text).map(({ url, index }) => ({ url, file, line: lineAt(passage, index) }))];
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
export function withoutFragment(url: string): string {
  return (url.split('#')[0] ?? url).replace(/\/$/, '');
}
