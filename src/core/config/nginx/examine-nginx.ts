import { examineCertificateFile, examineChainFile, examineKeyFile, looksLikeAuthority, looksLikeLeaf } from '../certificate-file.ts';
import { examineCiphers, onlyTls13 } from '../cipher-list.ts';
import { ConfigReport } from '../config-finding.ts';
import type { ConfigFinding } from '../config-finding.ts';
import { named } from '../named-index.ts';
import { examineProtocols, protocolOf, reportUnknownProtocol } from '../protocol-set.ts';
import type { ProtocolName } from '../protocol-set.ts';
import { fileFact, nameFact } from '../safe-fact.ts';
import { examineDirectives } from './examine-directives.ts';
import { examineNginxHttp } from './examine-nginx-http.ts';
import { examineVariables } from './examine-variables.ts';
import { isLater } from './directives.ts';
import { oddParameter, socketOf } from './listen.ts';
import { everyDirective, inForce, nginxServers, setting } from './nginx-server.ts';
import type { NginxServer } from './nginx-server.ts';
import { readNginx } from './read-nginx.ts';
import type { NginxDirective } from './read-nginx.ts';

/** Remarks on pasted nginx configuration, whole or in part. What `include` brings in stays unseen. */
export function examineNginx(text: string, version: string | null): ConfigFinding[] {
  const report = new ConfigReport();
  const root = readNginx(text, report);
  const servers = nginxServers(root);
  const isDump = DUMP.test(text);
  examineDirectives(root, isDump, version, report);
  examineVariables(
    root,
    root.some(({ name, block }) => name === 'http' && block !== null),
    isDump,
    report,
  );
  let includes = 0;
  let firstInclude = 0;
  for (const directive of everyDirective(root)) {
    examineDirective(directive, version, report);
    if (directive.name === 'include' && !/mime\.types$|fastcgi/.test(directive.parameters[0]?.text ?? '')) {
      includes++;
      firstInclude ||= directive.line;
    }
  }
  if (includes > 0) report.add('include-unseen', firstInclude, { directive: 'include', count: includes });
  const standard = standardServers(servers);
  const first = new Set(standard.values());
  for (const server of servers) {
    examinePairs(server, report);
    if (server.tls) examineTls(server, first.has(server), report);
    examineListen(server, report);
    if (version === null || isLater('1.29.2', version)) examineDefaultProtocols(server, standard, report);
  }
  examineNginxHttp(servers, report);
  return report.sorted();
}

/** What `nginx -T` writes above each file. */
const DUMP = /^# configuration file \S/m;
/** Directives whose value is a path on the server. */
const PATHS =
  /^(?:ssl_(?:certificate|certificate_key|trusted_certificate|client_certificate|dhparam|crl|password_file)|root|alias|include|access_log|error_log|pid)$/;

/** Who answers on each socket where no name fits: the one that says so, else the first. */
function standardServers(servers: readonly NginxServer[]): Map<string, NginxServer> {
  const standard = new Map<string, NginxServer>();
  const said = new Set<string>();
  for (const server of servers) {
    for (const listen of server.listens) {
      const socket = socketOf(listen);
      if (!standard.has(socket) || (listen.isDefault && !said.has(socket))) standard.set(socket, server);
      if (listen.isDefault) said.add(socket);
    }
  }
  return standard;
}

