/** What a letter says instead of what only the page shows; the words are in `content/messages/letter.yaml`. */
export interface LetterWords {
  /** Stands behind a sentence that rests on an unverified fact. */
  doubt: string;
  /** For a table above or below, a way back on the page, the page itself or a part of it, and the site. */
  table: string;
  back: string;
  page: string;
  /** A pointer that stands alone in brackets. */
  see: string;
  site: string;
}

/** What points to its neighbours on the page, or to its site, points to them from a letter. What is below stands below there, too. */
export function atHome(text: string, { table, back, page, see, site }: LetterWords): string {
  return text
    .replace(/[上下]表/g, table)
    .replace(/回到(?:這裡|上一題)/g, back)
    .replace(/（[上下]一[段節]）/g, see)
    .replace(/[上下]一[段節]|本頁/g, page)
    .replace(/本站/g, site);
}
