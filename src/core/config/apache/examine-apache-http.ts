import type { ConfigReport } from '../config-finding.ts';
import { examineHsts, isHstsHeader } from '../hsts.ts';
import { nameFact } from '../safe-fact.ts';
import { everyNode, namesOf } from './apache-host.ts';
import type { ApacheHost } from './apache-host.ts';
import { isTls } from './examine-apache-tls.ts';
import { endsPlain } from './examine-redirects.ts';
import type { ApacheNode } from './read-apache.ts';
import { Sites } from './sites.ts';

/** What concerns readers on their way from http to https: redirects and HSTS. */
export function examineApacheHttp(hosts: readonly ApacheHost[], report: ConfigReport): void {
  const sites = new Sites(hosts);
  let plain = 0;
  let redirected = 0;
  let hstsLine: number | null = null;
  for (const host of hosts) {
    const tls = isTls(host);
    const nodes = host.node === null ? host.own : (host.node.children ?? []);
    const hidden = examineTargets(host, nodes, tls, report);
    if (!tls && host.ports.includes(80)) {
      plain++;
      if (hidden || !endsPlain(host, sites)) redirected++;
      else report.add('http-no-redirect', host.line, {});
    }
    // A folder's `.htaccess` is there for both.
    const folder = host.node === null && !tls;
    for (const node of everyNode(nodes)) {
      examineRemoval(node, report);
      const header = hstsOf(node);
      if (header === null) continue;
      if (!tls && !folder) {
        if (!header.conditional) report.add('hsts-on-http', node.line, {});
      } else {
        hstsLine ??= node.line;
        examineHeader(node, header, report);
      }
    }
  }
  // Set for all hosts at once.
  for (const node of hosts[0]?.main ?? []) {
    const header = hstsOf(node);
    if (header !== null) examineHeader(node, header, report);
  }
  if (hstsLine !== null && plain > 0 && redirected === 0) report.add('hsts-without-redirect', hstsLine, {});
}

function examineHeader(node: ApacheNode, { value, always }: Hsts, report: ConfigReport): void {
  examineHsts(value, node.line, report);
  if (!always) report.add('hsts-not-always', node.line, { directive: 'Header' });
}

interface Hsts {
  value: string;
  always: boolean;
  /** Sent under a condition only, which may well be that the request came by https. */
  conditional: boolean;
}

/** HSTS taken away again, or put into the request to a back end, where no browser sees it. */
function examineRemoval({ name, written, line, parameters }: ApacheNode, report: ConfigReport): void {
  if (name !== 'header' && name !== 'requestheader') return;
  const words = parameters.map((word) => word.toLowerCase()).filter((word, index) => index > 0 || !/^(?:always|onsuccess)$/.test(word));
  const directive = nameFact(written);
  if (!isHstsHeader((words[1] ?? '').replace(/:$/, ''))) return;
  if (name === 'requestheader') {
    if (words[0] !== 'unset') report.add('hsts-in-request', line, { directive });
  } else if (words[0] === 'unset' && words.length < 3) report.add('hsts-removed', line, { directive });
}

/** `Header [always|onsuccess] set|add|append|merge|setifempty Strict-Transport-Security VALUE`. */
function hstsOf({ name, parameters }: ApacheNode): Hsts | null {
  if (name !== 'header') return null;
  const words = [...parameters];
  const condition = /^(?:always|onsuccess)$/i.test(words[0] ?? '') ? words.shift()?.toLowerCase() : undefined;
  const [action = '', header = '', value = '', when] = words;
  if (!/^(?:set|add|append|merge|setifempty)$/i.test(action) || !isHstsHeader(header.replace(/:$/, ''))) return null;
  return { value, always: condition === 'always', conditional: when !== undefined };
}

/** Remarks on where rules lead to; true where unseen files may hold more of them. */
function examineTargets(host: ApacheHost, nodes: readonly ApacheNode[], tls: boolean, report: ConfigReport): boolean {
  let hidden = false;
  const names = namesOf(host);
  for (const node of everyNode(nodes)) {
    if (node.name === 'include' || node.name === 'includeoptional' || node.name === 'use') hidden = true;
    const redirect = redirectOf(node);
    if (redirect === null) continue;
    const directive = nameFact(node.written);
    if (redirect.scheme === 'https') {
      if (!redirect.permanent && !tls) report.add('redirect-temporary', node.line, { directive });
    } else if (tls && (redirect.host.includes('%') || names.length === 0 || names.includes(redirect.host))) {
      // To somebody else's http site is no way back.
      report.add('redirect-to-http', node.line, { directive });
    }
  }
  return hidden;
}

function redirectOf({ name, parameters }: ApacheNode): { scheme: 'https' | 'http'; host: string; permanent: boolean } | null {
  if (!['redirect', 'redirectmatch', 'redirectpermanent', 'redirecttemp', 'rewriterule'].includes(name)) return null;
  const target = parameters.find((word, index) => (index > 0 || name !== 'rewriterule') && /^https?:\/\//i.test(word));
  if (target === undefined) return null;
  const scheme = /^https:/i.test(target) ? 'https' : 'http';
  const host = (target.split('/')[2] ?? '').toLowerCase();
  const words = parameters.map((word) => word.toLowerCase());
  if (name === 'rewriterule') {
    const flags = words.at(-1) ?? '';
    // [P] hands the request on to another server; that is no redirect.
    if (/[[,]p(?:roxy)?[\],]/.test(flags)) return null;
    return { scheme, host, permanent: /r(?:edirect)?=(?:301|308|permanent)/.test(flags) };
  }
  return {
    scheme,
    host,
    permanent: name === 'redirectpermanent' || words.some((word) => word === 'permanent' || word === '301' || word === '308'),
  };
}