/** What can be said of one directive wherever it stands. */
function examineDirective(directive: NginxDirective, version: string | null, report: ConfigReport): void {
  const { name, line, parameters } = directive;
  const value = parameters[0]?.text ?? '';
  if (PATHS.test(name) && parameters[0]?.control === true) report.add('backslash-path', line, { directive: name });
  if (value.startsWith('$')) return;
  if (name === 'ssl_protocols') {
    const known = new Set<ProtocolName>();
    for (const { text } of parameters) {
      const protocol = protocolOf(text);
      if (protocol === null) reportUnknownProtocol(text, name, line, report);
      else known.add(protocol);
    }
    examineProtocols(known, name, line, report);
  } else if (name === 'ssl_ciphers') {
    const lone = onlyTls13(value);
    if (lone === null) examineCiphers(value, line, report);
    else report.add('cipher-tls13', line, { name: lone });
  } else if (name === 'ssl_certificate') examineCertificateFile(value, name, line, report);
  else if (name === 'ssl_certificate_key') examineKeyFile(value, name, line, report);
  else if (name === 'ssl_trusted_certificate' || name === 'ssl_client_certificate') examineChainFile(value, name, line, report);
  else if (name === 'ssl' && (version === null || isLater('1.25.1', version))) report.add('nginx-ssl-on', line, {});
  else if (name === 'listen') examineListenParameters(directive, version, report);
}

function examineListenParameters(directive: NginxDirective, version: string | null, report: ConfigReport): void {
  const { line, parameters } = directive;
  const has = (parameter: string): boolean => parameters.some(({ text }, at) => at > 0 && text === parameter);
  if (has('http2') && (version === null || !isLater('1.25.1', version))) report.add('nginx-listen-http2', line, {});
  if (has('quic') && version !== null && isLater('1.25.0', version))
    report.add('directive-too-new', line, { name: 'quic', since: '1.25.0' });
  const odd = oddParameter(directive);
  if (odd === 'spdy') report.add('listen-spdy', line, {});
  else if (odd !== undefined) report.add('listen-parameter', line, { name: nameFact(odd) });
}

function hasInclude(server: NginxServer): boolean {
  return server.levels.some((level) => named(level, 'include').length > 0);
}

/** nginx loads each certificate with the key of the same place in the list, whether or not the server speaks TLS. */
function examinePairs(server: NginxServer, report: ConfigReport): void {
  const certificates = inForce(server, 'ssl_certificate');
  const lone = certificates[inForce(server, 'ssl_certificate_key').length];
  if (lone !== undefined && lone !== certificates[0])
    report.add('certificate-without-key', lone.line, { directive: 'ssl_certificate', missing: 'ssl_certificate_key' });
}

const rejects = (server: NginxServer): boolean => setting(server, 'ssl_reject_handshake') === 'on';

/** The versions that a socket speaks are its default server's where OpenSSL chooses one before it has read the name. */
function examineDefaultProtocols(server: NginxServer, standard: ReadonlyMap<string, NginxServer>, report: ConfigReport): void {
  const own = inForce(server, 'ssl_protocols').at(-1);
  if (own === undefined) return;
  for (const listen of server.listens) {
    const leader = standard.get(socketOf(listen));
    if (!listen.tls || leader === undefined || leader === server || rejects(leader)) continue;
    const theirs = inForce(leader, 'ssl_protocols').at(-1);
    if (theirs !== undefined && versions(theirs) !== versions(own))
      report.add('protocols-from-default-server', own.line, { firstLine: theirs.line });
  }
}

const sortedVersions = new WeakMap<NginxDirective, string>();
/** Sorted once, however many servers are held against one. */
function versions(directive: NginxDirective): string {
  const known = sortedVersions.get(directive);
  if (known !== undefined) return known;
  const sorted = directive.parameters
    .map(({ text }) => text)
    .sort()
    .join(' ');
  sortedVersions.set(directive, sorted);
  return sorted;
}

