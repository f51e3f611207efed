import { insertInText, type Insertion } from './rewrite-text.ts';

const DATE = /\b\d{4}-\d{2}-\d{2}\b/g;
const UNDERSCORE = /(?<=\w)_(?=\w)/g;

/** In the cells of tables, says what stays on one line and what may go on to the next: a date is one piece, a long name in code ends a line after an underscore. */
export function addCellBreaks(html: string): string {
  return insertInText(html, (text, start, around) => {
    const names = around.map(({ name }) => name);
    if (!names.includes('td') || names.includes('time')) return [];
    if (names.includes('code'))
      return [...text.matchAll(UNDERSCORE)].map(({ index }): Insertion => ({ at: start + index + 1, text: '<wbr>' }));
    return [...text.matchAll(DATE)].flatMap(({ 0: date, index }): Insertion[] => [
      { at: start + index, text: '<time>' },
      { at: start + index + date.length, text: '</time>' },
    ]);
  });
}
