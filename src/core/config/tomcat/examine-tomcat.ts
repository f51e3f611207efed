import { examineCertificateFile, examineChainFile, examineKeyFile, looksLikeLeaf } from '../certificate-file.ts';
import { examineCiphers } from '../cipher-list.ts';
import { ConfigReport } from '../config-finding.ts';
import type { ConfigFinding } from '../config-finding.ts';
import { examineCharacters } from '../odd-characters.ts';
import { examineProtocols, protocolOf, reportUnknownProtocol } from '../protocol-set.ts';
import type { ProtocolName } from '../protocol-set.ts';
import { fileFact, hostFact } from '../safe-fact.ts';
import { isAtLeast } from '../generate-request.ts';
import { examineNames } from './examine-names.ts';
import { everyElement, readServerXml } from './read-server-xml.ts';
import type { XmlElement } from './read-server-xml.ts';
import { connectorAttributes, isPasswordAttribute, jsseAttributes, pemAttributes } from './tomcat-attributes.ts';

/** Remarks on a pasted server.xml of Tomcat 8.5 or newer, whole or in part; `version` as in examine-config.ts. */
export function examineTomcat(text: string, version: string | null = null): ConfigFinding[] {
  const report = new ConfigReport();
  const root = readServerXml(text, report);
  const elements = everyElement(root);
  const connectors = elements.filter(({ name, attributes }) => name === 'Connector' && !/ajp/i.test(attributes.get('protocol') ?? ''));
  for (const element of elements) {
    examinePasswords(element, report);
    examineKeystores(element, report);
    for (const attribute of element.attributes.keys()) examineCharacters(attribute, element.line, report);
  }
  examineNames(elements, version, report);
  const tls = connectors.filter(isTls);
  for (const connector of tls) examineConnector(connector, version, report);
  for (const connector of connectors.filter((one) => !isTls(one))) examinePlain(connector, tls, report);
  const [first] = connectors;
  if (tls.length === 0 && first !== undefined && elements.some(({ name }) => name === 'Service'))
    report.add('tomcat-no-tls', first.line, {});
  examinePorts(connectors, report);
  return report.sorted();
}

const has = (element: XmlElement, attribute: string): boolean => element.attributes.has(attribute);
const childrenOf = (element: XmlElement, name: string): XmlElement[] => element.children.filter((child) => child.name === name);
const given = (element: XmlElement, attributes: readonly string[]): string[] => attributes.filter((attribute) => has(element, attribute));

function isTls(connector: XmlElement): boolean {
  return (
    connector.attributes.get('SSLEnabled')?.toLowerCase() === 'true' ||
    childrenOf(connector, 'SSLHostConfig').length > 0 ||
    (connector.attributes.get('scheme') === 'https' && given(connector, connectorAttributes).length > 0)
  );
}

function examineConnector(connector: XmlElement, version: string | null, report: ConfigReport): void {
  const { attributes, line } = connector;
  const hosts = childrenOf(connector, 'SSLHostConfig');
  const old = given(connector, connectorAttributes);
  if (attributes.get('SSLEnabled')?.toLowerCase() !== 'true') report.add('tomcat-ssl-not-enabled', line, {});
  const gone = version !== null && isAtLeast(version, 10);
  if (old.length > 0 && gone) report.add('tomcat-attributes-gone', line, { attributes: old.join('、'), since: '10' });
  else if (old.length > 0) report.add('tomcat-connector-attributes', line, { attributes: old.join('、') });
  else if (hosts.length === 0) report.add('tomcat-no-host-config', line, {});
  examineHostNames(connector, hosts, gone ? [] : old, report);

  const versions = attributes.get('sslEnabledProtocols') ?? attributes.get('SSLProtocol') ?? attributes.get('sslProtocol');
  if (versions !== undefined && versions.toUpperCase() !== 'TLS') examineVersions(versions, 'sslEnabledProtocols', line, report);
  const ciphers = attributes.get('ciphers') ?? attributes.get('SSLCipherSuite');
  if (ciphers !== undefined) examineCiphers(ciphers, line, report);
  examineClient(connector, attributes.get('clientAuth') ?? attributes.get('SSLVerifyClient'), 'clientAuth', report);
  const oldFile = attributes.get('SSLCertificateFile');
  if (oldFile !== undefined) examineCertificateFile(oldFile, 'SSLCertificateFile', line, report);
  for (const host of hosts) examineHost(host, connector, version, report);
}