function examineTls(server: NginxServer, isStandard: boolean, report: ConfigReport): void {
  const { directive } = server;
  const certificates = inForce(server, 'ssl_certificate');
  const keys = inForce(server, 'ssl_certificate_key');
  const [certificate] = certificates;
  const [key] = keys;
  if (certificate !== undefined && key === undefined) {
    report.add('certificate-without-key', certificate.line, { directive: 'ssl_certificate', missing: 'ssl_certificate_key' });
  } else if (certificate === undefined && key !== undefined) {
    report.add('key-without-certificate', key.line, { directive: 'ssl_certificate_key', missing: 'ssl_certificate' });
  } else if (certificate === undefined && !hasInclude(server) && !rejects(server) && isStandard) {
    // Any other server without one sends that of the default server.
    report.add('certificate-not-seen', directive.line, { directive: 'ssl_certificate' });
  }
  if (inForce(server, 'ssl_protocols').length === 0 && !hasInclude(server) && !rejects(server)) {
    report.add('protocol-default', directive.line, { directive: 'ssl_protocols' });
  }
  examineStapling(server, report);
  // A server that sends the default server's certificate has its settings too.
  if (certificate !== undefined || isStandard) examineClientCertificate(server, report);

  const trusted = inForce(server, 'ssl_trusted_certificate')[0];
  for (const one of certificates) {
    const file = fileFact(one.parameters[0]?.text ?? '');
    if (file === null || !looksLikeLeaf(file, server.names)) continue;
    // The chain put where no browser ever gets it from.
    const trustedFile = fileFact(trusted?.parameters[0]?.text ?? '');
    if (trusted !== undefined && trustedFile !== null && setting(server, 'ssl_stapling') !== 'on') {
      report.add('chain-in-trusted', trusted.line, { directive: 'ssl_trusted_certificate', file: trustedFile });
    } else report.add('certificate-leaf-check', one.line, { directive: 'ssl_certificate', file });
  }
}

function examineStapling(server: NginxServer, report: ConfigReport): void {
  const stapling = inForce(server, 'ssl_stapling').at(-1);
  if (stapling?.parameters[0]?.text !== 'on') return;
  const included = hasInclude(server);
  const fixed =
    inForce(server, 'ssl_stapling_file').length > 0 ||
    inForce(server, 'ssl_stapling_responder').some(({ parameters }) => /\/\/\d+\./.test(parameters[0]?.text ?? ''));
  if (!fixed && !included && inForce(server, 'resolver').length === 0) report.add('stapling-no-resolver', stapling.line, {});
  const verify = setting(server, 'ssl_stapling_verify') === 'on';
  if (verify && !included && inForce(server, 'ssl_trusted_certificate').length === 0) report.add('stapling-no-trusted', stapling.line, {});
}

function examineClientCertificate(server: NginxServer, report: ConfigReport): void {
  const verify = inForce(server, 'ssl_verify_client').at(-1);
  const mode = verify?.parameters[0]?.text ?? 'off';
  const authorities = inForce(server, 'ssl_client_certificate').at(-1);
  if (verify === undefined || mode === 'off') {
    const file = fileFact(authorities?.parameters[0]?.text ?? '');
    if (authorities !== undefined && file !== null && looksLikeAuthority(file)) {
      report.add('chain-in-client-ca', authorities.line, { directive: 'ssl_client_certificate', file });
    }
    return;
  }
  const directive = 'ssl_verify_client';
  if (mode === 'optional_no_ca') report.add('client-certificate-unchecked', verify.line, { directive, mode });
  else if (mode === 'on' || mode === 'optional') {
    report.add('client-certificate-asked', verify.line, { directive, mode });
    const trusted = authorities ?? inForce(server, 'ssl_trusted_certificate').at(-1);
    if (trusted === undefined && !hasInclude(server)) {
      report.add('client-certificate-no-ca', verify.line, { directive, missing: 'ssl_client_certificate' });
    }
  }
}

function examineListen({ listens, tls, http, directive }: NginxServer, report: ConfigReport): void {
  for (const listen of listens) {
    // A server of stream may pass TLS on as it comes.
    if (http && listen.port === 443 && listen.transport === 'tcp' && !listen.tls)
      report.add('port-443-plain', listen.line, { directive: 'listen' });
  }
  const own = directive.block ?? [];
  if (
    tls &&
    http &&
    !listens.some(({ isDefault }) => isDefault) &&
    !own.some(({ name }) => name === 'server_name' || name === 'include') &&
    own.some(({ name }) => name === 'listen')
  ) {
    report.add('server-name-missing', directive.line, { directive: 'server_name' });
  }
}
