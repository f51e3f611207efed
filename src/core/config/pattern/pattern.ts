/** One piece of a regular expression. */
export type Piece =
  | { kind: 'one'; fits: (character: string) => boolean }
  | { kind: 'start' | 'end' | 'edge' | 'no-edge' }
  /** `index`: which group it is, from 1; null for `(?:`. */
  | { kind: 'group'; index: number | null; choices: Piece[][] }
  | { kind: 'ahead'; negative: boolean; choices: Piece[][] }
  | { kind: 'repeat'; piece: Piece; min: number; max: number; lazy: boolean };

export interface Pattern {
  choices: Piece[][];
  groups: number;
}

const LONGEST = 300;
const QUANTIFIER = /[*+?]|\{(\d{1,2})(?:(,)(\d{0,2}))?\}/y;

/** A regular expression of PCRE or .NET as far as the two and we agree on what it means; null for all else, and where a variable hides it. */
export function readPattern(text: string, ignoreCase: boolean): Pattern | null {
  if (text.length > LONGEST || text.includes('${')) return null;
  const reader = new Reader(text, ignoreCase);
  const choices = reader.choices();
  return reader.failed || reader.at < text.length ? null : { choices, groups: reader.groups };
}

type Fits = (character: string) => boolean;

class Reader {
  at = 0;
  groups = 0;
  failed = false;
  readonly #text: string;
  readonly #ignoreCase: boolean;

  constructor(text: string, ignoreCase: boolean) {
    this.#text = text;
    this.#ignoreCase = ignoreCase;
  }

  choices(): Piece[][] {
    let last: Piece[] = [];
    const all = [last];
    while (this.at < this.#text.length && this.#text[this.at] !== ')') {
      if (this.#takes('|')) all.push((last = []));
      else last.push(this.#repeated(this.#atom()));
    }
    return all;
  }

  #takes(mark: string): boolean {
    const there = this.#text.startsWith(mark, this.at);
    if (there) this.at += mark.length;
    return there;
  }

  #folded(fits: Fits): Fits {
    return this.#ignoreCase ? (one) => fits(one) || fits(one.toLowerCase()) || fits(one.toUpperCase()) : fits;
  }

  #fail(): Piece {
    this.failed = true;
    return { kind: 'start' };
  }

  #repeated(piece: Piece): Piece {
    QUANTIFIER.lastIndex = this.at;
    const found = QUANTIFIER.exec(this.#text);
    if (found === null) return piece;
    const [mark, least, comma, most] = found;
    this.at += mark.length;
    const lazy = this.#takes('?');
    // Possessive, or repeated twice.
    if (/^[*+?]/.test(this.#text.slice(this.at)) || (piece.kind !== 'one' && piece.kind !== 'group')) return this.#fail();
    const min = least === undefined ? (mark === '+' ? 1 : 0) : Number(least);
    const endless = least === undefined ? mark !== '?' : comma !== undefined && most === '';
    const max = endless ? Number.POSITIVE_INFINITY : least === undefined ? 1 : Number(most ?? least);
    return { kind: 'repeat', piece, min, max, lazy };
  }

  #atom(): Piece {
    const character = this.#text[this.at] ?? '';
    this.at++;
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return this.#set();
      case '.':
        return { kind: 'one', fits: (one) => one !== '\n' };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '\\':
        if (this.#takes('b')) return { kind: 'edge' };
        if (this.#takes('B')) return { kind: 'no-edge' };
        return { kind: 'one', fits: this.#escaped() };
      case '*':
      case '+':
      case '?':
      case '{':
        return this.#fail();
      default:
        return { kind: 'one', fits: this.#folded((one) => one === character) };
    }
  }

  #group(): Piece {
    const ahead = this.#takes('?=') || this.#takes('?!') ? this.#text[this.at - 1] : undefined;
    const index = ahead === undefined && !this.#takes('?:') ? ++this.groups : null;
    const choices = this.choices();
    if (!this.#takes(')')) return this.#fail();
    return ahead === undefined ? { kind: 'group', index, choices } : { kind: 'ahead', negative: ahead === '!', choices };
  }

  /** What stands behind a backslash: a kind of character, or a mark itself. Back references and code points are not read. */
  #escaped(): Fits {
    const letter = this.#text[this.at] ?? '';
    this.at++;
    const known = { d: /\d/, D: /\D/, w: /\w/, W: /\W/, s: /\s/, S: /\S/ }[letter];
    if (known !== undefined) return (one) => known.test(one);
    if (letter === '' || /[a-z0-9]/i.test(letter)) this.failed = true;
    return (one) => one === letter;
  }

  #set(): Piece {
    const negative = this.#takes('^');
    const tests: Fits[] = [];
    for (let first = true; first || this.#text[this.at] !== ']'; first = false) {
      const from = this.#text[this.at] ?? '';
      if (from === '' || this.#takes('[:')) return this.#fail();
      this.at++;
      if (from === '\\') {
        tests.push(this.#escaped());
        continue;
      }
      const to = this.#text[this.at + 1] ?? '';
      const isRange = this.#text[this.at] === '-' && to !== ']' && to !== '' && to !== '\\';
      if (isRange) this.at += 2;
      tests.push(this.#folded(isRange ? (one) => one >= from && one <= to : (one) => one === from));
    }
    this.at++;
    return { kind: 'one', fits: (one) => tests.some((test) => test(one)) !== negative };
  }
}
