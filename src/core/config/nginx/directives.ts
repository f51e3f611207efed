import { isAtLeast } from '../generate-request.ts';
import { DIRECTIVE_TABLE } from './directive-table.ts';

/** One entry of nginx's sources for a directive. */
export interface DirectiveEntry {
  /**
   * M: the main level, E: events; h, s, l, u, i, j, x: http, server, location, upstream, `if` in a server, `if` in a location, limit_except;
   * a, b: mail and its server; c, d, e: stream, its server and upstream; `*`: anywhere.
   */
  contexts: string;
  /** Digits for exact numbers of arguments, f: on or off, +: one or more, =: two or more, ?: any. */
  arity: string;
  block: boolean;
  /**
   * What the setter takes. All of these may stand once in a block: F: on or off, N: a number, S: a size, O: a size that may be in gigabytes,
   * T: a time, U: anything. Empty: the setter decides by itself.
   */
  setter: string;
  /** First release with it and first without, null where there is none in the table. */
  since: string | null;
  removed: string | null;
}

/** The oldest release that answers for an unknown version. */
export const OLDEST_SUPPORTED = '1.18.0';

let table: Map<string, DirectiveEntry[]> | null = null;

/** Every entry of that name, of whatever release. */
export function entriesOf(name: string): readonly DirectiveEntry[] {
  table ??= readTable();
  return table.get(name) ?? [];
}

/** Does the entry hold for the version? For an unknown one it is enough that some supported release has it. */
export function holdsFor({ since, removed }: DirectiveEntry, version: string | null): boolean {
  if (version === null) return removed === null || isLater(removed, OLDEST_SUPPORTED);
  return (since === null || !isLater(since, version)) && (removed === null || isLater(removed, version));
}

/** Does one release come after the other? */
export function isLater(version: string, than: string): boolean {
  return !isAtLeast(than, ...version.split('.').map(Number));
}

/** The name among those of a context that was most likely meant, null when none is near. */
export function nearName(name: string, contexts: string): string | null {
  table ??= readTable();
  const fits = (entry: DirectiveEntry): boolean => entry.removed === null && shares(entry.contexts, contexts);
  return nearest(name, table.keys(), (known) => entriesOf(known).some(fits));
}

/** The nearest of some names, null when none is near: two edits away at most, one from a short name. */
export function nearest(name: string, names: Iterable<string>, fits: (name: string) => boolean = () => true): string | null {
  if (name.length < 4 || name.length > 60) return null;
  const wanted = name.toLowerCase().replaceAll('-', '_');
  let best: string | null = null;
  let bestDistance = (name.length < 8 ? 1 : 2) + 1;
  for (const known of names) {
    if (Math.abs(known.length - wanted.length) >= bestDistance || !fits(known)) continue;
    const found = distance(wanted, known, bestDistance);
    if (found < bestDistance) [best, bestDistance] = [known, found];
  }
  return best;
}

/** Is one of the contexts among those of an entry? An empty string stands for a context that nobody knows. */
export function shares(ofEntry: string, contexts: string): boolean {
  return contexts === '' || ofEntry === '*' || [...contexts].some((letter) => ofEntry.includes(letter));
}

/** Does that number of arguments fit? */
export function takes(arity: string, count: number): boolean {
  if (arity === '?') return true;
  if (arity === 'f') return count === 1;
  if (arity === '+') return count >= 1;
  if (arity === '=') return count >= 2;
  return count <= 7 && arity.includes(String(count));
}

function readTable(): Map<string, DirectiveEntry[]> {
  const read = new Map<string, DirectiveEntry[]>();
  for (const line of DIRECTIVE_TABLE.trim().split('\n')) {
    const [signature = '', names = ''] = line.split(':');
    const [contexts = '', written = '', span = '-'] = signature.split(' ');
    const [since = '', removed = ''] = span.split('-');
    const entry: DirectiveEntry = {
      contexts,
      arity: written.replace(/[{A-Z]/g, ''),
      block: written.includes('{'),
      setter: /[A-Z]/.exec(written)?.[0] ?? '',
      since: since || null,
      removed: removed || null,
    };
    for (const name of names.split(' ')) {
      const same = read.get(name);
      if (same === undefined) read.set(name, [entry]);
      else same.push(entry);
    }
  }
  return read;
}

/** Edits between two short words, a swap of neighbours counting as one; `limit` and above are all the same. */
function distance(a: string, b: string, limit: number): number {
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let value = Math.min((before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (before[column - 1] ?? 0) + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        value = Math.min(value, (older[column - 2] ?? 0) + 1);
      now.push(value);
      least = Math.min(least, value);
    }
    if (least >= limit) return limit;
    older = before;
    before = now;
  }
  return before[b.length] ?? limit;
}
