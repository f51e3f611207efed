import type { Block, Encoding, ObjectKind } from '../pem/block.ts';

/** One attribute of a distinguished name. `stringType` is the ASN.1 type it was written in ("UTF8String", "BMPString"…). */
export interface NameAttribute {
  oid: string;
  /** Short name per RFC 4519 ("CN", "O", "OU"…), or the OID where there is none. */
  type: string;
  value: string;
  stringType: string;
}

/** A distinguished name: `text` in RFC 4514 order and escaping with real Unicode, `attributes` in the order they were encoded. */
export interface Name {
  text: string;
  attributes: NameAttribute[];
  /** DER of the Name, for comparison in path building. */
  der: Uint8Array;
}

export type KeyType = 'RSA' | 'RSA-PSS' | 'EC' | 'Ed25519' | 'Ed448' | 'X25519' | 'X448' | 'DSA' | (string & {});

/** What signatures are checked with. Numbers are big-endian bytes without sign byte. */
export type KeyMaterial =
  | { type: 'rsa'; pssOnly: boolean; modulus: Uint8Array; exponent: Uint8Array }
  | { type: 'ec'; curve: string; point: Uint8Array }
  | { type: 'ed25519' | 'ed448'; point: Uint8Array }
  /** `domain` is null where it is inherited from the key of the issuer (RFC 3279 2.3.2). */
  | { type: 'dsa'; domain: { p: Uint8Array; q: Uint8Array; g: Uint8Array } | null; y: Uint8Array }
  /** No such key makes signatures, or none that anybody checks here. */
  | { type: 'other' };

export interface PublicKey {
  /** One of the known types, or the algorithm's OID. */
  type: KeyType;
  /** Bits of the modulus (RSA, DSA) or of the field; null if unknown. */
  bits: number | null;
  /** "P-256", "P-384", "P-521", another curve's common name or its OID; null for other keys. */
  curve: string | null;
  /** RSA public exponent in decimal; null for other keys. */
  exponent: string | null;
  /** RSA modulus as lower-case hex without leading zeros; null for other keys. */
  modulusHex: string | null;
  /** DER of the SubjectPublicKeyInfo. */
  spki: Uint8Array;
  /** The key itself, which is the content of its BIT STRING; empty where there is none. */
  octets: Uint8Array;
  /** Null where the key is broken. */
  material: KeyMaterial | null;
}

export interface Signature {
  /** OpenSSL's long name ("sha256WithRSAEncryption", "ecdsa-with-SHA256", "rsassaPss"), or the OID. */
  algorithm: string;
  oid: string;
  /** "SHA-1", "SHA-256"… or null where the algorithm has none of its own (Ed25519) or is unknown. */
  hash: string | null;
  /** RSA-PSS salt length in bytes, null elsewhere. */
  saltLength: number | null;
  /** The algorithm as it stands inside the signed part and outside, where the two are not the same octets, which RFC 5280 4.1.1.2 forbids; null where they are, and in requests. */
  differs: { inside: string; outside: string } | null;
  /** The signature's bytes, the BIT STRING's content. */
  value: Uint8Array;
  /** The bytes that were signed: the DER of TBSCertificate or CertificationRequestInfo. */
  signed: Uint8Array;
}

/** RFC 5280 4.2.1.6. */
export interface GeneralName {
  type: 'dns' | 'ip' | 'email' | 'uri' | 'dirName' | 'other';
  /** For people. Two different names may read alike; what compares them looks at the rest. */
  value: string;
  /** Identifier octet, which tells the kinds of `other` apart. */
  tag: number;
  /** Content octets. */
  bytes: Uint8Array;
  /** Of `dirName` alone. */
  name: Name | null;
}

export interface Extension {
  oid: string;
  /** Common name ("subjectAltName") or the OID. */
  name: string;
  critical: boolean;
  /** DER inside the OCTET STRING. */
  value: Uint8Array;
}

