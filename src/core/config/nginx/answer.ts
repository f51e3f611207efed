import type { NginxDirective } from './read-nginx.ts';
import type { NginxServer } from './nginx-server.ts';
import type { Request } from './request.ts';

/** What a server does with a request: sends the reader on, answers, or something that the text does not tell. */
export type Answer = { kind: 'redirect'; to: Request; line: number } | { kind: 'content'; status: number } | { kind: 'unknown' };

/** Variables by name, without the dollar sign; null where the value is not known. */
type Variables = Map<string, string | null>;

const UNKNOWN: Answer = { kind: 'unknown' };
const CONTENT: Answer = { kind: 'content', status: 200 };

/**
 * What a server does with a request, as its rewrite directives say in their order and then those of the location (ngx_http_rewrite_module). Regular
 * expressions of the text are never run: those that match everything or certainly not the path are known by their shape, all else is unknown.
 */
export function answerOf({ directive, names }: NginxServer, request: Request): Answer {
  const variables = variablesOf(request, names[0] ?? '');
  const block = directive.block ?? [];
  const early = run(block, request, variables);
  if (early !== null) return early;
  const location = findLocation(block, request.path);
  if (location === 'unknown') return UNKNOWN;
  if (location !== null) {
    const late = run(location.block ?? [], request, variables);
    if (late !== null) return late;
    if (location.block?.some(({ name }) => name === 'location') === true) return UNKNOWN;
  }
  const level = [...block, ...(location?.block ?? [])];
  return level.some(({ name }) => name === 'include' || name.includes('_by_lua')) ? UNKNOWN : CONTENT;
}

function variablesOf({ scheme, host, port, path }: Request, serverName: string): Variables {
  const secure = scheme === 'https';
  return new Map<string, string | null>([
    ['scheme', scheme],
    ['host', host],
    ['http_host', port === (secure ? 443 : 80) ? host : `${host}:${port}`],
    ['server_name', serverName.startsWith('~') ? null : serverName],
    ['server_port', String(port)],
    ['https', secure ? 'on' : ''],
    ['request_uri', path],
    ['uri', path],
    ['document_uri', path],
    ['request_method', 'GET'],
    ['args', ''],
    ['query_string', ''],
    ['is_args', ''],
  ]);
}

/** Runs the rewrite directives of one level; null when none of them ends the request. */
function run(block: readonly NginxDirective[], request: Request, variables: Variables): Answer | null {
  for (const { name, line, parameters, block: inside } of block) {
    const words = parameters.map(({ text }) => text);
    if (name === 'return') return returned(words, line, request, variables);
    if (name === 'break') return null;
    if (name === 'set' && words[0] !== undefined) variables.set(words[0].slice(1), expand(words[1] ?? '', variables));
    else if (name === 'rewrite') {
      const fits = matches(words[0] ?? '', request.path);
      if (fits === false) continue;
      const target = words[1] ?? '';
      const sendsOn = /^(?:https?:\/\/|\$scheme)/.test(target) || words[2] === 'redirect' || words[2] === 'permanent';
      return fits && sendsOn ? redirect(target, line, request, variables) : UNKNOWN;
    } else if (name === 'if' && inside !== null) {
      const holds = condition(words.join(' '), variables);
      if (holds === false) continue;
      const found = run(inside, request, variables);
      if (found !== null) return holds ? found : UNKNOWN;
    } else if (name.startsWith('rewrite_by_lua') || name.startsWith('access_by_lua')) return UNKNOWN;
  }
  return null;
}

function returned([status = '', target]: readonly string[], line: number, request: Request, variables: Variables): Answer {
  if (!/^\d+$/.test(status)) return redirect(status, line, request, variables);
  if (/^30[12378]$/.test(status) && target !== undefined) return redirect(target, line, request, variables);
  return { kind: 'content', status: Number(status) };
}

