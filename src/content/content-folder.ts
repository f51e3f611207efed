import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z, type ZodType } from 'zod';
import { belongsTo, besideWhich, collectionNames, collections, placeOf, type CollectionName, type Entry, type Named } from './collections.ts';
import { cited, datedFacts, FACTUAL, type DatedFacts } from './dated-facts.ts';
import { filesBelow } from './files-below.ts';
import { splitFrontMatter } from './front-matter.ts';
import { root } from './root.ts';
import { isScript } from './script-files.ts';

/** Files in `content/` that are not as their schemas want them; the message is for the editor, a line each fault. */
export class ContentError extends Error {
  override name = 'ContentError';
  /** The collection: "content/rules", "content/site.yaml". */
  readonly place: string;

  constructor(place: string, faults: readonly string[]) {
    super(faults.join('\n'));
    this.place = place;
  }
}

/** A file as it lies there. Line ends are "\n"; the mark that Notepad begins a file with is left out. */
export interface ContentText {
  /** "content/rules/ca-expired.yaml". */
  file: string;
  text: string;
}

/** The files of a collection: the good ones' data, and what is wrong with the others, a line each, for the editor. */
export interface ReadCollection<Name extends CollectionName> {
  entries: readonly (ContentText & { data: Entry<Name> })[];
  faults: readonly string[];
}

/** A whole file is one value, a folder a list of them. */
export type Loaded<Name extends Named<'files' | 'file'>> = Name extends Named<'file'> ? Entry<Name> : readonly Entry<Name>[];

