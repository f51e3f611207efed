const EVERY = 4096;
const LF = 0x0a;
const CR = 0x0d;

/**
 * The lines of a text one after the other (ended by LF, CR or both), without a list of them: sixteen million empty lines would
 * take hundreds of megabytes. A line that has been passed can be had again by its number.
 */
export class LineWalk {
  readonly #text: string;
  /** Where each 4,096th line begins. */
  readonly #marks: number[] = [];
  #at = 0;
  #lf = -1;
  #cr = -1;
  /** Number of the line that `next` gave last, from 1; 0 before. */
  number = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next line without its end; null after the last. A text that ends with a line's end has an empty line after it. */
  next(): string | null {
    const text = this.#text;
    const from = this.#at;
    if (from > text.length) return null;
    if (this.number % EVERY === 0) this.#marks.push(from);
    this.number++;
    const first = text.charCodeAt(from);
    // Empty lines come by the million; everything else is found by looking for the next end.
    const end = first === LF || first === CR ? from : this.#lineEnd(from);
    this.#at = end + (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? 2 : 1);
    return text.slice(from, end);
  }

  /** A line that was passed, by its number; "" for any other. */
  line(number: number): string {
    const mark = Math.floor((number - 1) / EVERY);
    const from = this.#marks[mark];
    if (from === undefined || number > this.number) return '';
    const walk = new LineWalk(this.#text);
    walk.#at = from;
    for (let left = (number - 1) % EVERY; left > 0; left--) walk.next();
    return walk.next() ?? '';
  }

  /** The line that `next` gives. */
  peek(): string {
    return this.#text.slice(this.#at, this.#lineEnd(this.#at));
  }

  #lineEnd(from: number): number {
    const { length } = this.#text;
    // Each kind is looked for anew only once it has been passed, so that a kind that never comes is looked for once.
    if (this.#lf < from) this.#lf = found(this.#text.indexOf('\n', from), length);
    if (this.#cr < from) this.#cr = found(this.#text.indexOf('\r', from), length);
    return Math.min(this.#lf, this.#cr);
  }
}

function found(index: number, length: number): number {
  return index < 0 ? length : index;
}

/** The number of the line that a place is in, from 1. */
export function lineNumberAt(text: string, place: number): number {
  const walk = new LineWalk(text.slice(0, Math.max(0, place)));
  while (walk.next() !== null);
  return walk.number;
}
