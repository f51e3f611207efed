import type { ObjectKind } from './block.ts';
import { peekFrame, peekSequence, type Frame } from '../asn1/header.ts';

/** What a DER object is by its first few elements. `format` names a private key's container; it is null for everything else. */
export interface DerPeek {
  kind: Exclude<ObjectKind, 'unknown'>;
  format: string | null;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OID = 0x06;
const OCTET_STRING = 0x04;
const BIT_STRING = 0x03;
const ENUMERATED = 0x0a;
/** responseBytes [0] EXPLICIT. */
const ANSWER = 0xa0;

/** 1.2.840.113549.1 (PKCS), the start of the OIDs that tell PKCS#7 and password encryption apart. */
const PKCS = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01];

/**
 * Classifies an object by structure alone, reading at most a dozen headers. `bytes` may be cut short: whatever its start
 * shows is enough, so that the first line of a damaged private key still counts as a private key. Null: not one of ours.
 */
export function derPeek(bytes: Uint8Array): DerPeek | null {
  const outer = peekSequence(bytes);
  if (outer === null) return null;
  const first = peekFrame(bytes, outer.content);
  if (first === null) return null;
  const second = peekFrame(bytes, first.end);
  if (first.tag === INTEGER) return peekInteger(bytes, first, second);
  // RFC 5652 and what came later: authenticated and compressed data have their names below S/MIME's arc.
  if (first.tag === OID) return isPkcs(bytes, first, 7) || isPkcs(bytes, first, 9) ? { kind: 'pkcs7', format: null } : null;
  // OCSPResponse (RFC 6960 4.2.1): a status of one octet, and what was answered, under a tag of its own, or nothing.
  if (first.tag === ENUMERATED && first.end === first.content + 1 && (second?.tag ?? ANSWER) === ANSWER)
    return { kind: 'ocsp-response', format: null };
  if (first.tag !== SEQUENCE) return null;
  const inner = peekFrame(bytes, first.content);
  if (inner === null) return null;
  if (inner.tag === OID) return peekAlgorithmFirst(bytes, inner, second);
  return peekSigned(bytes, inner);
}

/** SEQUENCE { INTEGER …: the private keys, PKCS#12 and the bare RSA public key. */
function peekInteger(bytes: Uint8Array, first: Frame, second: Frame | null): DerPeek | null {
  if (first.end - first.content > 1) {
    return second?.tag === INTEGER && second.end - second.content <= 8 ? { kind: 'public-key', format: null } : null;
  }
  const version = bytes[first.content];
  if (second === null || version === undefined || version > 3) return null;
  if (version === 3) return second.tag === SEQUENCE ? key('PKCS#12') : null;
  if (second.tag === OCTET_STRING) return key('EC PRIVATE KEY');
  if (second.tag === INTEGER) return peekIntegers(bytes, second);
  return second.tag === SEQUENCE && !isOtherThanKey(bytes, second) ? key('PRIVATE KEY') : null;
}

/**
 * What else starts with a small INTEGER and a SEQUENCE. RFC 5958 has an AlgorithmIdentifier, which starts with its OID, and an OCTET
 * STRING here. A Name starts with a SET (CertificationRequestInfo), what starts with a SEQUENCE is a MessageImprint (RFC 3161) or names
 * an issuer (RFC 5652), what has a tag of its own is a CertTemplate (RFC 4211); behind the algorithm of a to-be-signed part or of CMS
 * stands another SEQUENCE. Whatever is cut off or is none of these still counts as a key.
 */
function isOtherThanKey(bytes: Uint8Array, second: Frame): boolean {
  const inner = bytes[second.content] ?? OID;
  return inner === SEQUENCE || inner === 0x31 || inner >> 6 === 2 || peekFrame(bytes, second.end)?.tag === SEQUENCE;
}

/** RSAPrivateKey has nine integers and DSA's six; DSA's third (q) is at most 32 bytes, RSA's (e) at most 8 in practice. */
function peekIntegers(bytes: Uint8Array, second: Frame): DerPeek {
  const third = peekFrame(bytes, second.end);
  const size = third === null ? 0 : third.end - third.content;
  return key(size >= 20 && size <= 33 ? 'DSA PRIVATE KEY' : 'RSA PRIVATE KEY');
}

/** SEQUENCE { AlgorithmIdentifier, …: a public key (BIT STRING) or an encrypted PKCS#8 key (OCTET STRING). */
function peekAlgorithmFirst(bytes: Uint8Array, oid: Frame, second: Frame | null): DerPeek | null {
  if (isPkcs(bytes, oid, 5) || isPkcs(bytes, oid, 12)) return key('ENCRYPTED PRIVATE KEY');
  if (second?.tag === BIT_STRING) return { kind: 'public-key', format: null };
  return second?.tag === OCTET_STRING ? key('ENCRYPTED PRIVATE KEY') : null;
}

/** SEQUENCE { SEQUENCE { inner …: certificate (RFC 5280 4.1), request (RFC 2986 4) or CRL (RFC 5280 5.1). */
function peekSigned(bytes: Uint8Array, inner: Frame): DerPeek | null {
  // A certificate's version is followed by its number, that of an OCSP request is not.
  if (inner.tag === 0xa0) return (peekFrame(bytes, inner.end)?.tag ?? INTEGER) === INTEGER ? { kind: 'certificate', format: null } : null;
  const isCrlV1 = inner.tag === SEQUENCE && bytes[inner.content] === OID;
  if (inner.tag !== INTEGER && !isCrlV1) return null;
  const algorithm = isCrlV1 ? inner : peekFrame(bytes, inner.end);
  if (algorithm === null || algorithm.tag !== SEQUENCE) return null;
  // The holder of an attribute certificate has parts with tags of their own; a Name has SETs.
  if (((bytes[algorithm.content] ?? 0) & 0xfc) === 0xa0) return null;
  if (bytes[algorithm.content] !== OID) return { kind: 'csr', format: null };
  const issuer = peekFrame(bytes, algorithm.end);
  const next = issuer === null ? null : peekFrame(bytes, issuer.end);
  if (next === null || issuer?.tag !== SEQUENCE) return null;
  if (next.tag === 0x17 || next.tag === 0x18) return { kind: 'crl', format: null };
  return next.tag === SEQUENCE && !isCrlV1 ? { kind: 'certificate', format: null } : null;
}

function key(format: string): DerPeek {
  return { kind: 'private-key', format };
}

/** True for an OID below 1.2.840.113549.1.`arc`. */
function isPkcs(bytes: Uint8Array, oid: Frame, arc: number): boolean {
  return PKCS.every((byte, i) => bytes[oid.content + i] === byte) && bytes[oid.content + PKCS.length] === arc;
}
