import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { guide, type Guide } from '../schemas/guide.ts';
import { filesBelow } from './files-below.ts';
import { splitFrontMatter } from '../checks/lint/prose-of-mdx.ts';
import type { Passage } from '../checks/lint/passage.ts';
import { root } from './root.ts';

/** An article or a part of the FAQ as its file has it. */
export interface Article {
  /** "content/guides/csr/openssl.mdx". */
  file: string;
  /** "csr/openssl.html". */
  page: string;
  text: string;
  body: Passage;
  /** Null where the schema refuses it; `faults` then says why. */
  data: Guide | null;
  faults: string[];
}

/** Every file of `content/guides` and `content/faq`, in the order of their names. */
export function loadArticles(): Article[] {
  const of = (folder: string, address: (name: string) => string): Article[] =>
    filesBelow(join(root, 'content', folder))
      .filter((name) => name.endsWith('.mdx'))
      .map((name) => readArticle(`content/${folder}/${name}`, address(name.replace(/\.mdx$/, '.html'))));
  return [...of('guides', (name) => name), ...of('faq', (name) => `faq/${name}`)];
}

function readArticle(file: string, page: string): Article {
  const text = readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
  const { head, body, bodyLine } = splitFrontMatter(text);
  const article = { file, page, text, body: { file, line: bodyLine, text: body } };
  try {
    const parsed = guide.safeParse(parse(head));
    if (parsed.success) return { ...article, data: parsed.data, faults: [] };
    const faults = parsed.error.issues.map(({ path, message }) => `${file}：${path.map(String).join('.') || '前言'}：${message}`);
    return { ...article, data: null, faults };
  } catch (error) {
    return { ...article, data: null, faults: [`${file}：前言不是正確的 YAML：${error instanceof Error ? error.message : String(error)}`] };
  }
}
