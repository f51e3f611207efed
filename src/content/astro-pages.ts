import { parse } from '@astrojs/compiler-rs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentError, type ContentFolder } from './content-folder.ts';
import { pageFiles, type PageFile } from './page-files.ts';
import { root } from './root.ts';

/** A file that makes one page, with what its source says outright and does not compute. */
export interface AstroPage extends PageFile {
  /** What it calls itself, as its layout is told; null where that is computed. */
  title: string | null;
  ids: readonly string[];
  /** Those of them that stand on headings of sections. */
  headings: readonly string[];
}

const LAYOUTS = new Set(['Base', 'Plain']);
const HEADINGS = new Set(['h2', 'h3']);

/** Every file that makes one page, read once beside the content. Throws ContentError. */
export const astroPages = (from: ContentFolder): readonly AstroPage[] => from.get(readPages);

function readPages(): AstroPage[] {
  return pageFiles().map(({ page, file }) => readPage(page, file, readFileSync(join(root, file), 'utf8')));
}

/** The same of one page's source. Throws ContentError naming every fault. */
export function readPage(page: string, file: string, source: string): AstroPage {
  const { ast, diagnostics } = parse(source);
  const faults = diagnostics.map(({ text, labels }) => `${file}:${labels[0]?.line ?? 1}：不是正確的 Astro 頁面：${text}`);
  if (faults.length > 0) throw new ContentError(file, faults);
  let title: string | null = null;
  const ids: string[] = [];
  const headings: string[] = [];
  for (const { name, attributes } of elementsBelow(ast)) {
    const { id } = attributes;
    if (LAYOUTS.has(name)) title ??= attributes.title ?? null;
    if (id === undefined) continue;
    ids.push(id);
    if (HEADINGS.has(name)) headings.push(id);
  }
  return { page, file, title, ids, headings };
}

interface Element {
  name: string;
  /** Those whose values stand there outright. */
  attributes: Readonly<Record<string, string>>;
}

/** The elements of a tree in the order of the source. The tree is plain data in the shape of ESTree, with JSX for the markup. */
function* elementsBelow(node: unknown): Generator<Element> {
  if (typeof node !== 'object' || node === null) return;
  if (isRecord(node) && node.type === 'JSXOpeningElement' && isRecord(node.name) && typeof node.name.name === 'string') {
    const attributes = (Array.isArray(node.attributes) ? node.attributes : []).flatMap((attribute: unknown): [string, string][] => {
      if (!isRecord(attribute) || !isRecord(attribute.name) || !isRecord(attribute.value)) return [];
      const { value } = attribute.value;
      return typeof attribute.name.name === 'string' && typeof value === 'string' ? [[attribute.name.name, value]] : [];
    });
    yield { name: node.name.name, attributes: Object.fromEntries(attributes) };
  }
  for (const child of Object.values(node)) yield* elementsBelow(child);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
