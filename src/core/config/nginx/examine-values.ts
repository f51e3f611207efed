import type { ConfigReport } from '../config-finding.ts';
import type { NginxDirective } from './read-nginx.ts';

/** What nginx refuses of a directive although its name, place and number of arguments are right. `owner`: the block it stands in. */
export function examineValues(directive: NginxDirective, owner: NginxDirective | null, report: ConfigReport): void {
  const { name, line, parameters } = directive;
  const words = parameters.map(({ text }) => text);
  if (name === 'if') {
    if (!isCondition(words)) report.add('if-condition', line, {});
  } else if (name === 'proxy_pass') examineProxyPass(directive, owner, report);
  else if (name === 'ssl_session_cache') {
    if (!words.every(isSessionCache)) report.add('wrong-value', line, { name, expected: 'off, shared:SSL:10m' });
  } else if ((name === 'add_header' || name === 'add_trailer') && words.length === 3 && words[2] !== 'always')
    report.add('header-parameter', line, { directive: name });
}

/** `location` twice for one path, `root` and `alias` in one place. */
export function examineNeighbours(directives: readonly NginxDirective[], report: ConfigReport): void {
  const locations = new Map<string, number>();
  let folder: NginxDirective | null = null;
  for (const directive of directives) {
    const { name, line } = directive;
    if (name === 'location') {
      const key = placeOf(directive);
      if (key === null) continue;
      const firstLine = locations.get(key);
      if (firstLine === undefined) locations.set(key, line);
      else report.add('location-repeated', line, { firstLine });
    } else if (name === 'root' || name === 'alias') {
      if (folder !== null && folder.name !== name) report.add('root-and-alias', line, { firstLine: folder.line });
      folder ??= directive;
    }
  }
}

/** What a location is for; null for patterns and names, of which nginx takes two alike (ngx_http_join_exact_locations). */
function placeOf({ parameters }: NginxDirective): string | null {
  const [first = '', second] = parameters.map(({ text }) => text);
  const [, joined = '', rest = ''] = /^(=|\^~|~\*?|)([^]*)$/.exec(first) ?? [];
  const [kind, path] = second === undefined ? [joined, rest] : [first, second];
  if (kind.startsWith('~') || path.startsWith('@')) return null;
  return `${kind === '=' ? '=' : ''} ${path}`;
}

/** ngx_http_rewrite_if_condition: one variable, a comparison, or a question about a file; no `&&`, no `==`. */
function isCondition(words: readonly string[]): boolean {
  if (words[0]?.startsWith('(') !== true || words.at(-1)?.endsWith(')') !== true) return false;
  // The brackets stand alone or close to what they hold.
  const parts = words.map((word, at) => word.slice(at === 0 ? 1 : 0, at === words.length - 1 ? -1 : undefined));
  if (parts[0] === '') parts.shift();
  if (parts.at(-1) === '') parts.pop();
  const [left = '', operator = ''] = parts;
  if (left.startsWith('$'))
    return /^\$\w+$/.test(left) && (parts.length === 1 || (parts.length === 3 && /^(?:!?=|!?~\*?)$/.test(operator)));
  return parts.length === 2 && /^!?-[fdex]$/.test(left);
}

/** What follows the scheme, the socket and the port is passed on as a path, which a pattern has no fixed part to put it in the place of. */
function examineProxyPass({ line, parameters }: NginxDirective, owner: NginxDirective | null, report: ConfigReport): void {
  const url = parameters[0]?.text ?? '';
  if (url.includes('$') || owner === null || !/^(?:location|if|limit_except)$/.test(owner.name)) return;
  const rest = /^https?:\/\/([^]*)$/i.exec(url)?.[1];
  if (rest === undefined) report.add('proxy-pass-scheme', line, {});
  else if (
    (owner.name !== 'location' || /^[~@]/.test(owner.parameters[0]?.text ?? '')) &&
    (rest.startsWith('unix:') ? rest.indexOf(':', 5) > 0 : /[/?]/.test(rest))
  )
    report.add('proxy-pass-uri', line, {});
}

/** ngx_http_ssl_session_cache; what is too small for nginx is below eight pages. */
function isSessionCache(word: string): boolean {
  if (/^(?:off|none|builtin(?::\d+)?)$/.test(word)) return true;
  const [, number = '', unit = ''] = /^shared:[^:]+:(\d{1,12})([km]?)$/i.exec(word) ?? [];
  const bytes = Number(number) * (unit === '' ? 1 : unit.toLowerCase() === 'k' ? 1024 : 1024 * 1024);
  return number !== '' && bytes >= 8 * 4096;
}
