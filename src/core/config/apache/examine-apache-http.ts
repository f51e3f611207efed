import type { ConfigReport } from '../config-finding.ts';
import { examineHsts, isHstsHeader } from '../hsts.ts';
import { nameFact } from '../safe-fact.ts';
import { everyNode } from './apache-host.ts';
import type { ApacheHost } from './apache-host.ts';
import { isTls } from './examine-apache-tls.ts';
import type { ApacheNode } from './read-apache.ts';

/** What concerns readers on their way from http to https: redirects and HSTS. */
export function examineApacheHttp(hosts: readonly ApacheHost[], report: ConfigReport): void {
  let plain = 0;
  let redirected = 0;
  let hstsLine: number | null = null;
  for (const host of hosts) {
    const tls = isTls(host);
    const nodes = host.node === null ? host.own : (host.node.children ?? []);
    const { secure, hidden } = examineRedirects(nodes, tls, report);
    if (!tls && host.ports.includes(80)) {
      plain++;
      if (secure || hidden) redirected++;
      else report.add('http-no-redirect', host.line, {});
    }
    for (const node of everyNode(nodes)) {
      const header = hstsOf(node);
      if (header === null) continue;
      if (!tls) report.add('hsts-on-http', node.line, {});
      else {
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
}

/** `Header [always|onsuccess] set|add|append|merge|setifempty Strict-Transport-Security VALUE`. */
function hstsOf({ name, parameters }: ApacheNode): Hsts | null {
  if (name !== 'header') return null;
  const words = [...parameters];
  const condition = /^(?:always|onsuccess)$/i.test(words[0] ?? '') ? words.shift()?.toLowerCase() : undefined;
  const [action = '', header = '', value = ''] = words;
  if (!/^(?:set|add|append|merge|setifempty)$/i.test(action) || !isHstsHeader(header.replace(/:$/, ''))) return null;
  return { value, always: condition === 'always' };
}

function examineRedirects(nodes: readonly ApacheNode[], tls: boolean, report: ConfigReport): { secure: boolean; hidden: boolean } {
  let secure = false;
  let hidden = false;
  for (const node of everyNode(nodes)) {
    if (node.name === 'include' || node.name === 'includeoptional' || node.name === 'use') hidden = true;
    const redirect = redirectOf(node);
    if (redirect === null) continue;
    const directive = nameFact(node.written);
    if (redirect.scheme === 'https') {
      secure = true;
      if (!redirect.permanent && !tls) report.add('redirect-temporary', node.line, { directive });
    } else if (tls) report.add('redirect-to-http', node.line, { directive });
  }
  return { secure, hidden };
}

function redirectOf({ name, parameters }: ApacheNode): { scheme: 'https' | 'http'; permanent: boolean } | null {
  if (!['redirect', 'redirectmatch', 'redirectpermanent', 'redirecttemp', 'rewriterule'].includes(name)) return null;
  const target = parameters.find((word, index) => (index > 0 || name !== 'rewriterule') && /^https?:\/\//i.test(word));
  if (target === undefined) return null;
  const scheme = /^https:/i.test(target) ? 'https' : 'http';
  const words = parameters.map((word) => word.toLowerCase());
  if (name === 'rewriterule') {
    const flags = words.at(-1) ?? '';
    // [P] hands the request on to another server; that is no redirect.
    if (/[[,]p(?:roxy)?[\],]/.test(flags)) return null;
    return { scheme, permanent: /r(?:edirect)?=(?:301|308|permanent)/.test(flags) };
  }
  return {
    scheme,
    permanent: name === 'redirectpermanent' || words.some((word) => word === 'permanent' || word === '301' || word === '308'),
  };
}
