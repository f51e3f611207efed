import type { ConfigReport } from '../config-finding.ts';
import { isAtLeast } from '../generate-request.ts';
import { nearWord } from '../../near-word.ts';
import { nameFact } from '../safe-fact.ts';
import { nearAttribute, releaseOf, releasesWith, tabled } from './attributes.ts';
import type { TabledElement } from './attributes.ts';
import type { XmlElement } from './read-server-xml.ts';
import { connectorAttributes } from './tomcat-attributes.ts';

/**
 * Elements that may stand in each (docs: config/; Tomcat's Digester passes over all others in silence). Elements not named here may hold anything:
 * a class of one's own may take elements of its own.
 */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  Connector: ['SSLHostConfig', 'UpgradeProtocol', 'Listener'],
  SSLHostConfig: ['Certificate', 'OpenSSLConf'],
  Certificate: [],
  OpenSSLConf: ['OpenSSLConfCmd'],
};

/** What people write as an element, and where it belongs. */
const MEANT: Readonly<Record<string, string>> = {
  protocols: 'SSLHostConfig protocols="…"',
  protocol: 'SSLHostConfig protocols="…"',
  ciphers: 'SSLHostConfig ciphers="…"',
  honorcipherorder: 'SSLHostConfig honorCipherOrder="…"',
  keystore: 'Certificate certificateKeystoreFile="…"',
  keystorefile: 'Certificate certificateKeystoreFile="…"',
  keystorepass: 'Certificate certificateKeystorePassword="…"',
  keystorepassword: 'Certificate certificateKeystorePassword="…"',
  certificatefile: 'Certificate certificateFile="…"',
  certificatekeyfile: 'Certificate certificateKeyFile="…"',
  certificatechainfile: 'Certificate certificateChainFile="…"',
  certificatekeystorefile: 'Certificate certificateKeystoreFile="…"',
  truststore: 'SSLHostConfig truststoreFile="…"',
  sslconfig: 'SSLHostConfig',
  sslhost: 'SSLHostConfig',
  cert: 'Certificate',
};

/** Connector classes that are gone, with the first release without them (org.apache.coyote in the sources of each branch). */
const GONE: readonly (readonly [pattern: RegExp, removed: string, numbers: readonly number[]])[] = [
  [/^(?:org\.apache\.coyote\.(?:http11|ajp)\.)(?:Http11Protocol|AjpProtocol)$/, '9.0', [9]],
  [/^(?:org\.apache\.coyote\.(?:http11|ajp)\.)(?:Http11AprProtocol|AjpAprProtocol)$/, '10.1', [10, 1]],
];
const CLASSES = ['http11.Http11NioProtocol', 'http11.Http11Nio2Protocol', 'ajp.AjpNioProtocol', 'ajp.AjpNio2Protocol'].map(
  (name) => `org.apache.coyote.${name}`,
);

/** Names of elements, attributes and connector classes that Tomcat does not know, or not any more, or not yet. */
export function examineNames(elements: readonly XmlElement[], version: string | null, report: ConfigReport): void {
  for (const element of elements) {
    const name = tabled.find((one) => one === element.name);
    if (name !== undefined) for (const attribute of element.attributes.keys()) examineAttribute(name, attribute, element, version, report);
    if (name === 'Connector') examineClass(element, version, report);
    const allowed = Object.hasOwn(CHILDREN, element.name) ? CHILDREN[element.name] : undefined;
    if (allowed === undefined) continue;
    for (const child of element.children) {
      if (allowed.includes(child.name)) continue;
      const lower = child.name.toLowerCase();
      const meant = Object.hasOwn(MEANT, lower) ? MEANT[lower] : (nearWord(child.name, allowed) ?? placeOf(child.name));
      report.add('tomcat-element-unknown', child.line, { element: nameFact(child.name), parent: element.name, meant: meant ?? '' });
    }
  }
}

/** Where an element belongs that stands elsewhere. */
function placeOf(name: string): string | null {
  const parent = Object.entries(CHILDREN).find(([, children]) => children.includes(name))?.[0];
  return parent === undefined ? null : `${parent} › ${name}`;
}

