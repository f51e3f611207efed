import { oid, sequence, bitString, der, unsigned } from './write-der.ts';

const NULL = der(0x05);

/** Arc of an OID that is written in this file and so is one. */
const arc = (text: string): Uint8Array => oid(text) ?? new Uint8Array();

/** SubjectPublicKeyInfo of an RSA key in the one form that is allowed (RFC 3279 2.3.1); RSASSA-PSS keys without restrictions have no parameters. */
export function rsaKey(modulus: Uint8Array, exponent: Uint8Array, pssOnly = false): Uint8Array {
  return rsaKeyOf(sequence(unsigned(modulus), unsigned(exponent)), pssOnly);
}

/** The same from the RSAPublicKey itself, as Windows prints it. */
export function rsaKeyOf(key: Uint8Array, pssOnly = false): Uint8Array {
  const algorithm = pssOnly ? sequence(arc('1.2.840.113549.1.1.10')) : sequence(arc('1.2.840.113549.1.1.1'), NULL);
  return sequence(algorithm, bitString(key));
}

export function ecKey(curve: Uint8Array, point: Uint8Array): Uint8Array {
  return sequence(sequence(arc('1.2.840.10045.2.1'), curve), bitString(point));
}

/** OIDs of the keys that are a string of octets and nothing else (RFC 8410). */
const PLAIN: Readonly<Record<string, string>> = {
  X25519: '1.3.101.110',
  X448: '1.3.101.111',
  ED25519: '1.3.101.112',
  ED448: '1.3.101.113',
};

export function plainKey(algorithm: string, octets: Uint8Array): Uint8Array | null {
  const id = PLAIN[algorithm.toUpperCase()];
  return id === undefined ? null : sequence(sequence(arc(id)), bitString(octets));
}

export function dsaKey(p: Uint8Array, q: Uint8Array, g: Uint8Array, y: Uint8Array): Uint8Array {
  return sequence(sequence(arc('1.2.840.10040.4.1'), sequence(unsigned(p), unsigned(q), unsigned(g))), bitString(unsigned(y)));
}

/** Curves by the names that OpenSSL, Java and Windows give those that are met. */
const CURVES: Readonly<Record<string, string>> = {
  prime192v1: '1.2.840.10045.3.1.1',
  secp192r1: '1.2.840.10045.3.1.1',
  prime256v1: '1.2.840.10045.3.1.7',
  secp256r1: '1.2.840.10045.3.1.7',
  secp256k1: '1.3.132.0.10',
  secp224r1: '1.3.132.0.33',
  secp384r1: '1.3.132.0.34',
  secp521r1: '1.3.132.0.35',
  brainpoolP256r1: '1.3.36.3.3.2.8.1.1.7',
  brainpoolP384r1: '1.3.36.3.3.2.8.1.1.11',
  brainpoolP512r1: '1.3.36.3.3.2.8.1.1.13',
  SM2: '1.2.156.10197.1.301',
};

/** OID of a curve by its name, or the OID itself. */
export function curveOid(name: string): string {
  return CURVES[name] ?? name;
}
