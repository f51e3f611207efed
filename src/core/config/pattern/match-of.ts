import type { Budget } from '../budget.ts';
import { readPattern, type Pattern, type Piece } from './pattern.ts';

const SUBJECT = 300;
/** Steps of one search: a pattern that needs more is of the kind whose time doubles with every character. */
const STEPS = 5_000;
/** Calls within one another; far below what any engine's stack holds. */
const DEPTH = 1_000;

const known = new WeakMap<Budget, Map<string, Pattern | null>>();

/**
 * Where a pattern of somebody else's configuration first matches: the match and its groups, null for none; undefined where it cannot be told.
 * The steps are counted, which the engine's own expressions do not do: their time may double with every character.
 */
export function matchOf(pattern: string, subject: string, ignoreCase: boolean, budget: Budget): readonly string[] | null | undefined {
  if (subject.length > SUBJECT || budget.isSpent) return undefined;
  const patterns = known.get(budget) ?? new Map<string, Pattern | null>();
  known.set(budget, patterns);
  const key = `${ignoreCase} ${pattern}`;
  let read = patterns.get(key);
  if (read === undefined) patterns.set(key, (read = readPattern(pattern, ignoreCase)));
  if (read === null) return undefined;
  const search = new Search(subject);
  const found = search.run(read);
  budget.spend(search.steps);
  return search.gaveUp ? undefined : found;
}

type Next = (at: number) => boolean;

class Search {
  steps = 0;
  gaveUp = false;
  #depth = 0;
  #groups: (string | undefined)[] = [];
  readonly #subject: string;

  constructor(subject: string) {
    this.#subject = subject;
  }

  run({ choices, groups }: Pattern): string[] | null {
    for (let start = 0; start <= this.#subject.length && !this.gaveUp; start++) {
      this.#groups = [];
      let end = -1;
      if (this.#any(choices, start, (at) => (end = at) >= 0)) {
        const [, ...all] = Array.from({ length: groups + 1 }, (_, index) => this.#groups[index] ?? '');
        return [this.#subject.slice(start, end), ...all];
      }
    }
    return null;
  }

  #any(choices: readonly Piece[][], at: number, next: Next): boolean {
    return choices.some((pieces) => this.#sequence(pieces, 0, at, next));
  }

  #sequence(pieces: readonly Piece[], index: number, at: number, next: Next): boolean {
    const piece = pieces[index];
    return piece === undefined ? next(at) : this.#piece(piece, at, (then) => this.#sequence(pieces, index + 1, then, next));
  }

  #piece(piece: Piece, at: number, next: Next): boolean {
    this.gaveUp ||= ++this.steps > STEPS || this.#depth > DEPTH;
    if (this.gaveUp) return false;
    this.#depth++;
    const found = this.#tried(piece, at, next);
    this.#depth--;
    return found;
  }

  #tried(piece: Piece, at: number, next: Next): boolean {
    switch (piece.kind) {
      case 'one':
        return at < this.#subject.length && piece.fits(this.#subject[at] ?? '') && next(at + 1);
      case 'start':
        return at === 0 && next(at);
      case 'end':
        return at === this.#subject.length && next(at);
      case 'edge':
      case 'no-edge': {
        const isEdge = /\w/.test(this.#subject[at - 1] ?? '') !== /\w/.test(this.#subject[at] ?? '');
        return isEdge === (piece.kind === 'edge') && next(at);
      }
      case 'ahead':
        return this.#any(piece.choices, at, () => true) !== piece.negative && next(at);
      case 'group':
        return this.#any(piece.choices, at, (end) => this.#kept(piece.index, at, end, next));
      case 'repeat':
        return this.#repeat(piece, 0, at, next);
    }
  }

  #kept(index: number | null, start: number, end: number, next: Next): boolean {
    if (index === null) return next(end);
    const before = this.#groups[index];
    this.#groups[index] = this.#subject.slice(start, end);
    if (next(end)) return true;
    this.#groups[index] = before;
    return false;
  }

  #repeat(piece: Extract<Piece, { kind: 'repeat' }>, count: number, at: number, next: Next): boolean {
    // Once more with nothing would go on for ever.
    const more = (): boolean =>
      count < piece.max &&
      this.#piece(piece.piece, at, (then) => (then > at || count < piece.min) && this.#repeat(piece, count + 1, then, next));
    if (count < piece.min) return more();
    return piece.lazy ? next(at) || more() : more() || next(at);
  }
}
