import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from '../content/root.ts';

/**
 * `node src/dev/apache-grammar.ts FOLDER`: writes src/core/config/apache/directive-table.ts from a clone of httpd with its tags. Directives are
 * the entries of `command_rec` arrays; a setter that asks `ap_check_cmd_context` narrows where its directive may stand. Since and removed are the
 * first releases with and without a directive. Modules count whether or not a build has them: that cannot be seen in a configuration.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('the folder of a clone of httpd is wanted');
const git = (...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });

/** One directive of one release: `name arity places module`. */
type Signature = string;

/** Digits for exact numbers of arguments, f: on or off, +: one or more, =: two or more, ?: the setter counts by itself. */
const ARITY: Readonly<Record<string, string>> = {
  NO_ARGS: '0',
  RAW_ARGS: '?',
  TAKE_ARGV: '?',
  FLAG: 'f',
  ITERATE: '+',
  ITERATE2: '=',
  TAKE1: '1',
  TAKE2: '2',
  TAKE3: '3',
  TAKE12: '12',
  TAKE13: '13',
  TAKE23: '23',
  TAKE123: '123',
};

/** s: main server and virtual host, d: `<Directory>` and its like, h: `.htaccess`, g: main server only (http_config.h, ap_check_cmd_context). */
function placesOf(flags: string, setter: string): string {
  const has = (...names: string[]): boolean => names.some((name) => new RegExp(`\\b${name}\\b`).test(flags));
  const anywhere = has('OR_ALL');
  // ap_process_resource_config leaves OR_AUTHCFG and OR_LIMIT out at the level of a server.
  const server = anywhere || has('RSRC_CONF', 'OR_OPTIONS', 'OR_FILEINFO', 'OR_INDEXES', 'OR_UNSET');
  const htaccess = anywhere || has('OR_OPTIONS', 'OR_FILEINFO', 'OR_INDEXES', 'OR_AUTHCFG', 'OR_LIMIT', 'OR_UNSET');
  // PROXY_CONF is `<Proxy>` alone, which nobody judges here.
  const directory = htaccess || has('ACCESS_CONF');
  const global = /ap_check_cmd_context\(\w+,\s*(?:GLOBAL_ONLY|NOT_IN_VIRTUALHOST)/.test(setter);
  return `${server ? (global ? 'g' : 's') : ''}${directory ? 'd' : ''}${htaccess ? 'h' : ''}`;
}

/** Name as in `LoadModule NAME_module`; `core` and `mpm` are always there. */
function moduleOf(path: string): string {
  const file = basename(path, '.c');
  const own = /^mod_(\w+?)(?:_config)?$/.exec(file)?.[1];
  if (path.startsWith('modules/') && own !== undefined) return own === 'mime_magic' || own !== 'core' ? own : 'http';
  if (path.startsWith('server/mpm/') || path.startsWith('include/')) return 'mpm';
  if (path.startsWith('modules/http/')) return 'http';
  if (file === 'util_ldap') return 'ldap';
  if (path.startsWith('modules/')) return basename(dirname(path)).replace('mod_', '');
  return 'core';
}

/** Arguments of a macro call from behind its bracket on; strings and brackets are seen. */
function argumentsFrom(text: string, from: number): string[] {
  const found: string[] = [''];
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"') {
      const end = /(?<!\\)"/.exec(text.slice(at + 1));
      const stop = at + 1 + (end?.index ?? 0);
      found.push(`${found.pop() ?? ''}${text.slice(at, stop + 1)}`);
      at = stop;
    } else if (character === ')' && depth === 0) break;
    else if (character === ',' && depth === 0) found.push('');
    else {
      if (character === '(') depth++;
      if (character === ')') depth--;
      found.push(`${found.pop() ?? ''}${character}`);
    }
  }
  return found.map((one) => one.trim());
}

