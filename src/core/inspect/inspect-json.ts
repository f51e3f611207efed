import type { Encoding, ObjectKind } from '../pem/block.ts';
import type { Finding } from '../policy/finding.ts';
import type { GeneralName, Subject, Unreadable } from '../x509/subject.ts';

/** What is known of an object beside its own bytes. */
export interface Judgement {
  /** Id in `content/authorities`, or null. */
  authority: string | null;
  /** Whether its own signature verifies; null where the signer's key is not at hand. */
  valid: boolean | null;
  findings: Finding[];
}

/** One entry of `objects` in `kb inspect --json`, field for field and in that order. */
export interface InspectedJson {
  kind: ObjectKind;
  encoding: Encoding;
  subject: string | null;
  issuer: string | null;
  serialHex: string | null;
  notBefore: string | null;
  notAfter: string | null;
  key: { type: string; bits: number | null; curve: string | null; exponent: string | null } | null;
  signature: { algorithm: string; hash: string | null; valid: boolean | null } | null;
  san: Pick<GeneralName, 'type' | 'value'>[];
  basicConstraints: { ca: boolean; pathLength: number | null } | null;
  keyUsage: string[];
  extendedKeyUsage: string[];
  ski: string | null;
  aki: string | null;
  fingerprints: { sha1: string; sha256: string } | null;
  spkiSha256: string | null;
  authority: string | null;
  unreadable: Unreadable[];
  findings: Finding[];
}

/** Writes a subject in the shape of the command line's contract. A private key has nothing in it but its kind and encoding. */
export function toInspectJson(subject: Subject, { authority, valid, findings }: Judgement): InspectedJson {
  const { key, signature } = subject;
  return {
    kind: subject.kind,
    encoding: subject.encoding,
    subject: subject.subject?.text ?? null,
    issuer: subject.issuer?.text ?? null,
    serialHex: subject.serialHex,
    notBefore: subject.notBefore,
    notAfter: subject.notAfter,
    key: key && { type: key.type, bits: key.bits, curve: key.curve, exponent: key.exponent },
    signature: signature && { algorithm: signature.algorithm, hash: signature.hash, valid },
    san: subject.san.map(({ type, value }) => ({ type, value })),
    basicConstraints: subject.basicConstraints && { ca: subject.basicConstraints.ca, pathLength: subject.basicConstraints.pathLength },
    keyUsage: subject.keyUsage,
    extendedKeyUsage: subject.extendedKeyUsage,
    ski: subject.ski,
    aki: subject.aki,
    fingerprints: subject.fingerprints,
    spkiSha256: subject.spkiSha256,
    authority,
    unreadable: subject.unreadable.map(({ part, reason }) => ({ part, reason })),
    findings,
  };
}
