import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../content/root.ts';

/**
 * `node src/dev/nginx-grammar.ts FOLDER`: writes src/core/config/nginx/directive-table.ts and variable-table.ts from a clone of nginx with its tags. Directives are the
 * entries of `ngx_command_t` arrays; since and removed are the first releases with and without an entry. Modules count whether or not they are
 * built by default: what a build leaves out cannot be seen in a configuration.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('the folder of a clone of nginx is wanted');
const git = (...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });

/** The release of RHEL 8; nothing earlier is met any more. */
const FIRST = [1, 14, 0];

/** Letters of the contexts in the order in which a signature names them. */
const CONTEXTS: readonly (readonly [flag: string, letter: string])[] = [
  ['NGX_MAIN_CONF', 'M'],
  ['NGX_EVENT_CONF', 'E'],
  ['NGX_HTTP_MAIN_CONF', 'h'],
  ['NGX_HTTP_SRV_CONF', 's'],
  ['NGX_HTTP_LOC_CONF', 'l'],
  ['NGX_HTTP_UPS_CONF', 'u'],
  ['NGX_HTTP_SIF_CONF', 'i'],
  ['NGX_HTTP_LIF_CONF', 'j'],
  ['NGX_HTTP_LMT_CONF', 'x'],
  ['NGX_MAIL_MAIN_CONF', 'a'],
  ['NGX_MAIL_SRV_CONF', 'b'],
  ['NGX_STREAM_MAIN_CONF', 'c'],
  ['NGX_STREAM_SRV_CONF', 'd'],
  ['NGX_STREAM_UPS_CONF', 'e'],
  ['NGX_ANY_CONF', '*'],
];

/** How many arguments: digits for exact numbers, f for on or off, + for one or more, = for two or more, ? for any; { for a block, then the letter of the setter. */
function arityOf(flags: ReadonlySet<string>): string {
  const block = flags.has('NGX_CONF_BLOCK') ? '{' : '';
  if (flags.has('NGX_CONF_ANY')) return `?${block}`;
  if (flags.has('NGX_CONF_FLAG')) return `f${block}`;
  if (flags.has('NGX_CONF_1MORE')) return `+${block}`;
  if (flags.has('NGX_CONF_2MORE')) return `=${block}`;
  const numbers = new Set([...flags].flatMap((flag) => [...(/^NGX_CONF_TAKE(\d+)$/.exec(flag)?.[1] ?? '')]));
  if (flags.has('NGX_CONF_NOARGS')) numbers.add('0');
  return [...numbers].sort().join('') + block;
}

/** What the setter makes of a directive: once in a block, and which values it takes. Letters as in directives.ts. */
const SETTERS: Readonly<Record<string, string>> = {
  ngx_conf_set_flag_slot: 'F',
  ngx_conf_set_num_slot: 'N',
  ngx_conf_set_size_slot: 'S',
  ngx_conf_set_off_slot: 'O',
  ngx_conf_set_msec_slot: 'T',
  ngx_conf_set_sec_slot: 'T',
  ngx_conf_set_str_slot: 'U',
  ngx_conf_set_enum_slot: 'U',
  ngx_conf_set_bufs_slot: 'U',
  ngx_conf_set_access_slot: 'U',
  ngx_conf_set_path_slot: 'U',
  ngx_http_set_complex_value_slot: 'U',
  ngx_http_set_complex_value_zero_slot: 'U',
  ngx_http_set_complex_value_size_slot: 'U',
  ngx_stream_set_complex_value_slot: 'U',
  ngx_stream_set_complex_value_zero_slot: 'U',
  ngx_stream_set_complex_value_size_slot: 'U',
};

const variables = new Set<string>();

