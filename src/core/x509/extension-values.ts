import type { Asn1Code } from './codes.ts';
import { DerReader, contentBytes } from './der-reader.ts';
import { DerError } from './der-error.ts';
import { ia5Text, readGeneralName } from './general-name.ts';
import { toHex } from './hex.ts';
import { readBoolean, readNamedBits, readOid, readSmallInteger } from './primitive.ts';
import { readSctList } from './sct-list.ts';
import type { GeneralName, Subject } from './subject.ts';
import { contextConstructed, contextPrimitive, tag } from './tag.ts';
import { extendedKeyUsageNames, keyUsageNames } from './usages.ts';

// Written on our own DER reader rather than with @peculiar/x509, measured on 2.2.0: that refuses a subjectAltName of
// 10,000 names ("Maximum ASN.1 node count exceeded"), takes BER and trailing octets without a word, cannot say at
// which byte it stopped, needs a polyfill of the global Reflect, and costs 54 kB gzip where this folder takes about 13.

/**
 * Fills its fields of the subject from an extension's value. It writes as it goes, so that what was read before a
 * fault is kept; faults that do not stop it go to `note`.
 */
export type ExtensionDecoder = (value: DerReader, subject: Subject, note: (reason: Asn1Code) => void) => void;

const ocspMethod = '1.3.6.1.5.5.7.48.1';
const caIssuersMethod = '1.3.6.1.5.5.7.48.2';
/** status_request, RFC 6066 8: the feature that makes stapling obligatory. */
const statusRequest = 5;

/** Decoders by extension OID. An OID without one is listed in `subject.extensions` and no more. */
export const extensionDecoders: Readonly<Record<string, ExtensionDecoder>> = {
  // RFC 5280 4.2.1.1
  '2.5.29.35': (value, subject) => {
    const keyId = value.open(tag.sequence).optional(contextPrimitive(0));
    subject.aki = keyId === null ? null : toHex(contentBytes(keyId));
  },
  // RFC 5280 4.2.1.2
  '2.5.29.14': (value, subject) => {
    subject.ski = toHex(contentBytes(value.expect(tag.octetString)));
  },
  // RFC 5280 4.2.1.3
  '2.5.29.15': (value, subject) => {
    const bits = readNamedBits(value.expect(tag.bitString));
    subject.keyUsage = bits.map((bit) => keyUsageNames[bit] ?? `bit ${bit}`);
  },
  // RFC 5280 4.2.1.4
  '2.5.29.32': (value, subject) => {
    const policies = value.open(tag.sequence);
    while (!policies.atEnd) subject.policies.push(readOid(policies.open(tag.sequence).expect(tag.oid)));
  },
  // RFC 5280 4.2.1.6
  '2.5.29.17': (value, subject, note) => {
    const names = value.open(tag.sequence);
    while (!names.atEnd) subject.san.push(readGeneralName(names.next(), note));
  },
  // RFC 5280 4.2.1.9
  '2.5.29.19': (value, subject) => {
    const reader = value.open(tag.sequence);
    const ca = reader.optional(tag.boolean);
    const pathLength = reader.optional(tag.integer);
    subject.basicConstraints = { ca: ca !== null && readBoolean(ca), pathLength: null };
    if (pathLength !== null) subject.basicConstraints.pathLength = readSmallInteger(pathLength);
    reader.finish();
  },
  // RFC 5280 4.2.1.10
  '2.5.29.30': (value, subject, note) => {
    const reader = value.open(tag.sequence);
    const constraints = { permitted: [] as GeneralName[], excluded: [] as GeneralName[] };
    subject.nameConstraints = constraints;
    for (const [number, list] of [constraints.permitted, constraints.excluded].entries()) {
      const trees = reader.optional(contextConstructed(number));
      const subtrees = trees === null ? null : DerReader.inside(trees);
      while (subtrees?.atEnd === false) list.push(readGeneralName(subtrees.open(tag.sequence).next(), note, true));
    }
    reader.finish();
  },
  // RFC 5280 4.2.1.12
  '2.5.29.37': (value, subject) => {
    const usages = value.open(tag.sequence);
    while (!usages.atEnd) {
      const oid = readOid(usages.expect(tag.oid));
      subject.extendedKeyUsage.push(extendedKeyUsageNames[oid] ?? oid);
    }
  },
  // RFC 5280 4.2.1.13: only the full names that are URIs, which is all a browser ever follows.
  '2.5.29.31': (value, subject, note) => {
    const points = value.open(tag.sequence);
    while (!points.atEnd) {
      const distributionPoint = points.open(tag.sequence).optional(contextConstructed(0));
      const fullName = distributionPoint && DerReader.inside(distributionPoint).optional(contextConstructed(0));
      const names = fullName && DerReader.inside(fullName);
      while (names?.atEnd === false) {
        const name = names.next();
        if (name.tag === contextPrimitive(6)) subject.crl.push(ia5Text(name, note));
      }
    }
  },
  // RFC 5280 4.2.2.1
  '1.3.6.1.5.5.7.1.1': (value, subject, note) => {
    const descriptions = value.open(tag.sequence);
    while (!descriptions.atEnd) {
      const description = descriptions.open(tag.sequence);
      const method = readOid(description.expect(tag.oid));
      const location = description.next();
      if (location.tag !== contextPrimitive(6)) continue;
      if (method === ocspMethod) subject.ocsp.push(ia5Text(location, note));
      else if (method === caIssuersMethod) subject.caIssuers.push(ia5Text(location, note));
    }
  },
  // RFC 7633 4.1
  '1.3.6.1.5.5.7.1.24': (value, subject) => {
    const features = value.open(tag.sequence);
    while (!features.atEnd) {
      if (readSmallInteger(features.expect(tag.integer)) === statusRequest) subject.mustStaple = true;
    }
  },
  // RFC 6962 3.3
  '1.3.6.1.4.1.11129.2.4.2': (value, subject) => {
    subject.scts = readSctList(value.expect(tag.octetString));
  },
};

/** Decodes one value and makes sure nothing is left behind it. Throws a `DerError`. */
export function decodeExtensionValue(oid: string, value: DerReader, subject: Subject, note: (reason: Asn1Code) => void): void {
  const decode = Object.hasOwn(extensionDecoders, oid) ? extensionDecoders[oid] : undefined;
  if (decode === undefined) return;
  if (value.atEnd) throw new DerError('asn1-missing', value.position);
  decode(value, subject, note);
  value.finish();
}
