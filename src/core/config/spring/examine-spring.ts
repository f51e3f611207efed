import { nearWord } from '../../near-word.ts';
import { examineCertificateFile, examineKeyFile, looksLikeLeaf } from '../certificate-file.ts';
import { examineCiphers } from '../cipher-list.ts';
import { ConfigReport } from '../config-finding.ts';
import type { ConfigFinding } from '../config-finding.ts';
import { examineProtocols, protocolOf, reportUnknownProtocol } from '../protocol-set.ts';
import type { ProtocolName } from '../protocol-set.ts';
import { fileFact, nameFact } from '../safe-fact.ts';
import { readProperties } from './read-properties.ts';
import { readYaml } from './read-yaml.ts';
import { uniform, type Setting } from './setting.ts';

/** Properties below `server.ssl`: spring-configuration-metadata.json of spring-boot-autoconfigure 2.7.18 and 3.5.6. */
const SERVER =
  'bundle certificate certificate-private-key ciphers client-auth enabled enabled-protocols key-alias key-password key-store key-store-password key-store-provider key-store-type protocol server-name-bundles trust-certificate trust-certificate-private-key trust-store trust-store-password trust-store-provider trust-store-type'.split(
    ' ',
  );
/** Properties of a bundle: classes of org.springframework.boot.autoconfigure.ssl in 3.5.6. */
const BUNDLE = [
  'protocol',
  'reload-on-update',
  'key.alias',
  'key.password',
  'options.ciphers',
  'options.enabled-protocols',
  ...['keystore', 'truststore'].flatMap((store) =>
    ['type', 'certificate', 'private-key', 'private-key-password', 'verify-keys', 'provider', 'location', 'password'].map(
      (name) => `${store}.${name}`,
    ),
  ),
];
const KNOWN = {
  server: new Map(SERVER.map((name) => [uniform(name), name])),
  bundle: new Map(BUNDLE.map((name) => [uniform(name), name])),
};

/** A setting of TLS: below `server.ssl`, or of one bundle. */
interface TlsSetting extends Setting {
  /** Its name below that, as the documentation writes it; null where it is not known. */
  known: string | null;
  bundle: string | null;
}

/** The server's own, which count for nothing once it takes a bundle: the bundle's `options` do (spring-boot, issues 43353 and 43552). */
const OWN_OPTIONS: ReadonlySet<string> = new Set(['enabled-protocols', 'protocol', 'ciphers']);

