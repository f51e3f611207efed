import { latin1 } from '../asn1/text.ts';
import type { Client, Refusals } from '../policy/client.ts';
import type { Name, Subject } from '../x509/subject.ts';
import type { ChainProblem } from './chain-report.ts';
import { problemOf, titleOf } from './problem-of.ts';

interface Oddity {
  part: string;
  /** A label of `content/messages/chain-problems.yaml`, without "reason-". */
  reason: string;
  refusedBy: Refusals;
  unsure?: readonly Client[];
}

/**
 * What can be read and is not encoded as it must be, or is of a form that some client does not have, so that it does not take it. Measured, one certificate each, with
 * Chromium 156, Firefox ESR 153 and OpenSSL 3.0. A certificate above the leaf that Chromium cannot read is to it as if it were not there.
 */
export function checkEncoding(certificate: Subject, isLeaf: boolean): ChainProblem[] {
  const unread = isLeaf ? 'ERR_CERT_INVALID' : 'ERR_CERT_AUTHORITY_INVALID';
  const unparsed = isLeaf ? 'ERR_SSL_SERVER_CERT_BAD_FORMAT' : unread;
  return oddities(certificate, isLeaf, unread, unparsed).map(({ part, reason, refusedBy, unsure }) => {
    const problem = problemOf('malformed', certificate, { subject: titleOf(certificate), part, reason }, 'error', refusedBy);
    return unsure === undefined ? problem : { ...problem, unsure };
  });
}

