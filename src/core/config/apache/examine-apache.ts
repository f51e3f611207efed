import { ConfigReport } from '../config-finding.ts';
import type { ConfigFinding } from '../config-finding.ts';
import { examineCertificateFile, examineChainFile, examineKeyFile } from '../certificate-file.ts';
import { examineCiphers } from '../cipher-list.ts';
import { hostFact, nameFact } from '../safe-fact.ts';
import { isBefore } from '../server-version.ts';
import { apacheHosts, everyNode, folderOf, namesOf } from './apache-host.ts';
import type { ApacheHost } from './apache-host.ts';
import { examineApacheProtocols } from './apache-protocols.ts';
import { wordsOf } from './comment.ts';
import { isSure } from './conditions.ts';
import { examineApacheHttp } from './examine-apache-http.ts';
import { examineApacheTls, isTls } from './examine-apache-tls.ts';
import { examineGrammar } from './examine-grammar.ts';
import { examineListeners } from './examine-listeners.ts';
import { examineModules } from './examine-modules.ts';
import { examineRedirects } from './examine-redirects.ts';
import { readApache } from './read-apache.ts';
import type { ApacheNode } from './read-apache.ts';

/** Remarks on pasted Apache configuration (2.2 or 2.4), whole or in part; `version` as in examine-config.ts. What `Include` brings in stays unseen. */
export function examineApache(text: string, version: string | null = null): ConfigFinding[] {
  const report = new ConfigReport();
  const root = readApache(text, report);
  const hosts = apacheHosts(root);
  const nodes = everyNode(root);
  const macros = new Set(nodes.filter(({ name }) => name === 'macro').map(({ parameters }) => parameters[0]?.toLowerCase()));
  const includes: ApacheNode[] = [];
  let whole = false;
  for (const node of nodes) {
    examineDirective(node, version, report);
    const isUse = node.name === 'use' && !macros.has(node.parameters[0]?.toLowerCase());
    if (node.name === 'include' || node.name === 'includeoptional' || isUse) includes.push(node);
    if (node.name === 'serverroot' || node.name === 'loadmodule' || node.name === 'listen') whole = true;
  }
  const [include] = includes;
  if (include !== undefined)
    report.add('apache-include-unseen', include.line, { directive: include.name === 'use' ? 'Use' : 'Include', count: includes.length });
  const tls = hosts.filter(isTls);
  for (const host of tls) examineApacheTls(host, { included: include !== undefined, whole, version }, report);
  examineApacheHttp(hosts.length > 0 ? hosts : [folderOf(root)], report);
  examineRedirects(hosts, root, report);
  examineListeners(hosts, root, include !== undefined, report);
  examineModules(text, root, include !== undefined, report);
  examineGrammar(root, version, report);
  examineClashes(tls, report);
  return report.sorted();
}

function examineDirective(node: ApacheNode, version: string | null, report: ConfigReport): void {
  const { name, written, line, parameters } = node;
  const value = parameters[0] ?? '';
  const directive = nameFact(written);
  if (directive === null) return;
  const unknown = parameters.map((word) => /\$\{([A-Za-z_]\w{0,59})\}/.exec(word)?.[1]).find((found) => found !== undefined);
  if (name.startsWith('ssl') && unknown !== undefined) report.add('variable-unseen', line, { name: nameFact(unknown) });
  if (name === 'sslprotocol') {
    examineApacheProtocols(node, report);
    const tooNew = version !== null && isSure(node) && isBefore(version, 2, 4, 36) && parameters.some((word) => /TLSv1\.3$/i.test(word));
    if (tooNew) report.add('apache-tls13-too-new', line, { since: '2.4.36' });
  } else if (name === 'sslciphersuite') examineCiphers(wordsOf(parameters).at(-1) ?? '', line, report, true);
  else if (name === 'sslcertificatefile') examineCertificateFile(value, directive, line, report);
  else if (name === 'sslcertificatekeyfile') examineKeyFile(value, directive, line, report);
  else if (name === 'sslcertificatechainfile') {
    if (version === null || !isBefore(version, 2, 4, 8)) report.add('chain-file-old', line, { directive });
    examineChainFile(value, directive, line, report);
  } else if (name === 'sslcacertificatefile') examineChainFile(value, directive, line, report);
  else if (name === 'sslcompression' && value.toLowerCase() === 'on') report.add('apache-compression', line, {});
  else if (name === 'sslinsecurerenegotiation' && value.toLowerCase() === 'on') report.add('apache-insecure-renegotiation', line, {});
  else if (name === 'namevirtualhost' && !(version !== null && isBefore(version, 2, 3))) report.add('apache-name-virtual-host', line, {});
}

/** Two hosts that answer for one name on one address: the second is never reached. */
function examineClashes(hosts: readonly ApacheHost[], report: ConfigReport): void {
  const seen = new Map<string, { host: ApacheHost; line: number }>();
  for (const host of hosts) {
    // Hosts of two conditions may be there in place of each other.
    if (host.node !== null && !isSure(host.node)) continue;
    const server = host.own.findLast(({ name }) => name === 'servername');
    const [name] = namesOf({ ...host, own: server === undefined ? [] : [server] });
    if (server === undefined || name === undefined) continue;
    for (const { host: address, port } of host.addresses) {
      const key = `${address}:${port ?? ''} ${name}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, { host, line: server.line });
      else if (first.host !== host) report.add('server-name-repeated', server.line, { name: hostFact(name), firstLine: first.line });
    }
  }
}