function signaturesOf(tag: string): Set<string> {
  const found = new Set<string>();
  const files = git('ls-tree', '-r', '--format=%(objectname) %(path)', tag, 'src')
    .split('\n')
    .filter((line) => line.endsWith('.c') && !/\/(?:os|win32)\//.test(line));
  for (const line of files) {
    const [id = '', path = ''] = line.split(' ');
    for (const entry of entriesOf(id, path)) found.add(entry);
  }
  return found;
}

/** Variables of one file: the entries of its arrays, and names that stand alone and are added by a directive or by the module itself. */
function collectVariables(text: string): void {
  for (const [, body = ''] of text.matchAll(/\bngx_(?:http|stream)_(?:log_var|variable)_t\s+\w+\[\]\s*=\s*\{([^]*?)\n\};/g))
    for (const [, name = ''] of body.matchAll(/\{\s*ngx_string\("(\w+)"\)/g)) variables.add(name);
  for (const [, constant = '', name = ''] of text.matchAll(/\bngx_str_t\s+(\w+)\s*=\s*ngx_string\("(\w+)"\);/g))
    if (new RegExp(`_(?:add_variable|get_variable_index)\\(cf,\\s*&${constant}\\b`).test(text)) variables.add(name);
}

const read = new Map<string, string[]>();
/** `name contexts arity` of each command of one file. */
function entriesOf(id: string, path: string): string[] {
  const before = read.get(id);
  if (before !== undefined) return before;
  const text = git('cat-file', 'blob', id).replace(/\/\*[^]*?\*\//g, '');
  collectVariables(text);
  const entries: string[] = [];
  for (const [, body = ''] of text.matchAll(/\bngx_command_t\s+\w+\[\]\s*=\s*\{([^]*?)\n\};/g)) {
    for (const [, name = '', written = '', setter = ''] of body.matchAll(/\{\s*ngx_string\("([^"]+)"\),\s*([\w|\s]+?),\s*(\w+),/g)) {
      const flags = new Set(written.split('|').map((flag) => flag.trim()));
      const contexts = CONTEXTS.filter(([flag]) => flags.has(flag)).map(([, letter]) => letter);
      if (contexts.length === 0) throw new Error(`${path}: no context for ${name}`);
      entries.push(`${name} ${contexts.join('')} ${arityOf(flags)}${SETTERS[setter] ?? ''}`);
    }
  }
  read.set(id, entries);
  return entries;
}

const numbersOf = (version: string): number[] => version.split('.').map(Number);
const compare = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((found, part, at) => (found !== 0 ? found : part - (b[at] ?? 0)), 0);
const releases = git('tag')
  .split('\n')
  .flatMap((tag) => /^release-(\d+\.\d+\.\d+)$/.exec(tag)?.[1] ?? [])
  .filter((version) => compare(numbersOf(version), FIRST) >= 0)
  .sort((a, b) => compare(numbersOf(a), numbersOf(b)));

const since = new Map<string, string>();
const removed = new Map<string, string>();
for (const [at, version] of releases.entries()) {
  const now = signaturesOf(`release-${version}`);
  for (const signature of now) {
    if (!since.has(signature)) since.set(signature, at === 0 ? '' : version);
    removed.delete(signature);
  }
  for (const signature of since.keys()) if (!now.has(signature) && !removed.has(signature)) removed.set(signature, version);
}

const groups = new Map<string, string[]>();
for (const signature of since.keys()) {
  const [name = '', contexts, arity] = signature.split(' ');
  const key = `${contexts} ${arity} ${since.get(signature)}-${removed.get(signature) ?? ''}`.replace(/ -$/, '');
  groups.set(key, [...(groups.get(key) ?? []), name]);
}
const lines = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, names]) => `${key}:${[...new Set(names)].sort().join(' ')}`);
const last = releases.at(-1) ?? '';
writeFileSync(
  join(root, 'src/core/config/nginx/directive-table.ts'),
  `// Made by src/dev/nginx-grammar.ts from https://github.com/nginx/nginx, releases ${FIRST.join('.')} to ${last}; do not edit.

/** The newest release that the table knows. */
export const TABLE_RELEASE = '${last}';

/** A line: contexts, number and kind of arguments, since-removed where it was not always there, and the names; letters are explained in directives.ts. */
export const DIRECTIVE_TABLE = \`
${lines.join('\n')}
\`;
`,
);
// Families that nobody writes by heart stand for all that begins like them; what begins like a prefix is known without being named.
for (const family of ['connections_', 'geoip_', 'proxy_internal_', 'proxy_protocol_', 'ssl_', 'tcpinfo_', 'upstream_'])
  variables.add(family);
const prefixes = [...variables].filter((name) => name.endsWith('_'));
for (const name of variables) if (prefixes.some((prefix) => name !== prefix && name.startsWith(prefix))) variables.delete(name);
writeFileSync(
  join(root, 'src/core/config/nginx/variable-table.ts'),
  `// Made by src/dev/nginx-grammar.ts from https://github.com/nginx/nginx, releases ${FIRST.join('.')} to ${last}; do not edit.

/** Variables that some release has by itself; a name with an underscore at its end is the beginning of many. */
export const VARIABLE_TABLE = \`
${[...variables].sort().join(' ')}
\`;
`,
);
const names = new Set([...since.keys()].map((signature) => signature.split(' ')[0]));
console.log(`${names.size} directives, ${variables.size} variables, ${lines.length} lines, ${releases.length} releases`);
