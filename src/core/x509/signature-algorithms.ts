/** The mathematics of signatures that can be checked here. */
export type SignatureFamily = 'rsa-pkcs1' | 'ecdsa' | 'dsa' | 'ed25519' | 'ed448';

/** A signature algorithm: OpenSSL's long name, the hash it prescribes (null where it has none of its own or a parameter names it), and how to check it. */
export interface SignatureAlgorithm {
  name: string;
  hash: string | null;
  family: SignatureFamily | null;
}

const of = (name: string, hash: string | null, family: SignatureFamily | null = null): SignatureAlgorithm => ({ name, hash, family });
const nist = '2.16.840.1.101.3.4.3';

export const rsaPssOid = '1.2.840.113549.1.1.10';

/** By OID: RFC 3279 2.2, RFC 4055 5, RFC 5758, RFC 8410 3, NIST's own arc, and OIW's old ones (1.3.14). */
export const signatureAlgorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.2': of('md2WithRSAEncryption', 'MD2'),
  '1.2.840.113549.1.1.3': of('md4WithRSAEncryption', 'MD4'),
  '1.2.840.113549.1.1.4': of('md5WithRSAEncryption', 'MD5', 'rsa-pkcs1'),
  '1.2.840.113549.1.1.5': of('sha1WithRSAEncryption', 'SHA-1', 'rsa-pkcs1'),
  [rsaPssOid]: of('rsassaPss', null),
  '1.2.840.113549.1.1.11': of('sha256WithRSAEncryption', 'SHA-256', 'rsa-pkcs1'),
  '1.2.840.113549.1.1.12': of('sha384WithRSAEncryption', 'SHA-384', 'rsa-pkcs1'),
  '1.2.840.113549.1.1.13': of('sha512WithRSAEncryption', 'SHA-512', 'rsa-pkcs1'),
  '1.2.840.113549.1.1.14': of('sha224WithRSAEncryption', 'SHA-224', 'rsa-pkcs1'),
  '1.2.840.113549.1.1.15': of('sha512-224WithRSAEncryption', 'SHA-512/224', 'rsa-pkcs1'),
  '1.2.840.113549.1.1.16': of('sha512-256WithRSAEncryption', 'SHA-512/256', 'rsa-pkcs1'),
  '1.3.14.3.2.3': of('md5WithRSA', 'MD5', 'rsa-pkcs1'),
  '1.3.14.3.2.13': of('dsaWithSHA', 'SHA'),
  '1.3.14.3.2.15': of('shaWithRSAEncryption', 'SHA'),
  '1.3.14.3.2.27': of('dsaWithSHA1-old', 'SHA-1', 'dsa'),
  '1.3.14.3.2.29': of('sha1WithRSA', 'SHA-1', 'rsa-pkcs1'),
  '1.3.36.3.3.1.2': of('ripemd160WithRSA', 'RIPEMD-160'),
  '1.2.840.10040.4.3': of('dsaWithSHA1', 'SHA-1', 'dsa'),
  [`${nist}.1`]: of('dsa_with_SHA224', 'SHA-224', 'dsa'),
  [`${nist}.2`]: of('dsa_with_SHA256', 'SHA-256', 'dsa'),
  [`${nist}.3`]: of('dsa_with_SHA384', 'SHA-384', 'dsa'),
  [`${nist}.4`]: of('dsa_with_SHA512', 'SHA-512', 'dsa'),
  '1.2.840.10045.4.1': of('ecdsa-with-SHA1', 'SHA-1', 'ecdsa'),
  '1.2.840.10045.4.3.1': of('ecdsa-with-SHA224', 'SHA-224', 'ecdsa'),
  '1.2.840.10045.4.3.2': of('ecdsa-with-SHA256', 'SHA-256', 'ecdsa'),
  '1.2.840.10045.4.3.3': of('ecdsa-with-SHA384', 'SHA-384', 'ecdsa'),
  '1.2.840.10045.4.3.4': of('ecdsa-with-SHA512', 'SHA-512', 'ecdsa'),
  [`${nist}.9`]: of('ecdsa_with_SHA3-224', 'SHA3-224', 'ecdsa'),
  [`${nist}.10`]: of('ecdsa_with_SHA3-256', 'SHA3-256', 'ecdsa'),
  [`${nist}.11`]: of('ecdsa_with_SHA3-384', 'SHA3-384', 'ecdsa'),
  [`${nist}.12`]: of('ecdsa_with_SHA3-512', 'SHA3-512', 'ecdsa'),
  [`${nist}.13`]: of('RSA-SHA3-224', 'SHA3-224', 'rsa-pkcs1'),
  [`${nist}.14`]: of('RSA-SHA3-256', 'SHA3-256', 'rsa-pkcs1'),
  [`${nist}.15`]: of('RSA-SHA3-384', 'SHA3-384', 'rsa-pkcs1'),
  [`${nist}.16`]: of('RSA-SHA3-512', 'SHA3-512', 'rsa-pkcs1'),
  [`${nist}.17`]: of('ML-DSA-44', null),
  [`${nist}.18`]: of('ML-DSA-65', null),
  [`${nist}.19`]: of('ML-DSA-87', null),
  '1.3.101.112': of('ED25519', null, 'ed25519'),
  '1.3.101.113': of('ED448', null, 'ed448'),
  '1.2.156.10197.1.501': of('SM2-with-SM3', 'SM3'),
  '1.2.156.10197.1.504': of('sm3WithRSAEncryption', 'SM3'),
};

/** Hash functions as RSA-PSS parameters name them (RFC 4055 2.1). */
export const hashAlgorithms: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
  '2.16.840.1.101.3.4.2.5': 'SHA-512/224',
  '2.16.840.1.101.3.4.2.6': 'SHA-512/256',
  '2.16.840.1.101.3.4.2.7': 'SHA3-224',
  '2.16.840.1.101.3.4.2.8': 'SHA3-256',
  '2.16.840.1.101.3.4.2.9': 'SHA3-384',
  '2.16.840.1.101.3.4.2.10': 'SHA3-512',
};
