import type { Facts } from '../facts.ts';
import { messageText, type Message } from '../inspect/words.ts';
import { renderMessage } from '../text/render-message.ts';

/** A recognised kind; besides those of the core the command line has objects without text: "der" and "base64". */
export interface FoundKind {
  kind: string;
  line: number;
  facts: Facts;
}

/** What is said about one thing that was recognised. */
export interface KindNote {
  line: number;
  text: string;
  fix: string | null;
  /** Root-relative page or tool that goes on from here. */
  page: string | null;
}

/** Words of outputs are loaded by what the codes begin with. */
export const outputGroup = (code: string): string => code.split('-')[0] ?? '';

/** Kinds in words, in the order of their lines; nothing about those whose words have not come, as their script could not be read. */
export function kindNotes(kinds: readonly FoundKind[], hasErrors: boolean, words: Readonly<Record<string, Message>>): KindNote[] {
  return kinds.flatMap((found) => {
    const facts = named(found.facts, words);
    return codesOf(found, hasErrors).flatMap((code): KindNote[] => {
      const message = words[code];
      if (!message) return [];
      const fix = message.fix ? renderMessage(message.fix, facts) : null;
      return [{ line: found.line, text: messageText(message, facts), fix, page: message.page ?? null }];
    });
  });
}

/** The messages of `content/messages/outputs.yaml` that fit; the first one says what it is. */
export function codesOf({ kind, facts }: FoundKind, hasErrors: boolean): string[] {
  const judge = JUDGES[kind];
  return judge ? judge(facts, hasErrors) : [kind];
}

type Judge = (facts: Facts, hasErrors: boolean) => string[];

/** One message of two, by a fact. */
const byOk =
  (name: string, fact = 'ok'): Judge =>
  (facts) => [facts[fact] === true ? `${name}-ok` : `${name}-failed`];

