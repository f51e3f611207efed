import { isAtLeast } from '../generate-request.ts';
import { nearWord } from '../../near-word.ts';
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
  return nearWord(name.replaceAll('-', '_'), names, fits);
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
