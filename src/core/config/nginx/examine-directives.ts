import type { ConfigReport } from '../config-finding.ts';
import { nameFact } from '../safe-fact.ts';
import { entriesOf, holdsFor, isLater, nearName, OLDEST_SUPPORTED, shares, takes } from './directives.ts';
import type { DirectiveEntry } from './directives.ts';
import { examineNeighbours, examineValues } from './examine-values.ts';
import { foreignName, isThirdParty, obsoleteSince } from './other-names.ts';
import type { NginxDirective } from './read-nginx.ts';

/** Blocks whose lines are no directives but values. */
const VALUES = new Set(['map', 'geo', 'types', 'split_clients', 'charset_map']);
/** Setters of their own that refuse a second line as those of the table do (tried on nginx 1.22.1). */
const ONCE = new Set([
  'root',
  'alias',
  'expires',
  'keepalive_timeout',
  'server_tokens',
  'resolver',
  'try_files',
  'charset',
  'auth_basic_user_file',
  'auth_request',
  'proxy_cache',
  'proxy_cache_key',
  'proxy_pass',
  'fastcgi_pass',
  'uwsgi_pass',
  'scgi_pass',
  'grpc_pass',
  'memcached_pass',
]);
/** Their last argument may be a sentence, so that what is cut off from it stands as a directive of its own. */
const FREE_TEXT = new Set([
  'add_header',
  'add_trailer',
  'proxy_set_header',
  'more_set_headers',
  'proxy_cookie_path',
  'sub_filter',
  'set',
  'return',
]);
/** Near names are looked for as often as that in one text; each costs a walk through the table. */
const NEAR = 100;

/** The name of each context for people. */
const CONTEXT_NAMES: Readonly<Record<string, string>> = {
  M: 'main',
  E: 'events',
  h: 'http',
  s: 'server',
  l: 'location',
  u: 'upstream',
  i: 'if',
  j: 'if',
  x: 'limit_except',
  a: 'mail',
  b: 'server',
  c: 'stream',
  d: 'server',
  e: 'upstream',
};

const FAMILIES = ['hsluijx', 'ab', 'cde'];

interface Level {
  directives: readonly NginxDirective[];
  /** The block that this is the inside of. */
  owner: NginxDirective | null;
  /** Letters of the table, several where the text does not tell, none where nothing is known. */
  contexts: string;
  /** Nothing is said of where a directive stands: the level may be put together from several files. */
  mixed: boolean;
}

/**
 * Directives that nginx does not know, does not take in this place, in this number or twice. `isDump`: the text is the output of `nginx -T`, files
 * one after the other. Modules of others bring directives of their own: an unknown name is an error only where nobody has such a directive.
 */
export function examineDirectives(root: readonly NginxDirective[], isDump: boolean, version: string | null, report: ConfigReport): void {
  const levels: Level[] = [{ directives: root, owner: null, contexts: rootContexts(root, isDump), mixed: isDump || !isMain(root) }];
  let near = 0;
  const nearest = (name: string, contexts: string): string | null => (++near > NEAR ? null : nearName(name, contexts));
  for (let level = levels.pop(); level !== undefined; level = levels.pop()) {
    const first = new Map<string, number>();
    let before: NginxDirective | null = null;
    examineNeighbours(level.directives, report);
    for (const directive of level.directives) {
      examineOne(directive, level, before, first, version, nearest, report);
      examineValues(directive, level.owner, report);
      before = directive;
      if (directive.block === null || directive.block.length === 0 || hasValues(directive)) continue;
      const contexts = contextsInside(directive, level.contexts);
      if (contexts !== null) levels.push({ directives: directive.block, owner: directive, contexts, mixed: false });
    }
  }
}

/** Does a block hold values and no directives? */
export const hasValues = ({ name }: NginxDirective): boolean => VALUES.has(name);

const isMain = (root: readonly NginxDirective[]): boolean =>
  root.some(({ name, block }) => block !== null && (name === 'http' || name === 'events' || name === 'stream' || name === 'mail'));

