import { oidTable } from '../asn1/oid-table.ts';

/** The mathematics of signatures that can be checked here. */
export type SignatureFamily = 'rsa-pkcs1' | 'ecdsa' | 'dsa' | 'ed25519' | 'ed448';

/** A signature algorithm: OpenSSL's long name, the hash it prescribes (null where it has none of its own or a parameter names it), and how to check it. */
export interface SignatureAlgorithm {
  name: string;
  hash: string | null;
  family: SignatureFamily | null;
}

export const rsaPssOid = '1.2.840.113549.1.1.10';

/** Name, hash and family by OID: RFC 3279 2.2, RFC 4055 5, RFC 5758, RFC 8410 3, NIST's own arc, and OIW's old ones (1.3.14). "-" is none. */
const rows = /* @__PURE__ */ oidTable({
  '1.2.840.113549.1.1':
    '2 md2WithRSAEncryption MD2,3 md4WithRSAEncryption MD4,4 md5WithRSAEncryption MD5 rsa-pkcs1,' +
    '5 sha1WithRSAEncryption SHA-1 rsa-pkcs1,10 rsassaPss,11 sha256WithRSAEncryption SHA-256 rsa-pkcs1,' +
    '12 sha384WithRSAEncryption SHA-384 rsa-pkcs1,13 sha512WithRSAEncryption SHA-512 rsa-pkcs1,' +
    '14 sha224WithRSAEncryption SHA-224 rsa-pkcs1,15 sha512-224WithRSAEncryption SHA-512/224 rsa-pkcs1,' +
    '16 sha512-256WithRSAEncryption SHA-512/256 rsa-pkcs1',
  '1.3.14.3.2':
    '3 md5WithRSA MD5 rsa-pkcs1,13 dsaWithSHA SHA,15 shaWithRSAEncryption SHA,27 dsaWithSHA1-old SHA-1 dsa,' +
    '29 sha1WithRSA SHA-1 rsa-pkcs1',
  '1.3.36.3.3.1': '2 ripemd160WithRSA RIPEMD-160',
  '1.2.840.10040.4': '3 dsaWithSHA1 SHA-1 dsa',
  '2.16.840.1.101.3.4.3':
    '1 dsa_with_SHA224 SHA-224 dsa,2 dsa_with_SHA256 SHA-256 dsa,3 dsa_with_SHA384 SHA-384 dsa,' +
    '4 dsa_with_SHA512 SHA-512 dsa,9 ecdsa_with_SHA3-224 SHA3-224 ecdsa,10 ecdsa_with_SHA3-256 SHA3-256 ecdsa,' +
    '11 ecdsa_with_SHA3-384 SHA3-384 ecdsa,12 ecdsa_with_SHA3-512 SHA3-512 ecdsa,13 RSA-SHA3-224 SHA3-224 rsa-pkcs1,' +
    '14 RSA-SHA3-256 SHA3-256 rsa-pkcs1,15 RSA-SHA3-384 SHA3-384 rsa-pkcs1,16 RSA-SHA3-512 SHA3-512 rsa-pkcs1,17 ML-DSA-44,' +
    '18 ML-DSA-65,19 ML-DSA-87',
  '1.2.840.10045.4':
    '1 ecdsa-with-SHA1 SHA-1 ecdsa,3.1 ecdsa-with-SHA224 SHA-224 ecdsa,3.2 ecdsa-with-SHA256 SHA-256 ecdsa,' +
    '3.3 ecdsa-with-SHA384 SHA-384 ecdsa,3.4 ecdsa-with-SHA512 SHA-512 ecdsa',
  '1.3.101': '112 ED25519 - ed25519,113 ED448 - ed448',
  '1.2.156.10197.1': '501 SM2-with-SM3 SM3,504 sm3WithRSAEncryption SM3',
});

/** The algorithm of an OID, or null where nobody here knows it. */
export function findSignatureAlgorithm(oid: string): SignatureAlgorithm | null {
  const [name, hash = '-', family] = rows[oid]?.split(' ') ?? [];
  // The table has none but these families.
  return name === undefined ? null : { name, hash: hash === '-' ? null : hash, family: (family as SignatureFamily | undefined) ?? null };
}

/** Hash functions as RSA-PSS parameters name them (RFC 4055 2.1). */
export const hashAlgorithms = /* @__PURE__ */ oidTable({
  '1.2.840.113549': '2.5 MD5',
  '1.3.14.3.2': '26 SHA-1',
  '2.16.840.1.101.3.4.2':
    '1 SHA-256,2 SHA-384,3 SHA-512,4 SHA-224,5 SHA-512/224,6 SHA-512/256,7 SHA3-224,8 SHA3-256,9 SHA3-384,10 SHA3-512',
});
