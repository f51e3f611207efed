import { collectionNames, type CollectionName, type Entry } from '../content/collections.ts';
import { content } from '../content/content-folder.ts';
import { called } from '../content/called.ts';
import { citations, datedFacts, endsOf } from '../content/dated-facts.ts';
import { loadLinkedContent } from '../content/linked-content.ts';
import { authoritiesPage } from './authorities-page.ts';
import { packsPage } from './packs-page.ts';
import type { Source } from '../core/provenance.ts';
import type { Sourced, Use } from './source-uses.ts';

/** Where each fact is cited, by its id: each place once. */
export const factUses = (): ReadonlyMap<string, readonly Use[]> => content.get(readUses);

function readUses(): Map<string, Use[]> {
  const uses = new Map<string, Map<string, Use>>();
  const places = content.get(placesOf);
  for (const name of collectionNames)
    for (const { file, text } of content.texts([name])) {
      const place = places.get(file);
      if (!place) continue;
      for (const id of citations(text)) {
        const own = uses.get(id) ?? new Map<string, Use>();
        uses.set(id, own.set(place.href, place));
      }
    }
  return new Map([...uses].map(([id, own]) => [id, [...own.values()]]));
}

/** Where readers find what is used: a fact by its id, or a file below `content/`. null: no page shows the file. */
export function placeOf(use: string): Use | null {
  const fact = datedFacts(content).get(use);
  return fact ? { href: `/dates.html#${use}`, title: fact.title } : (content.get(placesOf).get(`content/${use}`) ?? null);
}

/** Everything of `content/` that names sources, with the page on which readers find it. */
export const sourcedPlaces = (): readonly Sourced[] => content.get(readSourced);

function readSourced(): Sourced[] {
  const places = content.get(placesOf);
  // Running text in which addresses may stand as well.
  const bodies = new Map([
    ...loadLinkedContent().articles.map(({ file, body }): [string, string] => [file, body.text]),
    ...content.entries('authorities').map(({ file, data }): [string, string] => [file, data.download ?? '']),
  ]);
  return collectionNames.flatMap((name) =>
    content.entries(name).flatMap(({ file, data }): Sourced[] => {
      const place = places.get(file);
      return place ? [{ ...place, provenance: { sources: sourcesIn(data) }, body: bodies.get(file) ?? '' }] : [];
    }),
  );
}

/** The sources of a piece of data and of everything in it. */
function sourcesIn(value: unknown): Source[] {
  if (Array.isArray(value)) return value.flatMap(sourcesIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => (name === 'sources' ? (part as Source[]) : sourcesIn(part)));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The page on which readers find what a file says. */
function placesOf(): Map<string, Use> {
  const { articles } = loadLinkedContent();
  const places = new Map<string, Use>(
    articles.map(({ file, page, data }) => [
      file,
      { href: `/${page}`, title: data.section === 'faq' ? `常見問題：${data.nav}` : data.nav },
    ]),
  );
  const add = <Name extends CollectionName>(name: Name, place: (data: Entry<Name>) => Use): void => {
    for (const { file, data } of content.entries(name)) places.set(file, place(data));
  };
  add('authorities', ({ id, name }) => ({ href: `${authoritiesPage.href}#${id}`, title: name }));
  add('causes', ({ id, group, title }) => ({ href: `/causes/${group}.html#${id}`, title: `原因：${title}` }));
  add('codes', ({ table, title }) => ({ href: `/codes/${table}.html`, title: `代碼：${title}` }));
  add('doors', ({ id, title }) => ({ href: `/start/${id}.html`, title: `從這裡開始：${title}` }));
  add('errors', ({ product, title }) => ({ href: `/errors/${product}.html`, title: `錯誤訊息：${title}` }));
  add('facts', ({ id, title }) => ({ href: `/dates.html#${id}`, title: `日期：${title}` }));
  add('findings', ({ id, title }) => ({ href: `/findings.html#${id}`, title: `弱點掃描：${title}` }));
  add('flows', ({ id, title }) => ({ href: `/flows/${id}.html`, title: `排查：${title}` }));
  add('glossary', ({ id, term }) => ({ href: `/glossary.html#${id}`, title: `名詞：${term}` }));
  add('lifecycle', (product) => ({ href: `/dates.html#${endsOf(product)[0]?.id ?? 'coming'}`, title: called(product.name, '的支援期限') }));
  add('packs', ({ id, title }) => ({ href: `${packsPage.href}#${id}`, title: `憑證包：${title}` }));
  add('rules', ({ id, title }) => ({ href: `/rules.html#${id}`, title: `規則：${title}` }));
  add('wordings', ({ title }) => ({ href: '/tools/diagnose.html', title: `訊息的說法：${title}` }));
  add('preflight', () => ({ href: '/tools/preflight.html', title: '送件前檢查表' }));
  return places;
}
