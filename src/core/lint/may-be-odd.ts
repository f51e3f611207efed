import { toHex } from '../text/hex.ts';
import type { Subject } from '../x509/subject.ts';
import { instant, validityDays } from '../policy/calendar.ts';
import type { Context } from '../policy/context.ts';
import { nameForm } from '../policy/name-form.ts';
import { isPublicSuffix } from '../policy/public-suffix.ts';
import { roleOf } from '../policy/role-of.ts';

/** Octets that every plain object has: the algorithms of its key and of its signature, each with the BIT STRING behind it. */
const KEY = /30(0d06092a864886f70d0101010500|1306072a8648ce3d020106082a8648ce3d030107|1006072a8648ce3d020106052b81040022)03/;
const SIGNATURE = /30(0d06092a864886f70d01010b0500|0a06082a8648ce3d04030[23])03/;
/** The validity: two UTCTimes with seconds and "Z". */
const TIMES = /301e(170d(3\d){12}5a){2}/;
/** The length of a modulus and of a signature of 2048 bits, which read as FALSE written out does. */
const MODULUS = /820101/g;
const STRING = /^(Printable|UTF8)/;
const ORDER = ['C', 'ST', 'L', 'O', 'OU', 'CN'];

/**
 * Whether the rules of `core/lint` might have a word to say: false where an object is of the plain form that most have, so that
 * nothing has to be loaded for it. It may be true for nothing; it is never false where one of those rules finds something.
 */
export function mayBeOdd(subject: Subject, context: Pick<Context, 'authorities' | 'host'>): boolean {
  const { kind, der, signature, san, extendedKeyUsage, unreadable } = subject;
  // What codes stand for is shown of everything.
  const names = san.map(({ value }) => value);
  if (/^\d|,\d/.test(`${subject.key?.type},${signature?.algorithm}`) || names.join().includes('xn--')) return true;
  if ((kind !== 'csr' && kind !== 'certificate') || roleOf(subject, context) === 'ca') return false;
  const hex = toHex(der ?? new Uint8Array());
  const size = signature?.hash === 'SHA-384' ? 104 : 72;
  return (
    unreadable.length > 0 ||
    (subject.key?.bits ?? 1) % 8 > 0 ||
    !KEY.test(hex) ||
    !SIGNATURE.test(hex) ||
    (signature?.algorithm[0] === 'e' && Math.abs(signature.value.length - size) > 9) ||
    !(kind === 'csr' ? /^(serverAuth)?$/ : /^serverAuth$/).test(extendedKeyUsage.join()) ||
    hasOddSubject(subject, names) ||
    !areDifferent(names) ||
    !san.every(({ type, value }) => type === 'dns' && isPlainHost(value)) ||
    (kind === 'certificate' && (!TIMES.test(hex) || hex.replace(MODULUS, '').includes('010100') || hasOddExtensions(subject, hex)))
  );
}

const areDifferent = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

const isPlainHost = (name: string): boolean =>
  /\.(tw|com|org|net)$/.test(name) && !name.includes('xn--') && nameForm(name) === null && !isPublicSuffix(name);

function hasOddSubject({ kind, subject, policies }: Subject, names: readonly string[]): boolean {
  const attributes = subject?.attributes ?? [];
  const types = attributes.map(({ type }) => type);
  const has = (type: string): boolean => types.includes(type);
  return (
    types.length === 0 ||
    subject?.text.includes('+') ||
    !areDifferent(types) ||
    types.some((type, at) => !ORDER.includes(type) || ORDER.indexOf(type) < ORDER.indexOf(types[at - 1] ?? 'C')) ||
    (has('OU') && !has('O')) ||
    (kind === 'certificate' &&
      !policies.some(({ oid }) =>
        oid === '2.23.140.1.2.2'
          ? has('C') && has('O') && (has('L') || has('ST'))
          : oid === '2.23.140.1.2.1' && !types.some((type) => /^(O|L|ST)$/.test(type)),
      )) ||
    attributes.some(({ type, value, stringType }) => {
      if (type === 'CN')
        return (
          !isPlainHost(value) ||
          ((kind === 'certificate' || names.length > 0) && !names.includes(value)) ||
          value.length > 64 ||
          /_|\*/.test(value) ||
          !STRING.test(stringType)
        );
      if (type === 'C') return value !== 'TW' || stringType[0] !== 'P';
      return !STRING.test(stringType) || !(stringType[0] === 'P' ? ASCII_VALUE : VALUE).test(value) || NO_VALUE.test(value);
    })
  );
}

/** Letters, digits and few signs between; no blank at an end, no underscore. */
const VALUE = /^[\p{Script=Han}a-z\d][\p{Script=Han}a-z\d .,-]{0,62}[\p{Script=Han}a-z\d.]$/iu;
const ASCII_VALUE = /^[a-z\d][a-z\d .,-]{0,62}[a-z\d.]$/i;
/** How words begin that stand for nothing. */
const NO_VALUE = /^(n[oiu]|un|some-|intern|default|沒有|不適用)/i;

function hasOddExtensions(subject: Subject, hex: string): boolean {
  const { key, scts, extensions, policies, ocsp, caIssuers, crl } = subject;
  const services = [...ocsp, ...caIssuers, ...crl];
  const valueOf = (oid: string): string => toHex(extensions.find((extension) => extension.oid === oid)?.value ?? new Uint8Array());
  const days = validityDays(instant(subject.notBefore) ?? 0, instant(subject.notAfter) ?? Infinity);
  const logs = new Set(scts.map(({ logId }) => logId)).size;
  const forum = policies.filter(({ oid }) => /^2\.(23\.140\.1|5)\./.test(oid));
  return (
    subject.version !== 3 ||
    !hex.includes(`${toHex(key?.spki ?? new Uint8Array())}a3`) ||
    extensions.some(({ oid, critical }) => critical !== /^2\.5\.29\.1[59]$/.test(oid)) ||
    !/^(3000)?$/.test(valueOf('2.5.29.19')) ||
    !(key?.type === 'RSA' ? /^0302(05a0|0780|0520)$/ : /^03020780$/).test(valueOf('2.5.29.15')) ||
    !/^30168014.{40}$/.test(valueOf('2.5.29.35')) ||
    forum.length !== 1 ||
    policies.some(({ qualifiers }) => qualifiers.some((oid) => oid !== '1.3.6.1.5.5.7.2.1')) ||
    !/^0?[1-9a-f][\da-f]{14,39}$/.test(subject.serialHex ?? '') ||
    subject.mustStaple ||
    logs < (days <= 180 ? 2 : 3) ||
    days > 822 ||
    !areDifferent(services) ||
    !services.every((uri) => isPlainHost(/^http:\/\/([^/:]*)\//.exec(uri)?.[1] ?? '')) ||
    valueOf('1.3.6.1.5.5.7.1.1').split('06082b06010505073').length !== ocsp.length + caIssuers.length + 1 ||
    ocsp.length + caIssuers.length === 0 ||
    crl.length > 1 ||
    !/^(|30(..)30(..)a0(..)a0(..)86.*)$/.test(valueOf('2.5.29.31'))
  );
}
