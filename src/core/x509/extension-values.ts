import { DerReader, contentBytes, readEach } from '../asn1/der-reader.ts';
import type { DerElement, Note } from '../asn1/der-reader.ts';
import { DerError } from '../asn1/der-error.ts';
import { readGeneralName } from './general-name.ts';
import { toHex } from '../text/hex.ts';
import { readBoolean, readNamedBits, readOid, readSmallInteger } from '../asn1/primitive.ts';
import { readSctList } from './sct-list.ts';
import type { NameConstraints, Subject } from './subject.ts';
import * as tag from '../asn1/tag.ts';
import { contextConstructed, contextPrimitive } from '../asn1/tag.ts';
import { extendedKeyUsageNames, keyUsageNames } from './usages.ts';
import { checkWellFormed, stepOver } from '../asn1/well-formed.ts';

// Written on our own DER reader rather than with @peculiar/x509, measured on 2.2.0: that refuses a subjectAltName of
// 10,000 names ("Maximum ASN.1 node count exceeded"), takes BER and trailing octets without a word, cannot say at
// which byte it stopped, needs a polyfill of the global Reflect, and costs 54 kB gzip where this folder takes about 13.

/**
 * Fills its fields of the subject from an extension's value. It writes as it goes, so that what was read before a
 * fault is kept; faults that do not stop it go to `note`.
 */
export type ExtensionDecoder = (value: DerReader, subject: Subject, note: Note) => void;

const ocspMethod = '1.3.6.1.5.5.7.48.1';
const caIssuersMethod = '1.3.6.1.5.5.7.48.2';
/** status_request, RFC 6066 8: the feature that makes stapling obligatory. */
const statusRequest = 5;

/** Reads a SEQUENCE OF SEQUENCE. */
const eachSequence = (list: DerElement, note: Note, read: (inner: DerReader) => void): void => {
  readEach(list, note, (items) => {
    items.open(tag.sequence, read);
  });
};

