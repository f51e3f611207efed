import type { ConfigReport } from '../config-finding.ts';
import { nearWord } from '../../near-word.ts';
import { nameFact } from '../safe-fact.ts';
import { isBefore } from '../server-version.ts';
import { asksOwnModule } from './conditions.ts';
import { currentNames, entriesOf, holdsFor, isNewer } from './directives.ts';
import type { DirectiveEntry } from './directives.ts';
import { examineArguments } from './examine-arguments.ts';
import type { ApacheNode } from './read-apache.ts';

/** Where a directive stands: at the top of the text, in a virtual host, in a section such as `<Directory>`, or in one that is not ours to judge. */
export type Place = 'top' | 'host' | 'folder' | 'unknown';

/** Searches for a near name; each costs a look at every name. */
const NEAR = 100;

const PLACES: Readonly<Record<string, string>> = {
  s: '<VirtualHost>',
  g: 'httpd.conf',
  d: '<Directory>',
  h: '.htaccess',
};

/** Products built on httpd, with directives of their own that begin alike (IBM HTTP Server's mod_ibm_ssl, Oracle's mod_ossl, mod_ssl of httpd's trunk), and what is newer than the table. */
const DESCENDANTS =
  /^SSL(?:Enable|Disable|ClientAuth\w*|ServerCert|ProtocolEnable|ProtocolDisable|CipherSpec|CipherBan|CipherRequire|V[23]Timeout|CacheEnable|CacheDisable|CachePortFilename|CachePath|CacheErrorLog|CacheTraceLog|CRL\w*|Fakebasicauth|PKCSDriver|Stashfile|Trace|Version|SNIMap|Unknown\w*|Renegotiation|Allow\w*|Attribute\w*|Suite\w*|Check\w*|Insecure|Wallet\w*|FIPS\w*|AcceptSNI\w*|Policy|PolicyDefine|ECC\w*|XMLEncoding|VHostSNIPolicy)$/i;

/** What people write, and what they mean. */
const MEANT: Readonly<Record<string, string>> = {
  sslcert: 'SSLCertificateFile',
  sslcertfile: 'SSLCertificateFile',
  sslcertificate: 'SSLCertificateFile',
  ssl_certificate: 'SSLCertificateFile',
  sslkey: 'SSLCertificateKeyFile',
  sslkeyfile: 'SSLCertificateKeyFile',
  sslprivatekeyfile: 'SSLCertificateKeyFile',
  sslcertificatekey: 'SSLCertificateKeyFile',
  sslcertificateprivatekeyfile: 'SSLCertificateKeyFile',
  ssl_certificate_key: 'SSLCertificateKeyFile',
  sslchainfile: 'SSLCertificateChainFile',
  sslcertificatechain: 'SSLCertificateChainFile',
  sslcachainfile: 'SSLCertificateChainFile',
  sslintermediatefile: 'SSLCertificateChainFile',
  sslintermediatecertificatefile: 'SSLCertificateChainFile',
  sslcafile: 'SSLCACertificateFile',
  sslcacertificate: 'SSLCACertificateFile',
  sslciphers: 'SSLCipherSuite',
  ssl_ciphers: 'SSLCipherSuite',
  ssl_protocols: 'SSLProtocol',
  sslstapling: 'SSLUseStapling',
  add_header: 'Header',
  server_name: 'ServerName',
};

/** Is a section read at all? What only an own module of httpd guards is (`sure`), `<IfDefine>` and its like say no more than `maybe`, and `foreign` is what other programs may explain. */
type Guard = 'sure' | 'maybe' | 'foreign';

/** Names that httpd does not know, directives where they may not stand, and with arguments that stop the server. */
export function examineGrammar(root: readonly ApacheNode[], version: string | null, report: ConfigReport): void {
  let searches = 0;
  const near = (name: string): string | null => (++searches > NEAR ? null : nearWord(name, currentNames()));
  const isOld = version !== null && isBefore(version, 2, 3);
  const open: { nodes: readonly ApacheNode[]; place: Place; guard: Guard }[] = [{ nodes: root, place: 'top', guard: 'sure' }];
  for (let level = open.pop(); level !== undefined; level = open.pop()) {
    if (!isOld && level.guard === 'sure') examineAccess(level.nodes, report);
    for (const node of level.nodes) {
      const isOdd = isNoDirective(node, level.place);
      if (isOdd && level.guard === 'sure') report.add('unknown-line', node.line, {});
      if (isOdd || nameFact(node.written) === null) continue;
      if (level.guard !== 'foreign' || entriesOf(node.name).length > 0)
        examineOne(node, { place: level.place, guard: level.guard, version, near }, report);
      if (node.children === null) continue;
      const { place, guard } = inside(node, level.place);
      open.push({ nodes: node.children, place, guard: weaker(level.guard, guard) });
    }
  }
}

const weaker = (a: Guard, b: Guard): Guard => (a === 'foreign' || b === 'foreign' ? 'foreign' : a === 'maybe' ? a : b);

/**
 * The rest of a line that was broken without a backslash, say: no directive has such a name. Templates are left alone, and outside of sections,
 * where a letter may go on around what was pasted, words of a sentence.
 */
