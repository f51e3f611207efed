import { readElement, readElements, readOid, readSequence, readUnsigned, TAG } from './der.ts';
import type { Element } from './der.ts';

/** What a SubjectPublicKeyInfo holds, as far as signatures can be checked with it. Numbers are big-endian bytes without sign byte. */
export type KeyMaterial =
  | { type: 'rsa'; pssOnly: boolean; modulus: Uint8Array; exponent: Uint8Array }
  | { type: 'ec'; curve: string; point: Uint8Array }
  | { type: 'ed25519' | 'ed448'; point: Uint8Array }
  | { type: 'dsa'; domain: { p: Uint8Array; q: Uint8Array; g: Uint8Array } | null; y: Uint8Array }
  | { type: 'other' };

const KEY_OID = {
  rsa: '1.2.840.113549.1.1.1',
  /** X.509's own name for the same thing, met in very old certificates. */
  eaRsa: '2.5.8.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  ec: '1.2.840.10045.2.1',
  dsa: '1.2.840.10040.4.1',
  ed25519: '1.3.101.112',
  ed448: '1.3.101.113',
} as const;

const CURVE_NAME: Record<string, string> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};

/** Takes a SubjectPublicKeyInfo apart (RFC 5280 4.1.2.7, RFC 3279 2.3, RFC 8410 3); null where it is broken. */
export function readKeyMaterial(spki: Uint8Array): KeyMaterial | null {
  const parts = readSequence(spki);
  const algorithm = parts?.[0];
  const bits = parts?.[1];
  if (!parts || parts.length !== 2 || algorithm?.tag !== TAG.sequence) return null;
  // The BIT STRING's first byte counts unused bits; keys fill whole bytes.
  if (bits?.tag !== TAG.bitString || bits.content[0] !== 0) return null;
  const inner = readElements(algorithm.content);
  const oid = readOid(inner?.[0]);
  if (!inner || oid === null || inner.length > 2) return null;
  const key = bits.content.subarray(1);

  switch (oid) {
    case KEY_OID.rsa:
    case KEY_OID.eaRsa:
    case KEY_OID.rsaPss:
      return readRsa(key, oid === KEY_OID.rsaPss);
    case KEY_OID.ec: {
      const curve = readOid(inner[1]);
      // Parameters written out instead of named are forbidden (RFC 5480 2.1.1) and are not looked into.
      return curve === null ? { type: 'other' } : { type: 'ec', curve: CURVE_NAME[curve] ?? curve, point: key };
    }
    case KEY_OID.dsa:
      return readDsa(key, inner[1]);
    case KEY_OID.ed25519:
      return key.length === 32 ? { type: 'ed25519', point: key } : null;
    case KEY_OID.ed448:
      return key.length === 57 ? { type: 'ed448', point: key } : null;
    default:
      return { type: 'other' };
  }
}

function readRsa(key: Uint8Array, pssOnly: boolean): KeyMaterial | null {
  const numbers = readSequence(key);
  const modulus = readUnsigned(numbers?.[0]);
  const exponent = readUnsigned(numbers?.[1]);
  if (numbers?.length !== 2 || !modulus?.length || !exponent?.length) return null;
  return { type: 'rsa', pssOnly, modulus, exponent };
}

function readDsa(key: Uint8Array, parameters: Element | undefined): KeyMaterial | null {
  const element = readElement(key);
  const y = element?.end === key.length ? readUnsigned(element) : null;
  if (!y) return null;
  // Absent parameters are inherited from the issuer's key (RFC 3279 2.3.2).
  if (parameters === undefined || parameters.tag !== TAG.sequence) return { type: 'dsa', domain: null, y };
  const numbers = readElements(parameters.content);
  const [p, q, g] = [readUnsigned(numbers?.[0]), readUnsigned(numbers?.[1]), readUnsigned(numbers?.[2])];
  if (numbers?.length !== 3 || !p?.length || !q?.length || !g?.length) return null;
  return { type: 'dsa', domain: { p, q, g }, y };
}

/** Number of significant bits of big-endian bytes. */
export function bitLength(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first === -1) return 0;
  return (bytes.length - first) * 8 - Math.clz32(bytes[first] ?? 0) + 24;
}
