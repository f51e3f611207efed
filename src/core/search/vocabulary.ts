/** One thing under all its names: a glossary term with its aliases, or a group of everyday words. */
export interface Concept {
  id: number;
  /** Stands in the index wherever one of the forms stands; lower-case Latin letters. Null where the site nearly always writes the first form, which finds it as well. */
  token: string | null;
  /** Normalised spellings, at least one; the first is what the site calls it. */
  forms: readonly string[];
}

/** What the tokenizer knows of words. Index and query must use the same one. */
export interface Vocabulary {
  /** Simplified character to the one the site writes. */
  simplified: ReadonlyMap<string, string>;
  concepts: readonly Concept[];
  /** How many concepts are terms of the glossary: the first ones. The others are groups of everyday words, of which some are wider than one thing. */
  terms: number;
  /** Ids of those concepts that are products: who names one wants no other's page. */
  products: readonly number[];
  /** Ids of those concepts that say what is asked and not about what: 多久, 在哪裡. */
  asking: ReadonlySet<number>;
  /** Other words of the site: what stands in titles and in the sentences with which people come. Chinese, two to four characters. */
  words: ReadonlySet<string>;
  /** Characters that are words by themselves: 裝, 換, 說. */
  singles: ReadonlySet<string>;
  /** Words of a question that name nothing: 怎麼辦, 請問. Longest first. */
  fillers: readonly string[];
  /** Those fillers that ask for the way to do something: 怎麼, 如何. */
  how: readonly string[];
  /** Words that say little in any question: ssl, how, the. */
  weak: ReadonlySet<string>;
  /** Words that say that something is wrong: 失敗, 起不來. */
  trouble: readonly string[];
  /** Single characters that name nothing at either end of a run: 的, 了, 嗎. */
  particles: ReadonlySet<string>;
}

/** The same as it travels in a script. */
export interface VocabularyData {
  /** Pairs: 证證书書. */
  simplified: string;
  /** The forms of each concept; it is known by its place. */
  concepts: readonly (readonly string[])[];
  /** How many of the concepts are terms. */
  terms: number;
  /** Places of concepts: those that have no token, products, and those that say what is asked. */
  plain: readonly number[];
  products: readonly number[];
  asking: readonly number[];
  /** Divided by blanks. */
  words: string;
  singles: string;
  fillers: readonly string[];
  how: readonly string[];
  weak: readonly string[];
  trouble: readonly string[];
  particles: string;
}

/** Makes the lookups of a vocabulary's data. Forms must be normalised already. */
export function vocabularyOf(data: VocabularyData): Vocabulary {
  const characters = [...data.simplified];
  const simplified = new Map<string, string>();
  for (let at = 0; at + 1 < characters.length; at += 2) simplified.set(characters[at] as string, characters[at + 1] as string);
  return {
    simplified,
    concepts: data.concepts.map((forms, id) => ({ id, token: data.plain.includes(id) ? null : conceptToken(id), forms })),
    terms: data.terms,
    products: data.products,
    asking: new Set(data.asking),
    words: new Set(data.words.split(' ')),
    singles: new Set(data.singles),
    fillers: data.fillers.toSorted((a, b) => b.length - a.length),
    how: data.how,
    weak: new Set(data.weak),
    trouble: data.trouble,
    particles: new Set(data.particles),
  };
}

/** 12 as "qqczz": no word of any text begins like this, and no token is the beginning of another. */
function conceptToken(id: number): string {
  return `qq${id.toString(36)}zz`;
}
