import type { Recognised } from '../recognise/recognised.ts';
import type { Evidence, Rule } from './knowledge.ts';

type Said = Omit<Rule, 'causes'> & { causes?: readonly string[]; against?: readonly string[]; ambiguous?: true };
type Facts = Recognised['facts'];

/** What an output proves by itself, besides the messages in it. */
export function evidenceOfOutputs(kinds: readonly Recognised[]): Evidence[] {
  return kinds.flatMap(({ kind, line, facts, within }): Evidence[] => {
    const said = WITNESSES[kind]?.(facts) ?? null;
    if (said === null) return [];
    const { against, ambiguous, causes = [], ...rule } = said;
    return [
      {
        kind: 'output',
        value: kind,
        line,
        rule: { causes, ...rule },
        facts,
        count: 1,
        ...(against ? { against } : {}),
        ...(against && within ? { within } : {}),
        ...(ambiguous ? { ambiguous } : {}),
      },
    ];
  });
}

const count = (facts: Facts, name: string): number => Number(facts[name] ?? 0);

/** Others are nobody's TLS. */
const TLS_PORTS = new Set<unknown>(['443', '8443', '636', '465', '993', '995']);

/** NTE_PERM and E_ACCESSDENIED: the key may be there, and is not to be had by this account. */
const DENIED = new Set<unknown>(['0x80090010', '0x80070005']);

const WITNESSES: Readonly<Partial<Record<Recognised['kind'], (facts: Facts) => Said | null>>> = {
  's-client': sClient,
  stapling: (facts) =>
    facts['status'] === 'revoked'
      ? { causes: ['revoked'] }
      : facts['sent'] !== true
        ? { causes: ['stapling-fails'], ambiguous: true }
        : facts['good'] === true
          ? { against: ['stapling-fails', 'revoked'] }
          : null,
  hashes: (facts) =>
    facts['same'] === false ? { causes: ['key-mismatch'] } : facts['same'] === true ? { against: ['key-mismatch'] } : null,
  'key-check': (facts) => (facts['ok'] === false ? { causes: ['key-unusable'], product: 'openssl' } : null),
  'request-check': (facts) => (facts['ok'] === false ? { causes: ['csr-wrong'], product: 'openssl' } : null),
  ocsp: (facts) => (facts['status'] === 'revoked' ? { causes: ['revoked'] } : facts['status'] === 'good' ? { against: ['revoked'] } : null),
  // Its heading speaks of revoked certificates; whose they are, it does not say.
  'crl-text': () => ({ against: ['revoked'] }),
  'x509-list': (facts) =>
    facts['keyLinked'] === false || facts['linked'] === false
      ? { causes: ['wrong-intermediate'] }
      : facts['keyLinked'] === true
        ? { against: ['wrong-intermediate'] }
        : facts['same'] === false
          ? { causes: ['old-certificate-served'], ambiguous: true }
          : facts['same'] === true
            ? { against: ['old-certificate-served'] }
            : null,
  'keytool-print': (facts) => (facts['linked'] === false ? { causes: ['wrong-intermediate'], product: 'keytool' } : null),
  'keytool-list': keytoolList,
  certutil: (facts) =>
    facts['pending'] === true
      ? null
      : count(facts, 'failedTests') > 0
        ? { causes: ['key-unusable', 'key-mismatch'], product: 'certutil' }
        : count(facts, 'missingKeys') > 0
          ? { causes: ['key-not-here'], product: 'certutil' }
          : null,
  'certutil-verify': certutilVerify,
  'certutil-result': (facts) =>
    facts['verb'] !== '-repairstore' || facts['ok'] !== false
      ? null
      : { causes: DENIED.has(facts['code']) ? ['not-administrator', 'key-no-permission'] : ['key-not-here'], product: 'certutil' },
  'powershell-certs': (facts) => {
    const without = count(facts, 'withoutKey');
    if (facts['trustOnly'] === true || facts['pending'] === true) return null;
    if (without === 0) return count(facts, 'withKey') > 0 ? { against: ['key-not-here'] } : null;
    return { causes: ['key-not-here'], product: 'powershell', ...(count(facts, 'withKey') > 0 ? { ambiguous: true } : {}) };
  },
  'netsh-sslcert': (facts) =>
    count(facts, 'withoutHash') > 0
      ? { causes: ['no-certificate-configured', 'binding-wrong'], product: 'netsh' }
      : facts['listed'] === false
        ? { causes: ['binding-wrong'], product: 'netsh', ambiguous: true }
        : null,
  'web-binding': (facts) => (facts['https'] === 0 ? { causes: ['no-certificate-configured'], product: 'iis' } : null),
  'apache-hosts': (facts) => (facts['https'] === 0 ? { causes: ['no-certificate-configured'], product: 'apache', ambiguous: true } : null),
  'schannel-registry': (facts) => (facts['modernOff'] === null ? null : { causes: ['protocol-disabled-here'], product: 'schannel' }),
  'port-test': (facts) =>
    !TLS_PORTS.has(facts['port']) ? null : facts['ok'] === false ? { causes: ['host-unreachable'] } : { against: ['host-unreachable'] },
  listeners: (facts) => (facts['rows'] === 0 ? { causes: ['no-certificate-configured', 'config-wrong'], ambiguous: true } : null),
  dns: (facts) => (facts['status'] === 'SERVFAIL' ? { causes: ['dns-failure'], ambiguous: true } : null),
  caa: (facts) => (facts['issuers'] === ';' ? { causes: ['caa-forbids'] } : null),
  clock: (facts) => (facts['synchronized'] === false ? { causes: ['clock-wrong'], ambiguous: true } : { against: ['clock-wrong'] }),
  'apache-modules': (facts) =>
    facts['ssl'] === true
      ? { against: ['module-missing'] }
      : count(facts, 'modules') > 5
        ? { causes: ['module-missing'], product: 'apache', ambiguous: true }
        : null,
  'file-start': (facts) =>
    facts['format'] === 'html' || facts['format'] === 'utf16' ? { causes: ['wrong-file-format'], product: 'openssl' } : null,
  certbot: (facts) =>
    count(facts, 'expired') > 0
      ? { causes: ['expired'], product: 'acme' }
      : count(facts, 'revoked') > 0
        ? { causes: ['revoked'], product: 'acme' }
        : null,
};