/** Scheme, host with its port, and the rest; of variables those that hold a host. */
const ABSOLUTE = /^([^:/]{1,30}):\/\/([^/?#$]*(?:\$\{?(?:host|http_host|server_name)\b\}?(?::\$?\w+)?[^/?#$]*)?)(.*)$/;

function redirect(target: string, line: number, request: Request, variables: Variables): Answer {
  const [, scheme, authority, rest = ''] = ABSOLUTE.exec(target) ?? [];
  if (scheme === undefined || authority === undefined) {
    return target.startsWith('/') || target.startsWith('$request_uri')
      ? { kind: 'redirect', to: { ...request, path: pathOf(target, variables) }, line }
      : UNKNOWN;
  }
  const [protocol, place] = [expand(scheme, variables)?.toLowerCase(), expand(authority, variables)?.toLowerCase()];
  if ((protocol !== 'http' && protocol !== 'https') || place === undefined) return UNKNOWN;
  const [, host = '', port] = /^(.*?)(?::(\d{1,5}))?$/.exec(place) ?? [];
  if (host === '') return UNKNOWN;
  const to: Request = {
    scheme: protocol,
    host,
    port: port === undefined ? (protocol === 'https' ? 443 : 80) : Number(port),
    path: rest === '' ? '/' : pathOf(rest, variables),
    via: request.via,
  };
  return { kind: 'redirect', to, line };
}

const pathOf = (text: string, variables: Variables): string | null => {
  const [path = ''] = (expand(text, variables) ?? '?').split(/[?#]/);
  return path.startsWith('/') ? path : null;
};

/** A text with its variables filled in, null when one of them is not known. `$1` and the like never are. */
function expand(text: string, variables: Variables): string | null {
  const unknown: string[] = [];
  const filled = text.replace(/\$(?:\{(\w{1,60})\}|(\w{1,60}))/g, (_, braced: string | undefined, bare: string | undefined) => {
    const name = braced ?? bare ?? '';
    const value = variables.get(name) ?? null;
    if (value === null) unknown.push(name);
    return value ?? '';
  });
  return unknown.length === 0 ? filled : null;
}

/** Does an `if` hold? Undefined when that depends on what the text does not tell. */
function condition(text: string, variables: Variables): boolean | undefined {
  const [, left, operator, right] = /^\(\s*(\$\w{1,60})\s*(?:(!?=|!?~\*?)\s*([^ ]{0,300}))?\s*\)$/.exec(text) ?? [];
  if (left === undefined) return undefined;
  const value = expand(left, variables);
  if (value === null) return undefined;
  if (operator === undefined || right === undefined) return value !== '' && value !== '0';
  if (operator.includes('~')) {
    const plain = /^(\^?)((?:[\w-]|\\\.)*)(\$?)$/.exec(right);
    if (plain === null) return undefined;
    const [, start, escaped = '', end] = plain;
    const word = escaped.replaceAll('\\', '').toLowerCase();
    const place = value.toLowerCase();
    const found =
      start === '' ? (end === '' ? place.includes(word) : place.endsWith(word)) : end === '' ? place.startsWith(word) : place === word;
    return operator.startsWith('!') ? !found : found;
  }
  const wanted = expand(right, variables);
  return wanted === null ? undefined : (value === wanted) === (operator === '=');
}

/** Does a pattern fit a path? Known by its shape alone. */
function matches(pattern: string, path: string | null): boolean | undefined {
  if (/^\^?\/?(?:\(\.[*+]\)|\.\*|\(\/?\.\*\))?\$?$/.test(pattern) && !/^\^?\/?\$$/.test(pattern)) return true;
  // A dot in the pattern and none in the path.
  return path !== null && !path.includes('.') && /\\\.(?![?*{])/.test(pattern) ? false : undefined;
}

/** The location for a path: the exact one, else the longest beginning unless a pattern may fit; null when there is none. */
function findLocation(block: readonly NginxDirective[], path: string | null): NginxDirective | null | 'unknown' {
  let longest: NginxDirective | null = null;
  let length = -1;
  let pattern: 'unknown' | null = null;
  for (const location of block) {
    if (location.name !== 'location') continue;
    const words = location.parameters.map(({ text }) => text);
    const [kind = '', prefix = ''] = words.length > 1 ? words : ['', words[0] ?? ''];
    if (prefix.startsWith('@')) continue;
    if (kind.startsWith('~')) {
      if (matches(prefix, path) !== false) pattern = 'unknown';
    } else if (path === null) {
      // Any of them, but for the one that takes everything.
      if (prefix !== '/' || kind === '=') return 'unknown';
      [longest, length] = [location, 1];
    } else if (kind === '=') {
      if (prefix === path) return location;
    } else if (path.startsWith(prefix) && prefix.length > length) {
      [longest, length] = [location, prefix.length];
    }
  }
  const isFinal = longest?.parameters[0]?.text === '^~';
  return pattern !== null && !isFinal ? pattern : longest;
}
