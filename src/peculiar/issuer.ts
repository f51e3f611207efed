// The half that uses the platform's own maps.
import 'reflect-metadata/lite';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type JsonGeneralName,
} from '@peculiar/x509';
import type { subtleInJavaScript } from '../core/crypto/issue-in-javascript.ts';
import { namedBits } from '../core/dump/write-der.ts';
import { nameText } from '../core/rehearse/asked-names.ts';
import { onlyThese } from '../core/rehearse/only-these.ts';
import type { AuthorityKey, CertificateWish, HostName, IssuedName, Issuer, IssuingKeys } from '../core/rehearse/issuer.ts';
import { toHex } from '../core/text/hex.ts';

// The one door to @peculiar for making certificates. What it makes is read again by our own decoder before anybody gets it.

/** What issuing needs of Web Crypto: `crypto.subtle`, and on plain-http hosts `core/crypto/issue-in-javascript.ts`. */
export type IssuingCrypto = SubtleCrypto | typeof subtleInJavaScript;

const ALGORITHMS: Readonly<Record<AuthorityKey, EcKeyGenParams | RsaHashedKeyGenParams>> = {
  'ec-p256': { name: 'ECDSA', namedCurve: 'P-256' },
  'rsa-2048': { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' },
};

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const KEY_USAGE = '2.5.29.15';
/** RFC 5280 4.2.1.3. */
const USAGE_BITS = { digitalSignature: 0, keyEncipherment: 2, keyCertSign: 5, cRLSign: 6 } as const;
const NAME_CONSTRAINTS = '2.5.29.30';

/** Makes certificates with @peculiar/x509. Private keys are never extractable where Web Crypto makes them. */
export function createIssuer(crypto: IssuingCrypto): Issuer {
  const subtle = crypto as SubtleCrypto;
  return {
    makeKeys: async (kind) => {
      const pair = await subtle.generateKey(ALGORITHMS[kind], false, ['sign', 'verify']);
      return { spki: new Uint8Array(await subtle.exportKey('spki', pair.publicKey)), signer: pair.privateKey };
    },
    issue: async (wish) => {
      const made = await X509CertificateGenerator.create(
        {
          serialNumber: toHex(wish.serial),
          subject: jsonName(wish.subject),
          issuer: jsonName(wish.issuer),
          notBefore: wish.notBefore,
          notAfter: wish.notAfter,
          publicKey: Uint8Array.from(wish.spki),
          signingKey: signerOf(wish.keys),
          // SHA-256 is its default.
          extensions: extensionsOf(wish.extensions),
        },
        // The generator asks for nothing else of it.
        { subtle } as Crypto,
      );
      return new Uint8Array(made.rawData);
    },
  };
}

const signerOf = ({ signer }: IssuingKeys): CryptoKey => signer as CryptoKey;

const jsonName = (name: IssuedName): Record<string, string[]>[] => name.map(([type, value]) => ({ [type]: [value] }));

const jsonHost = (name: HostName): JsonGeneralName => ({ type: name.type, value: nameText(name) });

function extensionsOf({ authority, keyUsage, names, subjectKeyId, authorityKeyId }: CertificateWish['extensions']): Extension[] {
  return [
    new BasicConstraintsExtension(authority !== null, authority?.pathLength ?? undefined, true),
    new Extension(KEY_USAGE, true, Uint8Array.from(namedBits(keyUsage.map((usage) => USAGE_BITS[usage])))),
    new ExtendedKeyUsageExtension([SERVER_AUTH]),
    ...(names.length > 0 ? [new SubjectAlternativeNameExtension(names.map(jsonHost))] : []),
    ...(authority === null ? [] : [new Extension(NAME_CONSTRAINTS, true, Uint8Array.from(onlyThese(authority.permitted)))]),
    new SubjectKeyIdentifierExtension(toHex(subjectKeyId)),
    new AuthorityKeyIdentifierExtension(toHex(authorityKeyId)),
  ];
}
