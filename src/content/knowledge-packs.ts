import { indexPacks, type PackIndex } from '../core/diagnose/packs.ts';
import type { CodeTable, Knowledge } from '../core/diagnose/knowledge.ts';
import { load } from './content-folder.ts';
import { loadKnowledge } from './knowledge.ts';

/** A piece of what is known, to be loaded where a text needs it. */
export type Pack = Partial<Pick<Knowledge, 'entries' | 'wordings' | 'tables' | 'phrases'>>;

/** All that is known in packs, with what every diagnosis needs and the index that tells which packs a text needs. */
export interface PackedKnowledge {
  base: Pick<Knowledge, 'general' | 'contexts' | 'products' | 'phrases'>;
  packs: Readonly<Record<string, Pack>>;
  index: PackIndex;
}

/** The pack of phrases, which no text names. */
export const PHRASES = 'phrases';

/** Cuts what is known into packs: the entries of a product each, a family of wordings each, a table of codes each. */
export function packKnowledge(): PackedKnowledge {
  const { entries, wordings, tables, general, contexts, products, phrases } = loadKnowledge();
  const families = load('wordings').flatMap(({ family, wordings: own }) => own.map(() => family));
  const packs: Record<string, Pack> = {
    ...Object.fromEntries(
      Object.entries(Object.groupBy(entries, ({ product }) => `entries-${product}`)).map(([name, list = []]) => [name, { entries: list }]),
    ),
    ...Object.fromEntries(
      Object.entries(Object.groupBy(wordings, (_, index) => `wordings-${families[index]}`)).map(([name, list = []]) => [name, { wordings: list }]),
    ),
    ...Object.fromEntries(tables.map((table) => [`codes-${table.table}`, { tables: [table] }])),
  };
  const index = indexPacks(
    Object.fromEntries(
      Object.entries(packs).map(([name, { entries: list = [], wordings: rows = [], tables: [table] = [] as CodeTable[] }]) => [
        name,
        {
          sentences: [
            ...list.flatMap(({ texts }) => texts.map(({ text }) => text)),
            ...rows.map(({ text }) => text),
            ...(table?.codes ?? []).flatMap(({ texts = [] }) => texts.map((text) => (typeof text === 'string' ? text : text.text))),
          ],
          table,
        },
      ]),
    ),
  );
  // Phrases are asked last, where nothing else speaks; which words refine a cause is needed at once.
  const { refine } = phrases;
  return { base: { general, contexts, products, phrases: { marks: [], guards: [], phrases: [], refine } }, packs: { ...packs, [PHRASES]: { phrases } }, index };
}