const JUDGES: Readonly<Record<string, Judge>> = {
  'private-key': () => ['refused'],
  'kb-probe': (facts) => [facts['version'] === null ? 'kb-probe' : 'kb-probe-other', ...(facts['cut'] === true ? ['kb-probe-cut'] : [])],
  'nmap-ciphers': () => ['nmap-ciphers', 'nmap-ciphers-more'],
  's-client': sClientCodes,
  'protocol-scan': (facts) => ['protocol-scan', ...(facts['old'] === true ? ['protocol-scan-old'] : [])],
  stapling: (facts) => [facts['sent'] !== true ? 'stapling-none' : facts['good'] === false ? 'stapling-bad' : 'stapling'],
  hashes: (facts) => [
    facts['empty'] === true
      ? 'hashes-empty'
      : facts['same'] === null
        ? 'hashes-one'
        : facts['same'] === true
          ? 'hashes-same'
          : 'hashes-differ',
  ],
  'key-check': byOk('key-check'),
  'request-check': byOk('request-check'),
  checkend: byOk('checkend'),
  ocsp: (facts) => [facts['status'] === 'good' ? 'ocsp-good' : facts['status'] === 'revoked' ? 'ocsp-revoked' : 'ocsp-unknown'],
  'pkcs12-info': (facts) => ['pkcs12-info', facts['legacy'] === true ? 'pkcs12-info-old' : 'pkcs12-info-new'],
  'x509-fields': (facts) => ['x509-fields', ...(facts['selfIssued'] === true ? ['x509-fields-self'] : [])],
  'x509-list': (facts) => [
    'x509-list',
    ...(facts['keyLinked'] === false || facts['linked'] === false
      ? ['x509-list-broken']
      : facts['linked'] === true || facts['keyLinked'] === true
        ? ['x509-list-linked']
        : []),
    ...(facts['same'] === null || facts['same'] === undefined ? [] : [facts['same'] === true ? 'x509-list-same' : 'x509-list-others']),
  ],
  'keytool-list': keytoolListCodes,
  'keytool-entry': (facts) => [
    facts['entryType'] === 'PrivateKeyEntry' && facts['chainLength'] === 1 ? 'keytool-entry-single' : 'keytool-entry',
  ],
  'keytool-print': (facts) => [
    'keytool-print',
    ...(facts['linked'] === false ? ['x509-list-broken'] : facts['selfIssued'] === true ? ['x509-fields-self'] : []),
  ],
  'keytool-copied': (facts) => [Number(facts['failed']) > 0 ? 'keytool-copied-failed' : 'keytool-copied'],
  certutil: certutilCodes,
  'certutil-verify': (facts) => [
    'certutil-verify',
    ...(facts['ok'] === true ? ['certutil-verify-ok'] : facts['ok'] === false ? ['certutil-verify-failed'] : []),
  ],
  'certutil-dump': (facts) => [`certutil-dump-${String(facts['object'])}`],
  'certutil-result': certutilResultCodes,
  certreq: (facts) => [`certreq-${String(facts['done'])}`],
  'netsh-sslcert': (facts) => [
    'netsh-sslcert',
    ...(Number(facts['withoutHash']) > 0 ? ['netsh-sslcert-empty'] : []),
    ...(facts['listed'] === null ? [] : [facts['listed'] === true ? 'netsh-sslcert-listed' : 'netsh-sslcert-unlisted']),
  ],
  'powershell-certs': powershellCodes,
  'web-binding': (facts) => ['web-binding', ...(facts['https'] === 0 ? ['web-binding-plain'] : [])],
  'port-test': byOk('port-test'),
  'schannel-registry': (facts) => [
    facts['off'] === null ? 'schannel-registry' : 'schannel-registry-off',
    ...(facts['modernOff'] === null ? [] : ['schannel-registry-modern']),
  ],
  listeners: (facts) => [
    facts['rows'] === 0 ? 'listeners-none' : 'listeners',
    ...(Number(facts['https']) > 0 ? [facts['owner'] === null ? 'listeners-https' : 'listeners-owner'] : []),
  ],
  caa: (facts) => [facts['issuers'] === null ? 'caa' : facts['issuers'] === ';' ? 'caa-nobody' : 'caa-issuers'],
  dns: byOk('dns'),
  'http-headers': (facts) => [
    facts['status'] === null ? 'http-headers-part' : 'http-headers',
    ...(facts['location'] === null ? [] : [String(facts['location']).startsWith('https:') ? 'http-headers-https' : 'http-headers-moved']),
    ...(facts['hsts'] === null ? [] : ['http-headers-hsts']),
  ],
  clock: byOk('clock', 'synchronized'),
  'curl-verbose': (facts) => [
    'curl-verbose',
    ...(facts['protocol'] === null ? [] : ['curl-verbose-protocol']),
    ...(facts['verified'] === null ? [] : [facts['verified'] === true ? 'curl-verbose-verified' : 'curl-verbose-failed']),
  ],
  'nginx-test': byOk('nginx-test'),
  'apache-hosts': (facts) => ['apache-hosts', ...(facts['https'] === 0 ? ['apache-hosts-plain'] : [])],
  'apache-modules': (facts) => [facts['ssl'] === true ? 'apache-modules-ssl' : 'apache-modules'],
  'file-start': (facts) => [`file-start-${String(facts['format'])}`],
  'key-file': (facts) => [facts['open'] === true ? 'key-file-open' : 'key-file'],
  service: (facts) => [facts['state'] === 'active' ? 'service-active' : 'service-down'],
  certbot: (facts) => [
    'certbot',
    ...(Number(facts['expired']) > 0 ? ['certbot-expired'] : []),
    ...(Number(facts['revoked']) > 0 ? ['certbot-revoked'] : []),
  ],
  log: (_, hasErrors) => (hasErrors ? ['log'] : ['log', 'log-quiet']),
  config: (facts) => [`config-${String(facts['server'])}`],
};

/** Verify codes that may mean a missing intermediate (OpenSSL: unable to get local issuer, unable to verify the leaf). */
const UNLINKED = new Set<unknown>([20, 21]);

