/** NIST's arcs: signatures of FIPS 204 and 205, and the key encapsulation of FIPS 203. */
const SIGNATURES = '2.16.840.1.101.3.4.3.';
const ENCAPSULATION = '2.16.840.1.101.3.4.4.';
/** draft-ietf-lamps-pq-composite-sigs-19, section 6: from 37 on, in this order. */
const COMPOSITES = '1.3.6.1.5.5.7.6.';

const LATTICES = ['44', '65', '87'];
const HASHES = ['SHA2', 'SHAKE'].flatMap((hash) =>
  ['128', '192', '256'].flatMap((size) => ['s', 'f'].map((speed) => `${hash}-${size}${speed}`)),
);
const PAIRS = [
  ...['RSA2048-PSS-SHA256', 'RSA2048-PKCS15-SHA256', 'Ed25519-SHA512', 'ECDSA-P256-SHA256'].map((other) => `44-${other}`),
  ...['RSA3072-PSS', 'RSA3072-PKCS15', 'RSA4096-PSS', 'RSA4096-PKCS15'].map((other) => `65-${other}-SHA512`),
  ...['ECDSA-P256', 'ECDSA-P384', 'ECDSA-brainpoolP256r1', 'Ed25519'].map((other) => `65-${other}-SHA512`),
  ...['ECDSA-P384-SHA512', 'ECDSA-brainpoolP384r1-SHA512', 'Ed448-SHAKE256'].map((other) => `87-${other}`),
  ...['RSA3072-PSS', 'RSA4096-PSS', 'ECDSA-P521'].map((other) => `87-${other}-SHA512`),
];

const numbered = (arc: string, from: number, names: readonly string[]): [string, string][] =>
  names.map((name, at) => [`${arc}${from + at}`, name]);

/**
 * Names of post-quantum algorithms by OID, for keys and signatures alike: NIST's register of algorithms
 * (https://csrc.nist.gov/projects/computer-security-objects-register/algorithm-registration) and the composites of IETF's LAMPS group, 2026-11-29.
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...numbered(
    SIGNATURES,
    17,
    LATTICES.map((size) => `ML-DSA-${size}`),
  ),
  ...numbered(
    SIGNATURES,
    20,
    HASHES.map((form) => `SLH-DSA-${form}`),
  ),
  ...numbered(
    SIGNATURES,
    32,
    LATTICES.map((size) => `HashML-DSA-${size}`),
  ),
  ...numbered(
    SIGNATURES,
    35,
    HASHES.map((form) => `HashSLH-DSA-${form}`),
  ),
  ...numbered(
    ENCAPSULATION,
    1,
    ['512', '768', '1024'].map((size) => `ML-KEM-${size}`),
  ),
  ...numbered(
    COMPOSITES,
    37,
    PAIRS.map((pair) => `MLDSA${pair}`),
  ),
]);

/** What people call an algorithm that stands by its OID; null where nothing is known of it. */
export function algorithmName(oid: string): string | null {
  return NAMES.get(oid) ?? null;
}
