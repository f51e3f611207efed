import type { ConfigReport } from '../config-finding.ts';
import { nearWord } from '../near-word.ts';
import { nameFact } from '../safe-fact.ts';
import { currentNames, entriesOf, holdsFor, isNewer, takes } from './directives.ts';
import type { DirectiveEntry } from './directives.ts';
import type { ApacheNode } from './read-apache.ts';

/** Where a directive stands: at the top of the text, in a virtual host, in a section such as `<Directory>`, or in one that is not ours to judge. */
type Place = 'top' | 'host' | 'folder' | 'unknown';

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

/** Words that a setter of mod_ssl takes and no others (ssl_engine_config.c). */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  sslengine: ['on', 'off', 'optional'],
  sslverifyclient: ['none', 'optional', 'require', 'optional_no_ca'],
  rewriteengine: ['on', 'off'],
};

/** Names that httpd does not know, directives where they may not stand, and with a number of arguments that stops the server. */
export function examineGrammar(root: readonly ApacheNode[], version: string | null, report: ConfigReport): void {
  let searches = 0;
  const near = (name: string): string | null => (++searches > NEAR ? null : nearWord(name, currentNames()));
  const open: { nodes: readonly ApacheNode[]; place: Place; guarded: boolean }[] = [{ nodes: root, place: 'top', guarded: false }];
  for (let level = open.pop(); level !== undefined; level = open.pop()) {
    examineAccess(level.nodes, report);
    for (const node of level.nodes) {
      if (nameFact(node.written) === null) continue;
      if (!level.guarded || entriesOf(node.name).length > 0) examineOne(node, level.place, version, near, report);
      if (node.children === null) continue;
      const { place, guarded } = inside(node, level.place);
      open.push({ nodes: node.children, place, guarded: level.guarded || guarded });
    }
  }
}

function inside({ name }: ApacheNode, outside: Place): { place: Place; guarded: boolean } {
  if (/^if(?:module|define|version|file|directive|section)$/.test(name)) return { place: outside, guarded: true };
  if (name === 'virtualhost') return { place: 'host', guarded: false };
  if (/^(?:directory|location|files)(?:match)?$/.test(name)) return { place: 'folder', guarded: false };
  // `<If>`, `<Limit>`, `<Proxy>`, macros and sections of other modules have rules of their own.
  return { place: 'unknown', guarded: entriesOf(name).length === 0 || name === 'macro' };
}

function examineOne(
  node: ApacheNode,
  place: Place,
  version: string | null,
  near: (name: string) => string | null,
  report: ConfigReport,
): void {
  const { name, written, line, children, parameters } = node;
  const shown = nameFact(written);
  const all = entriesOf(name).filter(({ isSection }) => isSection === (children !== null));
  if (all.length === 0) {
    if (isNewer(name)) return;
    const usual = Object.hasOwn(MEANT, name) ? (MEANT[name] ?? null) : null;
    const meant = entriesOf(name).length > 0 ? null : (usual ?? near(written));
    const certain = usual !== null || /^SSL[A-Z]/.test(written);
    if (meant !== null && certain && !DESCENDANTS.test(written)) report.add('unknown-directive-meant', line, { name: shown, meant });
    else if (meant !== null && !DESCENDANTS.test(written)) report.add('unknown-directive-near', line, { name: shown, meant });
    else if (/^SSL[A-Z]/.test(written) && children === null && !DESCENDANTS.test(written))
      report.add('unknown-directive', line, { name: shown });
    return;
  }
  const current = all.filter((entry) => holdsFor(entry, version));
  if (current.length === 0) {
    reportRelease(shown, line, all, version, report);
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
  // Variables, macros, comments and odd characters: told elsewhere or not to be told.
  if (children !== null || parameters.some((word) => /\$\{|@|^#|[^\x20-\x7e]/.test(word))) return;
  examineArguments(node, current, report);
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
  const [removed] = entries.flatMap((entry) => entry.removed ?? []);
  if (removed !== undefined) {
    const facts = { name, removed: shownRelease(removed) };
    if (version === null) report.add('directive-removed-later', line, facts);
    else report.add('directive-removed', line, facts);
    return;
  }
  const [since] = entries.flatMap((entry) => entry.since ?? []);
  if (since !== undefined) report.add('directive-too-new', line, { name, since: shownRelease(since) });
}

function examineArguments({ written, line, parameters, name }: ApacheNode, entries: readonly DirectiveEntry[], report: ConfigReport): void {
  const shown = nameFact(written);
  const count = parameters.length;
  if (name === 'header' || name === 'requestheader') {
    examineHeader(parameters, shown, line, report);
    return;
  }
  const fitting = entries.filter(({ arity }) => takes(arity, count));
  if (fitting.length === 0) report.add('wrong-arguments', line, { name: shown, count });
  else if (fitting.every(({ arity }) => arity === 'f') && !/^(?:on|off)$/i.test(parameters[0] ?? ''))
    report.add('wrong-value', line, { name: shown, expected: 'on / off' });
  const values = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
  if (values?.includes((parameters[0] ?? '').toLowerCase()) === false)
    report.add('wrong-value', line, { name: shown, expected: values.join(' / ') });
}

const ACTIONS = /^(?:set|setifempty|add|append|merge|unset|echo|note|edit|edit\*)$/i;

/** `Header` counts by itself (header_cmd in mod_headers.c): what follows the value is a condition, or the value lacked its quotes. */
function examineHeader(parameters: readonly string[], directive: string | null, line: number, report: ConfigReport): void {
  const words = parameters.filter((word, index) => index > 0 || !/^(?:always|onsuccess)$/i.test(word));
  const [action = '', , ...values] = words;
  if (!ACTIONS.test(action)) {
    report.add('wrong-value', line, { name: directive, expected: 'set' });
    return;
  }
  const wanted = /^edit/i.test(action) ? 2 : /^(?:unset|echo)$/i.test(action) ? 0 : 1;
  if (words.length < 2 || values.length < wanted) report.add('wrong-arguments', line, { name: directive, count: parameters.length });
  const [condition] = values.slice(wanted);
  if (condition !== undefined && !/^(?:early$|env=.|expr=.)/i.test(condition)) report.add('missing-quote', line, { directive });
  else if (values.length > wanted + 1) report.add('missing-quote', line, { directive });
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