/** RFC 5280, 4.2.1.10. `value` of an IP subtree is "address/mask". */
export interface NameConstraints {
  permitted: GeneralName[];
  excluded: GeneralName[];
  /** A subtree has a distance other than the default, which must not be; nobody can judge it. */
  hasDistances: boolean;
}

/** RFC 5280 4.2.1.4: its OID, and the types of its qualifiers. */
export interface Policy {
  oid: string;
  qualifiers: string[];
}

/** RFC 5280 4.2.1.11: how many certificates further down it begins to hold; null where it never does. */
export interface PolicyConstraints {
  requireExplicit: number | null;
  inhibitMapping: number | null;
}

export interface SignedCertificateTimestamp {
  /** Hex of the log's id. */
  logId: string;
  /** ISO 8601, UTC. */
  timestamp: string;
}

/** A part that could not be read, while the rest could. */
export interface Unreadable {
  /** "extension 2.5.29.17", "subject", "subjectPublicKeyInfo", "validity.notAfter"… */
  part: string;
  /** A code such as "asn1-truncated", "asn1-wrong-tag", "bad-string", "bad-time". */
  reason: string;
}

/** A decoded object as plain data. Absent is null or []. Dates are ISO 8601 in UTC with seconds; hex is lower case. */
export interface Subject {
  kind: ObjectKind;
  encoding: Encoding;
  line: number | null;
  /** The PEM label or container format, as in Block. */
  label: string | null;
  /** Null for private keys, of which nothing is kept. */
  der: Uint8Array | null;
  /** 1, 2 or 3 as people count it; null where the object has none. */
  version: number | null;
  subject: Name | null;
  issuer: Name | null;
  serialHex: string | null;
  notBefore: string | null;
  notAfter: string | null;
  key: PublicKey | null;
  signature: Signature | null;
  san: GeneralName[];
  basicConstraints: { ca: boolean; pathLength: number | null } | null;
  keyUsage: string[];
  extendedKeyUsage: string[];
  ski: string | null;
  aki: string | null;
  nameConstraints: NameConstraints | null;
  policies: Policy[];
  /** Policies of the issuer's and of the subject's that count as one (RFC 5280 4.2.1.5). */
  policyMappings: [issuers: string, subjects: string][];
  policyConstraints: PolicyConstraints | null;
  /** RFC 5280 4.2.1.14, counted like the policy constraints. */
  inhibitAnyPolicy: number | null;
  ocsp: string[];
  caIssuers: string[];
  crl: string[];
  mustStaple: boolean;
  scts: SignedCertificateTimestamp[];
  /** Every extension in order, also those nothing else here speaks of. */
  extensions: Extension[];
  /** OIDs or names of request attributes other than extensionRequest (challengePassword…). */
  attributes: string[];
  fingerprints: { sha1: string; sha256: string } | null;
  /** SHA-256 of the SubjectPublicKeyInfo: equal means one key pair. */
  spkiSha256: string | null;
  unreadable: Unreadable[];
}

/** A subject of which nothing but the block's own kind, encoding, label and line is known yet. */
export function emptySubject(block: Block): Subject {
  return {
    kind: block.kind,
    encoding: block.encoding,
    line: block.line,
    label: block.label,
    der: block.kind === 'private-key' ? null : block.der,
    version: null,
    subject: null,
    issuer: null,
    serialHex: null,
    notBefore: null,
    notAfter: null,
    key: null,
    signature: null,
    san: [],
    basicConstraints: null,
    keyUsage: [],
    extendedKeyUsage: [],
    ski: null,
    aki: null,
    nameConstraints: null,
    policies: [],
    policyMappings: [],
    policyConstraints: null,
    inhibitAnyPolicy: null,
    ocsp: [],
    caIssuers: [],
    crl: [],
    mustStaple: false,
    scts: [],
    extensions: [],
    attributes: [],
    fingerprints: null,
    spkiSha256: null,
    unreadable: [],
  };
}
