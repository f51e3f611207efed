import { ConfigReport } from '../config-finding.ts';
import type { ConfigFinding } from '../config-finding.ts';
import { examineCertificateFile, examineChainFile, examineKeyFile } from '../certificate-file.ts';
import { examineCiphers } from '../cipher-list.ts';
import { nameFact } from '../safe-fact.ts';
import { apacheHosts, everyNode } from './apache-host.ts';
import type { ApacheHost } from './apache-host.ts';
import { examineApacheProtocols } from './apache-protocols.ts';
import { examineApacheHttp } from './examine-apache-http.ts';
import { examineApacheTls, isTls } from './examine-apache-tls.ts';
import { readApache } from './read-apache.ts';
import type { ApacheNode } from './read-apache.ts';

/** Remarks on pasted Apache configuration (2.2 or 2.4), whole or in part. What `Include` brings in stays unseen. */
export function examineApache(text: string): ConfigFinding[] {
  const report = new ConfigReport();
  const root = readApache(text, report);
  const hosts = apacheHosts(root);
  const includes: ApacheNode[] = [];
  let whole = false;
  for (const node of everyNode(root)) {
    examineDirective(node, report);
    if (node.name === 'include' || node.name === 'includeoptional' || node.name === 'use') includes.push(node);
    if (node.name === 'serverroot' || node.name === 'loadmodule' || node.name === 'listen') whole = true;
    if (node.name === 'virtualhost') {
      for (const inner of everyNode(node.children ?? [])) {
        if (inner.name === 'sslstaplingcache') report.add('stapling-cache-in-host', inner.line, {});
      }
    }
  }
  const [include] = includes;
  if (include !== undefined)
    report.add('include-unseen', include.line, { directive: include.written === 'Use' ? 'Use' : 'Include', count: includes.length });
  const tls = hosts.filter(isTls);
  for (const host of tls) examineApacheTls(host, { included: include !== undefined, whole }, report);
  examineApacheHttp(hosts, report);
  examineClashes(tls, report);
  return report.sorted();
}

/** Directives of mod_ssl that take exactly so many words that a comment behind them is an error (tried on 2.4.71). */
const NO_COMMENT = /^(?:ssl|servername$|documentroot$)/;

function examineDirective(node: ApacheNode, report: ConfigReport): void {
  const { name, written, line, parameters } = node;
  const value = parameters[0] ?? '';
  const directive = nameFact(written);
  if (directive === null) return;
  const unknown = parameters.map((word) => /\$\{([A-Za-z_]\w{0,59})\}/.exec(word)?.[1]).find((found) => found !== undefined);
  if (name.startsWith('ssl') && unknown !== undefined) report.add('variable-unseen', line, { name: nameFact(unknown) });
  if (NO_COMMENT.test(name) && parameters.some((word, index) => index > 0 && word.startsWith('#')))
    report.add('inline-comment', line, { directive });
  if (name === 'sslprotocol') examineApacheProtocols(node, report);
  else if (name === 'sslciphersuite') examineCiphers(parameters.at(-1) ?? '', line, report, true);
  else if (name === 'sslcertificatefile') examineCertificateFile(value, directive, line, report);
  else if (name === 'sslcertificatekeyfile') examineKeyFile(value, directive, line, report);
  else if (name === 'sslcertificatechainfile') {
    report.add('chain-file-old', line, { directive });
    examineChainFile(value, directive, line, report);
  } else if (name === 'sslcacertificatefile') examineChainFile(value, directive, line, report);
  else if (name === 'sslcompression' && value.toLowerCase() === 'on') report.add('apache-compression', line, {});
  else if (name === 'sslinsecurerenegotiation' && value.toLowerCase() === 'on') report.add('apache-insecure-renegotiation', line, {});
  else if (name === 'namevirtualhost') report.add('apache-name-virtual-host', line, {});
}

/** Two hosts that answer for one name on one address: the second is never reached. */
function examineClashes(hosts: readonly ApacheHost[], report: ConfigReport): void {
  const seen = new Map<string, number>();
  for (const { own, addresses } of hosts) {
    const server = own.findLast(({ name }) => name === 'servername');
    const name = server?.parameters[0]
      ?.toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/:\d+$/, '');
    if (server === undefined || name === undefined) continue;
    for (const address of addresses) {
      const key = `${address.toLowerCase().replace('_default_', '*')} ${name}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, server.line);
      else
        report.add('server-name-repeated', server.line, { name: /^[\p{L}\p{N}.*_-]{1,253}$/u.test(name) ? name : null, firstLine: first });
    }
  }
}
