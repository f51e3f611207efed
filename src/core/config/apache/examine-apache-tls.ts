import { looksLikeAuthority, looksLikeLeaf } from '../certificate-file.ts';
import type { ConfigReport } from '../config-finding.ts';
import { fileFact } from '../safe-fact.ts';
import { isBefore } from '../server-version.ts';
import { inForce, namesOf, setting } from './apache-host.ts';
import type { ApacheHost } from './apache-host.ts';

const TLS_PORTS = new Set([443, 8443]);

/** Meant to speak TLS: its engine is on, it stands on a TLS port, or it names a certificate. */
export function isTls(host: ApacheHost): boolean {
  return (
    setting(host, 'SSLEngine') === 'on' ||
    host.ports.some((port) => port !== null && TLS_PORTS.has(port)) ||
    host.own.some(({ name }) => name === 'sslcertificatefile')
  );
}

/** Certificates of mod_md come by themselves, mod_tls has directives of its own: mod_ssl's may then be missing. */
function hasOtherWay(host: ApacheHost): { certificate: boolean; engine: boolean } {
  const has = (...names: string[]): boolean => names.some((name) => inForce(host, name) !== undefined);
  const tls = has('tlsengine', 'tlscertificate');
  return { certificate: tls || has('mdomain', 'mdomainset', 'mdomainsetsection', 'manageddomain'), engine: tls };
}

/** What surrounds the host: `included` when unseen files may hold more, `whole` when this is a main configuration file. */
export interface Surroundings {
  included: boolean;
  whole: boolean;
  version: string | null;
}

/** Certificate, chain, protocols, stapling and client certificates of one TLS host. */
export function examineApacheTls(host: ApacheHost, { included, whole, version }: Surroundings, report: ConfigReport): void {
  const other = hasOtherWay(host);
  const hidden = host.own.some(({ name }) => name === 'include' || name === 'includeoptional' || name === 'use');
  const engine = setting(host, 'SSLEngine');
  if (engine === null || engine === 'off') {
    if (!hidden && !other.engine) report.add('apache-engine-missing', inForce(host, 'SSLEngine')?.line ?? host.line, {});
  }
  if (host.node !== null && !hidden && !host.own.some(({ name }) => name === 'servername')) {
    report.add('server-name-missing', host.line, { directive: 'ServerName' });
  }
  if (
    inForce(host, 'SSLProtocol') === undefined &&
    inForce(host, 'SSLOpenSSLConfCmd') === undefined &&
    !hidden &&
    !included &&
    !other.engine
  ) {
    report.add('protocol-default', host.line, { directive: 'SSLProtocol' });
  }
  if (!hidden && !other.certificate) examinePair(host, report);
  examineChain(host, version, report);
  examineStapling(host, { included, whole }, report);
  examineClientCertificate(host, included || hidden, report);
}

function examinePair(host: ApacheHost, report: ConfigReport): void {
  const certificate = inForce(host, 'SSLCertificateFile');
  const key = inForce(host, 'SSLCertificateKeyFile');
  const pair = { certificate: 'SSLCertificateFile', key: 'SSLCertificateKeyFile' };
  // The key may stand in the certificate's file, so a missing directive is not yet an error.
  if (certificate !== undefined && key === undefined)
    report.add('key-not-named', certificate.line, { directive: pair.certificate, missing: pair.key });
  else if (certificate === undefined && key !== undefined)
    report.add('key-without-certificate', key.line, { directive: pair.key, missing: pair.certificate });
  // A snippet of protocols and ciphers is there to be included by hosts.
  else if (certificate === undefined && host.node !== null) report.add('certificate-not-seen', host.line, { directive: pair.certificate });
}

function examineChain(host: ApacheHost, version: string | null, report: ConfigReport): void {
  const certificate = inForce(host, 'SSLCertificateFile');
  const chain = inForce(host, 'SSLCertificateChainFile');
  const path = certificate?.parameters[0] ?? '';
  const file = fileFact(path);
  if (certificate === undefined || file === null) return;
  if (chain !== undefined) {
    if (chain.parameters[0] === path) report.add('chain-repeats-leaf', chain.line, { directive: 'SSLCertificateChainFile', file });
    return;
  }
  // Up to 2.4.7 only the first certificate of the file is sent.
  if (version !== null && isBefore(version, 2, 4, 8) && !looksLikeLeaf(file))
    report.add('apache-chain-not-sent', certificate.line, { directive: 'SSLCertificateFile' });
  const names = namesOf(host);
  const authorities = inForce(host, 'SSLCACertificateFile');
  const authorityFile = fileFact(authorities?.parameters[0] ?? '');
  const asks = setting(host, 'SSLVerifyClient') ?? 'none';
  if (
    authorities !== undefined &&
    authorityFile !== null &&
    (asks === 'none' || asks === 'off') &&
    (looksLikeLeaf(file, names) || looksLikeAuthority(authorityFile))
  ) {
    report.add('chain-in-client-ca', authorities.line, { directive: 'SSLCACertificateFile', file: authorityFile });
  } else if (looksLikeLeaf(file, names)) {
    report.add('certificate-leaf-check', certificate.line, { directive: 'SSLCertificateFile', file });
  }
}

function examineStapling(host: ApacheHost, { included, whole }: Omit<Surroundings, 'version'>, report: ConfigReport): void {
  const stapling = inForce(host, 'SSLUseStapling');
  if (stapling?.parameters[0]?.toLowerCase() !== 'on') return;
  if (inForce(host, 'SSLStaplingCache') !== undefined) return;
  // A host's own file never holds the cache, so its absence there says nothing.
  if (whole && !included) report.add('stapling-no-cache', stapling.line, {});
  else report.add('stapling-cache-unseen', stapling.line, {});
}

function examineClientCertificate(host: ApacheHost, hidden: boolean, report: ConfigReport): void {
  const verify = inForce(host, 'SSLVerifyClient');
  const mode = verify?.parameters[0]?.toLowerCase();
  const directive = 'SSLVerifyClient';
  if (verify === undefined || mode === undefined) return;
  if (mode === 'optional_no_ca') report.add('client-certificate-unchecked', verify.line, { directive, mode });
  if (mode !== 'require' && mode !== 'on' && mode !== 'optional') return;
  report.add('client-certificate-asked', verify.line, { directive, mode });
  const known = inForce(host, 'SSLCACertificateFile') ?? inForce(host, 'SSLCACertificatePath');
  if (known === undefined && !hidden) report.add('apache-client-no-ca', verify.line, { directive, missing: 'SSLCACertificateFile' });
}