function sClient(facts: Facts): Said | null {
  if (facts['noCertificate'] === true)
    return { causes: ['connection-cut', 'plain-http-on-tls-port', 'sni-unrecognised'], side: 'client', wrapper: true };
  if (facts['sentTooFew'] === true) return { causes: ['missing-intermediate'], side: 'client', product: 'openssl' };
  // Certificates came, so that it was neither the network nor the server that ended it.
  const against = facts['brokenOff'] === true ? ['connection-cut', 'plain-http-on-tls-port', 'handshake-refused'] : [];
  if (facts['issuerRefused'] === true)
    return { causes: ['wrong-intermediate'], against: ['missing-intermediate', ...against], side: 'client', product: 'openssl' };
  if (against.length > 0) return { against };
  if (facts['verifyCode'] !== 0 || count(facts, 'certificates') === 0) return null;
  // Another program's trust store may lack the root all the same.
  const linked = facts['depth'] !== null && count(facts, 'certificates') >= count(facts, 'depth');
  return { against: ['expired', ...(linked ? ['missing-intermediate'] : []), ...(count(facts, 'depth') > 0 ? ['self-signed'] : [])] };
}

function keytoolList(facts: Facts): Said | null {
  if (facts['privateKeyEntries'] !== 0 || count(facts, 'read') === 0 || facts['complete'] === false || facts['isTrustStore'] === true)
    return null;
  return {
    causes: ['key-not-here'],
    product: 'keytool',
    ...(facts['isTrustStore'] === false && facts['complete'] === true ? {} : { ambiguous: true }),
  };
}

const CHAIN_ERRORS: readonly [error: string, causes: readonly string[]][] = [
  ['revoked', ['revoked']],
  ['expired', ['expired']],
  ['partial-chain', ['missing-intermediate', 'issuer-untrusted']],
  ['untrusted-root', ['private-root']],
  ['distrusted', ['ca-distrusted']],
  ['wrong-usage', ['wrong-purpose']],
  ['weak', ['weak-signature']],
  ['invalid', ['chain-invalid']],
  ['revocation-unknown', ['revocation-unreachable']],
];

function certutilVerify(facts: Facts): Said | null {
  if (facts['ok'] === true)
    return { against: ['expired', ...(facts['revocationPassed'] === true ? ['revoked', 'revocation-unreachable'] : [])] };
  const errors = String(facts['errors']).split(' ');
  const causes = CHAIN_ERRORS.find(([error]) => errors.includes(error))?.[1];
  if (!causes) return null;
  // Nobody can ask for the status of a certificate whose issuer is not known.
  return { causes, product: 'certutil', ...(errors.includes('partial-chain') ? { against: ['revocation-unreachable'] } : {}) };
}