/** A line that YAML alone has. */
const SECTION = /^[ \t]{0,100}["']?[\w-]{1,100}["']?:[ \t]{0,100}(?:#.*)?$/;
const PROPERTY = /^[ \t]{0,100}(?:server|spring)\.ssl\.[\w.-]{1,200}[ \t]{0,100}=/m;

/** Remarks on a pasted application.properties or application.yml of Spring Boot, whole or in part. */
export function examineSpring(text: string): ConfigFinding[] {
  const report = new ConfigReport();
  const isYaml = text.split(/\r\n|\n|\r/).some((line) => SECTION.test(line)) && !PROPERTY.test(text);
  const settings = isYaml ? readYaml(text, report) : readProperties(text, report);
  const tls = settings.flatMap((setting) => tlsSetting(setting, report) ?? []);
  for (const setting of settings) examinePassword(setting, report);
  const isBundled = tls.some(({ known }) => known === 'bundle');
  for (const setting of tls) {
    if (!isYaml) examineComment(setting, report);
    if (!isBundled || !OWN_OPTIONS.has(setting.known ?? '')) examineSetting(setting, report);
  }
  // Of what was not understood, something may belong to what seems to be missing.
  if (!report.findings.some(({ code }) => code === 'part-unseen' || code === 'odd-character')) examineWhole(tls, settings, report);
  return report.sorted();
}

const plain = (value: string): boolean => !value.includes('${');

function tlsSetting(setting: Setting, report: ConfigReport): TlsSetting | null {
  const { name, line } = setting;
  const server = /^server\.ssl\.([^[]+)/i.exec(name)?.[1];
  const [, bundle, inside] = /^spring\.ssl\.bundle\.(?:pem|jks)\.([\w-]+|\[[\w-]+\]|"[\w-]+")\.([^[]+)/i.exec(name) ?? [];
  const own = server ?? inside;
  if (own === undefined) return null;
  const names = server === undefined ? KNOWN.bundle : KNOWN.server;
  const known = names.get(uniform(own)) ?? null;
  if (known === null) {
    const meant = nearWord(uniform(own), names.keys());
    const shown = nameFact(name);
    if (meant === null) report.add('part-unseen', line, { name: shown });
    else
      report.add('unknown-directive-near', line, {
        name: shown,
        meant: `${name.slice(0, name.length - own.length)}${names.get(meant) ?? ''}`,
      });
  }
  return { ...setting, known, bundle: bundle?.replace(/["[\]]/g, '') ?? null };
}

/** What looks like a comment behind a value is part of it in a file of properties. */
function examineComment({ known, value, line }: TlsSetting, report: ConfigReport): void {
  if (/\s#/.test(value) && !/password/.test(known ?? 'password')) report.add('inline-comment', line, { directive: known ?? '' });
}

function examinePassword({ name, value, line }: Setting, report: ConfigReport): void {
  if (!/(?:password|passwd|secret)(?:\[\d+\])?$/i.test(name) || value === '' || !plain(value)) return;
  if (/^(?:ENC\(|\{cipher\}|[*.x…]+$|-----BEGIN)/i.test(value)) return;
  const attribute = nameFact(name) ?? 'password';
  report.add(/^(?:changeit|changeme|password|123456)$/i.test(value) ? 'password-default' : 'password-in-text', line, { attribute });
}

function examineSetting({ known, name, value, line }: TlsSetting, report: ConfigReport): void {
  const directive = nameFact(name) ?? '';
  switch (known ?? '') {
    case 'enabled-protocols':
    case 'options.enabled-protocols':
    case 'protocol':
      if (seen(value, name, line, report) && !/^(?:TLS|SSL)$/i.test(value)) examineVersions(value, directive, line, report);
      return;
    case 'ciphers':
    case 'options.ciphers':
      if (seen(value, name, line, report)) examineCiphers(value, line, report);
      return;
    case 'certificate':
    case 'keystore.certificate':
      if (seen(value, name, line, report) && !value.includes('BEGIN')) {
        const path = pathOf(value);
        examineCertificateFile(path, directive, line, report);
        const file = fileFact(path);
        if (file !== null && looksLikeLeaf(file)) report.add('certificate-leaf-check', line, { directive, file });
      }
      return;
    case 'certificate-private-key':
    case 'keystore.private-key':
      if (plain(value) && !value.includes('BEGIN')) examineKeyFile(pathOf(value), directive, line, report);
      return;
    case 'key-store':
    case 'keystore.location':
      if (seen(value, name, line, report) && /\.(?:cer|crt|der|pem|p7b|p7c|csr|req|key)$/i.test(value))
        report.add('keystore-is-certificate', line, { attribute: directive, file: /\.key$/i.test(value) ? null : fileFact(pathOf(value)) });
      return;
    case 'client-auth':
      if (/^(?:need|want)$/i.test(value)) report.add('client-certificate-asked', line, { directive, mode: value.toLowerCase() });
  }
}

/** Does the value stand there itself? One that is filled in elsewhere is told and not judged. */
function seen(value: string, name: string, line: number, report: ConfigReport): boolean {
  if (!plain(value)) report.add('variable-unseen', line, { name: nameFact(name) });
  return plain(value);
}

/** Without what Spring writes in front of a path. */
const pathOf = (value: string): string => value.replace(/^(?:optional:)?(?:file|classpath):/i, '');

function examineVersions(value: string, directive: string, line: number, report: ConfigReport): void {
  const enabled = new Set<ProtocolName>();
  // Java and OpenSSL write them in the same way; `+` is Tomcat's.
  for (const word of value.split(/[,+\s]+/).slice(0, 50)) {
    if (word === '' || /^SSLv2Hello$/i.test(word)) continue;
    const protocol = protocolOf(word);
    if (protocol === null) reportUnknownProtocol(word, directive, line, report);
    else enabled.add(protocol);
  }
  examineProtocols(enabled, directive, line, report);
}

/** What is missing: nothing that any of the documents has, whatever its profile. */
function examineWhole(tls: readonly TlsSetting[], settings: readonly Setting[], report: ConfigReport): void {
  const server = tls.filter(({ bundle }) => bundle === null);
  const find = (...names: string[]): TlsSetting | undefined => server.find(({ known }) => known !== null && names.includes(known));
  const off = server.find(({ known, value }) => known === 'enabled' && /^false$/i.test(value));
  if (off !== undefined) {
    const port = settings.find(({ name, document }) => document === off.document && uniform(name) === 'server.port');
    if (port !== undefined && /^(?:8?443)$/.test(port.value)) report.add('port-443-plain', off.line, { directive: 'server.ssl.enabled' });
  }
  const [first] = server.filter(({ known }) => known !== 'enabled');
  const bundle = find('bundle');
  const identity = find('key-store', 'certificate', 'bundle', 'server-name-bundles');
  if (first !== undefined && identity === undefined && !server.some(({ known }) => known === null))
    report.add('certificate-not-seen', first.line, { directive: 'server.ssl.key-store' });
  examinePairs(tls, report);
  if (bundle !== undefined && plain(bundle.value)) {
    const bundles = new Set(tls.flatMap(({ bundle: name }) => name ?? []));
    if (bundles.size > 0 && !bundles.has(bundle.value))
      report.add('reference-unseen', bundle.line, { directive: 'server.ssl.bundle', name: nameFact(bundle.value) });
  }
  const says = tls.some(({ known }) => known === 'options.enabled-protocols' || (known === 'enabled-protocols' && bundle === undefined));
  if (identity !== undefined && !says && (bundle === undefined || tls.some((one) => one.bundle !== null)))
    report.add('protocol-default', identity.line, {
      directive: bundle === undefined ? 'server.ssl.enabled-protocols' : 'options.enabled-protocols',
    });
}

/** A certificate and its key are named together, for the server and in each bundle. */
function examinePairs(tls: readonly TlsSetting[], report: ConfigReport): void {
  const index = new Map(tls.map((one) => [`${one.bundle ?? ''} ${one.known}`, one]));
  for (const bundle of new Set(tls.map((one) => one.bundle))) {
    const names = bundle === null ? ['certificate', 'certificate-private-key'] : ['keystore.certificate', 'keystore.private-key'];
    const [certificate, key] = names.map((name) => index.get(`${bundle ?? ''} ${name}`));
    const [missingCertificate = '', missingKey = ''] = names.map((name) => (bundle === null ? `server.ssl.${name}` : name));
    if (certificate !== undefined && key === undefined && !certificate.value.includes('PRIVATE KEY') && certificate.value !== '-----BEGIN')
      report.add('certificate-without-key', certificate.line, { directive: missingCertificate, missing: missingKey });
    if (key !== undefined && certificate === undefined)
      report.add('key-without-certificate', key.line, { directive: missingKey, missing: missingCertificate });
  }
}
