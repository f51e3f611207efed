import type { ListedAnswer } from './answer.ts';

/** Case, full width and blanks make no difference: 「ＩＩＳ 匯入」 is "iis匯入". */
export const foldWords = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

const folded = new WeakMap<ListedAnswer, { title: string; all: string }>();

function wordsOf(answer: ListedAnswer): { title: string; all: string } {
  let words = folded.get(answer);
  if (!words) {
    const title = foldWords(answer.title);
    words = { title, all: [answer.id, title, ...answer.also.map(foldWords)].join('\n') };
    folded.set(answer, words);
  }
  return words;
}

/** The answers that hold every blank-separated word of the query, those with all of them in the title first; all if it is blank. */
export function filterAnswers<Listed extends ListedAnswer>(answers: readonly Listed[], query: string): Listed[] {
  const words = query
    .normalize('NFKC')
    .split(/\s+/)
    .map(foldWords)
    .filter((word) => word !== '');
  const has = (text: string): boolean => words.every((word) => text.includes(word));
  const found = answers.filter((answer) => has(wordsOf(answer).all));
  return [...found.filter((answer) => has(wordsOf(answer).title)), ...found.filter((answer) => !has(wordsOf(answer).title))];
}
