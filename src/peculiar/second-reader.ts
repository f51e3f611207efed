import { AsnConvert } from '@peculiar/asn1-schema';
import { ContentInfo, SignedData } from '@peculiar/asn1-cms';
import { CertificationRequest } from '@peculiar/asn1-csr';
import { ECParameters } from '@peculiar/asn1-ecc';
import { RSAPublicKey } from '@peculiar/asn1-rsa';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CertificateList,
  ExtendedKeyUsage,
  Extensions,
  KeyUsage,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import type { Extension, Name, SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { addressText, algorithmText, attributeText, constraintsText, extensionText, serialText } from '../core/second/our-reading.ts';
import {
  MOST_BYTES,
  UNCOMPARED,
  type FieldValue,
  type Reading,
  type RefusedPart,
  type SecondKind,
  type SecondReading,
} from '../core/second/reading.ts';
import { toHex } from '../core/text/hex.ts';
import { findCurve } from '../core/x509/curves.ts';
import { keyTypes } from '../core/x509/key-types.ts';
import { attributeNames, extensionRequests } from '../core/x509/request-attributes.ts';
import { attributeTypes } from '../core/x509/attribute-types.ts';
import { extendedKeyUsageNames, keyUsageNames } from '../core/x509/usages.ts';

// The one door to @peculiar for reading. What it reads is compared with ours and believed in nothing.

/** What reads, and its version, as `package.json` has it. */
export const SECOND_PROGRAM = '@peculiar/asn1-x509 2.11.1';

/**
 * Reads one object with @peculiar/asn1-x509 and its family. Never throws. It reads BER as well as DER, lets octets behind the object
 * pass, and gives up at 10,000 elements or 100 levels; so that it ends soon, larger ones than MOST_BYTES are not given to it.
 */
export function readSecond(kind: SecondKind, der: Uint8Array): SecondReading {
  if (der.length > MOST_BYTES) return { state: 'beyond' };
  const refusedParts: RefusedPart[] = [];
  try {
    return { state: 'read', reading: READERS[kind](exact(der), refusedParts), refusedParts };
  } catch (error) {
    const says = wordsOf(error);
    return /count exceeded|depth exceeded|length exceeded|call stack/i.test(says) ? { state: 'beyond' } : { state: 'refused', says };
  }
}

type Reader = (der: ArrayBuffer, refused: RefusedPart[]) => Reading;

const READERS: Readonly<Record<SecondKind, Reader>> = {
  certificate: (der, refused) => {
    const { tbsCertificate: tbs, signatureAlgorithm } = AsnConvert.parse(der, Certificate);
    return {
      ...keyFields(tbs.subjectPublicKeyInfo),
      ...extensionFields(tbs.extensions ?? [], refused),
      version: String(tbs.version + 1),
      serial: serialText(signedHex(tbs.serialNumber)),
      issuer: namePairs(tbs.issuer),
      subject: namePairs(tbs.subject),
      'not-before': iso(tbs.validity.notBefore.getTime()),
      'not-after': iso(tbs.validity.notAfter.getTime()),
      'signature-algorithm': algorithmText(signatureAlgorithm.algorithm),
      'inner-algorithm': algorithmText(tbs.signature.algorithm),
    };
  },
  csr: (der, refused) => {
    const { certificationRequestInfo: info, signatureAlgorithm } = AsnConvert.parse(der, CertificationRequest);
    const asked = [...info.attributes].filter(({ type }) => extensionRequests.includes(type));
    const extensions = asked.flatMap(({ values }) => values.slice(0, 1).flatMap((value) => [...AsnConvert.parse(value, Extensions)]));
    return {
      ...keyFields(info.subjectPKInfo),
      ...extensionFields(extensions, refused),
      version: String(info.version + 1),
      subject: namePairs(info.subject),
      'signature-algorithm': algorithmText(signatureAlgorithm.algorithm),
      attributes: [...info.attributes]
        .filter((each) => !asked.includes(each))
        .map(({ type }) => attributeNames[type] ?? attributeTypes[type] ?? type),
    };
  },
  crl: (der) => {
    const { tbsCertList: list, signatureAlgorithm } = AsnConvert.parse(der, CertificateList);
    return {
      version: String((list.version ?? 0) + 1),
      issuer: namePairs(list.issuer),
      'not-before': iso(list.thisUpdate.getTime()),
      'not-after': list.nextUpdate === undefined ? null : iso(list.nextUpdate.getTime()),
      'signature-algorithm': algorithmText(signatureAlgorithm.algorithm),
      'inner-algorithm': algorithmText(list.signature.algorithm),
      extensions: extensionList(list.crlExtensions ?? []),
    };
  },
  pkcs7: (der) => {
    const { certificates = [] } = AsnConvert.parse(AsnConvert.parse(der, ContentInfo).content, SignedData);
    return {
      certificates: [...certificates].flatMap(({ certificate }) =>
        certificate === undefined ? [] : [serialText(signedHex(certificate.tbsCertificate.serialNumber))],
      ),
    };
  },
};

const exact = (der: Uint8Array): ArrayBuffer => Uint8Array.from(der).buffer;
const hexOf = (bytes: ArrayBuffer): string => toHex(new Uint8Array(bytes));
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** An INTEGER as our own decoder writes serial numbers: hex of the magnitude, "-" before a negative one. */
function signedHex(octets: ArrayBuffer): string {
  const number = BigInt.asIntN(8 * octets.byteLength, BigInt(`0x0${hexOf(octets)}`));
  return number < 0n ? `-${(-number).toString(16)}` : number.toString(16);
}

const iso = (date: Date): string => (Number.isNaN(date.getTime()) ? String(date) : `${date.toISOString().slice(0, -5)}Z`);

/** Attributes in their order. Of types whose text the library does not know or cuts, only that they are there. */
const namePairs = (name: Name): string[] =>
  [...name].flatMap((rdn) =>
    [...rdn].map(({ type, value }) =>
      attributeText(type, (value.anyValue ?? value.universalString) === undefined ? value.toString() : UNCOMPARED),
    ),
  );

function keyFields({ algorithm, subjectPublicKey }: SubjectPublicKeyInfo): Reading {
  const [type = algorithm.algorithm] = keyTypes[algorithm.algorithm]?.split(' ') ?? [];
  return { 'key-algorithm': type, ...sizeOf(type, algorithm.parameters, subjectPublicKey), key: hexOf(subjectPublicKey) };
}

/** Nothing where the library has no reader for what the size stands in, or refuses it. */
function sizeOf(type: string, parameters: ArrayBuffer | null | undefined, key: ArrayBuffer): Reading {
  try {
    if (type.startsWith('RSA')) {
      const modulus = hexOf(AsnConvert.parse(key, RSAPublicKey).modulus);
      return { 'key-size': String(BigInt(`0x0${modulus}`).toString(2).length) };
    }
    if (type !== 'EC' || !parameters) return {};
    const { namedCurve } = AsnConvert.parse(parameters, ECParameters);
    return namedCurve === undefined ? {} : { 'key-size': findCurve(namedCurve)?.name ?? namedCurve };
  } catch {
    return {};
  }
}

const extensionList = (extensions: readonly Extension[]): string[] =>
  extensions.map(({ extnID, critical }) => extensionText(extnID, critical));

/** The extensions that both read. One that the library does not take is named, and its field is not compared. */
function extensionFields(extensions: readonly Extension[], refused: RefusedPart[]): Reading {
  const read = <Type, Result>(oid: string, type: new () => Type, text: (value: Type) => Result, otherwise: Result): Result | undefined => {
    const extension = extensions.find(({ extnID }) => extnID === oid);
    if (!extension) return otherwise;
    try {
      return text(AsnConvert.parse(extension.extnValue.buffer, type));
    } catch (error) {
      refused.push({ oid, says: wordsOf(error) });
      return undefined;
    }
  };
  const fields: Record<string, FieldValue | undefined> = {
    extensions: extensionList(extensions),
    san: read('2.5.29.17', SubjectAlternativeName, nameList, []),
    'basic-constraints': read(
      '2.5.29.19',
      BasicConstraints,
      ({ cA, pathLenConstraint = null }) => constraintsText({ ca: cA, pathLength: pathLenConstraint }),
      null,
    ),
    'key-usage': read('2.5.29.15', KeyUsage, usageList, []),
    'extended-key-usage': read('2.5.29.37', ExtendedKeyUsage, (oids) => [...oids].map((oid) => extendedKeyUsageNames[oid] ?? oid), []),
    ski: read('2.5.29.14', SubjectKeyIdentifier, ({ buffer }) => hexOf(buffer), null),
    aki: read('2.5.29.35', AuthorityKeyIdentifier, ({ keyIdentifier }) => (keyIdentifier ? hexOf(keyIdentifier.buffer) : null), null),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const nameList = (names: SubjectAlternativeName): string[] =>
  [...names].map(
    ({ dNSName, rfc822Name, uniformResourceIdentifier, iPAddress }) =>
      dNSName ?? rfc822Name ?? uniformResourceIdentifier ?? (iPAddress === undefined ? UNCOMPARED : addressText(iPAddress)),
  );

/** Names of the bits that are set, and the numbers of those that have none, as our own decoder has them. */
function usageList({ value }: KeyUsage): string[] {
  const bits = [...new Uint8Array(value)].flatMap((octet, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => octet & (0x80 >> bit)).map((bit) => at * 8 + bit),
  );
  return bits.map((bit) => keyUsageNames[bit] ?? `bit ${bit}`);
}
