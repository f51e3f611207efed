import { examineCertificateFile, examineChainFile, examineKeyFile, looksLikeAuthority, looksLikeLeaf } from '../certificate-file.ts';
import { examineCiphers } from '../cipher-list.ts';
import { ConfigReport } from '../config-finding.ts';
import type { ConfigFinding } from '../config-finding.ts';
import { named } from '../named-index.ts';
import { examineProtocols, protocolOf } from '../protocol-set.ts';
import type { ProtocolName } from '../protocol-set.ts';
import { fileFact } from '../safe-fact.ts';
import { examineNginxHttp } from './examine-nginx-http.ts';
import { everyDirective, inForce, nginxServers, setting } from './nginx-server.ts';
import type { NginxServer } from './nginx-server.ts';
import { readNginx } from './read-nginx.ts';
import type { NginxDirective } from './read-nginx.ts';

/** Remarks on pasted nginx configuration, whole or in part. What `include` brings in stays unseen. */
export function examineNginx(text: string, _version: string | null): ConfigFinding[] {
  const report = new ConfigReport();
  const root = readNginx(text, report);
  const servers = nginxServers(root);
  let includes = 0;
  let firstInclude = 0;
  for (const directive of everyDirective(root)) {
    examineDirective(directive, report);
    if (directive.name === 'include' && !/mime\.types$|fastcgi/.test(directive.parameters[0]?.text ?? '')) {
      includes++;
      firstInclude ||= directive.line;
    }
  }
  if (includes > 0) report.add('include-unseen', firstInclude, { directive: 'include', count: includes });
  for (const server of servers) {
    if (server.tls) examineTls(server, report);
    examineListen(server, report);
  }
  examineNginxHttp(servers, report);
  return report.sorted();
}

/** What can be said of one directive wherever it stands. */
function examineDirective({ name, line, parameters }: NginxDirective, report: ConfigReport): void {
  const value = parameters[0]?.text ?? '';
  if (value.startsWith('$')) return;
  if (name === 'ssl_protocols') {
    const known = parameters.map(({ text }) => protocolOf(text));
    if (known.includes(null)) report.add('protocol-unknown', line, { directive: name });
    examineProtocols(new Set(known.filter((one): one is ProtocolName => one !== null)), name, line, report);
  } else if (name === 'ssl_ciphers') examineCiphers(value, line, report);
  else if (name === 'ssl_certificate') examineCertificateFile(value, name, line, report);
  else if (name === 'ssl_certificate_key') examineKeyFile(value, name, line, report);
  else if (name === 'ssl_trusted_certificate' || name === 'ssl_client_certificate') examineChainFile(value, name, line, report);
  else if (name === 'ssl' && value === 'on') report.add('nginx-ssl-on', line, {});
  else if (name === 'listen' && parameters.some(({ text }) => text === 'http2')) report.add('nginx-listen-http2', line, {});
}

function hasInclude(server: NginxServer): boolean {
  return server.levels.some((level) => named(level, 'include').length > 0);
}

function examineTls(server: NginxServer, report: ConfigReport): void {
  const { directive } = server;
  const certificates = inForce(server, 'ssl_certificate');
  const keys = inForce(server, 'ssl_certificate_key');
  const [certificate] = certificates;
  const [key] = keys;
  if (certificate !== undefined && key === undefined) {
    report.add('certificate-without-key', certificate.line, { directive: 'ssl_certificate', missing: 'ssl_certificate_key' });
  } else if (certificate === undefined && key !== undefined) {
    report.add('key-without-certificate', key.line, { directive: 'ssl_certificate_key', missing: 'ssl_certificate' });
  } else if (certificate === undefined && !hasInclude(server) && setting(server, 'ssl_reject_handshake') !== 'on') {
    report.add('certificate-not-seen', directive.line, { directive: 'ssl_certificate' });
  }
  if (inForce(server, 'ssl_protocols').length === 0 && !hasInclude(server)) {
    report.add('protocol-default', directive.line, { directive: 'ssl_protocols' });
  }
  examineStapling(server, report);
  examineClientCertificate(server, report);

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

function examineListen({ listens, tls, directive, levels }: NginxServer, report: ConfigReport): void {
  const old = levels.some((level) => named(level, 'ssl').some(({ parameters }) => parameters[0]?.text === 'on'));
  for (const listen of listens) {
    if (listen.port === 443 && !listen.flags.has('ssl') && !listen.flags.has('quic') && !old) {
      report.add('port-443-plain', listen.line, { directive: 'listen' });
    }
  }
  const own = directive.block ?? [];
  if (tls && !own.some(({ name }) => name === 'server_name' || name === 'include') && own.some(({ name }) => name === 'listen')) {
    report.add('server-name-missing', directive.line, { directive: 'server_name' });
  }
}
