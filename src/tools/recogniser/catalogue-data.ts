/** The messages as the build packs them: by product, each an id with its English and its Chinese wordings. */
export type ErrorPatterns = Record<string, [id: string, en: string[], zh: string[], heading?: true][]>;

/** What is told about one message; the steps hold `{{field}}` holes. */
export interface ErrorWords {
  title: string;
  cause: string;
  fix: string;
  steps: string[];
  /** Root-relative. */
  page: string | null;
  /** A tree's id. */
  flow: string | null;
}

/** One product's words, a script of their own. */
export interface ProductWords {
  product: string;
  title: string;
  /** What stands in a hole until the reader knows better. */
  fields: Record<string, string>;
  entries: Record<string, ErrorWords>;
}
