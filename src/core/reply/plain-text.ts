/** What a letter says instead of what only the page shows; the words are in `content/messages/letter.yaml`. */
export interface LetterWords {
  /** Stands behind a sentence that rests on an unverified fact. */
  doubt: string;
  /** For a table above or below, a way back on the page, and the page itself or a part of it. */
  table: string;
  back: string;
  page: string;
}

/** The first sentence, which the heading of a step is; a colon that would lead to a command ends it as well. */
export function firstSentence(text: string): string {
  const end = /[。？！]|：$/.exec(text);
  return end ? text.slice(0, end.index).concat(end[0] === '：' ? '。' : end[0]) : text;
}

/** What points to its neighbours on the page points to the page from a letter. */
export function atHome(text: string, { table, back, page }: LetterWords): string {
  return text
    .replace(/[上下]表/g, table)
    .replace(/回到(?:這裡|上一題)/g, back)
    .replace(/[上下]一[段節]|本頁|下面/g, page);
}
