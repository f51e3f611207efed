import type { Facts } from '../facts.ts';
import type { Refusals } from '../policy/client.ts';
import { parseIp } from '../text/ip-address.ts';
import type { ProblemCode } from './chain-report.ts';

type Said = Refusals | ((facts: Facts, isLeaf: boolean) => Refusals);

const said = (chromium: string, firefox: string, openssl: string): Refusals => ({ chromium, firefox, openssl });

/**
 * What each client says to a problem that makes it refuse. Measured with Chromium 156, Firefox ESR 153 and OpenSSL 3.0 on chains made
 * for it (DECISIONS names them); what no chain showed is from boringssl/pki, lib/mozpkix and crypto/x509. A problem that
 * is not here only explains another one, or nobody can tell.
 */
const REFUSALS: Partial<Record<ProblemCode, Said>> = {
  'missing-intermediate': said('ERR_CERT_AUTHORITY_INVALID', 'SEC_ERROR_UNKNOWN_ISSUER', 'unable to get local issuer certificate'),
  'untrusted-root': said('ERR_CERT_AUTHORITY_INVALID', 'SEC_ERROR_UNKNOWN_ISSUER', 'self-signed certificate in certificate chain'),
  'self-signed-leaf': said('ERR_CERT_AUTHORITY_INVALID', 'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', 'self-signed certificate'),
  'wrong-issuer-generation': said('ERR_CERT_AUTHORITY_INVALID', 'SEC_ERROR_BAD_SIGNATURE', 'unable to get local issuer certificate'),
  'bad-signature': said('ERR_CERT_AUTHORITY_INVALID', 'SEC_ERROR_BAD_SIGNATURE', 'certificate signature failure'),
  // Written differently, yet the same algorithm: browsers compare what it means, OpenSSL the octets.
  'algorithm-mismatch': ({ inside, outside }) =>
    algorithmOf(inside) === algorithmOf(outside)
      ? { openssl: 'certificate signature failure' }
      : said('ERR_CERT_INVALID', 'MOZILLA_PKIX_ERROR_SIGNATURE_ALGORITHM_MISMATCH', 'certificate signature failure'),
  expired: (_, isLeaf) =>
    said(
      'ERR_CERT_DATE_INVALID',
      isLeaf ? 'SEC_ERROR_EXPIRED_CERTIFICATE' : 'SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE',
      'certificate has expired',
    ),
  'not-yet-valid': (_, isLeaf) =>
    said(
      'ERR_CERT_DATE_INVALID',
      isLeaf ? 'MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE' : 'MOZILLA_PKIX_ERROR_NOT_YET_VALID_ISSUER_CERTIFICATE',
      'certificate is not yet valid',
    ),
  // Chromium holds the roots of its own store to no date.
  'anchor-expired': { firefox: 'SEC_ERROR_EXPIRED_ISSUER_CERTIFICATE', openssl: 'certificate has expired' },
  'key-identifier-mismatch': { openssl: 'unable to get local issuer certificate' },
  'issuer-serial-mismatch': { openssl: 'unable to get local issuer certificate' },
  'name-encoding': { firefox: 'SEC_ERROR_UNKNOWN_ISSUER' },
  'not-a-ca': said('ERR_CERT_INVALID', 'SEC_ERROR_CA_CERT_INVALID', 'invalid CA certificate'),
  'path-too-long': said('ERR_CERT_INVALID', 'SEC_ERROR_PATH_LEN_CONSTRAINT_INVALID', 'path length constraint exceeded'),
  'no-cert-sign': said('ERR_CERT_INVALID', 'SEC_ERROR_INADEQUATE_KEY_USAGE', 'invalid CA certificate'),
  'name-constraint': ({ reason }) =>
    said(
      'ERR_CERT_INVALID',
      'SEC_ERROR_CERT_NOT_IN_NAME_SPACE',
      reason === 'excluded' ? 'excluded subtree violation' : 'permitted subtree violation',
    ),
  'host-mismatch': ({ host }) =>
    said(
      'ERR_CERT_COMMON_NAME_INVALID',
      'SSL_ERROR_BAD_CERT_DOMAIN',
      parseIp(String(host)) === null ? 'hostname mismatch' : 'IP address mismatch',
    ),
  'no-usable-name': said('ERR_CERT_COMMON_NAME_INVALID', 'SSL_ERROR_BAD_CERT_DOMAIN', 'hostname mismatch'),
  'leaf-not-first': said('ERR_CERT_COMMON_NAME_INVALID', 'SSL_ERROR_BAD_CERT_DOMAIN', 'hostname mismatch'),
  'no-leaf': said('ERR_CERT_COMMON_NAME_INVALID', 'MOZILLA_PKIX_ERROR_CA_CERT_USED_AS_END_ENTITY', 'hostname mismatch'),
  // OpenSSL lets Netscape's and Microsoft's step-up stand in for a server's.
  'wrong-purpose': ({ found }) => ({
    chromium: 'ERR_CERT_INVALID',
    firefox: 'SEC_ERROR_INADEQUATE_CERT_TYPE',
    ...(/2\.16\.840\.1\.113730\.4\.1|1\.3\.6\.1\.4\.1\.311\.10\.3\.3/.test(String(found))
      ? {}
      : { openssl: 'unsuitable certificate purpose' }),
  }),
  'weak-key': ({ type, bits }, isLeaf) => {
    const openssl = isLeaf ? 'EE certificate key too weak' : 'CA certificate key too weak';
    if (type === 'EC') return said('ERR_CERT_INVALID', 'SEC_ERROR_UNSUPPORTED_ELLIPTIC_CURVE', openssl);
    if (type === 'DSA') return said('ERR_CERT_INVALID', 'SEC_ERROR_UNSUPPORTED_KEYALG', openssl);
    // Browsers ask for 1024 bits below a root that an administrator installed; OpenSSL for 2048 at the level distributions set.
    return typeof bits === 'number' && bits >= 1024
      ? { openssl }
      : said('ERR_CERT_WEAK_KEY', 'MOZILLA_PKIX_ERROR_INADEQUATE_KEY_SIZE', openssl);
  },
  'weak-signature': said('ERR_CERT_INVALID', 'SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED', 'CA signature digest algorithm too weak'),
  'unknown-critical': said('ERR_CERT_INVALID', 'SEC_ERROR_UNKNOWN_CRITICAL_EXTENSION', 'unhandled critical extension'),
  policy: { chromium: 'ERR_CERT_INVALID' },
  malformed,
  'distrusted-authority': ({ platform }) => ({
    ...(platform === 'chrome' || platform === 'several' ? { chromium: 'ERR_CERT_AUTHORITY_INVALID' } : {}),
    ...(platform === 'mozilla' || platform === 'several' ? { firefox: 'SEC_ERROR_UNKNOWN_ISSUER' } : {}),
  }),
};

