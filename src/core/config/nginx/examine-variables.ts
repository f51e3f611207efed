import type { ConfigReport } from '../config-finding.ts';
import { nameFact } from '../safe-fact.ts';
import { entriesOf, nearest } from './directives.ts';
import { everyDirective } from './nginx-server.ts';
import type { NginxDirective } from './read-nginx.ts';
import { VARIABLE_TABLE } from './variable-table.ts';

/** Directives in whose arguments nginx fills in variables: in all of them, and in all but the first. Others may hold a pattern or plain text. */
const FILLED: readonly string[][] = [
  'access_log alias error_page expires fastcgi_pass hash index limit_conn_zone limit_req_zone map proxy_cache_key proxy_pass return root split_clients try_files',
  'add_header add_trailer auth_request_set fastcgi_param grpc_set_header log_format proxy_set_header rewrite scgi_param set sub_filter uwsgi_param',
].map((names) => names.split(' '));
/** Files that come with nginx and make no variables. */
const HARMLESS = /(?:^|\/)(?:mime\.types|(?:fastcgi|uwsgi|scgi|proxy)(?:_params|\.conf))$/;
/** Meant by nobody who writes a name that is like it: the machine's name and not the site's. */
const NEVER_MEANT = 'hostname';

/**
 * Variables that nobody makes: nginx refuses the whole configuration. Other files and modules may make some, so that nothing is said where there are
 * any; of a part of a configuration (`isWhole` false) only what looks like a slip of the pen is told.
 */
export function examineVariables(root: readonly NginxDirective[], isWhole: boolean, isDump: boolean, report: ConfigReport): void {
  const directives = everyDirective(root);
  if (directives.some((directive) => bringsOthers(directive, isDump))) return;
  const known = new Set(VARIABLE_TABLE.trim().split(' '));
  const prefixes = [...known].filter((name) => name.endsWith('_'));
  const table = [...known].filter((name) => !name.endsWith('_') && name !== NEVER_MEANT);
  for (const directive of directives) for (const name of madeBy(directive)) known.add(name);
  const told = new Map<string, string | null>();
  for (const directive of directives) {
    for (const name of usedBy(directive)) {
      if (known.has(name) || /^\d/.test(name) || prefixes.some((prefix) => name.startsWith(prefix))) continue;
      if (!told.has(name)) told.set(name, told.size < NAMES ? meantBy(name, table) : null);
      const meant = told.get(name) ?? null;
      const shown = nameFact(name);
      if (meant !== null) report.add(isWhole ? 'unknown-variable-meant' : 'unknown-variable-near', directive.line, { name: shown, meant });
      else if (isWhole) report.add('unknown-variable', directive.line, { name: shown });
    }
  }
}

/** As many names are held against the table; each costs a walk through it. */
const NAMES = 100;

function bringsOthers({ name, parameters }: NginxDirective, isDump: boolean): boolean {
  const value = parameters[0]?.text ?? '';
  if (name === 'include') return !isDump && !HARMLESS.test(value);
  return name === 'load_module' || (name !== '' && entriesOf(name).length === 0);
}

/** Names of the groups of every pattern, wherever one may stand, and what the directive itself makes. */
function* madeBy({ name, parameters, block }: NginxDirective): Generator<string> {
  const place = /^(?:set|auth_request_set|perl_set)$/.test(name) ? 0 : /^(?:map|geo|split_clients)$/.test(name) ? -1 : null;
  if (place !== null) yield parameters.at(place)?.text.replace('$', '').toLowerCase() ?? '';
  for (const { text } of parameters) yield* groupsOf(text);
  // The keys of a map may be patterns.
  if (name === 'map') for (const entry of block ?? []) yield* groupsOf(entry.name);
}

function* groupsOf(text: string): Generator<string> {
  for (const [, name = ''] of text.matchAll(/\(\?(?:P?<|')([A-Za-z_]\w*)[>']/g)) yield name.toLowerCase();
}

function* usedBy({ name, parameters }: NginxDirective): Generator<string> {
  if (name === 'if') {
    const [left, operator, right] = parameters.map(({ text }) => text);
    yield* namesIn(left ?? '');
    if (operator === '=' || operator === '!=') yield* namesIn(right ?? '');
    return;
  }
  const from = FILLED.findIndex((names) => names.includes(name));
  if (from >= 0) for (const { text } of parameters.slice(from)) yield* namesIn(text);
}

/** nginx does not tell case apart in names of variables. */
function* namesIn(text: string): Generator<string> {
  for (const [, braced, bare] of text.matchAll(/\$(?:\{(\w+)\}|(\w+))/g)) yield (braced ?? bare ?? '').toLowerCase();
}

function meantBy(name: string, table: readonly string[]): string | null {
  if (name === 'host_name') return 'host';
  const longer = name.length < 8 ? undefined : table.find((one) => one.startsWith(`${name}_`));
  return longer ?? nearest(name, table);
}
