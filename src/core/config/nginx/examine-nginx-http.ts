import type { ConfigReport } from '../config-finding.ts';
import { examineHsts, isHstsHeader } from '../hsts.ts';
import { named } from '../named-index.ts';
import { hostFact } from '../safe-fact.ts';
import { answerOf } from './answer.ts';
import { hasSocketOption, socketOf } from './listen.ts';
import type { Listen } from './listen.ts';
import { everyDirective } from './nginx-server.ts';
import type { NginxServer } from './nginx-server.ts';
import type { NginxDirective } from './read-nginx.ts';
import { Sockets } from './request.ts';
import type { Request } from './request.ts';

/** `unknown`: where it leads is in a variable. */
type Redirect = 'https' | 'http' | 'relative' | 'unknown';

/** What concerns readers on their way from http to https: redirects, HSTS, names and default servers. */
export function examineNginxHttp(servers: readonly NginxServer[], report: ConfigReport): void {
  const web = servers.filter(({ http }) => http);
  const sockets = new Sockets(servers);
  const loops = new Map<number, Request>();
  let plain = 0;
  let redirected = 0;
  for (const server of web) {
    const onHttp = server.listens.filter((listen) => listen.port === 80 && !listen.tls && !listen.isLocal);
    const isPlain = onHttp.length > 0 && !server.tls;
    const { secure, unsure } = examineRedirects(server, sockets, report);
    const ways = followAll(server, sockets, loops);
    if (onHttp.length > 0) {
      plain++;
      if (secure || unsure || ways.leadToHttps) redirected++;
      else if (!ways.refuse) report.add('http-no-redirect', onHttp[0]?.line ?? server.directive.line, {});
    }
    examineHeaders(server, isPlain, report);
  }
  for (const [line, { host, scheme }] of loops) report.add('redirect-loop', line, { from: hostFact(host), scheme });
  const secured = web.find(({ tls, directive }) => tls && hstsOf(directive.block ?? []) !== undefined);
  if (secured !== undefined && plain > 0 && redirected === 0) {
    report.add('hsts-without-redirect', hstsOf(secured.directive.block ?? [])?.line ?? secured.directive.line, {});
  }
  examineClashes(servers, report);
  examineIpv6(web, report);
}

/** As many redirects as that nobody has who is not going round in a circle; browsers give up at twenty. */
const STEPS = 12;
/** Names of one server that are asked for. */
const NAMES = 5;

/** Follows requests for the first page of each name of a server through all servers. */
function followAll(server: NginxServer, sockets: Sockets, loops: Map<number, Request>): { leadToHttps: boolean; refuse: boolean } {
  const hosts = server.names.filter((name) => /^[\p{L}\p{N}.-]+$/u.test(name)).slice(0, NAMES);
  // Whoever asks for a name that no server has gets the default one.
  if (hosts.length === 0) hosts.push('any.invalid');
  let leadToHttps = false;
  let refuse = false;
  for (const { port, transport, isLocal, tls, host: via } of server.listens.slice(0, NAMES)) {
    if (port === null || transport !== 'tcp' || isLocal) continue;
    for (const host of hosts) {
      const found = follow({ scheme: tls ? 'https' : 'http', host: host.toLowerCase(), port, path: '/', via }, sockets, loops);
      if (tls) continue;
      leadToHttps ||= found.secure;
      refuse ||= found.status >= 400;
    }
  }
  return { leadToHttps, refuse };
}

/** Where one request ends up. Of the requests that go round in a circle the first is kept for each line that closes one. */
function follow(start: Request, sockets: Sockets, loops: Map<number, Request>): { secure: boolean; status: number } {
  const seen = new Set<string>();
  let request = start;
  let line = 0;
  for (let step = 0; ; step++) {
    const url = `${request.scheme}://${request.host}:${request.port}${request.path ?? '?'}`;
    if (step > STEPS || seen.has(url)) {
      if (!loops.has(line)) loops.set(line, start);
      return { secure: false, status: 0 };
    }
    seen.add(url);
    const secure = request.scheme === 'https' && start.scheme === 'http';
    const found = sockets.find(request);
    // A name that no server here has may well be another machine's.
    const isElsewhere = request.host !== start.host && found?.byName === false;
    const isAffordable = sockets.spend(found?.server.directive.block?.length ?? 0);
    const answer = found === null || isElsewhere || !isAffordable ? null : answerOf(found.server, request);
    if (found === null || answer?.kind !== 'redirect')
      return { secure, status: answer?.kind === 'content' && step === 0 ? answer.status : 0 };
    line = answer.line;
    request = { ...answer.to, via: found.via };
  }
}

/** A name that IPv6 leads to on port 80 and on port 443 to nobody, or to somebody else. */
function examineIpv6(web: readonly NginxServer[], report: ConfigReport): void {
  const on = (port: number, wanted: (listen: Listen) => boolean): Set<string> =>
    new Set(web.flatMap(({ listens, names }) => (listens.some((listen) => listen.port === port && wanted(listen)) ? names : [])));
  const both = ({ isIpv6, flags, host }: Listen): boolean => isIpv6 || (flags.has('ipv6only') && host.startsWith('['));
  const plain = on(80, both);
  const secure = on(443, both);
  for (const { listens, names, tls } of web) {
    const listen = listens.find(({ port, isLocal }) => port === 443 && !isLocal);
    const name = names.find((one) => plain.has(one) && !secure.has(one) && one !== '_');
    if (tls && listen !== undefined && name !== undefined) report.add('ipv6-missing', listen.line, { name: hostFact(name) });
  }
}

