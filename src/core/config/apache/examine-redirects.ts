import { Budget } from '../budget.ts';
import type { ConfigReport } from '../config-finding.ts';
import { hostFact, nameFact } from '../safe-fact.ts';
import { isLoopback } from './address.ts';
import { answerOf, aliasOf, engineOf, type Answer } from './answer.ts';
import { everyNode, folderOf, namesOf } from './apache-host.ts';
import type { ApacheHost } from './apache-host.ts';
import { isTls } from './examine-apache-tls.ts';
import type { ApacheNode } from './read-apache.ts';
import type { Request } from './request.ts';
import { SOME_NAME, STEPS_OF_ALL, Sites } from './sites.ts';

/** Browsers give up after twenty (net::URLRequest::kMaxRedirects, network.http.redirection-limit). */
const STEPS = 20;
/** Hosts, and names and ports of each, that are tried. */
const HOSTS = 300;
const NAMES = 10;
const PATHS = ['/', '/some/page.html'];

/** Sends requests through the hosts: circles, hosts that leave readers with http, rules that never run. */
export function examineRedirects(hosts: readonly ApacheHost[], root: readonly ApacheNode[], report: ConfigReport): void {
  examineEngines(hosts, root, report);
  examineSlashes(root, report);
  const real = hosts.filter(({ node }) => node !== null);
  const sites = new Sites(real);
  for (const host of real.slice(0, HOSTS)) {
    for (const start of startsAt(host)) {
      const { loop } = walk(start, sites);
      const from = start.name === SOME_NAME ? '%{HTTP_HOST}' : hostFact(start.name);
      if (loop !== null) report.add('redirect-loop', loop.line, { from, scheme: start.scheme });
    }
  }
  if (real.length === 0) examineFolder(root, report);
}

/** Requests for each name of a host on each of its ports. */
function startsAt(host: ApacheHost): Request[] {
  const names = namesOf(host).map((name) => name.replaceAll('*', 'x').replaceAll('?', 'x'));
  const scheme = isTls(host) ? 'https' : 'http';
  const ports = new Set(host.ports.slice(0, NAMES).map((port) => port ?? (scheme === 'https' ? 443 : 80)));
  return (names.length === 0 ? [SOME_NAME] : names.slice(0, NAMES)).flatMap((name) =>
    [...ports].flatMap((port) => PATHS.map((path): Request => ({ scheme, name, port, path }))),
  );
}

/** How a request ends: at https, at http, refused, or out of sight. */
type End = 'secure' | 'plain' | 'refused' | 'unseen';

/** Follows a request from host to host; `loop` is the rule that closes a circle. */
function walk(start: Request, sites: Sites): { end: End; loop: ApacheNode | null } {
  const seen = new Set<string>();
  let request = start;
  let last: ApacheNode | null = null;
  for (let step = 0; step <= STEPS; step++) {
    const key = `${request.scheme} ${request.name} ${request.port} ${request.path}`;
    if (seen.has(key)) break;
    seen.add(key);
    const host = sites.hostFor(request);
    if (host === null || isTls(host) !== (request.scheme === 'https'))
      return { end: request.scheme === 'https' ? 'secure' : 'unseen', loop: null };
    const answer = answerOf(host, request, sites.budget);
    if (sites.budget.isSpent) return { end: 'unseen', loop: null };
    if (answer.kind !== 'redirect' || answer.to === null || !answer.sure) return { end: endOf(answer, request), loop: null };
    last = answer.node;
    request = answer.to;
  }
  return { end: 'unseen', loop: last };
}

function endOf(answer: Answer, request: Request): End {
  if (request.scheme === 'https') return 'secure';
  if (answer.kind === 'page') return 'plain';
  if (answer.kind === 'refused') return answer.sure ? 'refused' : 'plain';
  return answer.secure ? 'secure' : 'unseen';
}

/** Where do readers of a plain host on port 80 end up? Plain only when nothing leads them away. */
export function endsPlain(host: ApacheHost, sites: Sites): boolean {
  if (!host.ports.includes(80) || host.addresses.every(isLoopback)) return false;
  const ends = startsAt(host)
    .filter(({ port }) => port === 80)
    .map((start) => walk(start, sites).end);
  return ends.length > 0 && ends.every((end) => end === 'plain');
}

/** Of a folder it is not known who asks for it: only what would go round for every name is told. */
function examineFolder(root: readonly ApacheNode[], report: ConfigReport): void {
  const folder = folderOf(root);
  const start: Request = { scheme: 'https', name: SOME_NAME, port: 443, path: '/some/page.html' };
  const budget = new Budget(STEPS_OF_ALL);
  const answer = answerOf(folder, start, budget);
  if (answer.kind !== 'redirect' || !answer.sure || answer.to === null) return;
  if (answer.to.name === SOME_NAME && answer.to.scheme === 'https' && answerOf(folder, answer.to, budget).kind === 'redirect')
    report.add('redirect-loop-shared', answer.node.line, { directive: nameFact(answer.node.written) });
}

/** RewriteRule does nothing without RewriteEngine; a host takes it over from the main server, a folder from the one above it. */
function examineEngines(hosts: readonly ApacheHost[], root: readonly ApacheNode[], report: ConfigReport): void {
  const inMain = hosts[0]?.main ?? folderOf(root).own;
  const inherited = engineOf(inMain);
  for (const { node, own } of hosts) {
    if (node === null || own.some(({ name }) => name === 'include' || name === 'includeoptional' || name === 'use')) continue;
    const rule = own.find(({ name }) => name === 'rewriterule');
    if (rule !== undefined && engineOf(own, inherited) === false) report.add('rewrite-engine-off', rule.line, { directive: 'RewriteRule' });
  }
}

/** `Redirect / https://host` joins path and name: /a leads to https://hosta (tried on 2.4.71). */
function examineSlashes(root: readonly ApacheNode[], report: ConfigReport): void {
  for (const node of everyNode(root)) {
    const read = node.name === 'redirectmatch' ? null : aliasOf(node);
    if (read?.path.endsWith('/') === true && /^https?:\/\/[^/]+$/i.test(read.target))
      report.add('redirect-slash', node.line, { directive: nameFact(node.written) });
  }
}
