import { Converter } from 'opencc-js/t2cn';
import { findConcepts } from '../../core/search/find-concepts.ts';
import { normalise } from '../../core/search/normalise.ts';
import type { VocabularyData } from '../../core/search/vocabulary.ts';
import { load } from '../../content/content-folder.ts';
import type { FoundRecord } from './records-of-page.ts';

/** Names of the glossary that are no words to search by: too short to stand for the thing, or marks. */
const TOO_SHORT = 2;

/** What the tokenizer knows: glossary, everyday words, the words of titles and tasks, and the simplified forms of the characters that stand there. */
export function makeVocabulary(records: readonly FoundRecord[], tasks: readonly string[]): VocabularyData {
  const written = new Set<string>();
  for (const text of [...records.flatMap(({ title, text: body }) => [title, body]), ...tasks])
    for (const character of text) if (/\p{Script=Han}/u.test(character)) written.add(character);
  const simplified = simplifiedPairs(written);
  const lookup = new Map<string, string>();
  for (let at = 0; at + 1 < simplified.length; at += 2) lookup.set(simplified[at] as string, simplified[at + 1] as string);
  const plain = (form: string): string => normalise(form, lookup).trim();

  const { groups, asking, products, fillers, how, weak, trouble, particles } = load('search');
  const concepts: string[][] = [];
  const places = new Map<string, number>();
  const add = (id: string, forms: readonly string[]): void => {
    places.set(id, concepts.length);
    concepts.push([...new Set(forms.map(plain))].filter((form) => form.length >= TOO_SHORT));
  };
  const placesOf = (ids: readonly string[]): number[] => ids.flatMap((id) => places.get(`words-${id}`) ?? []);
  for (const { id, term, english, aliases } of load('glossary')) add(id, [...namesIn(term), english, ...aliases]);
  const terms = concepts.length;
  for (const [id, group] of Object.entries(groups)) add(`words-${id}`, Array.isArray(group) ? group : group.words);
  const documents = [...records.map(({ title, also, text: body }) => `${title}\n${also}\n${body}`), ...tasks];
  const named = new Set(concepts.flat());
  const titles = records.flatMap(({ kind, title, short }) => (kind === 'rule' ? [] : [title, short]));
  const isBare = (word: string): boolean => particles.includes(word[0] ?? '') || particles.includes(word.at(-1) ?? '');
  const words = hanWords([...titles, ...tasks].map(plain)).filter((word) => !named.has(word) && !isBare(word));
  return {
    simplified: simplified.join(''),
    concepts,
    terms,
    products: placesOf(products),
    asking: placesOf(asking),
    plain: plainConcepts(concepts, documents.map(plain)),
    words: words.join(' '),
    singles: singleWords(documents.map(plain)).join(''),
    fillers: fillers.map(plain),
    how: how.map(plain),
    weak: weak.map(plain),
    trouble: trouble.map(plain),
    particles: plain(particles),
  };
}

const OFTEN = 5;

/** Characters that stand alone as words again and again. */
function singleWords(texts: readonly string[]): string[] {
  const segmenter = new Intl.Segmenter('zh-Hant', { granularity: 'word' });
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const { segment } of segmenter.segment(text))
      if (/^\p{Script=Han}$/u.test(segment)) counts.set(segment, (counts.get(segment) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= OFTEN)
    .map(([word]) => word)
    .sort();
}

/** A share of the places of a thing from which on its first name alone finds it. */
const NEARLY_ALWAYS = 0.75;

/** Concepts that the documents nearly always call by their first name. */
function plainConcepts(concepts: readonly (readonly string[])[], documents: readonly string[]): number[] {
  const all = concepts.map((forms, id) => ({ id, token: null, forms }));
  const counts = new Map<number, { any: number; first: number }>();
  for (const document of documents) {
    const found = new Map<number, boolean>();
    for (const { concept, form } of findConcepts(document, all))
      found.set(concept.id, (found.get(concept.id) ?? false) || form === concept.forms[0]);
    for (const [id, isFirst] of found) {
      const count = counts.get(id) ?? { any: 0, first: 0 };
      counts.set(id, { any: count.any + 1, first: count.first + (isFirst ? 1 : 0) });
    }
  }
  return [...counts].filter(([, { any, first }]) => first / any >= NEARLY_ALWAYS).map(([id]) => id);
}

/** Chinese words of two to four characters in the texts that stand there more than once, in order. Cut here and not in the browser, whose word lists differ. */
function hanWords(texts: readonly string[]): string[] {
  const segmenter = new Intl.Segmenter('zh-Hant', { granularity: 'word' });
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const { segment } of segmenter.segment(text))
      if (/^\p{Script=Han}{2,4}$/u.test(segment)) counts.set(segment, (counts.get(segment) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([word]) => word)
    .sort();
}

/** "憑證請求檔（CSR）" is two names. */
function namesIn(term: string): string[] {
  const [outside = '', inside] = term.split(/[（）]/);
  return inside ? [outside, inside] : [outside];
}

/** Simplified character and the one written here, in turns; where several share one form, none: 后 may be 後 or 后. */
function simplifiedPairs(written: ReadonlySet<string>): string[] {
  const convert = Converter({ from: 'tw', to: 'cn' });
  const pairs = new Map<string, string | null>();
  for (const character of [...written].sort()) {
    const form = convert(character);
    if (form === character || written.has(form)) continue;
    pairs.set(form, pairs.has(form) ? null : character);
  }
  return [...pairs].flatMap(([form, character]) => (character === null ? [] : [form, character]));
}
