import { foldWords } from './filter-answers.ts';

/** What somebody may say is wrong, and the answers that mend it, as `content/reply-cures.yaml` holds them. */
export interface Cure {
  /** Of each group one word must be there. */
  says: readonly (readonly string[])[];
  first: readonly string[];
  products: readonly { says: readonly string[]; answer: string }[];
}

/** Ids of the answers that mend what a query says is wrong, best first: those of a product that it names, else of all after the general ones. */
export function curesFor(query: string, cures: readonly Cure[]): string[] {
  const said = foldWords(query);
  const has = (words: readonly string[]): boolean => words.some((word) => said.includes(word));
  const cure = cures.find(({ says }) => says.every(has));
  if (!cure) return [];
  const named = cure.products.filter((product) => has(product.says));
  return named.length > 0
    ? [...named.map(({ answer }) => answer), ...cure.first]
    : [...cure.first, ...cure.products.map(({ answer }) => answer)];
}
