/** What a result is; readers see it as an icon and a word. */
export const KINDS = [
  'page',
  'section',
  'answer',
  'error',
  'flow',
  'outcome',
  'tool',
  'term',
  'rule',
  'authority',
  'list',
  'cause',
] as const;
export type RecordKind = (typeof KINDS)[number];

/** Something that can be found: a page or a piece of one that has an address of its own. */
export interface SearchRecord {
  kind: RecordKind;
  /** From the site's root: "csr/openssl.html#verify". */
  address: string;
  title: string;
  /** Title of the page around it; empty for a page. */
  trail: string;
  /** Running text, a block a line. */
  text: string;
}

/** What ranking knows of all records without having read them: kind and page by number. */
export interface RecordTable {
  kinds: readonly RecordKind[];
  /** Number of the page that each record stands on. */
  pages: readonly number[];
  /** How much each record's title says, in `wordWeight`s. */
  titles: readonly number[];
  /** Records that are kept for history only. */
  historical: ReadonlySet<number>;
  /** Places in `vocabulary.products` of the products in each record's title. */
  products: readonly (readonly number[])[];
  /** The sentences with which people come: the record that each leads to, and how much it says. The index numbers them after the records. */
  tasks: readonly { record: number; weight: number }[];
}
