import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../content/articles.ts';
import { collectionNames, collections, type CollectionName } from '../content/collections.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { FACTUAL } from '../content/dated-facts.ts';
import { filesBelow } from '../content/files-below.ts';
import type { Passage } from '../content/passage.ts';
import { root } from '../content/root.ts';
import { blank } from './lint/blank.ts';
import { proseOfMdx } from './lint/prose-of-mdx.ts';
import { textsOfYaml } from './lint/prose-of-yaml.ts';

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
  'tasks',
  'texts',
  'twin',
  'url',
]);
const IN_COLLECTION: Partial<Record<CollectionName, readonly string[]>> = { wordings: ['text'], codes: ['text'] };

/** What readers are told, as it is written: citations are not read. */
export function toldPassages(articles: readonly Article[], from: ContentFolder): Passage[] {
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
