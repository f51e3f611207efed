import type { GeneralName } from '../x509/subject.ts';

/** What keys a practice authority has. RSA is for old devices. */
export type AuthorityKey = 'ec-p256' | 'rsa-2048';

/** An authority's keys. The private one stays inside; of it nothing can be read. */
export interface IssuingKeys {
  /** DER of the SubjectPublicKeyInfo. */
  spki: Uint8Array;
  /** Signs for `Issuer.issue` and for nothing else; its shape is the issuer's own business. */
  signer: object;
}

/** One attribute an RDN, in the order in which they are encoded: `['C', 'TW']`. */
export type IssuedName = readonly (readonly [type: 'C' | 'O' | 'CN', value: string])[];

/** A DNS name in ASCII or the 4 or 16 octets of an address. */
export type HostName = { type: 'dns'; value: string } | { type: 'ip'; bytes: Uint8Array };

/** A certificate to be made (RFC 5280 4.1, 4.2). */
export interface CertificateWish {
  subject: IssuedName;
  issuer: IssuedName;
  /** DER of the SubjectPublicKeyInfo that is certified. */
  spki: Uint8Array;
  /** Content of the INTEGER, its first bit not set. */
  serial: Uint8Array;
  notBefore: Date;
  notAfter: Date;
  keys: IssuingKeys;
  extensions: {
    /** Null: no certificate of an authority, and the extension says so. */
    authority: { pathLength: number | null; permitted: readonly HostName[] } | null;
    keyUsage: readonly ('digitalSignature' | 'keyEncipherment' | 'keyCertSign' | 'cRLSign')[];
    /** Empty: no extension. */
    names: readonly HostName[];
    subjectKeyId: Uint8Array;
    authorityKeyId: Uint8Array;
  };
}

/** Makes keys and certificates. The one that there is lies in `src/peculiar`. */
export interface Issuer {
  makeKeys: (kind: AuthorityKey) => Promise<IssuingKeys>;
  /** DER of the certificate, signed with SHA-256. */
  issue: (wish: CertificateWish) => Promise<Uint8Array>;
}

/** A name as a request holds it, where it is one that a server's certificate can have. */
export function hostNameOf({ type, value, bytes }: GeneralName): HostName | null {
  if (type === 'dns') return { type, value };
  return type === 'ip' && (bytes.length === 4 || bytes.length === 16) ? { type, bytes } : null;
}
