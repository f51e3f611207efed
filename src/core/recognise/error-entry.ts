/** One wording of a message: literal text with holes such as `{host}`; blanks, case and the width of punctuation do not matter. */
export interface ErrorText {
  language: 'en' | 'zh-TW';
  text: string;
  /** Contexts of which one must be near: the text is not about certificates alone. */
  near?: readonly string[] | undefined;
}

/** What the recogniser needs of an entry of `content/errors`; what it is told about stays in the content. */
export interface ErrorEntry {
  id: string;
  product: string;
  texts: readonly ErrorText[];
  /** A heading that many messages share: says nothing once another message of the product was found. */
  heading?: boolean | undefined;
  causes?: readonly string[] | undefined;
  /** Role of the program that prints it. */
  side?: 'client' | 'server' | undefined;
}

/** The holes a text may have. A trailing digit tells two of a kind apart: `{path}` and `{path2}`. */
export const HOLE_NAMES = ['host', 'path', 'alias', 'depth', 'number', 'any', 'lines'] as const;
export type HoleName = (typeof HOLE_NAMES)[number];
