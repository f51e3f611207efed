import { ui } from 'content:interface/search';
import { remarksOf, type Remarks } from '../../core/search/remarks.ts';
import type { SearchAnswer } from '../../core/search/search.ts';
import type { Vocabulary } from '../../core/search/vocabulary.ts';
import { element } from '../shared/element.ts';

/** As many results are looked at for the words in which they answer: those that are seen first. */
export const FIRST = 3;

/** What was found, and where it is said. */
interface Found {
  answer: SearchAnswer;
  vocabulary: Vocabulary;
  /** The first results as they are shown. */
  links: readonly HTMLElement[];
  /** Searches for what was typed. */
  undo: HTMLElement;
  /** What is said of results that hold the query, that only come near to it, and where there are none. */
  sentence: (remarks: Remarks) => string;
}

/** Says how the results stand to the query: what was searched in place of slips, under which other names, and what the site does not have. */
export function say(status: HTMLElement, { answer, vocabulary, links, undo, sentence }: Found): void {
  // The first child is the kind of the result, which is our word.
  const seen = links.slice(0, FIRST).flatMap(({ children }) => [...children].slice(1).map(({ textContent }) => textContent));
  const remarks = remarksOf(answer, seen.join('\n'), vocabulary.simplified);
  const { slips, names, missing } = remarks;
  const rest = (): string => {
    if (answer.results.length === 0) return sentence(remarks);
    if (missing.length > 0) return ui.missing({ words: quoted(missing) });
    // Under another name they do hold it.
    return names.length > 0 && !answer.whole ? ui.nearestFirst : sentence(remarks);
  };
  const text = names.map(({ typed, name }) => ui.otherName({ typed, name })).join('') + rest();
  status.replaceChildren(element('span', { text }));
  if (slips.length === 0) return;
  undo.append(element('span', { text: ui.literally({ typed: quoted(slips.map(({ typed }) => typed)) }) }));
  status.prepend(
    element(
      'span',
      { className: 'hits-slip' },
      element('span', { text: ui.corrected({ meant: quoted(slips.map(({ meant }) => meant)) }) }),
      undo,
    ),
    ' ',
  );
}

const quoted = (words: readonly string[]): string => words.join('」「');
