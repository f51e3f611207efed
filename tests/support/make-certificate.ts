import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CrlGenerator,
  X509CertificateGenerator,
  type JsonName,
} from '@peculiar/x509';

// Certificates for tests, with true signatures, made without starting a program. Keys are made for the run and kept nowhere.

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY = 86_400_000;

export type KeyPair = CryptoKeyPair;

/** EC P-256. */
export const makeKeys = (): Promise<KeyPair> => globalThis.crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** PKCS#8 in PEM. */
export async function keyPem({ privateKey }: KeyPair): Promise<string> {
  const bytes = Buffer.from(await globalThis.crypto.subtle.exportKey('pkcs8', privateKey));
  return `-----BEGIN PRIVATE KEY-----\n${bytes.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END PRIVATE KEY-----\n`;
}

/** "/C=TW/O=行政院/CN=…", as on openssl's command line, each part an RDN of its own. */
export type SlashedName = string;

const nameOf = (slashed: SlashedName): JsonName =>
  slashed
    .split('/')
    .slice(1)
    .map((part) => {
      const at = part.indexOf('=');
      return { [part.slice(0, at)]: [part.slice(at + 1)] };
    });

export interface CertificateWish {
  name: SlashedName;
  keys: KeyPair;
  /** Who signs; the certificate signs itself without. */
  issuer?: { name: SlashedName; keys: KeyPair } | undefined;
  serial: number;
  from: Date;
  days: number;
  ca?: boolean;
  /** DNS names of a server's certificate. */
  hosts?: readonly string[];
  subjectKeyId?: boolean;
  authorityKeyId?: boolean;
  /** Further extensions: object identifier and DER value. */
  extra?: readonly (readonly [oid: string, value: Uint8Array])[];
}

/** A certificate in PEM, with the extensions that public ones have. */
export async function makeCertificate(wish: CertificateWish): Promise<string> {
  const { name, keys, issuer = { name, keys }, serial, from, days, ca = false, hosts = [], extra = [] } = wish;
  const { subjectKeyId = true, authorityKeyId = true } = wish;
  const extensions: Extension[] = [
    ...(subjectKeyId ? [await SubjectKeyIdentifierExtension.create(keys.publicKey)] : []),
    ...(authorityKeyId ? [await AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey)] : []),
    ...extra.map(([oid, value]) => new Extension(oid, false, Uint8Array.from(value))),
    ...(ca
      ? [
          new BasicConstraintsExtension(true, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        ]
      : [
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
          new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']),
          new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns' as const, value }))),
        ]),
  ];
  const made = await X509CertificateGenerator.create({
    serialNumber: serial.toString(16).padStart(4, '0'),
    subject: nameOf(name),
    issuer: nameOf(issuer.name),
    notBefore: from,
    notAfter: new Date(from.getTime() + days * DAY),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    extensions,
  });
  return `${made.toString('pem')}\n`;
}

/** A request in PEM, for the name alone. */
export async function makeRequest({ name, keys }: { name: SlashedName; keys: KeyPair }): Promise<string> {
  const made = await Pkcs10CertificateRequestGenerator.create({ name: nameOf(name), keys, signingAlgorithm: algorithm });
  return `${made.toString('pem')}\n`;
}

/** A CRL in PEM (RFC 5280 5) that lists these serial numbers. */
export async function makeCrl(
  issuer: { name: SlashedName; keys: KeyPair },
  from: Date,
  days: number,
  serials: readonly number[],
): Promise<string> {
  const made = await X509CrlGenerator.create({
    issuer: nameOf(issuer.name),
    thisUpdate: from,
    nextUpdate: new Date(from.getTime() + days * DAY),
    entries: serials.map((serial) => ({ serialNumber: serial.toString(16).padStart(2, '0'), revocationDate: from })),
    signingAlgorithm: algorithm,
    signingKey: issuer.keys.privateKey,
  });
  return made.toString('pem');
}