/** "sha256WithRSAEncryption #0500" without its parameters. */
function algorithmOf(said: Facts[string] | undefined): string {
  return String(said).split(' ')[0] ?? '';
}

/** A part that cannot be read: which client reads it, and what it says where it cannot. */
function malformed({ part, reason }: Facts, isLeaf: boolean): Refusals {
  // A certificate above the leaf that it cannot read is to Chromium as if it were not there.
  const chromium = isLeaf ? 'ERR_CERT_INVALID' : 'ERR_CERT_AUTHORITY_INVALID';
  const lost = 'unable to get local issuer certificate';
  if (reason === 'duplicate-extension' || reason === 'bad-ip') return { chromium };
  const firefox = 'SEC_ERROR_BAD_DER';
  const byPart: Readonly<Record<string, Refusals>> = {
    'extension 1.3.6.1.5.5.7.1.1':
      isLeaf && reason !== 'bad-string' ? { chromium, firefox: 'SEC_ERROR_CERT_BAD_ACCESS_LOCATION' } : { chromium },
    'extension 2.5.29.15': {
      chromium: isLeaf ? 'ERR_SSL_PROTOCOL_ERROR' : chromium,
      firefox: 'SEC_ERROR_INADEQUATE_KEY_USAGE',
      openssl: lost,
    },
    'extension 2.5.29.17': reason === 'asn1-wrong-tag' ? { chromium, openssl: lost } : { chromium, firefox, openssl: lost },
    // A path length that is no small number: OpenSSL takes it for a very large one.
    'extension 2.5.29.19': {
      chromium,
      firefox: 'SEC_ERROR_EXTENSION_VALUE_INVALID',
      ...(reason === 'bad-integer' ? {} : { openssl: lost }),
    },
    'extension 2.5.29.31': { openssl: lost },
    'extension 2.5.29.32': { chromium },
    certificatePolicies: { chromium },
    'extension 2.5.29.37': { chromium, firefox: 'SEC_ERROR_INADEQUATE_CERT_TYPE', openssl: null },
  };
  if ((part === 'subject' || part === 'issuer') && reason === 'asn1-missing')
    return { chromium: isLeaf ? 'ERR_SSL_SERVER_CERT_BAD_FORMAT' : chromium };
  return byPart[String(part)] ?? { chromium, firefox, openssl: null };
}

/** Who refuses because of a problem with these facts, and in what words. */
export function refusalsOf(code: ProblemCode, facts: Facts, isLeaf: boolean): Refusals {
  const known = REFUSALS[code] ?? {};
  return typeof known === 'function' ? known(facts, isLeaf) : known;
}
