import { Converter } from 'opencc-js/t2cn';
import { normalise } from '../../core/search/normalise.ts';
import type { VocabularyData } from '../../core/search/vocabulary.ts';
import { load } from '../../content/content-folder.ts';
import type { FoundRecord } from './records-of-page.ts';

/** Names of the glossary that are no words to search by: too short to stand for the thing, or marks. */
const TOO_SHORT = 2;

/** What the tokenizer knows: glossary, everyday words, and the simplified forms of the characters that stand in `texts`. */
export function makeVocabulary(records: readonly FoundRecord[], tasks: readonly string[]): VocabularyData {
  const written = new Set<string>();
  for (const text of [...records.flatMap(({ title, text: body }) => [title, body]), ...tasks]) for (const character of text) if (/\p{Script=Han}/u.test(character)) written.add(character);
  const simplified = simplifiedPairs(written);
  const lookup = new Map<string, string>();
  for (let at = 0; at + 1 < simplified.length; at += 2) lookup.set(simplified[at] as string, simplified[at + 1] as string);
  const plain = (form: string): string => normalise(form, lookup).trim();

  const { groups, asking, products, fillers, how, trouble, particles } = load('search');
  const concepts: Record<string, string[]> = {};
  const add = (id: string, forms: readonly string[]): void => {
    concepts[id] = [...new Set(forms.map(plain))].filter((form) => form.length >= TOO_SHORT);
  };
  for (const { id, term, english, aliases } of load('glossary')) add(id, [...namesIn(term), english, ...aliases]);
  for (const [id, group] of Object.entries(groups)) add(`words-${id}`, Array.isArray(group) ? group : group.words);
  const named = new Set(Object.values(concepts).flat());
  const titles = records.flatMap(({ kind, title, short }) => (kind === 'rule' ? [] : [title, short]));
  const isBare = (word: string): boolean => particles.includes(word[0] ?? '') || particles.includes(word.at(-1) ?? '');
  const words = hanWords([...titles, ...tasks].map(plain)).filter((word) => !named.has(word) && !isBare(word));
  return {
    simplified: simplified.join(''),
    concepts,
    products: products.map((id) => `words-${id}`),
    asking: asking.map((id) => `words-${id}`),
    words: words.join(' '),
    fillers: fillers.map(plain),
    how: how.map(plain),
    trouble: trouble.map(plain),
    particles: plain(particles),
  };
}

/** Chinese words of two to four characters in the texts, in order. Cut here and not in the browser, whose word lists differ. */
function hanWords(texts: readonly string[]): string[] {
  const segmenter = new Intl.Segmenter('zh-Hant', { granularity: 'word' });
  const words = texts.flatMap((text) => [...segmenter.segment(text)].map(({ segment }) => segment));
  return [...new Set(words.filter((word) => /^\p{Script=Han}{2,4}$/u.test(word)))].sort();
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