/** Each name once; old attributes on the connector make a host of the default name too (Connector.setProperty up to 9). */
function examineHostNames(
  { attributes, line }: XmlElement,
  hosts: readonly XmlElement[],
  old: readonly string[],
  report: ConfigReport,
): void {
  const name = attributes.get('defaultSSLHostConfigName') ?? '_default_';
  const seen = new Map<string, number>();
  for (const host of hosts) {
    const own = (host.attributes.get('hostName') ?? '_default_').toLowerCase();
    const firstLine = seen.get(own);
    if (firstLine === undefined) seen.set(own, host.line);
    else report.add('tomcat-host-repeated', host.line, { name: hostFact(own), firstLine });
  }
  if (hosts.length === 0) return;
  const isDefault = seen.has(name.toLowerCase());
  if (old.length > 0 && isDefault) report.add('tomcat-attributes-beside-host', line, { attributes: old.join('、') });
  else if (!isDefault && old.length === 0) report.add('tomcat-default-host-missing', line, { name: hostFact(name) });
}

function examineHost(host: XmlElement, connector: XmlElement, version: string | null, report: ConfigReport): void {
  const { attributes, line } = host;
  const certificates = childrenOf(host, 'Certificate');
  const direct = given(host, [...jsseAttributes, ...pemAttributes]);
  if (direct.length > 0) report.add('tomcat-host-attributes', line, { attributes: direct.join('、') });
  else if (certificates.length === 0) report.add('tomcat-no-certificate', line, {});
  const versions = attributes.get('protocols');
  if (versions !== undefined) examineVersions(versions, 'protocols', line, report);
  else if (!/^TLSv?$/i.test(attributes.get('sslProtocol') ?? 'TLS'))
    examineVersions(attributes.get('sslProtocol') ?? '', 'sslProtocol', line, report);
  else report.add('protocol-default', line, { directive: 'protocols' });
  const ciphers = attributes.get('ciphers');
  if (ciphers !== undefined) examineCiphers(ciphers, line, report);
  if (losesTls13(host, connector, version)) report.add('tomcat-tls13-lost', line, {});
  examineClient(host, attributes.get('certificateVerification'), 'certificateVerification', report);
  for (const certificate of certificates) examineCertificate(certificate, report);
}

/**
 * Up to 9.0.113, 10.1.50 and 11.0.15 the list of `ciphers` is about TLS 1.3 as well, so that one without its suites turns it off under JSSE
 * (Tomcat's changelog, "cipherSuites"; 9.0.70 and 9.0.100 refused the handshake). OpenSSL keeps the two apart in every version.
 */
function losesTls13({ attributes }: XmlElement, connector: XmlElement, version: string | null): boolean {
  const ciphers = attributes.get('ciphers');
  if (ciphers === undefined || ciphers.includes('${') || attributes.has('cipherSuites')) return false;
  if (!/TLSv1\.3/i.test(attributes.get('protocols') ?? '') || /-\s*TLSv1\.3/i.test(attributes.get('protocols') ?? '')) return false;
  if (/OpenSSL/i.test(connector.attributes.get('sslImplementationName') ?? '') || /Apr/.test(connector.attributes.get('protocol') ?? ''))
    return false;
  // Every suite by its name; a keyword such as HIGH may stand for those of TLS 1.3 too.
  const suites = ciphers.split(/[:,\s]+/).filter((word) => word !== '' && !/^[!+@-]/.test(word));
  const isOld = suites.length > 0 && suites.every((word) => /^(?:ECDHE|DHE|AES\d+)-|^(?:TLS|SSL)_\w+_WITH_/.test(word));
  if (!isOld) return false;
  if (version === null) return true;
  if (isAtLeast(version, 11)) return !isAtLeast(version, 11, 0, 16);
  return isAtLeast(version, 10) ? !isAtLeast(version, 10, 1, 51) : !isAtLeast(version, 9, 0, 114);
}

/** Attributes that want a keystore, which certificates and keys in files of their own are not. */
const KEYSTORES = ['certificateKeystoreFile', 'keystoreFile', 'truststoreFile'] as const;

function examineKeystores({ attributes, line }: XmlElement, report: ConfigReport): void {
  for (const attribute of KEYSTORES) {
    const path = attributes.get(attribute) ?? '';
    const type = attributes.get(attribute.replace(/File$/, 'Type')) ?? '';
    if (/\.(?:cer|crt|der|pem|p7b|p7c|csr|req|key)$/i.test(path) && !/^(?:pem|pkcs11|windows)/i.test(type))
      report.add('keystore-is-certificate', line, { attribute, file: /\.key$/i.test(path) ? null : fileFact(path) });
  }
}

