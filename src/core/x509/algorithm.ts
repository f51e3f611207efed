import { DerReader, within } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { DerError } from '../asn1/der-error.ts';
import { readOid, readSmallInteger } from '../asn1/primitive.ts';
import { findSignatureAlgorithm, hashAlgorithms, rsaPssOid } from './signature-algorithms.ts';
import type { Signature } from './subject.ts';
import * as tag from '../asn1/tag.ts';
import { contextConstructed } from '../asn1/tag.ts';
import { checkWellFormed } from '../asn1/well-formed.ts';

// RFC 8017, appendix A.2.3.
const mgf1Oid = '1.2.840.113549.1.1.8';

/** OID of an AlgorithmIdentifier and its parameters, null where absent. */
export interface AlgorithmIdentifier {
  oid: string;
  parameters: DerElement | null;
}

/** Reads an AlgorithmIdentifier (RFC 5280 4.1.1.2) from its SEQUENCE. */
export function readAlgorithm(element: DerElement): AlgorithmIdentifier {
  checkWellFormed(DerReader.inside(element));
  return within(element, (reader) => ({ oid: readOid(reader.expect(tag.oid)), parameters: reader.atEnd ? null : reader.next() }));
}

/** Name, OID, hash and salt length of a signature algorithm; what is not known by name goes by its OID. */
export function readSignatureAlgorithm(element: DerElement): Pick<Signature, 'algorithm' | 'oid' | 'hash' | 'saltLength'> {
  const { oid, parameters } = readAlgorithm(element);
  if (oid === rsaPssOid && parameters?.tag === tag.sequence)
    return { algorithm: 'rsassaPss', oid, ...within(parameters, readPssParameters) };
  const known = findSignatureAlgorithm(oid);
  return { algorithm: known?.name ?? oid, oid, hash: known?.hash ?? null, saltLength: null };
}

/**
 * RSASSA-PSS-params with the defaults of RFC 4055 3.1: SHA-1, MGF1 with SHA-1, a salt of 20 octets, trailer 1 and no other.
 * A mask made with another hash than the message's is legal but nobody verifies it alike; then no hash is named, and nothing is claimed.
 */
function readPssParameters(reader: DerReader): { hash: string | null; saltLength: number } {
  const parameter = <Value>(number: number, otherwise: Value, type: number, read: (element: DerElement) => Value): Value =>
    reader.peek() === contextConstructed(number) ? reader.open(contextConstructed(number), (inner) => read(inner.expect(type))) : otherwise;
  const hashOf = ({ oid }: AlgorithmIdentifier): string => hashAlgorithms[oid] ?? oid;
  const hash = parameter(0, 'SHA-1', tag.sequence, (element) => hashOf(readAlgorithm(element)));
  const maskHash = parameter(1, 'SHA-1', tag.sequence, (element) => {
    const mask = readAlgorithm(element);
    return hashOf(mask.oid === mgf1Oid && mask.parameters ? readAlgorithm(mask.parameters) : mask);
  });
  const saltLength = parameter(2, 20, tag.integer, readSmallInteger);
  const { position } = reader;
  if (parameter(3, 1, tag.integer, readSmallInteger) !== 1) throw new DerError('bad-integer', position);
  return { hash: hash === maskHash ? hash : null, saltLength };
}