const cache = new Map<string, Signature[]>();
/** Of one file; `near` is the text of the files beside it, where its setters may be. */
function signaturesOf(id: string, path: string, near: () => string): Signature[] {
  const before = cache.get(id);
  if (before !== undefined) return before;
  const text = (git('cat-file', 'blob', id).replace(/\/\*[^]*?\*\//g, '') + '\n').replace(/\\\n/g, ' ');
  const macros = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/^#\s*define\s+(\w+)\s+(.+)$/gm)) macros.set(name, value.trim());
  const found: Signature[] = [];
  const add = (kind: string, name: string, setter: string, flags: string): void => {
    const arity = ARITY[kind];
    if (arity === undefined) return;
    const written = macros.get(flags) ?? flags;
    // Only asked where OpenSSL is too old to do without.
    const body = new RegExp(`\\b${setter}\\s*\\([^;{]*\\)\\s*\\{([^]*?)\\n\\}`).exec(near())?.[1] ?? '';
    const places = placesOf(written, body.replace(/#ifndef SSL_OP_NO_COMPRESSION[^]*?#endif/, ''));
    if (places === '') throw new Error(`${path}: no place for ${name} (${written})`);
    found.push(`${name} ${arity} ${places} ${moduleOf(path)}`);
  };
  for (const match of text.matchAll(/\bAP_INIT_(\w+)\s*\(/g)) {
    const [name = '', setter = '', , flags = ''] = argumentsFrom(text, match.index + match[0].length);
    const known = name.startsWith('"') ? name : (macros.get(name) ?? '');
    const whole = /^"([^"]+)"$/.exec(known)?.[1];
    if (whole !== undefined) add(match[1] ?? '', whole, setter, flags);
  }
  for (const match of text.matchAll(/^\s*SSL_CMD_(ALL|SRV|PXY|DIR)\s*\(/gm)) {
    const [name = '', second = '', third = ''] = argumentsFrom(text, match.index + match[0].length);
    const flags = { ALL: 'RSRC_CONF|OR_AUTHCFG', SRV: 'RSRC_CONF', PXY: 'RSRC_CONF|PROXY_CONF', DIR: `OR_${second}` }[match[1] ?? ''] ?? '';
    if (name !== 'name') add(match[1] === 'DIR' ? third : second, `SSL${name}`, `ssl_cmd_SSL${name}`, flags);
  }
  // Old style: { "Name", func, NULL, FLAGS, TAKE1, "help" }
  for (const [, name = '', setter = '', flags = '', kind = ''] of text.matchAll(
    /\{\s*"(<?[A-Z]\w+)",\s*(\w+),[^,]*,\s*([A-Z_|\s]+),\s*([A-Z]+\d*),/g,
  ))
    add(kind, name, setter, flags);
  cache.set(id, found);
  return found;
}

/** Sources of directives for tests, or for systems that are gone. */
const SKIPPED = /^(?:modules\/(?:test|examples|arch\/netware|echo)|test|support|srclib|os\/(?:netware|tpf|bs2000))\//;
const texts = new Map<string, string>();

function release(tag: string): Set<Signature> {
  const files = git('ls-tree', '-r', '--format=%(objectname) %(path)', tag)
    .split('\n')
    .map((line) => line.split(' ') as [string, string?])
    .filter(
      (entry): entry is [string, string] =>
        /\.c$|^include\/(?:ap_listen|mpm_common|ap_mpm|mpm_default)\.h$/.test(entry[1] ?? '') && !SKIPPED.test(entry[1] ?? ''),
    );
  const found = new Set<Signature>();
  for (const [id, path] of files) {
    const near = (): string =>
      files
        .filter(([, other]) => dirname(other) === dirname(path) || (path.startsWith('include/') && other.startsWith('server/')))
        .map(([other]) => {
          const known = texts.get(other) ?? git('cat-file', 'blob', other);
          texts.set(other, known);
          return known;
        })
        .join('\n');
    for (const signature of signaturesOf(id, path, near)) found.add(signature);
  }
  return found;
}

const numbersOf = (version: string): number[] => version.split('.').map(Number);
const compare = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((result, part, at) => (result !== 0 ? result : part - (b[at] ?? 0)), 0);
const releases = git('tag')
  .split('\n')
  .filter((tag) => /^2\.[24]\.\d+$/.test(tag))
  .sort((a, b) => compare(numbersOf(a), numbersOf(b)));
// Of 2.2, out of support since 2018, its last release answers for all; 2.4.1 was the first public release of 2.4.
const wanted = [
  releases.findLast((tag) => tag.startsWith('2.2.')) ?? '',
  ...releases.filter((tag) => tag.startsWith('2.4.') && tag !== '2.4.0'),
];

interface Life {
  since: string;
  removed: string;
  /** In its newest release. */
  signature: Set<Signature>;
}
/** Usually one; what 2.2 was given late came to 2.4 a second time (SSLSessionTickets: 2.2.30 and 2.4.11). */
const lives = new Map<string, Life[]>();
for (const [at, tag] of wanted.entries()) {
  const now = Map.groupBy(release(tag), (signature) => (signature.split(' ')[0] ?? '').toLowerCase());
  for (const [name, signatures] of now) {
    const known = lives.get(name) ?? [];
    const last = known.at(-1);
    if (last?.removed === '') last.signature = new Set(signatures);
    else lives.set(name, [...known, { since: at === 0 ? '' : tag, removed: '', signature: new Set(signatures) }]);
  }
  for (const [name, known] of lives) {
    const last = known.at(-1);
    if (!now.has(name) && last?.removed === '') last.removed = tag;
  }
}

const groups = new Map<string, string[]>();
for (const { since, removed, signature } of [...lives.values()].flat()) {
  for (const one of signature) {
    const [name = '', arity = '', places = '', module = ''] = one.split(' ');
    const span = since === '' && removed === '' ? '' : ` ${since}-${removed}`;
    const key = `${module} ${arity} ${places}${span}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
}
const lines = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, names]) => `${key}:${[...new Set(names)].sort().join(' ')}`);
const last = wanted.at(-1) ?? '';
writeFileSync(
  join(root, 'src/core/config/apache/directive-table.ts'),
  `// Made by src/dev/apache-grammar.ts from https://github.com/apache/httpd, releases ${wanted[0]} and 2.4.1 to ${last}; do not edit.

/** The newest release that the table knows. */
export const TABLE_RELEASE = '${last}';

/** A line: module, number of arguments, places, since-removed where it was not always there, and the names; letters are explained in directives.ts. */
export const DIRECTIVE_TABLE = \`
${lines.join('\n')}
\`;
`,
);
console.log(`${lives.size} directives, ${lines.length} lines, ${wanted.length} releases`);