function oddities(certificate: Subject, isLeaf: boolean, unread: string, unparsed: string): Oddity[] {
  const { version, extensions, policies, nameConstraints, notBefore, key } = certificate;
  const found: Oddity[] = [];
  const valueOf = (oid: string): string => latin1(extensions.find((each) => each.oid === oid)?.value ?? new Uint8Array());
  const signed = latin1(certificate.signature?.signed ?? new Uint8Array());
  if (version !== 3 && extensions.length > 0) found.push({ part: 'version', reason: 'old-version', refusedBy: { chromium: unparsed } });
  if (valueOf('1.3.6.1.5.5.7.1.1') === '\x30\x00')
    found.push({ part: 'authorityInfoAccess', reason: 'empty', refusedBy: { chromium: unread } });
  const features = valueOf('1.3.6.1.5.5.7.1.24');
  if (features !== '' && features !== '\x30\x03\x02\x01\x05') {
    const refusedBy = { firefox: 'MOZILLA_PKIX_ERROR_REQUIRED_TLS_FEATURE_MISSING' };
    found.push({ part: 'TLS Feature', reason: 'other-feature', refusedBy });
  }
  if (new Set(policies.map(({ oid }) => oid)).size < policies.length)
    found.push({ part: 'certificatePolicies', reason: 'repeated', refusedBy: { chromium: unread } });
  if (nameConstraints !== null) {
    const subtrees = [...nameConstraints.permitted, ...nameConstraints.excluded];
    if (subtrees.length === 0)
      found.push({ part: 'nameConstraints', reason: 'empty', refusedBy: { chromium: unread, firefox: 'SEC_ERROR_BAD_DER' } });
    if (subtrees.some(({ type, bytes }) => type === 'ip' && !isNetwork(bytes)))
      found.push({ part: 'nameConstraints', reason: 'netmask', refusedBy: { chromium: unread } });
  }
  // TRUE is 255 in DER (X.690 11.1), and FALSE, where it is the default, is left out (11.5).
  if (/^\x30[^]\x01\x01[^\x00\xff]/.test(valueOf('2.5.29.19'))) {
    const refusedBy = { chromium: unread, firefox: 'SEC_ERROR_EXTENSION_VALUE_INVALID' };
    found.push({ part: 'basicConstraints', reason: 'not-der', refusedBy });
  }
  // A path length below zero; of one too large OpenSSL says nothing.
  if (/^\x30[^](?:\x01\x01[^])?\x02[^][\x80-\xff]/.test(valueOf('2.5.29.19')))
    found.push({
      part: 'basicConstraints',
      reason: 'negative',
      refusedBy: { openssl: isLeaf ? null : 'unable to get local issuer certificate' },
    });
  // OpenSSL does not load such a certificate, so that no server with it shows a browser one.
  const broken = certificate.unreadable.find(({ part, reason }) => reason === 'bad-string' && /^(?:subject|issuer)$/.test(part));
  if (broken !== undefined) found.push({ ...broken, refusedBy: { openssl: null }, unsure: ['chromium', 'firefox'] });
  if (saysNotCritical(signed)) found.push({ part: 'extensions', reason: 'not-der', refusedBy: { chromium: unread } });
  if (isLeaf && [certificate.subject, certificate.issuer].some(isUnprintable))
    found.push({ part: 'subject', reason: 'printable-string', refusedBy: { chromium: unparsed } });
  // RFC 5758 3.2: ECDSA has no parameters; RFC 3279 2.3.1: the key of RSA has NULL.
  if (/\x06\x08\x2a\x86\x48\xce\x3d\x04\x03[\x02-\x04]\x05\x00/.test(signed))
    found.push({ part: 'signatureAlgorithm', reason: 'parameters', refusedBy: { chromium: 'ERR_CERT_INVALID' } });
  const badKey = isLeaf ? 'ERR_SSL_PROTOCOL_ERROR' : 'ERR_CERT_INVALID';
  const part = 'subjectPublicKeyInfo';
  if (latin1(key?.spki ?? new Uint8Array()).includes('\x30\x0b\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x03'))
    found.push({ part, reason: 'parameters', refusedBy: { chromium: badKey, firefox: 'SEC_ERROR_BAD_DER' } });
  // BoringSSL, kMaxExponentBits.
  if (Number(key?.exponent) >= 2 ** 33) found.push({ part, reason: 'large-exponent', refusedBy: { chromium: badKey } });
  if (key?.type === 'EC' && key.octets[0] !== 4)
    found.push({ part, reason: 'point-form', refusedBy: { firefox: 'SEC_ERROR_UNSUPPORTED_EC_POINT_FORM' } });
  // Of a kind that goes by its identifier, as post-quantum ones do; of an issuer it is said elsewhere.
  if (isLeaf && /^\d/.test(key?.type ?? ''))
    found.push({ part, reason: 'unknown-algorithm', refusedBy: { openssl: 'unspecified certificate verification error' } });
  if (key?.curve === 'explicit')
    found.push({ part, reason: 'explicit-curve', refusedBy: { openssl: 'Certificate public key has explicit ECC parameters' } });
  const early = notBefore !== null && notBefore < '1970';
  if (early) found.push({ part: 'notBefore', reason: 'before-1970', refusedBy: { firefox: 'SEC_ERROR_INVALID_TIME' } });
  if (/\x17\x11\d{12}[+-]\d{4}|\x18\x13\d{14}[+-]\d{4}|\x18[\x11-\x19]\d{14}[.,]\d/.test(signed)) {
    const refusedBy = { chromium: unparsed, firefox: 'SEC_ERROR_INVALID_TIME', openssl: "format error in certificate's notBefore field" };
    found.push({ part: 'validity', reason: 'not-der', refusedBy });
  }
  return found;
}

/** Address and mask with all its ones in front. */
function isNetwork(bytes: Uint8Array): boolean {
  const mask = [...bytes.subarray(bytes.length / 2)].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return !mask.includes('01');
}

/** An extension that writes "critical" out although it is FALSE: its OID, then the BOOLEAN, then its OCTET STRING. */
function saysNotCritical(signed: string): boolean {
  for (let at = signed.indexOf('\x01\x01\x00\x04'); at >= 0; at = signed.indexOf('\x01\x01\x00\x04', at + 1)) {
    for (let length = 2; length <= 16; length++) if (signed.startsWith(`\x06${String.fromCharCode(length)}`, at - length - 2)) return true;
  }
  return false;
}

function isUnprintable(name: Name | null): boolean {
  return (name?.attributes ?? []).some(
    ({ stringType, value }) => stringType === 'PrintableString' && !/^[A-Za-z0-9 '()+,./:=?*-]*$/.test(value),
  );
}
