import { DerReader } from '../x509/der-reader.ts';
import { readOid, readSmallInteger } from '../x509/primitive.ts';
import type { Subject } from '../x509/subject.ts';
import { contextPrimitive, tag } from '../x509/tag.ts';

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
  const policies: Policies = { stated: null, unknownQualifier: false, mappings: [], requireExplicit: null, inhibitMapping: null, inhibitAny: null };
  readStated(certificate, policies);
  const pairs = open(certificate, '2.5.29.33')?.open(tag.sequence);
  while (pairs?.atEnd === false) {
    const pair = pairs.open(tag.sequence);
    policies.mappings.push([readOid(pair.expect(tag.oid)), readOid(pair.expect(tag.oid))]);
  }
  const constraints = open(certificate, '2.5.29.36')?.open(tag.sequence);
  const explicit = constraints?.optional(contextPrimitive(0)) ?? null;
  const mapping = constraints?.optional(contextPrimitive(1)) ?? null;
  const any = open(certificate, '2.5.29.54')?.expect(tag.integer) ?? null;
  policies.requireExplicit = explicit === null ? null : readSmallInteger(explicit);
  policies.inhibitMapping = mapping === null ? null : readSmallInteger(mapping);
  policies.inhibitAny = any === null ? null : readSmallInteger(any);
  return policies;
}

function readStated(certificate: Subject, policies: Policies): void {
  const list = open(certificate, '2.5.29.32')?.open(tag.sequence);
  if (list === undefined) return;
  const critical = certificate.extensions.some(({ oid, critical: marked }) => oid === '2.5.29.32' && marked);
  const stated = new Set<string>();
  while (!list.atEnd) {
    const policy = list.open(tag.sequence);
    stated.add(readOid(policy.expect(tag.oid)));
    if (policy.atEnd) continue;
    const qualifiers = policy.open(tag.sequence);
    while (!qualifiers.atEnd) {
      const known = QUALIFIERS.has(readOid(qualifiers.open(tag.sequence).expect(tag.oid)));
      if (critical && !known) policies.unknownQualifier = true;
    }
  }
  policies.stated = stated;
}

function open(certificate: Subject, oid: string): DerReader | undefined {
  const value = certificate.extensions.find((extension) => extension.oid === oid)?.value;
  return value === undefined ? undefined : new DerReader(value, 0, value.length);
}