function isNoDirective({ written, children }: ApacheNode, place: Place): boolean {
  if (children !== null || /^\w*$/.test(written) || !/^[\x21-\x7e]+$/.test(written) || !/[a-z\d]/i.test(written)) return false;
  if (/^[<{$%]|\{\{|\$\{|@/.test(written)) return false;
  return place !== 'top' || !/^(?:[\w'"(]+[,.:;?!)]*|[\w-]+:|\[.*|\/.*|https?:.*)$/.test(written);
}

function inside(section: ApacheNode, outside: Place): { place: Place; guard: Guard } {
  const { name } = section;
  if (name === 'ifmodule' && !/^!/.test(section.parameters[0] ?? ''))
    return { place: outside, guard: asksOwnModule(section) ? 'sure' : 'foreign' };
  if (/^if(?:module|define|version|file|section)$/.test(name)) return { place: outside, guard: 'maybe' };
  if (name === 'ifdirective') return { place: outside, guard: 'foreign' };
  if (name === 'virtualhost') return { place: 'host', guard: 'sure' };
  if (/^(?:directory|location|files)(?:match)?$/.test(name)) return { place: 'folder', guard: 'sure' };
  // `<If>`, `<Limit>`, `<Proxy>`, macros and sections of other modules have rules of their own.
  return { place: 'unknown', guard: entriesOf(name).length === 0 || name === 'macro' ? 'foreign' : 'sure' };
}

/** What is known of the place where a directive stands. */
interface Standing {
  place: Place;
  guard: Guard;
  version: string | null;
  near: (name: string) => string | null;
}

function examineOne(node: ApacheNode, { place, guard, version, near }: Standing, report: ConfigReport): void {
  const { name, written, line, children } = node;
  const shown = nameFact(written);
  const all = entriesOf(name).filter(({ isSection }) => isSection === (children !== null));
  if (all.length === 0) {
    if (isNewer(name)) return;
    const usual = Object.hasOwn(MEANT, name) ? (MEANT[name] ?? null) : null;
    const meant = entriesOf(name).length > 0 ? null : (usual ?? near(written));
    const certain = guard === 'sure' && (usual !== null || /^SSL[A-Z]/.test(written));
    if (meant !== null && certain && !DESCENDANTS.test(written)) report.add('unknown-directive-meant', line, { name: shown, meant });
    else if (meant !== null && !DESCENDANTS.test(written)) report.add('unknown-directive-near', line, { name: shown, meant });
    else if (certain && children === null && !DESCENDANTS.test(written)) report.add('unknown-directive', line, { name: shown });
    return;
  }
  const current = all.filter((entry) => holdsFor(entry, version));
  if (current.length === 0) {
    // `<IfVersion>` and its like are there to keep releases apart.
    if (guard === 'sure') reportRelease(shown, line, all, version, report);
    return;
  }
  const allowed = new Set(current.flatMap(({ places }) => [...places]));
  if (!mayStand(place, allowed)) {
    const names = [...allowed].map((letter) => PLACES[letter] ?? '').join('、');
    report.add('misplaced-directive', line, {
      name: shown,
      place: place === 'host' ? '<VirtualHost>' : place === 'folder' ? '<Directory>' : '',
      allowed: names,
    });
    return;
  }
  if (children === null) examineArguments(node, current, { place, version }, report);
}

/** A text without any `<VirtualHost>` may be the inside of anything, so that nothing is said of its top level. */
function mayStand(place: Place, allowed: ReadonlySet<string>): boolean {
  if (place === 'host') return allowed.has('s');
  if (place === 'folder') return allowed.has('d');
  return true;
}

/** `2.2` stands for the releases before 2.4, whose last one answers for all. */
const shownRelease = (release: string): string => (release === '2.4.1' ? '2.4' : release);

function reportRelease(
  name: string | null,
  line: number,
  entries: readonly DirectiveEntry[],
  version: string | null,
  report: ConfigReport,
): void {
  const since = entries
    .flatMap((entry) => entry.since ?? [])
    .find((first) => version !== null && isBefore(version, ...first.split('.').map(Number)));
  const [removed] = entries.flatMap((entry) => entry.removed ?? []);
  if (since !== undefined) report.add('directive-too-new', line, { name, since: shownRelease(since) });
  else if (removed !== undefined)
    report.add(version === null ? 'directive-removed-later' : 'directive-removed', line, { name, removed: shownRelease(removed) });
}

/** Order, Allow, Deny and Satisfy are mod_access_compat's in 2.4; beside Require neither does what it seems to (httpd's "Upgrading to 2.4"). */
function examineAccess(level: readonly ApacheNode[], report: ConfigReport): void {
  const old = level.find(({ name }) => name === 'order' || name === 'allow' || name === 'deny');
  if (old === undefined) return;
  const directive = nameFact(old.written);
  const mixed = level.some(({ name, parameters }) => name === 'require' && /^(?:all|ip|host|local|not)$/i.test(parameters[0] ?? ''));
  if (mixed) report.add('apache-access-mixed', old.line, { directive });
  else report.add('apache-access-old', old.line, { directive });
}
