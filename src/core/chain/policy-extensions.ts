import { DerReader } from '../asn1/der-reader.ts';
import { readOid, readSmallInteger } from '../asn1/primitive.ts';
import type { Subject } from '../x509/subject.ts';
import { contextPrimitive, tag } from '../asn1/tag.ts';
import { stepOver } from '../asn1/well-formed.ts';

/** What a certificate says of policies (RFC 5280 4.2.1.4, 4.2.1.5, 4.2.1.11, 4.2.1.14). Null where it says nothing. */
export interface Policies {
  stated: ReadonlySet<string> | null;
  /** A critical certificatePolicies has a qualifier that RFC 5280 does not define. */
  unknownQualifier: boolean;
  /** Pairs of the issuer's and the subject's policy. */
  mappings: [issuers: string, subjects: string][];
  requireExplicit: number | null;
  inhibitMapping: number | null;
  inhibitAny: number | null;
}

/** CPS pointer and user notice. */
const QUALIFIERS = new Set(['1.3.6.1.5.5.7.2.1', '1.3.6.1.5.5.7.2.2']);

/** Reads the four extensions. Throws a DerError on what cannot be read. */
export function readPolicies(certificate: Subject): Policies {
  const policies: Policies = {
    stated: null,
    unknownQualifier: false,
    mappings: [],
    requireExplicit: null,
    inhibitMapping: null,
    inhibitAny: null,
  };
  readStated(certificate, policies);
  open(certificate, '2.5.29.33', (pairs) => {
    while (!pairs.atEnd) {
      policies.mappings.push(pairs.open(tag.sequence, (pair) => [readOid(pair.expect(tag.oid)), readOid(pair.expect(tag.oid))]));
    }
  });
  open(certificate, '2.5.29.36', (constraints) => {
    const explicit = constraints.optional(contextPrimitive(0));
    const mapping = constraints.optional(contextPrimitive(1));
    policies.requireExplicit = explicit === null ? null : readSmallInteger(explicit);
    policies.inhibitMapping = mapping === null ? null : readSmallInteger(mapping);
  });
  const any = valueOf(certificate, '2.5.29.54')?.expect(tag.integer) ?? null;
  policies.inhibitAny = any === null ? null : readSmallInteger(any);
  return policies;
}

function readStated(certificate: Subject, policies: Policies): void {
  const critical = certificate.extensions.some(({ oid, critical: marked }) => oid === '2.5.29.32' && marked);
  open(certificate, '2.5.29.32', (list) => {
    const stated = new Set<string>();
    while (!list.atEnd) {
      list.open(tag.sequence, (policy) => {
        stated.add(readOid(policy.expect(tag.oid)));
        if (policy.atEnd) return;
        policy.open(tag.sequence, (qualifiers) => {
          while (!qualifiers.atEnd) {
            qualifiers.open(tag.sequence, (qualifier) => {
              if (!QUALIFIERS.has(readOid(qualifier.expect(tag.oid)))) policies.unknownQualifier ||= critical;
              stepOver<'where to read the policy, for people'>(qualifier);
            });
          }
        });
      });
    }
    policies.stated = stated;
  });
}

/** Reads the SEQUENCE that is the extension's value, where there is that extension. */
function open(certificate: Subject, oid: string, read: (list: DerReader) => void): void {
  const value = valueOf(certificate, oid);
  value?.open(tag.sequence, read);
  value?.finish();
}

function valueOf(certificate: Subject, oid: string): DerReader | undefined {
  const value = certificate.extensions.find((extension) => extension.oid === oid)?.value;
  return value === undefined ? undefined : new DerReader(value, 0, value.length);
}
