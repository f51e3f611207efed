/** A stretch of text of a content file, with what is not prose blanked out but every line kept. */
export interface Passage {
  /** Path from the repository's root. */
  file: string;
  /** Number of the line the text begins on. */
  line: number;
  text: string;
}