/** `unsure`: a redirect may stand in another file or lead anywhere. */
function examineRedirects({ directive, tls }: NginxServer, sockets: Sockets, report: ConfigReport): { secure: boolean; unsure: boolean } {
  let secure = false;
  let unsure = false;
  for (const one of everyDirective(directive.block ?? [])) {
    if (one.name === 'include') unsure = true;
    const redirect = redirectOf(one);
    if (redirect === null) continue;
    const to = schemeOf(redirect.target);
    if (to === 'unknown' || (one.name === 'error_page' && to === 'https')) unsure = true;
    else if (to === 'https') {
      secure = true;
      if (!redirect.permanent && !tls) report.add('redirect-temporary', one.line, { directive: one.name });
    } else if (to === 'http' && tls && isOwnHost(redirect.target, sockets))
      report.add('redirect-to-http', one.line, { directive: one.name });
  }
  return { secure, unsure };
}

/** Where `return`, `rewrite` and `error_page` send the reader. */
function redirectOf({ name, parameters }: NginxDirective): { target: string; permanent: boolean } | null {
  const words = parameters.map(({ text }) => text);
  if (name === 'return') {
    const [status = '', target = ''] = words;
    if (/^https?:/i.test(status)) return { target: status, permanent: false };
    return /^30[12378]$/.test(status) ? { target, permanent: status === '301' || status === '308' } : null;
  }
  if (name === 'rewrite') {
    const [, target = '', flag = ''] = words;
    return /^(?:https?:|\$)/i.test(target) ? { target, permanent: flag === 'permanent' } : null;
  }
  return name === 'error_page' ? { target: words.at(-1) ?? '', permanent: false } : null;
}

function schemeOf(target: string): Redirect {
  if (/^https:/i.test(target)) return 'https';
  if (/^http:/i.test(target)) return 'http';
  return /^\$(?!\d|\{?(?:scheme|request_uri|uri|document_uri|document_root|fastcgi_script_name)\b)/.test(target) ? 'unknown' : 'relative';
}

/** Another agency's site may have no https yet; the one that was asked for, and those that the text serves by https, have. */
function isOwnHost(target: string, sockets: Sockets): boolean {
  const host = /^http:\/\/([^/?#:]{1,253})/i.exec(target)?.[1]?.toLowerCase() ?? '';
  if (/^\$\{?(?:host|http_host|server_name)\b/.test(host)) return true;
  return sockets.find({ scheme: 'https', host, port: 443, path: null, via: '*' })?.byName === true;
}

const isHsts = ({ name, parameters }: NginxDirective): boolean => name === 'add_header' && isHstsHeader(parameters[0]?.text ?? '');
const hstsOf = (level: readonly NginxDirective[]): NginxDirective | undefined => named(level, 'add_header').find(isHsts);

/** Inheritance of add_header: a level that has its own takes none over, unless add_header_inherit says merge (1.29.3). */
function examineHeaders({ directive, levels }: NginxServer, isPlain: boolean, report: ConfigReport): void {
  const inherited = levels.map(hstsOf).find((found) => found !== undefined);
  const merged = levels.some(isMerging);
  const own = directive.block ?? [];
  for (const one of [directive, ...everyDirective(own)]) {
    if (isHsts(one)) {
      if (isPlain) report.add('hsts-on-http', one.line, {});
      else examineHeader(one, report);
    } else if (one.block !== null && !isPlain && inherited !== undefined && !merged && !isMerging(one.block)) {
      const other = one.block.find(({ name }) => name === 'add_header');
      // The file that is included may well be the one with the headers.
      if (other !== undefined && hstsOf(one.block) === undefined && named(one.block, 'include').length === 0)
        report.add('hsts-lost-in-location', other.line, { directive: 'add_header' });
    }
  }
  if (inherited !== undefined && !isPlain && hstsOf(own) === undefined) examineHeader(inherited, report);
}

const isMerging = (level: readonly NginxDirective[]): boolean =>
  named(level, 'add_header_inherit').some(({ parameters }) => parameters[0]?.text === 'merge');

function examineHeader({ parameters, line }: NginxDirective, report: ConfigReport): void {
  examineHsts(parameters[1]?.text ?? '', line, report);
  if (parameters[2]?.text !== 'always') report.add('hsts-not-always', line, { directive: 'add_header' });
}

/** Two default servers, one name, one address or one option of a socket twice. */
function examineClashes(servers: readonly NginxServer[], report: ConfigReport): void {
  const defaults = new Map<string, number>();
  const options = new Map<string, number>();
  const names = new Map<string, { line: number; server: NginxServer }>();
  for (const server of servers) {
    const own = new Map<string, number>();
    for (const listen of server.listens) {
      const { isDefault, line, port } = listen;
      // Mail, http and stream each have sockets of their own, and a variable may hold anything.
      if (listen.address.includes('$')) continue;
      const socket = `${server.http ? '' : 'other '}${socketOf(listen)}`;
      const address = port === null ? null : hostFact(String(port));
      const earlier = own.get(socket);
      if (earlier === undefined) own.set(socket, line);
      else report.add('duplicate-listen', line, { address, firstLine: earlier });
      if (isDefault) {
        const first = defaults.get(socket);
        if (first === undefined) defaults.set(socket, line);
        else if (earlier === undefined) report.add('default-server-repeated', line, { address, firstLine: first });
      }
      if (hasSocketOption(listen)) {
        const first = options.get(socket);
        if (first === undefined) options.set(socket, line);
        else if (earlier === undefined) report.add('duplicate-listen-options', line, { address, firstLine: first });
      }
      for (const name of new Set(server.names)) {
        const key = `${socket} ${name.toLowerCase()}`;
        const first = names.get(key);
        if (first === undefined) names.set(key, { line, server });
        else if (first.server !== server) report.add('server-name-repeated', line, { name: hostFact(name), firstLine: first.line });
      }
    }
  }
}
