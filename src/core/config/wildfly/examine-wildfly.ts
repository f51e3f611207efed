import { examineCiphers } from '../cipher-list.ts';
import { ConfigReport } from '../config-finding.ts';
import type { ConfigFinding } from '../config-finding.ts';
import { examineHsts, isHstsHeader } from '../hsts.ts';
import { examineProtocols, protocolOf, reportUnknownProtocol } from '../protocol-set.ts';
import type { ProtocolName } from '../protocol-set.ts';
import { fileFact, nameFact } from '../safe-fact.ts';
import { readConsole } from './read-console.ts';
import { readStandalone } from './read-standalone.ts';
import type { Resource } from './resource.ts';

/** Remarks on a pasted standalone.xml or domain.xml of WildFly and JBoss EAP, whole or in part, or on lines of jboss-cli. */
export function examineWildfly(text: string): ConfigFinding[] {
  const report = new ConfigReport();
  const isConsole = /(?:^|[\s"'])\/(?:subsystem|core-service|profile|host)=/.test(text);
  const resources = isConsole ? readConsole(text, report) : readStandalone(text, report);
  const index = indexOf(resources);
  for (const resource of resources) {
    examinePasswords(resource, report);
    examineResource(resource, index, report);
  }
  return report.sorted();
}

/** Resources that are whole, by type and name. */
type Index = ReadonlyMap<string, ReadonlyMap<string, Resource>>;

function indexOf(resources: readonly Resource[]): Index {
  const index = new Map<string, Map<string, Resource>>();
  for (const resource of resources) {
    if (resource.isPart) continue;
    const same = index.get(resource.type) ?? new Map<string, Resource>();
    index.set(resource.type, same.set(resource.name, resource));
  }
  return index;
}

function examineResource(resource: Resource, all: Index, report: ConfigReport): void {
  const { type, line, attributes, isPart } = resource;
  const value = (name: string): string | undefined => plain(attributes.get(name), name, line, report);
  const ciphers = value('cipher-suite-filter') ?? value('enabled-cipher-suites') ?? value('cipher-suite');
  switch (type) {
    case 'key-store':
    case 'keystore':
      examineKeystore(resource, report);
      return;
    case 'key-manager':
      needs(resource, 'key-store', 'key-store', all, report);
      return;
    case 'server-ssl-context': {
      const versions = value('protocols');
      if (versions !== undefined) examineVersions(versions, 'protocols', line, report);
      else if (!attributes.has('protocols') && !isPart) report.add('protocol-default', line, { directive: 'protocols' });
      // Its suites have a list of their own; without it WildFly 39 spoke TLS 1.2 alone.
      if (versions !== undefined && /TLSv1\.3/i.test(versions) && !attributes.has('cipher-suite-names') && !isPart)
        report.add('tomcat-tls13-lost', line, {});
      if (ciphers !== undefined) examineCiphers(ciphers, line, report, true);
      examineClient(resource, report);
      needs(resource, 'key-manager', 'key-manager', all, report);
      return;
    }
    case 'https-listener': {
      if (attributes.has('security-realm')) report.add('directive-removed-later', line, { name: 'security-realm', removed: '25' });
      const versions = value('enabled-protocols');
      if (versions !== undefined) examineVersions(versions, 'enabled-protocols', line, report);
      if (ciphers !== undefined) examineCiphers(ciphers, line, report, true);
      examineClient(resource, report);
      examineShipped(resource, all, report);
      needs(resource, 'ssl-context', 'server-ssl-context', all, report);
      return;
    }
    case 'ssl': {
      const versions = value('protocol') ?? value('enabled-protocols');
      if (versions !== undefined && !/^TLS$/i.test(versions)) examineVersions(versions, 'protocol', line, report);
      if (ciphers !== undefined) examineCiphers(ciphers, line, report, true);
      examineKeystore(resource, report);
      return;
    }
    case 'response-header':
      if (isHstsHeader(attributes.get('header-name') ?? '')) examineHsts(attributes.get('header-value') ?? '', line, report);
  }
}

/** A value that stands there itself; one that is filled in elsewhere is told and not judged. */
function plain(value: string | undefined, name: string, line: number, report: ConfigReport): string | undefined {
  if (value === undefined || !value.includes('${')) return value;
  report.add('variable-unseen', line, { name: nameFact(name) });
  return undefined;
}

function examineVersions(value: string, directive: string, line: number, report: ConfigReport): void {
  const enabled = new Set<ProtocolName>();
  for (const word of value.split(/[,\s]+/).slice(0, 50)) {
    if (word === '' || /^SSLv2Hello$/i.test(word)) continue;
    const protocol = protocolOf(word);
    if (protocol === null) reportUnknownProtocol(word, directive, line, report);
    else enabled.add(protocol);
  }
  examineProtocols(enabled, directive, line, report);
}

/** What it refers to is not among those of the paste; where the paste has none of the kind, they may be elsewhere. */
function needs({ line, attributes }: Resource, attribute: string, type: string, all: Index, report: ConfigReport): void {
  const name = attributes.get(attribute);
  const known = all.get(type);
  if (name !== undefined && !name.includes('${') && known !== undefined && !known.has(name))
    report.add('reference-unseen', line, { directive: attribute, name: nameFact(name) });
}

/** The certificate that WildFly makes for itself: the context that it is shipped with still serves. */
function examineShipped({ line, attributes }: Resource, all: Index, report: ConfigReport): void {
  const context = all.get('server-ssl-context')?.get(attributes.get('ssl-context') ?? '');
  const manager = all.get('key-manager')?.get(context?.attributes.get('key-manager') ?? '');
  const store = all.get('key-store')?.get(manager?.attributes.get('key-store') ?? '');
  const isOwn = manager?.attributes.has('generate-self-signed-certificate-host') === true;
  if (isOwn || (context === undefined && attributes.get('ssl-context') === 'applicationSSC'))
    report.add('certificate-test-check', line, {
      directive: 'ssl-context',
      file: fileFact(store?.attributes.get('path') ?? 'application.keystore'),
    });
}

function examineKeystore({ line, attributes }: Resource, report: ConfigReport): void {
  const attribute = attributes.has('path') ? 'path' : attributes.has('keystore-path') ? 'keystore-path' : 'certificate-key-file';
  const path = attributes.get(attribute) ?? '';
  if (/\.(?:cer|crt|der|pem|p7b|p7c|csr|req|key)$/i.test(path))
    report.add('keystore-is-certificate', line, { attribute, file: /\.key$/i.test(path) ? null : fileFact(path) });
}

function examineClient({ line, attributes }: Resource, report: ConfigReport): void {
  const mode = (attributes.get('verify-client') ?? '').toUpperCase();
  const name = ['need-client-auth', 'want-client-auth'].find((one) => attributes.get(one)?.toLowerCase() === 'true');
  if (name !== undefined) report.add('client-certificate-asked', line, { directive: name, mode: 'true' });
  else if (mode === 'REQUIRED' || mode === 'REQUESTED') report.add('client-certificate-asked', line, { directive: 'verify-client', mode });
}

function examinePasswords({ line, attributes }: Resource, report: ConfigReport): void {
  for (const [name, value] of attributes) {
    if (!/pass(?:word)?$|\.clear-text$/i.test(name) || value === '' || value.includes('${') || /^[*.x…]+$/i.test(value)) continue;
    const attribute = /^[a-z.-]{1,60}$/.test(name) ? name : 'password';
    const isUsual = value === 'changeit' || value === 'changeme' || value === 'password';
    report.add(isUsual ? 'password-default' : 'password-in-text', line, { attribute });
  }
}
