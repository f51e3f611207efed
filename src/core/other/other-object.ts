import { peekFrame } from '../asn1/header.ts';
import type { ProblemCode } from '../pem/codes.ts';
import type { Problem } from '../problem.ts';

const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const OID = 0x06;
const IA5_STRING = 0x16;
const SEQUENCE = 0x30;

/** What people paste that is neither a certificate nor a request nor a secret, by its first few elements; null where that says nothing. */
export function otherDer(bytes: Uint8Array): ProblemCode | null {
  const outer = peekFrame(bytes, 0);
  const first = outer?.tag === SEQUENCE ? peekFrame(bytes, outer.content) : null;
  if (outer === null || first === null) return null;
  const second = first.end < outer.end ? peekFrame(bytes, first.end) : null;
  const inside = (at: number): number | undefined => bytes[at];
  if (first.tag === INTEGER) {
    // TimeStampReq (RFC 3161 2.4.1): version 1, then a MessageImprint, which begins with its algorithm.
    if (first.end - first.content === 1 && second?.tag === SEQUENCE && inside(second.content) === SEQUENCE) return 'timestamp-request';
    // ECParameters written out (X9.62): version 1, then a FieldID.
    if (first.end - first.content === 1 && second?.tag === SEQUENCE && inside(second.content) === OID) return 'key-parameters';
    // DomainParameters (RFC 3279 2.3.3): three large numbers.
    return first.end - first.content > 16 && second?.tag === INTEGER ? 'key-parameters' : null;
  }
  if (first.tag !== SEQUENCE) return null;
  const inner = peekFrame(bytes, first.content);
  if (inner === null) return null;
  const next = inner.end < first.end ? peekFrame(bytes, inner.end) : null;
  // AttributeCertificateInfo (RFC 5755 4.1): version 1, then a Holder, whose parts have tags of their own.
  if (inner.tag === INTEGER && next?.tag === SEQUENCE && ((inside(next.content) ?? 0) & 0xfc) === 0xa0) return 'attribute-certificate';
  // TimeStampResp: a status, then the signed token.
  if (inner.tag === INTEGER && second?.tag === SEQUENCE && inside(second.content) === OID && inside(first.content + 1) === 1)
    return next === null || next.tag === SEQUENCE ? 'timestamp-response' : null;
  // PublicKeyAndChallenge of a SignedPublicKeyAndChallenge: a key, then a string.
  if (inner.tag === SEQUENCE && next?.tag === IA5_STRING) return 'spkac';
  // OCSPRequest (RFC 6960 4.1.1): requests for certificates by hashes; before them perhaps a version and who asks.
  if (second === null || second.tag === 0xa0) {
    const list = inner.tag === SEQUENCE ? inner : next;
    const certId = list?.tag === SEQUENCE ? descend(bytes, list.content, 2) : null;
    const hash = certId === null ? null : peekFrame(bytes, certId.content);
    if (hash?.tag === SEQUENCE && inside(hash.content) === OID && inside(hash.end) === OCTET_STRING) return 'ocsp-request';
  }
  return null;
}

function descend(bytes: Uint8Array, at: number, depth: number): ReturnType<typeof peekFrame> {
  const frame = peekFrame(bytes, at);
  if (frame === null || frame.tag !== SEQUENCE) return null;
  return depth === 1 ? frame : descend(bytes, frame.content, depth - 1);
}

/** Of a PEM label that is none of ours, in the letters that are compared. */
const LABELS: readonly [pattern: RegExp, code: ProblemCode][] = [
  [/PARAMETERS$/, 'key-parameters'],
  [/^PGP PUBLIC KEY/, 'pgp-public-key'],
  [/^PGP /, 'pgp-message'],
  [/^SSH2 PUBLIC KEY/, 'ssh-public-key'],
  [/ATTRIBUTE CERTIFICATE/, 'attribute-certificate'],
  [/^(?:TIMESTAMP|TS|TIME STAMP) (?:QUERY|REQUEST|REQ)/, 'timestamp-request'],
  [/^(?:TIMESTAMP|TS|TIME STAMP) (?:REPLY|RESPONSE|RESP|TOKEN)/, 'timestamp-response'],
  [/^OCSP REQUEST/, 'ocsp-request'],
  [/^(?:SIGNATURE|SIGNED MESSAGE|COSIGN)/, 'signature-only'],
];

export function otherLabel(label: string): ProblemCode | null {
  return LABELS.find(([pattern]) => pattern.test(label))?.[1] ?? null;
}

/** Of a text without any object, by how a line of it begins. */
const TEXTS: readonly [pattern: RegExp, code: ProblemCode][] = [
  [
    /^[^\S\n]{0,40}(?:ssh-[a-z0-9-]{2,20}|ecdsa-sha2-[a-z0-9-]{2,20}|sk-[a-z0-9@.-]{2,60})-cert-v\d\d@openssh\.com AAAA/m,
    'ssh-certificate',
  ],
  [
    /(?:^|[\s"])(?:ssh-(?:rsa|dss|ed25519|ed448)|ecdsa-sha2-nistp\d{3}|sk-(?:ssh|ecdsa)[a-z0-9@.-]{2,60}) AAAA[A-Za-z0-9+/]{16}/m,
    'ssh-public-key',
  ],
  [/^[^\S\n]{0,40}SPKAC ?= ?[A-Za-z0-9+/]{16}/m, 'spkac'],
  [/"kty"\s{0,20}:\s{0,20}"(?:RSA|EC|OKP|AKP)"/, 'json-web-key'],
  [/^untrusted comment: /m, 'signature-only'],
  [/^[^\S\n]{0,40}age1[a-z0-9]{40,80}[^\S\n]{0,40}$/m, 'age-recipient'],
];

const MOST = 65_536;

export function otherText(text: string): ProblemCode | null {
  const head = text.slice(0, MOST);
  return TEXTS.find(([pattern]) => pattern.test(head))?.[1] ?? null;
}

/** A problem that has nothing to tell but its name. */
export function named(code: ProblemCode, line: number | null): Problem {
  return { code, line, column: null, facts: {} };
}
