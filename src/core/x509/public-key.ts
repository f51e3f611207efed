import { readAlgorithm } from './algorithm.ts';
import { findCurve } from './curves.ts';
import { keyTypes } from './key-types.ts';
import { DerReader, elementBytes, whole, within } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { DerError } from '../asn1/der-error.ts';
import { toHex } from '../text/hex.ts';
import { bitLength, readBitStringOctets, readOid, readSmallInteger, readUnsigned, toBigInt } from '../asn1/primitive.ts';
import type { KeyMaterial, PublicKey } from './subject.ts';
import * as tag from '../asn1/tag.ts';
import { stepOver } from '../asn1/well-formed.ts';

/** A longer public exponent is nobody's; the limit keeps its conversion to decimal short. */
const maximumExponentBytes = 1024;

/**
 * Reads a SubjectPublicKeyInfo. The key is filled step by step and handed to `keep` first, so that a broken key
 * still shows its algorithm.
 */
export function readPublicKey(element: DerElement, keep: (key: PublicKey) => void): void {
  within(element, (reader) => {
    const { oid, parameters } = readAlgorithm(reader.expect(tag.sequence));
    const [type = oid, size] = keyTypes[oid]?.split(' ') ?? [];
    const key: PublicKey = {
      type,
      bits: size === undefined ? null : Number(size),
      curve: null,
      exponent: null,
      modulusHex: null,
      spki: elementBytes(element),
      octets: new Uint8Array(),
      material: null,
    };
    keep(key);
    if (type === 'EC') readCurve(parameters, key);
    const domain = type === 'DSA' ? readDomain(parameters, key) : null;
    const bits = reader.expect(tag.bitString);
    key.octets = readBitStringOctets(bits);
    const inside = new DerReader(bits.source, bits.contentStart + 1, bits.end);
    if (type === 'RSA' || type === 'RSA-PSS') readRsaKey(inside, key);
    else if (inside.atEnd) throw new DerError('bad-key', bits.start);
    else if (type === 'DSA') key.material = { type: 'dsa', domain, y: whole(inside, (outer) => readUnsigned(outer.expect(tag.integer))) };
    else key.material = pointOf(key, bits);
    if (!reader.atEnd) key.material = null;
  });
}

/** RSAPublicKey (RFC 8017 A.1.1). Bits are those of the modulus, counted one by one, not rounded up to whole octets. */
function readRsaKey(outer: DerReader, key: PublicKey): void {
  outer.open(tag.sequence, (reader) => {
    const modulus = readUnsigned(reader.expect(tag.integer));
    key.bits = bitLength(modulus);
    key.modulusHex = toHex(modulus).replace(/^0+(?=.)/, '');
    const exponentElement = reader.expect(tag.integer);
    const exponent = readUnsigned(exponentElement);
    if (reader.atEnd && outer.atEnd) key.material = { type: 'rsa', pssOnly: key.type === 'RSA-PSS', modulus, exponent };
    if (exponent.length > maximumExponentBytes) throw new DerError('bad-key', exponentElement.start);
    key.exponent = toBigInt(exponent).toString();
  });
  outer.finish();
}

/** A point on a curve. Those of Edwards curves fill their octets (RFC 8032 5.1.5, 5.2.5); how others are written, RFC 5480 leaves open. */
function pointOf({ type, bits, curve, octets: point }: PublicKey, { start }: DerElement): KeyMaterial {
  // Parameters written out instead of named are forbidden (RFC 5480 2.1.1), and no client checks a signature with them.
  if (type === 'EC' && curve !== null && curve !== 'explicit') return { type: 'ec', curve, point };
  if (type !== 'Ed25519' && type !== 'Ed448') return { type: 'other' };
  if (point.length * 8 !== bits) throw new DerError('bad-key', start);
  return { type: type === 'Ed448' ? 'ed448' : 'ed25519', point };
}

/** RFC 5480 2.1.1: a named curve; explicit parameters, which it forbids, show as "explicit" with the bits of their prime. */
function readCurve(parameters: DerElement | null, key: PublicKey): void {
  if (parameters?.tag === tag.oid) {
    const oid = readOid(parameters);
    const curve = findCurve(oid);
    key.curve = curve?.name ?? oid;
    key.bits = curve?.bits ?? null;
  } else if (parameters?.tag === tag.sequence) {
    key.curve = 'explicit';
    within(parameters, (reader) => {
      readSmallInteger(reader.expect(tag.integer));
      reader.open(tag.sequence, (field) => {
        const type = readOid(field.expect(tag.oid));
        if (type === '1.2.840.10045.1.1') key.bits = bitLength(readUnsigned(field.expect(tag.integer)));
        else if (type === '1.2.840.10045.1.2')
          key.bits = field.open(tag.sequence, (binary) => {
            const degree = readSmallInteger(binary.expect(tag.integer));
            stepOver<'the basis'>(binary);
            return degree;
          });
        stepOver<'of an unknown kind'>(field);
      });
      stepOver<'the curve itself: every client refuses explicit ones'>(reader);
    });
  }
}

/** Dss-Parms (RFC 3279 2.3.2), and the bits of p; null where they are inherited from the issuer's key. */
function readDomain(parameters: DerElement | null, key: PublicKey): { p: Uint8Array; q: Uint8Array; g: Uint8Array } | null {
  if (parameters?.tag !== tag.sequence) return null;
  return within(parameters, (reader) => {
    const number = (): Uint8Array => readUnsigned(reader.expect(tag.integer));
    const p = number();
    key.bits = bitLength(p);
    return { p, q: number(), g: number() };
  });
}
