/** A signature algorithm: OpenSSL's long name, and the hash it prescribes (null where it has none of its own or a parameter names it). */
export interface SignatureAlgorithm {
  name: string;
  hash: string | null;
}

const of = (name: string, hash: string | null): SignatureAlgorithm => ({ name, hash });
const nist = '2.16.840.1.101.3.4.3';

export const rsaPssOid = '1.2.840.113549.1.1.10';

export const signatureAlgorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.2': of('md2WithRSAEncryption', 'MD2'),
  '1.2.840.113549.1.1.3': of('md4WithRSAEncryption', 'MD4'),
  '1.2.840.113549.1.1.4': of('md5WithRSAEncryption', 'MD5'),
  '1.2.840.113549.1.1.5': of('sha1WithRSAEncryption', 'SHA-1'),
  [rsaPssOid]: of('rsassaPss', null),
  '1.2.840.113549.1.1.11': of('sha256WithRSAEncryption', 'SHA-256'),
  '1.2.840.113549.1.1.12': of('sha384WithRSAEncryption', 'SHA-384'),
  '1.2.840.113549.1.1.13': of('sha512WithRSAEncryption', 'SHA-512'),
  '1.2.840.113549.1.1.14': of('sha224WithRSAEncryption', 'SHA-224'),
  '1.2.840.113549.1.1.15': of('sha512-224WithRSAEncryption', 'SHA-512/224'),
  '1.2.840.113549.1.1.16': of('sha512-256WithRSAEncryption', 'SHA-512/256'),
  '1.3.14.3.2.3': of('md5WithRSA', 'MD5'),
  '1.3.14.3.2.13': of('dsaWithSHA', 'SHA'),
  '1.3.14.3.2.15': of('shaWithRSAEncryption', 'SHA'),
  '1.3.14.3.2.27': of('dsaWithSHA1-old', 'SHA-1'),
  '1.3.14.3.2.29': of('sha1WithRSA', 'SHA-1'),
  '1.3.36.3.3.1.2': of('ripemd160WithRSA', 'RIPEMD-160'),
  '1.2.840.10040.4.3': of('dsaWithSHA1', 'SHA-1'),
  [`${nist}.1`]: of('dsa_with_SHA224', 'SHA-224'),
  [`${nist}.2`]: of('dsa_with_SHA256', 'SHA-256'),
  [`${nist}.3`]: of('dsa_with_SHA384', 'SHA-384'),
  [`${nist}.4`]: of('dsa_with_SHA512', 'SHA-512'),
  '1.2.840.10045.4.1': of('ecdsa-with-SHA1', 'SHA-1'),
  '1.2.840.10045.4.3.1': of('ecdsa-with-SHA224', 'SHA-224'),
  '1.2.840.10045.4.3.2': of('ecdsa-with-SHA256', 'SHA-256'),
  '1.2.840.10045.4.3.3': of('ecdsa-with-SHA384', 'SHA-384'),
  '1.2.840.10045.4.3.4': of('ecdsa-with-SHA512', 'SHA-512'),
  [`${nist}.9`]: of('ecdsa_with_SHA3-224', 'SHA3-224'),
  [`${nist}.10`]: of('ecdsa_with_SHA3-256', 'SHA3-256'),
  [`${nist}.11`]: of('ecdsa_with_SHA3-384', 'SHA3-384'),
  [`${nist}.12`]: of('ecdsa_with_SHA3-512', 'SHA3-512'),
  [`${nist}.13`]: of('RSA-SHA3-224', 'SHA3-224'),
  [`${nist}.14`]: of('RSA-SHA3-256', 'SHA3-256'),
  [`${nist}.15`]: of('RSA-SHA3-384', 'SHA3-384'),
  [`${nist}.16`]: of('RSA-SHA3-512', 'SHA3-512'),
  [`${nist}.17`]: of('ML-DSA-44', null),
  [`${nist}.18`]: of('ML-DSA-65', null),
  [`${nist}.19`]: of('ML-DSA-87', null),
  '1.3.101.112': of('ED25519', null),
  '1.3.101.113': of('ED448', null),
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
