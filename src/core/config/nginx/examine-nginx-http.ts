import type { ConfigReport } from '../config-finding.ts';
import { examineHsts, isHstsHeader } from '../hsts.ts';
import { named } from '../named-index.ts';
import { hostFact } from '../safe-fact.ts';
import { everyDirective } from './nginx-server.ts';
import type { NginxServer } from './nginx-server.ts';
import type { NginxDirective } from './read-nginx.ts';

type Redirect = 'https' | 'http' | 'relative';

/** What concerns readers on their way from http to https: redirects, HSTS, names and default servers. */
export function examineNginxHttp(servers: readonly NginxServer[], report: ConfigReport): void {
  const web = servers.filter(({ http }) => http);
  let plain = 0;
  let redirected = 0;
  for (const server of web) {
    const onHttp = server.listens.filter((listen) => listen.port === 80 && !listen.flags.has('ssl'));
    const isPlain = onHttp.length > 0 && !server.tls;
    const { secure, included } = examineRedirects(server, report);
    if (onHttp.length > 0) {
      plain++;
      // `return 301 https://` in a server that also speaks https would loop, so there only `if ($scheme …)` counts; both read alike here.
      if (secure || included) redirected++;
      else report.add('http-no-redirect', onHttp[0]?.line ?? server.directive.line, {});
    }
    examineHeaders(server, isPlain, report);
  }
  const secured = web.find(({ tls, directive }) => tls && hstsOf(directive.block ?? []) !== undefined);
  if (secured !== undefined && plain > 0 && redirected === 0) {
    report.add('hsts-without-redirect', hstsOf(secured.directive.block ?? [])?.line ?? secured.directive.line, {});
  }
  examineClashes(servers, report);
}

function examineRedirects({ directive, tls }: NginxServer, report: ConfigReport): { secure: boolean; included: boolean } {
  let secure = false;
  let included = false;
  for (const one of everyDirective(directive.block ?? [])) {
    if (one.name === 'include') included = true;
    const target = redirectOf(one);
    if (target === null) continue;
    if (target.to === 'https') {
      secure = true;
      if (!target.permanent && !tls) report.add('redirect-temporary', one.line, { directive: one.name });
    } else if (target.to === 'http' && tls) report.add('redirect-to-http', one.line, { directive: one.name });
  }
  return { secure, included };
}

/** Where `return` and `rewrite` send the reader. */
function redirectOf({ name, parameters }: NginxDirective): { to: Redirect; permanent: boolean } | null {
  const words = parameters.map(({ text }) => text);
  if (name === 'return') {
    const [status = '', target = ''] = words;
    if (/^https?:/i.test(status)) return { to: schemeOf(status), permanent: false };
    return /^30[12378]$/.test(status) ? { to: schemeOf(target), permanent: status === '301' || status === '308' } : null;
  }
  if (name === 'rewrite') {
    const [, target = '', flag = ''] = words;
    return /^https?:/i.test(target) ? { to: schemeOf(target), permanent: flag === 'permanent' } : null;
  }
  return null;
}

const schemeOf = (target: string): Redirect => (/^https:/i.test(target) ? 'https' : /^http:/i.test(target) ? 'http' : 'relative');

const isHsts = ({ name, parameters }: NginxDirective): boolean => name === 'add_header' && isHstsHeader(parameters[0]?.text ?? '');
const hstsOf = (level: readonly NginxDirective[]): NginxDirective | undefined => named(level, 'add_header').find(isHsts);

function examineHeaders({ directive, levels }: NginxServer, isPlain: boolean, report: ConfigReport): void {
  const inherited = levels.map(hstsOf).find((found) => found !== undefined);
  for (const one of everyDirective(directive.block ?? [])) {
    if (isHsts(one)) {
      if (isPlain) report.add('hsts-on-http', one.line, {});
      else examineHeader(one, report);
    } else if (one.block !== null && !isPlain && inherited !== undefined) {
      // add_header is taken over only where a level has none of its own.
      const other = one.block.find(({ name }) => name === 'add_header');
      if (other !== undefined && hstsOf(one.block) === undefined)
        report.add('hsts-lost-in-location', other.line, { directive: 'add_header' });
    }
  }
  if (inherited !== undefined && !isPlain && hstsOf(directive.block ?? []) === undefined) examineHeader(inherited, report);
}

function examineHeader({ parameters, line }: NginxDirective, report: ConfigReport): void {
  examineHsts(parameters[1]?.text ?? '', line, report);
  if (parameters[2]?.text !== 'always') report.add('hsts-not-always', line, { directive: 'add_header' });
}

/** Two default servers, or one name twice, on the same address. */
function examineClashes(servers: readonly NginxServer[], report: ConfigReport): void {
  const defaults = new Map<string, number>();
  const names = new Map<string, number>();
  for (const { listens, names: own } of servers) {
    for (const { address, flags, line, port } of listens) {
      if (flags.has('default_server') || flags.has('default')) {
        const first = defaults.get(address);
        if (first === undefined) defaults.set(address, line);
        else report.add('default-server-repeated', line, { address: port === null ? null : hostFact(String(port)), firstLine: first });
      }
      for (const name of new Set(own)) {
        const key = `${address} ${name.toLowerCase()}`;
        const first = names.get(key);
        if (first === undefined) names.set(key, line);
        else if (first !== line) report.add('server-name-repeated', line, { name: hostFact(name), firstLine: first });
      }
    }
  }
}