function sClientCodes(facts: Facts): string[] {
  const protocol = facts['protocol'] === null || String(facts['protocol']).includes('NONE') ? [] : ['s-client-protocol'];
  if (facts['noCertificate'] === true) return ['s-client-none', ...protocol];
  const code = facts['verifyCode'] ?? facts['verifyError'];
  const count = facts['certificates'];
  const few = facts['sentTooFew'] === true;
  return [
    count === 0 ? (facts['whole'] === true ? 's-client-bare' : 's-client-part') : 's-client',
    ...protocol,
    ...(few ? ['s-client-few'] : []),
    ...(count === 1 && UNLINKED.has(code) ? ['s-client-one'] : []),
    ...(count === 1 && (code === null || code === undefined) ? ['s-client-one-unverified'] : []),
    ...(count === 1 && code === 0 && !few && facts['depth'] === 1 ? ['s-client-one-root'] : []),
    ...(code === 0 ? ['s-client-host'] : []),
  ];
}

function keytoolListCodes(facts: Facts): string[] {
  if (facts['entries'] === 0) return ['keytool-list', 'keytool-list-empty'];
  if (facts['read'] === 0) return ['keytool-list-head'];
  const { complete, isTrustStore } = facts;
  return [
    complete === true ? 'keytool-list' : complete === false ? 'keytool-list-part' : 'keytool-list-unheaded',
    ...(facts['privateKeyEntries'] === 0
      ? [
          isTrustStore === true
            ? 'keytool-list-trust'
            : complete !== true
              ? 'keytool-list-no-key-part'
              : isTrustStore === null
                ? 'keytool-list-maybe-trust'
                : 'keytool-list-no-key',
        ]
      : facts['trustedCertEntries'] === 0
        ? []
        : ['keytool-list-trusted']),
  ];
}

function certutilCodes(facts: Facts): string[] {
  if (facts['pending'] === true) return ['certutil-pending'];
  if (Number(facts['failedTests']) > 0) return ['certutil', 'certutil-failed-test'];
  if (Number(facts['missingKeys']) > 0) return ['certutil', facts['repaired'] === true ? 'certutil-not-repaired' : 'certutil-missing'];
  return facts['keyContainers'] === 0 ? ['certutil', 'certutil-no-key'] : ['certutil'];
}

/** Verbs whose end means something for certificates; of the others only that they ended well or not. */
const TOLD_VERBS = new Set<unknown>(['-repairstore', '-importpfx', '-addstore', '-encode', '-decode', '-crl']);

function certutilResultCodes(facts: Facts): string[] {
  const verb = TOLD_VERBS.has(facts['verb']) ? String(facts['verb']) : '';
  const denied = verb === '-repairstore' && ['0x80090010', '0x80070005'].includes(String(facts['code'])) ? '-denied' : '';
  return [`certutil-result${verb}-${facts['ok'] === true ? 'ok' : `failed${denied}`}`];
}

function powershellCodes(facts: Facts): string[] {
  if (facts['hasKeyColumn'] !== true) return ['powershell-certs', ...(facts['trustOnly'] === true ? [] : ['powershell-certs-column'])];
  if (facts['pending'] === true) return ['powershell-certs', 'powershell-certs-pending'];
  if (facts['trustOnly'] === true) return ['powershell-certs', 'powershell-certs-trust'];
  const without = Number(facts['withoutKey']);
  if (without === 0) return ['powershell-certs', 'powershell-certs-keys'];
  return ['powershell-certs', facts['withKey'] === 0 ? 'powershell-certs-no-key' : 'powershell-certs-some'];
}

/** The page that goes on from a kind; null where there is none. */
export function kindPage(found: FoundKind, words: Readonly<Record<string, Message>>): string | null {
  const code = codesOf(found, true)[0];
  return code === undefined ? null : (words[code]?.page ?? null);
}

function named(facts: Facts, words: Readonly<Record<string, Message>>): Facts {
  const product = words[`product-${String(facts['product'])}`];
  return product ? { ...facts, product: product.text } : facts;
}