/** `TLSv1.2+TLSv1.3`, `TLSv1.2,TLSv1.3`, `all,-TLSv1`: a sign before each name, none meaning plus. */
function examineVersions(value: string, directive: string, line: number, report: ConfigReport): void {
  if (value.includes('${')) return;
  const enabled = new Set<ProtocolName>();
  let all = false;
  for (const word of value.split(/(?=[-+,])/).slice(0, 50)) {
    const removes = word.startsWith('-') || /^,\s*-/.test(word);
    const name = word.replace(/^[-+,\s]+/, '').trim();
    if (name === '' || /^SSLv2Hello$/i.test(name)) continue;
    const protocol = protocolOf(name);
    const isAll = /^all$/i.test(name);
    if (protocol === null && !isAll) reportUnknownProtocol(name, directive, line, report);
    const meant: readonly ProtocolName[] = isAll ? ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] : protocol === null ? [] : [protocol];
    if (isAll && !removes) all = true;
    for (const one of meant) {
      if (removes) enabled.delete(one);
      else enabled.add(one);
    }
  }
  if (all && (enabled.has('TLSv1') || enabled.has('TLSv1.1'))) report.add('protocol-all-leaves-old', line, { directive });
  else examineProtocols(enabled, directive, line, report);
}

function examineClient({ line }: XmlElement, value: string | undefined, directive: string, report: ConfigReport): void {
  const mode = (value ?? '').toLowerCase();
  if (['true', 'yes', 'want', 'required', 'optional', 'require'].includes(mode))
    report.add('client-certificate-asked', line, { directive, mode });
  else if (mode === 'optionalnoca' || mode === 'optional_no_ca') report.add('client-certificate-unchecked', line, { directive, mode });
}

function examineCertificate(certificate: XmlElement, report: ConfigReport): void {
  const { attributes, line } = certificate;
  const jsse = given(
    certificate,
    jsseAttributes.filter((attribute) => attribute !== 'certificateKeystorePassword'),
  );
  const pem = given(certificate, pemAttributes);
  if (jsse.length > 0 && pem.length > 0) report.add('tomcat-mixed-attributes', line, { jsse: jsse.join('、'), openssl: pem.join('、') });
  const file = attributes.get('certificateFile');
  const key = attributes.get('certificateKeyFile');
  const chain = attributes.get('certificateChainFile');
  if (key !== undefined) examineKeyFile(key, 'certificateKeyFile', line, report);
  if (chain !== undefined) examineChainFile(chain, 'certificateChainFile', line, report);
  if (pem.length + jsse.length === 0 && !has(certificate, 'certificateKeystorePassword') && attributes.size < 3)
    report.add('tomcat-no-keystore', line, {});
  if (file === undefined) {
    if (key !== undefined) report.add('key-without-certificate', line, { directive: 'certificateKeyFile', missing: 'certificateFile' });
    return;
  }
  examineCertificateFile(file, 'certificateFile', line, report);
  if (key === undefined) report.add('key-not-named', line, { directive: 'certificateFile', missing: 'certificateKeyFile' });
  const shown = fileFact(file);
  if (shown === null) return;
  if (chain === file) report.add('chain-repeats-leaf', line, { directive: 'certificateChainFile', file: shown });
  else if (chain === undefined && looksLikeLeaf(shown))
    report.add('certificate-leaf-check', line, { directive: 'certificateFile', file: shown });
}

function examinePasswords({ attributes, line }: XmlElement, report: ConfigReport): void {
  for (const [attribute, value] of attributes) {
    if (!isPasswordAttribute(attribute) || value === '' || value.includes('${') || /^[*.x…]+$/i.test(value)) continue;
    const shown = /^[A-Za-z]{1,40}$/.test(attribute) ? attribute : 'password';
    if (value === 'changeit' || value === 'changeme') report.add('password-default', line, { attribute: shown });
    else report.add('password-in-text', line, { attribute: shown });
  }
}

function examinePlain(connector: XmlElement, tls: readonly XmlElement[], report: ConfigReport): void {
  const { attributes, line } = connector;
  if (attributes.get('port') === '443' || attributes.get('port') === '8443') report.add('tomcat-ssl-not-enabled', line, {});
  const target = attributes.get('redirectPort');
  // A firewall or a proxy may take the requests at another port and say so in proxyPort.
  const ports = tls
    .flatMap((one) => [one.attributes.get('port'), one.attributes.get('proxyPort')])
    .filter((port): port is string => port !== undefined && /^\d{1,5}$/.test(port));
  const [expected] = ports;
  if (target !== undefined && /^\d{1,5}$/.test(target) && expected !== undefined && !ports.includes(target)) {
    report.add('tomcat-redirect-port', line, { port: Number(target), expected: Number(expected) });
  }
}

function examinePorts(connectors: readonly XmlElement[], report: ConfigReport): void {
  const seen = new Map<string, number>();
  for (const { attributes, line } of connectors) {
    const port = attributes.get('port') ?? '';
    if (!/^[1-9]\d{0,4}$/.test(port)) continue;
    const key = `${attributes.get('address') ?? ''} ${port}`;
    const firstLine = seen.get(key);
    if (firstLine === undefined) seen.set(key, line);
    else report.add('tomcat-port-repeated', line, { port: Number(port), firstLine });
  }
}
