import { createHash } from 'node:crypto';
import { der, name } from '../../core/x509/der-build.ts';
import { algorithmOf, keysOf, signed, spkiOf, type Hash, type KeyPair, type KeyType } from './keys.ts';
import { altNames, authorityKeyId, basicConstraints, dns, EKU, extendedKeyUsage, ip, keyUsage, subjectKeyId } from './extensions.ts';

/** What a certificate shall have otherwise than an ordinary one. Of extensions null leaves out what is usual. */
export interface Draft {
  key?: KeyType;
  /** What the signature on it is made with. */
  hash?: Hash;
  /** Name in DER. */
  subject?: Uint8Array;
  /** Name in DER; the issuer's own name without. */
  issuer?: Uint8Array;
  /** Days from today. */
  from?: number;
  until?: number;
  /** Validity in DER, instead of days. */
  validity?: Uint8Array;
  /** Content of the INTEGER. */
  serial?: readonly number[];
  /** As written, so 0 is version 1; null writes none. */
  version?: number | null;
  names?: Uint8Array | null;
  basicConstraints?: Uint8Array | null;
  keyUsage?: Uint8Array | null;
  extendedKeyUsage?: Uint8Array | null;
  subjectKeyId?: Uint8Array | null;
  authorityKeyId?: Uint8Array | null;
  extra?: readonly Uint8Array[];
  /** No extensions at all. */
  bare?: boolean;
  /** SubjectPublicKeyInfo, the same key written in another way. */
  spki?: (usual: Uint8Array) => Uint8Array;
  /** AlgorithmIdentifier of the signature written in another way, inside and outside. */
  algorithm?: Uint8Array;
  /** AlgorithmIdentifier inside, where it shall differ from the one outside. */
  inside?: Uint8Array;
  /** The signature is of something else. */
  forged?: boolean;
}

export interface Issued {
  name: Uint8Array;
  keys: KeyPair;
  der: Uint8Array;
  pem: string;
}

export type Role = 'root' | 'intermediate' | 'leaf';

const DAY = 86_400_000;
/** Root, intermediate and leaf as public ones last. */
const LASTS: Record<Role, [from: number, until: number]> = { root: [-900, 4000], intermediate: [-500, 1500], leaf: [-20, 70] };

export const commonName = (text: string): Uint8Array => name(['2.5.4.3', 0x0c, text]);

/** Time as RFC 5280 4.1.2.5 writes it: UTCTime until 2049. */
export function timeOf(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '');
  return date.getUTCFullYear() < 2050 ? der(0x17, digits.slice(2)) : der(0x18, digits);
}

/** A serial number of our own for what has these names. */
const serialOf = (...parts: Uint8Array[]): number[] => [
  0x4d,
  ...createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest()
    .subarray(0, 15),
];

/** A host name's entry, or an address's. */
export function hostName(host: string): Uint8Array {
  return /^[\d.]+$/.test(host) ? ip(...host.split('.').map(Number)) : dns(host);
}

/** A certificate signed by `issuer`; by itself without. `today` is the day that `from` and `until` count from. */
export function issue(role: Role, called: string, host: string, draft: Draft, issuer: Issued | null, today: Date): Issued {
  const keys = keysOf(draft.key ?? 'P-256', called.replace(/\d+ /, ''));
  const subject = draft.subject ?? commonName(called);
  const signer = issuer ?? { name: subject, keys };
  const hash = draft.hash ?? (signer.keys.type === 'P-384' ? 'sha384' : 'sha256');
  const algorithm = draft.algorithm ?? algorithmOf(signer.keys, hash);
  const [from, until] = LASTS[role];
  const day = (days: number): Uint8Array => timeOf(new Date(today.getTime() + days * DAY));
  const extensions = draft.bare ? [] : extensionsOf(role, host, draft, keys, issuer?.keys ?? null);
  const { version = 2 } = draft;
  const body = der(
    0x30,
    ...(version === null ? [] : [der(0xa0, der(0x02, [version]))]),
    der(0x02, [...(draft.serial ?? serialOf(signer.name, subject, ...extensions))]),
    draft.inside ?? algorithm,
    draft.issuer ?? signer.name,
    draft.validity ?? der(0x30, day(draft.from ?? from), day(draft.until ?? until)),
    subject,
    (draft.spki ?? ((usual) => usual))(spkiOf(keys)),
    ...(extensions.length > 0 ? [der(0xa3, der(0x30, ...extensions))] : []),
  );
  const certificate = der(0x30, body, algorithm, der(0x03, [0], signed(draft.forged ? der(0x30, body) : body, signer.keys, hash)));
  return { name: subject, keys, der: certificate, pem: pemOf(certificate) };
}

const pemOf = (certificate: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate)
    .toString('base64')
    .replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;

function extensionsOf(role: Role, host: string, draft: Draft, keys: KeyPair, issuer: KeyPair | null): Uint8Array[] {
  const usual: (Uint8Array | null)[] =
    role === 'leaf'
      ? [
          draft.keyUsage === undefined ? keyUsage(['digitalSignature']) : draft.keyUsage,
          draft.extendedKeyUsage === undefined ? extendedKeyUsage([EKU.server]) : draft.extendedKeyUsage,
          draft.basicConstraints ?? null,
          draft.names === undefined ? altNames([hostName(host)]) : draft.names,
        ]
      : [
          draft.basicConstraints === undefined ? basicConstraints(true) : draft.basicConstraints,
          draft.keyUsage === undefined ? keyUsage(['keyCertSign', 'cRLSign']) : draft.keyUsage,
          draft.extendedKeyUsage ?? null,
          draft.names ?? null,
        ];
  return [
    ...usual,
    draft.subjectKeyId === undefined ? subjectKeyId(keys) : draft.subjectKeyId,
    draft.authorityKeyId === undefined ? issuer && authorityKeyId(issuer) : draft.authorityKeyId,
    ...(draft.extra ?? []),
  ].filter((one) => one !== null);
}
