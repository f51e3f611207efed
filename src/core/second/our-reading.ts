import { attributeTypes } from '../x509/attribute-types.ts';
import { extensionNames } from '../x509/extension-names.ts';
import { findSignatureAlgorithm } from '../x509/signature-algorithms.ts';
import type { GeneralName, Name, PublicKey, Subject } from '../x509/subject.ts';
import { parseIp } from '../text/ip-address.ts';
import { toHex } from '../text/hex.ts';
import { UNCOMPARED, type Reading } from './reading.ts';

/** What our decoder read, in the form that is compared. `inside` are the objects that a bundle holds. */
export function ourReading(subject: Subject, inside: readonly Subject[]): Reading {
  const { kind, key, signature } = subject;
  if (kind === 'pkcs7')
    return { certificates: inside.filter((each) => each.kind === 'certificate').map(({ serialHex }) => serialText(serialHex)) };
  const common: Reading = {
    version: subject.version === null ? null : String(subject.version),
    'signature-algorithm': signature?.algorithm ?? null,
    extensions: subject.extensions.map(({ oid, critical }) => extensionText(oid, critical)),
  };
  const dates = { 'not-before': subject.notBefore, 'not-after': subject.notAfter };
  const algorithms = { 'inner-algorithm': signature?.differs?.inside.split(' #')[0] ?? signature?.algorithm ?? null };
  if (kind === 'crl') return { ...common, ...dates, ...algorithms, issuer: attributesOf(subject.issuer) };
  const both: Reading = {
    ...common,
    subject: attributesOf(subject.subject),
    'key-algorithm': key?.type ?? null,
    'key-size': key === null ? null : sizeText(key),
    key: key === null ? null : toHex(key.octets),
    san: subject.san.map(sanText),
    'basic-constraints': constraintsText(subject.basicConstraints),
    'key-usage': subject.keyUsage,
    'extended-key-usage': subject.extendedKeyUsage,
    ski: subject.ski,
    aki: subject.aki,
  };
  if (kind === 'csr') return { ...both, attributes: subject.attributes };
  return { ...both, ...dates, ...algorithms, serial: serialText(subject.serialHex), issuer: attributesOf(subject.issuer) };
}

/** Types of text that the second program reads as we do; others it does not know (NumericString) or cuts to 16 bits (UniversalString). */
const COMPARED = /^(?:UTF8|Printable|IA5|T61|BMP)String$/;

function attributesOf(name: Name | null): string[] | null {
  return name && name.attributes.map(({ oid, value, stringType }) => attributeText(oid, COMPARED.test(stringType) ? value : UNCOMPARED));
}

/** An attribute of a name, as both sides write it. */
export const attributeText = (oid: string, value: string): string => `${attributeTypes[oid] ?? oid}=${value}`;

/** An extension's name, or its OID, and whether it is critical. */
export const extensionText = (oid: string, critical: boolean): string => `${extensionNames[oid] ?? oid}${critical ? ' (critical)' : ''}`;

/** A signature algorithm's name, or its OID. */
export const algorithmText = (oid: string): string => findSignatureAlgorithm(oid)?.name ?? oid;

/** A serial number without zeros in front, so that two ways of writing it are one. */
export function serialText(hex: string | null): string {
  return (hex ?? '').replace(/^(-?)0+(?=.)/, '$1');
}

/** Bits of the key, or its curve. */
function sizeText({ bits, curve, type }: PublicKey): string | null {
  if (curve !== null) return curve;
  return bits === null || !type.startsWith('RSA') ? null : String(bits);
}

/** "CA", "CA, 0" with the length of the path, or "not CA". */
export function constraintsText(constraints: { ca: boolean; pathLength: number | null } | null): string | null {
  if (constraints === null) return null;
  const { ca, pathLength } = constraints;
  return `${ca ? 'CA' : 'not CA'}${pathLength === null ? '' : `, ${pathLength}`}`;
}

function sanText({ type, value }: GeneralName): string {
  if (type === 'dirName' || type === 'other') return UNCOMPARED;
  return type === 'ip' ? addressText(value) : value;
}

/** An address as its octets, so that two ways of writing it are one; what is none stays as it is. */
export function addressText(text: string): string {
  const octets = parseIp(text);
  return octets?.length === 16 ? toHex(Uint8Array.from(octets)).replace(/(.{4})(?=.)/g, '$1:') : text;
}
