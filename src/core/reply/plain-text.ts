/** What a letter says instead of what only the page shows; the words are in `content/messages/letter.yaml`. */
export interface LetterWords {
  /** Stands behind a sentence that rests on an unverified fact. */
  doubt: string;
  /** For a table above or below, a way back on the page, and the page itself or a part of it. */
  table: string;
  back: string;
  page: string;
}

/** A passage of MDX prose as plain text for a letter: links to other pages become 〈titles〉, doubts stay, markup goes. */
export function plainText(source: string, { doubt }: LetterWords): string {
  return (
    source
      .replaceAll('</Unverified>', doubt)
      .replace(/<\/?[A-Za-z][^<>]*>/g, '')
      .replace(/〈\[([^[\]]*)\]\([^()]*\)〉/g, '〈$1〉')
      .replace(/(?:(?<![ \t])[ \t]+)?\[([^[\]]*)\]\(\/[^()]*\)[ \t]*/g, '〈$1〉')
      .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
      .replace(/\*\*|`/g, '')
      .replace(/\\([*_`[\]])/g, '$1')
      .split('\n')
      .map((line) => line.trim())
      .join('')
      // Authors set blanks around tags.
      .replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '')
      .trim()
  );
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
