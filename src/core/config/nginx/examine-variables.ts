import type { ConfigReport } from '../config-finding.ts';
import { nameFact } from '../safe-fact.ts';
import { entriesOf, nearest } from './directives.ts';
import { everyDirective } from './nginx-server.ts';
import type { NginxDirective } from './read-nginx.ts';
import { VARIABLE_TABLE } from './variable-table.ts';

/** Arguments in which nginx fills in variables, by the directive: from that one on. All others may hold a pattern or plain text. */
const FILLED: Readonly<Record<string, number>> = {
  access_log: 0,
  add_header: 1,
  add_trailer: 1,
  alias: 0,
  auth_request_set: 1,
  error_page: 0,
  expires: 0,
  fastcgi_param: 1,
  fastcgi_pass: 0,
  grpc_set_header: 1,
  hash: 0,
  index: 0,
  limit_conn_zone: 0,
  limit_req_zone: 0,
  log_format: 1,
  map: 0,
  proxy_cache_key: 0,
  proxy_pass: 0,
  proxy_set_header: 1,
  return: 0,
  rewrite: 1,
  root: 0,
  scgi_param: 1,
  set: 1,
  split_clients: 0,
  sub_filter: 1,
  try_files: 0,
  uwsgi_param: 1,
};
/** Which argument names the variable that a directive makes: the first one or the last one. */
const MAKERS: Readonly<Record<string, 0 | -1>> = { set: 0, auth_request_set: 0, map: -1, geo: -1, split_clients: -1 };
/** Files that come with nginx and make no variables. */
const HARMLESS = /(?:^|\/)(?:mime\.types|(?:fastcgi|uwsgi|scgi|proxy)(?:_params|\.conf))$/;
/** Modules of nginx's own; their variables are in the table. */
const OWN_MODULE = /\bngx_(?:http_(?:geoip|image_filter|perl|xslt_filter)|mail|stream(?:_geoip)?)_module\.so$/;
/** What people write for a variable that has another name. */
const MEANT: Readonly<Record<string, string>> = { host_name: 'host', client_ip: 'remote_addr', remote_ip: 'remote_addr' };
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
  return name === 'load_module' ? !OWN_MODULE.test(value) : name !== '' && entriesOf(name).length === 0;
}

/** Names of the groups of every pattern, wherever one may stand, and what the directive itself makes. */
function* madeBy({ name, parameters, block }: NginxDirective): Generator<string> {
  const at = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
  if (at !== undefined) yield parameters.at(at)?.text.replace(/^\$/, '').toLowerCase() ?? '';
  if (name === 'js_set' || name === 'perl_set') yield parameters[0]?.text.replace(/^\$/, '').toLowerCase() ?? '';
  for (const { text } of parameters) yield* groupsOf(text);
  // The keys of a map may be patterns.
  if (name === 'map') for (const entry of block ?? []) yield* groupsOf(entry.name);
}

function* groupsOf(text: string): Generator<string> {
  for (const [, name = ''] of text.matchAll(/\(\?(?:P?<|')([A-Za-z_]\w{0,60})[>']/g)) yield name.toLowerCase();
}

function* usedBy({ name, parameters }: NginxDirective): Generator<string> {
  if (name === 'if') {
    const [left, operator, right] = parameters.map(({ text }) => text);
    yield* namesIn(left ?? '');
    if (operator === '=' || operator === '!=') yield* namesIn(right ?? '');
    return;
  }
  const from = Object.hasOwn(FILLED, name) ? FILLED[name] : undefined;
  if (from !== undefined) for (const { text } of parameters.slice(from)) yield* namesIn(text);
}

/** nginx does not tell case apart in names of variables. */
function* namesIn(text: string): Generator<string> {
  for (const [, braced, bare] of text.matchAll(/\$(?:\{(\w{1,60})\}|(\w{1,60}))/g)) yield (braced ?? bare ?? '').toLowerCase();
}

function meantBy(name: string, table: readonly string[]): string | null {
  if (Object.hasOwn(MEANT, name)) return MEANT[name] ?? null;
  const longer = name.length < 8 ? undefined : table.find((one) => one.startsWith(`${name}_`));
  return longer ?? nearest(name, table);
}
