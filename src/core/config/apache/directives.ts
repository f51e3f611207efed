import { isAtLeast } from '../generate-request.ts';
import { isBefore } from '../server-version.ts';
import { DIRECTIVE_TABLE } from './directive-table.ts';

/** One entry of httpd's sources for a directive or, with `<` in front, a section. */
export interface DirectiveEntry {
  /** As in `LoadModule NAME_module`. */
  module: string;
  /** As in the sources; sections without `<`. */
  name: string;
  isSection: boolean;
  /** Digits for exact numbers of arguments, f: on or off, +: one or more, =: two or more, ?: the setter counts by itself. */
  arity: string;
  /** s: main server and virtual host, g: main server only, d: `<Directory>` and its like, h: `.htaccess`. */
  places: string;
  /** First release with it and first without, null where there is none in the table. */
  since: string | null;
  removed: string | null;
}

let table: Map<string, DirectiveEntry[]> | null = null;

/** Every entry of that name in lower case, sections without their `<`. */
export function entriesOf(name: string): readonly DirectiveEntry[] {
  table ??= readTable();
  return table.get(name) ?? [];
}

/**
 * Directives that releases after the table's have: 2.4.71 lists them (`apache2 -L`), and SSLVHostSNIPolicy came with 2.4.66
 * (https://httpd.apache.org/docs/2.4/mod/mod_ssl.html#sslvhostsnipolicy). Nothing is said of them.
 */
const NEWER = new Set(
  `H2MaxHeaderBlockLen H2MaxStreamErrors ListenTCPDeferAccept MDHttpProxyCACertificateFile MDInitialDelay MDProfile MDProfileMandatory
  MDRenewViaARI MacroIgnoreBadNesting MacroIgnoreEmptyArgs SSLVHostSNIPolicy`
    .toLowerCase()
    .split(/\s+/),
);

/** `name` in lower case. */
export const isNewer = (name: string): boolean => NEWER.has(name);

/** The names that today's releases know, as they are written. */
export function currentNames(): string[] {
  table ??= readTable();
  return [...table.values()].flatMap((entries) => entries.filter(({ removed }) => removed === null).map(({ name }) => name));
}

let modules: ReadonlySet<string> | null = null;

/** Modules that come with today's releases. */
export function currentModules(): ReadonlySet<string> {
  table ??= readTable();
  modules ??= new Set(
    [...table.values()].flatMap((entries) => entries.filter(({ removed }) => removed === null).map(({ module }) => module)),
  );
  return modules;
}

/** Does the entry hold for the version? For an unknown one it is enough that 2.4 has it. */
export function holdsFor({ since, removed }: DirectiveEntry, version: string | null): boolean {
  if (version === null) return removed === null || isAtLeast(removed, 2, 4, 2);
  return (since === null || !isBefore(version, ...numbersOf(since))) && (removed === null || !isAtLeast(version, ...numbersOf(removed)));
}

/** 2.4.1 was the first public release of 2.4, so that `2.4` alone is enough to know on which side of it a server is. */
const numbersOf = (release: string): number[] => (release === '2.4.1' ? [2, 4] : release.split('.').map(Number));

/** Does that number of arguments fit? */
export function takes(arity: string, count: number): boolean {
  switch (arity) {
    case '?':
      return true;
    // A setter of switches reads one word and lets the rest be (ap_invoke_cmd in server/config.c).
    case 'f':
    case '+':
      return count >= 1;
    case '=':
      return count >= 2;
    default:
      return count <= 9 && arity.includes(String(count));
  }
}

function readTable(): Map<string, DirectiveEntry[]> {
  const read = new Map<string, DirectiveEntry[]>();
  for (const line of DIRECTIVE_TABLE.trim().split('\n')) {
    const [signature = '', names = ''] = line.split(':');
    const [module = '', arity = '', places = '', span = '-'] = signature.split(' ');
    const [since = '', removed = ''] = span.split('-');
    for (const written of names.split(' ')) {
      const isSection = written.startsWith('<');
      const name = written.replace('<', '');
      const entry: DirectiveEntry = { module, name, isSection, arity, places, since: since || null, removed: removed || null };
      const key = name.toLowerCase();
      const same = read.get(key);
      if (same === undefined) read.set(key, [entry]);
      else same.push(entry);
    }
  }
  return read;
}