/** Decoders by extension OID. An OID without one is listed in `subject.extensions` and no more. */
const extensionDecoders: Readonly<Record<string, ExtensionDecoder>> = {
  // RFC 5280 4.2.1.1
  '2.5.29.35': (value, subject) => {
    value.open(tag.sequence, (identifiers) => {
      const keyId = identifiers.optional(contextPrimitive(0));
      subject.aki = keyId === null ? null : toHex(contentBytes(keyId));
      stepOver<'the name and the serial number of the issuer: no client finds an issuer by them'>(
        identifiers,
        contextConstructed(1),
        contextPrimitive(2),
      );
    });
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
  '2.5.29.32': (value, subject, note) => {
    eachSequence(value.expect(tag.sequence), note, (policy) => {
      const qualifiers: string[] = [];
      subject.policies.push({ oid: readOid(policy.expect(tag.oid)), qualifiers });
      if (policy.atEnd) return;
      const list = policy.expect(tag.sequence);
      if (list.contentStart === list.end) note(new DerError('asn1-missing', list.start));
      eachSequence(list, note, (qualifier) => {
        qualifiers.push(readOid(qualifier.expect(tag.oid)));
        if (qualifier.atEnd) throw new DerError('asn1-missing', qualifier.position);
        stepOver<'where to read the policy, for people'>(qualifier);
      });
    });
  },
  // RFC 5280 4.2.1.5
  '2.5.29.33': (value, subject, note) => {
    eachSequence(value.expect(tag.sequence), note, (pair) => {
      subject.policyMappings.push([readOid(pair.expect(tag.oid)), readOid(pair.expect(tag.oid))]);
    });
  },
  // RFC 5280 4.2.1.6
  '2.5.29.17': (value, subject, note) => {
    readEach(value.expect(tag.sequence), note, (names) => subject.san.push(readGeneralName(names.next(), note)));
  },
  // RFC 5280 4.2.1.9
  '2.5.29.19': (value, subject) => {
    value.open(tag.sequence, (reader) => {
      const ca = reader.optional(tag.boolean);
      const pathLength = reader.optional(tag.integer);
      subject.basicConstraints = { ca: ca !== null && readBoolean(ca), pathLength: null };
      if (pathLength !== null) subject.basicConstraints.pathLength = readSmallInteger(pathLength);
    });
  },
  // RFC 5280 4.2.1.10
  '2.5.29.30': (value, subject, note) => {
    const constraints: NameConstraints = { permitted: [], excluded: [], hasDistances: false };
    subject.nameConstraints = constraints;
    value.open(tag.sequence, (reader) => {
      for (const [number, list] of [constraints.permitted, constraints.excluded].entries()) {
        const subtrees = reader.optional(contextConstructed(number));
        if (subtrees === null) continue;
        eachSequence(subtrees, note, (subtree) => {
          list.push(readGeneralName(subtree.next(), note, true));
          // A minimum of zero written out is not DER, but harmless.
          const minimum = subtree.optional(contextPrimitive(0));
          const maximum = subtree.optional(contextPrimitive(1));
          if (maximum !== null || (minimum !== null && contentBytes(minimum).some((octet) => octet !== 0))) constraints.hasDistances = true;
        });
      }
    });
  },
  // RFC 5280 4.2.1.11
  '2.5.29.36': (value, subject) => {
    value.open(tag.sequence, (reader) => {
      const count = (number: number): number | null => {
        const element = reader.optional(contextPrimitive(number));
        return element && readSmallInteger(element);
      };
      subject.policyConstraints = { requireExplicit: count(0), inhibitMapping: count(1) };
    });
  },
  // RFC 5280 4.2.1.12
  '2.5.29.37': (value, subject, note) => {
    readEach(value.expect(tag.sequence), note, (usages) => {
      const oid = readOid(usages.expect(tag.oid));
      subject.extendedKeyUsage.push(extendedKeyUsageNames[oid] ?? oid);
    });
  },
  // RFC 5280 4.2.1.14
  '2.5.29.54': (value, subject) => {
    subject.inhibitAnyPolicy = readSmallInteger(value.expect(tag.integer));
  },
  // RFC 5280 4.2.1.13: only the full names that are URIs, which is all a browser ever follows.
  '2.5.29.31': (value, subject, note) => {
    const keepUri = (names: DerReader): void => {
      const name = readGeneralName(names.next(), note);
      if (name.type === 'uri') subject.crl.push(name.value);
    };
    eachSequence(value.expect(tag.sequence), note, (point) => {
      if (point.peek() === contextConstructed(0)) {
        point.open(contextConstructed(0), (choice) => {
          const fullName = choice.optional(contextConstructed(0));
          if (fullName !== null) readEach(fullName, note, keepUri);
          else
            choice.open(contextConstructed(1), (relative) => {
              stepOver<'an entry in the directory of the issuer'>(relative);
            });
        });
      }
      stepOver<'reasons and the issuer of the list: nothing here looks into lists'>(point, contextPrimitive(1), contextConstructed(2));
    });
  },
  // RFC 5280 4.2.2.1
  '1.3.6.1.5.5.7.1.1': (value, subject, note) => {
    eachSequence(value.expect(tag.sequence), note, (description) => {
      const method = readOid(description.expect(tag.oid));
      const location = readGeneralName(description.next(), note);
      if (location.type !== 'uri') return;
      if (method === ocspMethod) subject.ocsp.push(location.value);
      else if (method === caIssuersMethod) subject.caIssuers.push(location.value);
    });
  },
  // RFC 7633 4.1
  '1.3.6.1.5.5.7.1.24': (value, subject, note) => {
    readEach(value.expect(tag.sequence), note, (features) => {
      if (readSmallInteger(features.expect(tag.integer)) === statusRequest) subject.mustStaple = true;
    });
  },
  // RFC 6962 3.3
  '1.3.6.1.4.1.11129.2.4.2': (value, subject, note) => {
    readSctList(value.expect(tag.octetString), subject.scts, note);
  },
};

/** Decodes one value and holds all of it to well-formed DER with nothing behind it. Throws a `DerError`. */
export function decodeExtensionValue(oid: string, element: DerElement, subject: Subject, note: Note): void {
  const value = DerReader.inside(element);
  const decode = Object.hasOwn(extensionDecoders, oid) ? extensionDecoders[oid] : undefined;
  if (decode === undefined) return;
  if (value.atEnd) throw new DerError('asn1-missing', value.position);
  decode(value, subject, note);
  value.finish();
  checkWellFormed(DerReader.inside(element));
}