/** A whole nginx.conf is the main level; in it `include` is the only way to other files, so that what stands beside http was put there. */
function rootContexts(root: readonly NginxDirective[], isDump: boolean): string {
  const http = root.find(({ name, block }) => name === 'http' && block !== null);
  if (isDump || http === undefined) return '';
  return http.block?.some(({ name }) => name === 'include') === true ? '' : 'M';
}

/** Contexts of what stands in a block, null where it is none of nginx's own. */
function contextsInside({ name, block }: NginxDirective, outside: string): string | null {
  const among = (letters: string): string => [...letters].filter((letter) => outside === '' || outside.includes(letter)).join('');
  switch (name) {
    case 'events':
      return 'E';
    case 'http':
      return 'h';
    case 'stream':
      return 'c';
    case 'mail':
      return 'a';
    case 'server':
      return outside === '' || outside === 'M'
        ? serverContexts(block ?? [])
        : among('hca').replace('h', 's').replace('c', 'd').replace('a', 'b') || null;
    case 'location':
      return 'l';
    case 'upstream':
      return outside === '' || outside === 'M' ? 'ue' : among('hc').replace('h', 'u').replace('c', 'e') || null;
    case 'if':
      return outside === '' ? 'ij' : among('sl').replace('s', 'i').replace('l', 'j') || null;
    case 'limit_except':
      return 'x';
    default:
      return null;
  }
}

/** A server without anything around it is one of http but where it has what only the others have. */
export function serverContexts(block: readonly NginxDirective[]): string {
  const isStream = block.some(
    ({ name, parameters }) =>
      name === 'ssl_preread' ||
      (name === 'proxy_pass' && !parameters[0]?.text.includes('://')) ||
      (name === 'listen' && parameters.some(({ text }) => text === 'udp')),
  );
  if (isStream) return 'd';
  return block.some(({ name }) => name === 'protocol' || name === 'auth_http') ? 'b' : 's';
}

function examineOne(
  directive: NginxDirective,
  { contexts, mixed }: Level,
  before: NginxDirective | null,
  first: Map<string, number>,
  version: string | null,
  nearest: (name: string, contexts: string) => string | null,
  report: ConfigReport,
): void {
  const { name, line } = directive;
  // A block without a name, or a name that was cut out of something broken, has been told by the reader.
  if (name === '') return;
  const all = entriesOf(name);
  const shown = nameFact(name);
  if (all.length === 0) {
    const cutOff = before !== null && isCutOff(directive, before);
    if (cutOff) report.add('missing-quote', line, { directive: before.name });
    const foreign = foreignName(name);
    const near = foreign === undefined && !isThirdParty(name) ? nearest(name, contexts === '' ? 'hslc' : contexts) : null;
    const meant = foreign ?? near;
    const certain = foreign !== undefined || (name.startsWith('ssl_') && !isThirdParty(name));
    if (certain && meant !== null) report.add('unknown-directive-meant', line, { name: shown, meant });
    else if (meant !== null) report.add('unknown-directive-near', line, { name: shown, meant });
    else if (certain || cutOff || !/^[A-Za-z]\w*$/.test(name)) report.add('unknown-directive', line, { name: shown });
    else report.add('directive-of-module', line, { name: shown });
    return;
  }
  const inPlace = all.filter((entry) => shares(entry.contexts, contexts));
  const current = inPlace.filter((entry) => holdsFor(entry, version));
  if (current.length === 0) {
    if (inPlace.length === 0) {
      const allowed = placesOf(all, contexts);
      report.add('misplaced-directive', line, { name: shown, place: CONTEXT_NAMES[contexts[0] ?? ''] ?? null, allowed });
    } else reportRelease(name, line, inPlace, version, report);
    return;
  }
  if (version === null && current.every(({ removed }) => removed !== null) && name !== 'ssl') {
    const removed = latest(current.map((entry) => entry.removed ?? ''));
    report.add('directive-removed-later', line, { name: shown, removed });
  }
  const since = obsoleteSince(name);
  if (since !== null && (version === null || !isLater(since, version))) report.add('directive-obsolete', line, { name: shown, since });
  examineArguments(directive, current, report);
  const unique = !mixed && (ONCE.has(name) || current.every(({ setter }) => setter !== ''));
  const earlier = first.get(name);
  if (earlier === undefined) first.set(name, line);
  else if (unique) report.add('directive-repeated', line, { name: shown, firstLine: earlier });
}

