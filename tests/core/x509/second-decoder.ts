import { AsnConvert } from '@peculiar/asn1-schema';
import { CertificationRequest } from '@peculiar/asn1-csr';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CertificateList,
  ExtendedKeyUsage,
  KeyUsage,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import type { Extension, Name } from '@peculiar/asn1-x509';
import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type { Subject } from '../../../src/core/x509/subject.ts';
import { extendedKeyUsageNames, keyUsageNames } from '../../../src/core/x509/usages.ts';

/** What a decoder says that refuses; null from one that reads. */
export type Refusal = string | null;

export type Fields = Record<string, unknown>;

const refusalOf = (read: () => unknown): Refusal => {
  try {
    read();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;

/** OpenSSL's own d2i_X509 and d2i_X509_CRL, in this process. PEM, because only then its reason comes out. */
export const openssl = {
  certificate: (der: Uint8Array): Refusal => refusalOf(() => new X509Certificate(pem('CERTIFICATE', der))),
  crl: (der: Uint8Array): Refusal => refusalOf(() => createSecureContext({ crl: pem('X509 CRL', der) })),
};

const exact = (der: Uint8Array): ArrayBuffer => Uint8Array.from(der).buffer;
const hexOf = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('hex');

/** The independent decoder: @peculiar/asn1-x509 on @peculiar/asn1-schema. */
export const peculiar = {
  certificate: (der: Uint8Array): Refusal => refusalOf(() => AsnConvert.parse(exact(der), Certificate)),
  csr: (der: Uint8Array): Refusal => refusalOf(() => AsnConvert.parse(exact(der), CertificationRequest)),
  crl: (der: Uint8Array): Refusal => refusalOf(() => AsnConvert.parse(exact(der), CertificateList)),
};

const iso = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** Attributes as "oid=text". Of types whose text this decoder does not know (NumericString), or gets wrong (UniversalString, cut to 16 bits), only that they are there. */
const namePairs = (name: Name): string[] =>
  name.flatMap((rdn) => rdn.map(({ type, value }) => `${type}=${(value.anyValue ?? value.universalString) ? '*' : value.toString()}`));

const extensionOf = (extensions: readonly Extension[], oid: string): ArrayBuffer | undefined =>
  extensions.find(({ extnID }) => extnID === oid)?.extnValue.buffer;

/** The same fields from both sides; `undefined` in ours where it says itself that it could not read them. */
export function theirFields(der: Uint8Array): Fields {
  const { tbsCertificate } = AsnConvert.parse(exact(der), Certificate);
  const { extensions = [], validity } = tbsCertificate as { extensions?: Extension[] } & typeof tbsCertificate;
  const parsed = <Result>(oid: string, type: new () => Result): Result | null => {
    const value = extensionOf(extensions, oid);
    return value === undefined ? null : AsnConvert.parse(value, type);
  };
  const usage = parsed('2.5.29.15', KeyUsage);
  const bits = usage === null ? [] : [...Buffer.from(usage.value)];
  const constraints = parsed('2.5.29.19', BasicConstraints);
  return {
    serial: BigInt.asIntN(8 * tbsCertificate.serialNumber.byteLength, BigInt(`0x${hexOf(tbsCertificate.serialNumber)}`)),
    notBefore: iso(validity.notBefore.getTime()),
    notAfter: iso(validity.notAfter.getTime()),
    subject: namePairs(tbsCertificate.subject),
    issuer: namePairs(tbsCertificate.issuer),
    key: hexOf(tbsCertificate.subjectPublicKeyInfo.subjectPublicKey),
    san: (parsed('2.5.29.17', SubjectAlternativeName) ?? []).map(
      (name) =>
        name.dNSName ?? name.rfc822Name ?? name.uniformResourceIdentifier ?? (name.iPAddress === undefined ? '*' : plainIp(name.iPAddress)),
    ),
    keyUsage: keyUsageNames.filter((_, bit) => (((bits[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1),
    extendedKeyUsage: [...(parsed('2.5.29.37', ExtendedKeyUsage) ?? [])].map((oid) => extendedKeyUsageNames[oid] ?? oid),
    basicConstraints: constraints === null ? null : { ca: constraints.cA, pathLength: constraints.pathLenConstraint ?? null },
    ski: hexOrNull(parsed('2.5.29.14', SubjectKeyIdentifier)?.buffer),
    aki: hexOrNull(parsed('2.5.29.35', AuthorityKeyIdentifier)?.keyIdentifier?.buffer),
  };
}

export function ourFields(subject: Subject): Fields {
  const pairs = (name: Subject['subject']): string[] =>
    (name?.attributes ?? []).map(
      ({ oid, value, stringType }) => `${oid}=${/^(UTF8|Printable|IA5|T61|BMP)/.test(stringType) ? value : '*'}`,
    );
  const { serialHex, key } = subject;
  return {
    serial: serialHex === null ? null : BigInt(`0x${serialHex.replace('-', '')}`) * (serialHex.startsWith('-') ? -1n : 1n),
    notBefore: subject.notBefore,
    notAfter: subject.notAfter,
    subject: pairs(subject.subject),
    issuer: pairs(subject.issuer),
    key: Buffer.from(key?.spki ?? []).toString('hex'),
    san: subject.san.map(({ type, value }) => (type === 'dirName' || type === 'other' ? '*' : type === 'ip' ? plainIp(value) : value)),
    keyUsage: subject.keyUsage.filter((name) => !name.startsWith('bit ')),
    extendedKeyUsage: subject.extendedKeyUsage,
    basicConstraints: subject.basicConstraints,
    ski: subject.ski,
    aki: subject.aki,
  };
}

function hexOrNull(bytes: ArrayBuffer | undefined): string | null {
  return bytes === undefined ? null : hexOf(bytes);
}

/** IPv6 in whole groups, so that two ways of writing it are one. */
function plainIp(text: string): string {
  if (!text.includes(':')) return text;
  const [head = '', tail] = text.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const left = groups(head);
  const right = groups(tail ?? '');
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
    .toLowerCase();
}
