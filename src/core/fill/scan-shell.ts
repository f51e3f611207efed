import { HOLE, type Hole, type Within } from './hole.ts';

type Place = Pick<Hole, 'within' | 'before' | 'previous' | 'command'>;

/** One level of `$(…)` or `(…)`. */
interface Level {
  quote: "'" | '"' | '';
  word: string;
  words: string[];
}

interface Grammar {
  quotes: string;
  escape: string;
  /** Characters that end a command or a redirection's operator. */
  breaks: string;
  comments: boolean;
  /** `$(…)` and `(…)` nest. */
  nests: boolean;
}

/** As far as is needed to know what quotes a hole stands in: POSIX XCU 2.2 and 2.3; `help cmd`; about_Quoting_Rules and about_Parsing. */
export const grammars = {
  sh: { quotes: `'"`, escape: '\\', breaks: ';|&\n<>', comments: true, nests: true },
  cmd: { quotes: '"', escape: '^', breaks: '&|\n<>()', comments: false, nests: false },
  powershell: { quotes: `'"`, escape: '`', breaks: '|;\n{}', comments: true, nests: true },
} satisfies Record<string, Grammar>;

/** Reads a command text in which every hole is one HOLE character, and answers where each of them stands. One pass. */
export function scanShell(text: string, { quotes, escape, breaks, comments, nests }: Grammar): Place[] {
  const places: Place[] = [];
  const levels: Level[] = [{ quote: '', word: '', words: [] }];
  let comment = false;
  // After a here-document or a backquote in sh nothing is certain.
  let lost = false;
  const endWord = (level: Level): void => {
    if (level.word !== '') level.words.push(level.word);
    level.word = '';
  };
  for (let at = 0; at < text.length; at++) {
    const c = text.charAt(at);
    const level = levels.at(-1) as Level;
    if (c === HOLE) {
      const rem = !comments && /^(rem|::.*)$/i.test(level.words[0] ?? '');
      const within: Within = lost ? '?' : comment || rem ? '#' : level.quote;
      const command = level.words.find((word) => word !== 'sudo' && !/^\w+=/.test(word)) ?? '';
      places.push({ within, before: level.word, previous: level.words.at(-1) ?? '', command });
      level.word += c;
    } else if (comment) {
      if (c === '\n') [comment, level.words, level.word] = [false, [], ''];
    } else if (level.quote === "'") {
      if (c === "'") level.quote = '';
      else level.word += c;
    } else if (c === escape && (level.quote === '' || escape !== '^')) {
      at++;
      const next = text.charAt(at);
      if (next === HOLE) at--;
      else if (next !== '\n') level.word += next;
      if (next === HOLE) lost = true;
    } else if (nests && c === '$' && text.charAt(at + 1) === '(') {
      at++;
      levels.push({ quote: '', word: '', words: [] });
    } else if (level.quote === '"') {
      if (c === '"') level.quote = '';
      else if (c === '`') lost = true;
      else level.word += c;
    } else if (quotes.includes(c)) {
      level.quote = c as '"';
    } else if (nests && c === '(') {
      endWord(level);
      levels.push({ quote: '', word: '', words: [] });
    } else if (nests && c === ')') {
      if (levels.length > 1) levels.pop();
    } else if (comments && c === '#' && level.word === '') {
      comment = true;
    } else if (breaks.includes(c)) {
      if (c === '<' && text.charAt(at + 1) === '<') lost = true;
      endWord(level);
      if (!'<>'.includes(c)) level.words = [];
    } else if (c === ' ' || c === '\t') {
      endWord(level);
    } else if (c === '`') {
      lost = true;
    } else {
      level.word += c;
    }
  }
  return places;
}