/**
 * Is a directive of an unknown name the rest of the value before it? Modules' directives may stand on the same line: their names are lower case,
 * and those that take no arguments have an underscore.
 */
function isCutOff({ name, line, parameters, block }: NginxDirective, before: NginxDirective): boolean {
  const value = before.parameters.at(-1);
  if (before.line !== line || block !== null || !FREE_TEXT.has(before.name) || value === undefined || value.quoted) return false;
  return foreignName(name) !== undefined || !/^[a-z]\w*$/.test(name) || (parameters.length === 0 && !name.includes('_'));
}

/** Where a directive may stand, for people: the places near its own, if there are any. */
function placesOf(entries: readonly DirectiveEntry[], contexts: string): string {
  const letters = entries.flatMap((entry) => [...entry.contexts]);
  const family = FAMILIES.find((one) => shares(one, contexts)) ?? '';
  const near = letters.filter((letter) => family.includes(letter));
  return [...new Set((near.length > 0 ? near : letters).map((letter) => CONTEXT_NAMES[letter] ?? ''))].join('、');
}

function reportRelease(name: string, line: number, entries: readonly DirectiveEntry[], version: string | null, report: ConfigReport): void {
  const wanted = version ?? OLDEST_SUPPORTED;
  const gone = entries.filter(({ removed }) => removed !== null && !isLater(removed, wanted));
  if (gone.length > 0) {
    report.add('directive-removed', line, { name, removed: latest(gone.map(({ removed }) => removed ?? '')) });
    return;
  }
  const since = entries.map((entry) => entry.since ?? '').sort((a, b) => (a === b ? 0 : isLater(a, b) ? 1 : -1))[0] ?? '';
  report.add('directive-too-new', line, { name, since });
}

const latest = (versions: readonly string[]): string =>
  versions.reduce((found, one) => (found === '' || isLater(one, found) ? one : found), '');

function examineArguments(
  { name, line, parameters, block }: NginxDirective,
  entries: readonly DirectiveEntry[],
  report: ConfigReport,
): void {
  const shown = nameFact(name);
  const shaped = entries.filter((entry) => entry.block === (block !== null));
  if (shaped.length === 0) {
    // `location / { … }` cut in two, or `ssl_protocols {`.
    if (block === null) report.add('block-missing', line, { name: shown });
    else report.add('missing-semicolon', line, { name: shown });
    return;
  }
  // nginx counts the condition's parts only when it reads them.
  if (name === 'if') return;
  const fitting = shaped.filter((entry) => takes(entry.arity, parameters.length));
  if (fitting.length === 0) {
    const next = parameters.findIndex(
      ({ text, quoted }, at) => at > 0 && !quoted && entriesOf(text).length > 0 && shaped.some((entry) => takes(entry.arity, at)),
    );
    if (next >= 0) report.add('missing-semicolon', line, { name: shown });
    else if (parameters.length > 1 && FREE_TEXT.has(name)) report.add('missing-quote', line, { directive: name });
    else report.add('wrong-arguments', line, { name: shown, count: parameters.length });
    return;
  }
  const value = parameters[0]?.text ?? '';
  const wrong = fitting.every(({ setter }) => !isValue(setter, value));
  if (wrong && parameters.length === 1)
    report.add('wrong-value', line, { name: shown, expected: EXPECTED[fitting[0]?.setter ?? ''] ?? null });
}

const EXPECTED: Readonly<Record<string, string>> = { F: 'on / off', N: '10', S: '16k, 1m', O: '16k, 1m, 1g', T: '30s, 5m, 1d' };

/** Values as ngx_conf_set_flag_slot, ngx_atoi, ngx_parse_size, ngx_parse_offset and ngx_parse_time take them. */
function isValue(setter: string, value: string): boolean {
  switch (setter) {
    case 'F':
      return /^(?:on|off)$/i.test(value);
    case 'N':
      return /^\d+$/.test(value);
    case 'S':
      return /^\d+[km]?$/i.test(value);
    case 'O':
      return /^\d+[kmg]?$/i.test(value);
    case 'T':
      return /^\d+(?:[yMwdhms ]\d*)*$/.test(value);
    default:
      return true;
  }
}
