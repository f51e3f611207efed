import type { ListedAnswer } from './answer.ts';
import { placeOf, type Place } from './place.ts';

/** An answer as the list of all carries it: without what `wholeAnswers` can tell. */
export type IndexedAnswer = ListedAnswer & { page: string };

/** The page of most articles: the section and the file's name are the two parts of the id. */
export const pageById = (id: string): string => `${id.replace('-', '/')}.html`;

/**
 * Answers with their places. Of an article's page only what its id does not tell is in the list; the end of a tree, which follows its
 * tree, is also found by that one's title.
 */
export function wholeAnswers(list: readonly IndexedAnswer[]): (ListedAnswer & Place)[] {
  let tree = '';
  return list.map((listed) => {
    const answer = { ...listed, page: listed.page || pageById(listed.id) };
    if (answer.kind === 'flow') tree = answer.title;
    if (answer.kind === 'outcome') answer.also = [tree];
    return { ...answer, ...placeOf(answer) };
  });
}
