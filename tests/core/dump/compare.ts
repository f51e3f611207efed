import { readFileSync } from 'node:fs';
import { judgingContext } from '../../../src/content/judging-context.ts';
import { readDumps } from '../../../src/core/dump/read-dumps.ts';
import { inspectInput } from '../../../src/core/inspect/inspect-input.ts';
import type { InspectedObject, Inspection } from '../../../src/core/inspect/inspect-input.ts';
import { lookAgain } from '../../../src/core/other/look-again.ts';

const at = new Date('2026-11-29T04:00:00Z');

/** Reads and judges as the page and the command line do. */
export function inspected(input: Uint8Array | string): Promise<Inspection> {
  return inspectInput(input, {
    ...judgingContext(at, 'public-web'),
    printouts: true,
    lookAgain: (bytes, result, options) => lookAgain(bytes, result, options, readDumps),
  });
}

export const fixture = (path: string): Buffer => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));

/** What an object says, in the form in which a certificate and its printout must say the same. */
export function said({ subject }: InspectedObject): Record<string, unknown> {
  const { key, signature } = subject;
  return {
    kind: subject.kind,
    version: subject.version,
    subject: subject.subject?.text,
    issuer: subject.issuer?.text,
    serialHex: subject.serialHex,
    notBefore: subject.notBefore,
    notAfter: subject.notAfter,
    key: key && [key.type, key.bits, key.curve],
    signature: signature && [signature.algorithm, signature.oid, signature.hash, signature.saltLength],
    san: subject.san.map(({ type, value }) => `${type}:${value}`),
    basicConstraints: subject.basicConstraints,
    keyUsage: subject.keyUsage,
    extendedKeyUsage: subject.extendedKeyUsage,
    ski: subject.ski,
    aki: subject.aki,
    nameConstraints: subject.nameConstraints && {
      permitted: subject.nameConstraints.permitted.map(({ value }) => value),
      excluded: subject.nameConstraints.excluded.map(({ value }) => value),
    },
    policies: subject.policies,
    policyMappings: subject.policyMappings,
    policyConstraints: subject.policyConstraints,
    inhibitAnyPolicy: subject.inhibitAnyPolicy,
    ocsp: subject.ocsp,
    caIssuers: subject.caIssuers,
    crl: subject.crl,
    mustStaple: subject.mustStaple,
    scts: subject.scts,
    extensions: subject.extensions.map(({ oid, critical }) => `${oid}${critical ? ' critical' : ''}`).sort(),
    attributes: subject.attributes,
  };
}

export const rulesOf = ({ findings }: InspectedObject): string[] => [...new Set(findings.map(({ rule }) => rule))].sort();