/** One folder like `content/`. Each file is read and validated once, when it is first asked for. */
export class ContentFolder {
  readonly #folder: string;
  readonly #kept = new Map<unknown, unknown>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The data of a collection, in the order of file names. Throws ContentError naming every fault of it. */
  load<Name extends Named<'files' | 'file'>>(name: Name): Loaded<Name> {
    return this.#keep(`load ${name}`, () => {
      const list = this.entries(name).map(({ data }) => data);
      return (collections[name].kind === 'file' ? list[0] : list) as Loaded<Name>;
    });
  }

  /** The same by file name without its ending. */
  byFile<Name extends Named<'files'>>(name: Name): Readonly<Record<string, Entry<Name>>> {
    return Object.fromEntries(this.entries(name).map(({ file, data }) => [file.slice(file.lastIndexOf('/') + 1, -'.yaml'.length), data]));
  }

  /** The files of a collection with their data. Throws ContentError naming every fault of it. */
  entries<Name extends CollectionName>(name: Name): ReadCollection<Name>['entries'] {
    const { entries, faults } = this.read(name);
    if (faults.length > 0) throw new ContentError(placeOf(name), faults);
    return entries;
  }

  /** The same without throwing: a fault in one file leaves the others. */
  read<Name extends CollectionName>(name: Name): ReadCollection<Name> {
    return this.#keep(name, () => this.#read(name));
  }

  /** What `make` draws from this content, made once. */
  get<Value>(make: (content: ContentFolder) => Value): Value {
    return this.#keep(make, () => make(this));
  }

  /** The texts that lie beside the files of a collection, by "content/authorities/grca-2002.pem". */
  beside(name: CollectionName): Readonly<Record<string, string>> {
    const files = this.#files().filter((file) => this.#isBeside(name, file));
    return Object.fromEntries(files.map((path) => this.#text(path)).map(({ file, text }) => [file, text]));
  }

  /** Files that no collection reads, or more than one. */
  strays(): string[] {
    const files = this.#files().filter((file) => !isScript(file));
    return files.filter((file) => collectionNames.filter((name) => belongsTo(name, file) || this.#isBeside(name, file)).length !== 1);
  }

  /** The files of the collections as they lie there, those that cannot be read left out. */
  texts(names: readonly CollectionName[]): ContentText[] {
    return names
      .flatMap((name) => this.#filesOf(name))
      .sort()
      .map((file) => this.#text(file));
  }

  /** Reads everything anew from now on. */
  forget(): void {
    this.#kept.clear();
  }

  #keep<Value>(key: unknown, make: () => Value): Value {
    if (!this.#kept.has(key)) this.#kept.set(key, make());
    return this.#kept.get(key) as Value;
  }

  #files(): string[] {
    return this.#keep(ContentFolder, () => filesBelow(this.#folder));
  }

  #isBeside(name: CollectionName, file: string): boolean {
    const entry = besideWhich(name, file);
    return entry !== null && this.#files().includes(entry);
  }

  #filesOf(name: CollectionName): string[] {
    return this.#files().filter((file) => belongsTo(name, file));
  }

  #text(file: string): ContentText {
    return { file: `content/${file}`, text: readFileSync(join(this.#folder, file), 'utf8').replace(/^\uFEFF/, '').replaceAll('\r\n', '\n') };
  }

  #read<Name extends CollectionName>(name: Name): ReadCollection<Name> {
    const { kind, pattern, schema } = collections[name];
    if (kind === 'file' && !this.#files().includes(pattern))
      return { entries: [], faults: [`content/${pattern} 不見了；不能沒有這個檔案，請放回來。`] };
    const facts: DatedFacts = FACTUAL.has(name) ? new Map() : datedFacts(this);
    const entries: (ContentText & { data: Entry<Name> })[] = [];
    const faults: string[] = [];
    for (const path of this.#filesOf(name)) {
      const { file, text } = this.#text(path);
      const result = kind === 'articles' ? readHead(file, text, schema, facts) : readYaml(file, text, 1, schema, facts);
      if ('faults' in result) faults.push(...result.faults);
      else entries.push({ file, text, data: result.data as Entry<Name> });
    }
    return { entries, faults };
  }
}

/** An article's data, or why it has none. */
function readHead(file: string, text: string, schema: ZodType, facts: DatedFacts): ReturnType<typeof readYaml> {
  const { head } = splitFrontMatter(text);
  return head === '' ? { faults: [`${file}:1：檔案開頭要有兩條 --- 之間的前言。`] } : readYaml(file, head, 2, schema, facts);
}

/** A file's data, or why it is none; `firstLine` is the line of the file on which the YAML begins. */
function readYaml(
  file: string,
  text: string,
  firstLine: number,
  schema: ZodType,
  facts: DatedFacts,
): { data: unknown } | { faults: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0)
    return { faults: document.errors.map(({ pos, message }) => `${file}:${lineOf(pos[0])}：不是正確的 YAML：${message}`) };
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    // What aliases stand for is looked up only now.
    if (!(error instanceof ReferenceError)) throw error;
    const { offset, says } = looseAlias(document) ?? { offset: 0, says: error.message };
    return { faults: [`${file}:${lineOf(offset)}：不是正確的 YAML：${says}（以 * 或 & 開頭的文字要加引號）`] };
  }
  const { value: read, unknown } = cited(value, facts);
  if (unknown.length > 0)
    return { faults: unknown.map((citation) => `${file}:${lineOf(text.indexOf(citation))}：沒有這個事實：${citation}。代號是 content/facts 的檔名。`) };
  const result = schema.safeParse(read, { error: inChinese });
  if (result.success) return { data: result.data };
  const { issues } = result.error;
  const lineOfField = (path: readonly PropertyKey[]): string => {
    // A missing field has no place of its own; what it is missing from has.
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return `，第 ${lineOf(node.range[0])} 行`;
    }
    return '';
  };
  const found = issues.map(({ path, message }) => `  ${path.map(String).join('.') || '（整個檔案）'}${lineOfField(path)}：${message}`);
  return { faults: [`${file} 有 ${issues.length} 個地方要改：`, ...found] };
}

/** The first `*name` that no `&name` goes before, as in `short: *重要*`, and what to say of it. */
function looseAlias(document: Document): { offset: number; says: string } | null {
  let found: { offset: number; says: string } | null = null;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return undefined;
      found = { offset: alias.range?.[0] ?? 0, says: `*${alias.source} 前面沒有 &${alias.source}` };
      return visit.BREAK;
    },
  });
  return found;
}

const { localeError } = z.locales.zhTW();

/** What a schema has no words of its own for. */
const inChinese: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'unrecognized_keys') return `沒有這個欄位：${issue.keys.join('、')}。請刪掉，或改成對的名稱。`;
  if (issue.code === 'invalid_type' && issue.input === undefined) return '缺少這個欄位。';
  return localeError(issue);
};

/** `content/` of this repository. */
export const content = new ContentFolder(join(root, 'content'));

/** Its data: `load('rules')`, `load('site')`. */
export const load: ContentFolder['load'] = (name) => content.load(name);

/** The same by file name: `byFile('messages').guard`. */
export const byFile: ContentFolder['byFile'] = (name) => content.byFile(name);