function examineAttribute(
  element: TabledElement,
  attribute: string,
  { line, attributes }: XmlElement,
  version: string | null,
  report: ConfigReport,
): void {
  const shown = nameFact(attribute);
  // `socket.…` goes to the sockets, `xml…` to the XML parser; both are told by examine-tomcat.ts or by nobody.
  if (shown === null || attribute.includes('.') || attribute.includes(':') || attribute === 'className') return;
  const known = releasesWith(element, attribute);
  const release = releaseOf(version);
  if (known.length > 0) {
    const [oldest] = known;
    const isNew = release !== null && oldest !== undefined && !known.includes(release) && Number(oldest) > Number(release);
    if (isNew) report.add('tomcat-attribute-too-new', line, { attribute: shown, element, since: oldest });
    return;
  }
  // A directive of the old kind on the wrong element, or one of an inner element, is not a slip of the pen.
  const home = homeOf(element, attribute);
  if (home !== null) {
    report.add('tomcat-attribute-elsewhere', line, { attribute: shown, element, expected: home });
    return;
  }
  const meant = nearAttribute(element, attribute);
  if (meant !== null) report.add('tomcat-attribute-meant', line, { attribute: shown, element, meant });
  // Connectors of other classes take what they like.
  else if (element !== 'Connector' && !attributes.has('className'))
    report.add('tomcat-attribute-unknown', line, { attribute: shown, element });
}

/** New names of the old attributes of Connector (docs of 9.0: config/http, "SSL Support - Connector"). */
const RENAMED: Readonly<Record<string, string>> = {
  keystorefile: 'Certificate certificateKeystoreFile',
  keystorepass: 'Certificate certificateKeystorePassword',
  keystoretype: 'Certificate certificateKeystoreType',
  keystoreprovider: 'Certificate certificateKeystoreProvider',
  keyalias: 'Certificate certificateKeyAlias',
  keypass: 'Certificate certificateKeyPassword',
  sslcertificatefile: 'Certificate certificateFile',
  sslcertificatekeyfile: 'Certificate certificateKeyFile',
  sslcertificatechainfile: 'Certificate certificateChainFile',
  sslpassword: 'Certificate certificateKeyPassword',
  truststorepass: 'SSLHostConfig truststorePassword',
  clientauth: 'SSLHostConfig certificateVerification',
  sslverifyclient: 'SSLHostConfig certificateVerification',
  sslenabledprotocols: 'SSLHostConfig protocols',
  sslprotocol: 'SSLHostConfig protocols',
  sslciphersuite: 'SSLHostConfig ciphers',
  sslhonorcipherorder: 'SSLHostConfig honorCipherOrder',
  useserverciphersuitesorder: 'SSLHostConfig honorCipherOrder',
  sslenabled: 'Connector SSLEnabled',
};

function homeOf(element: TabledElement, attribute: string): string | null {
  const lower = attribute.toLowerCase();
  const isOld = connectorAttributes.some((one) => one.toLowerCase() === lower);
  if (element !== 'Connector' && (isOld || lower === 'sslenabled') && Object.hasOwn(RENAMED, lower)) return RENAMED[lower] ?? null;
  const other = tabled.find((one) => one !== element && releasesWith(one, attribute).includes('11.0'));
  if (
    other !== undefined &&
    (element !== 'Connector' || other === 'Certificate' || /^certificate|^protocols$|^honorCipherOrder$|^truststore/.test(attribute))
  )
    return `${other} ${attribute}`;
  // Of Connector itself a wrong case is told by its neighbours.
  return null;
}

function examineClass({ attributes, line }: XmlElement, version: string | null, report: ConfigReport): void {
  const protocol = (attributes.get('protocol') ?? '').trim();
  for (const [pattern, removed, numbers] of GONE) {
    if (!pattern.test(protocol)) continue;
    const name = protocol.slice(protocol.lastIndexOf('.') + 1);
    if (version === null) report.add(name.includes('Apr') ? 'apr-removed' : 'tomcat-class-leaving', line, { name, removed });
    else if (isAtLeast(version, ...numbers)) report.add('tomcat-class-gone', line, { name, removed });
    return;
  }
  if (!/^org\.apache\./i.test(protocol) || CLASSES.includes(protocol)) return;
  const lower = protocol.toLowerCase();
  const meant = CLASSES.find((name) => name.toLowerCase() === lower) ?? nearWord(protocol, CLASSES) ?? CLASSES[0] ?? '';
  if (/^org\.apache\.coyote\./i.test(protocol)) report.add('tomcat-class-unknown', line, { meant });
}
