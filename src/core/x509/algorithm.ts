import { DerReader } from './der-reader.ts';
import type { DerElement } from './der-reader.ts';
import { readOid, readSmallInteger } from './primitive.ts';
import { hashAlgorithms, rsaPssOid, signatureAlgorithms } from './signature-algorithms.ts';
import type { Signature } from './subject.ts';
import { contextConstructed, tag } from './tag.ts';

// RFC 8017, appendix A.2.3.
const mgf1Oid = '1.2.840.113549.1.1.8';

/** OID of an AlgorithmIdentifier and its parameters, null where absent. */
export interface AlgorithmIdentifier {
  oid: string;
  parameters: DerElement | null;
}

/** Reads an AlgorithmIdentifier (RFC 5280 4.1.1.2) from its SEQUENCE. */
export function readAlgorithm(element: DerElement): AlgorithmIdentifier {
  const reader = DerReader.inside(element);
  const oid = readOid(reader.expect(tag.oid));
  const parameters = reader.atEnd ? null : reader.next();
  reader.finish();
  return { oid, parameters };
}

/** Name, OID, hash and salt length of a signature algorithm; what is not known by name goes by its OID. */
export function readSignatureAlgorithm(element: DerElement): Pick<Signature, 'algorithm' | 'oid' | 'hash' | 'saltLength'> {
  const { oid, parameters } = readAlgorithm(element);
  if (oid === rsaPssOid && parameters?.tag === tag.sequence) return { algorithm: 'rsassaPss', oid, ...readPssParameters(parameters) };
  const known = signatureAlgorithms[oid];
  return { algorithm: known?.name ?? oid, oid, hash: known?.hash ?? null, saltLength: null };
}

/**
 * RSASSA-PSS-params with the defaults of RFC 4055 3.1: SHA-1, MGF1 with SHA-1, a salt of 20 octets.
 * A mask made with another hash than the message's is legal but nobody verifies it alike; then no hash is named, and nothing is claimed.
 */
function readPssParameters(element: DerElement): { hash: string | null; saltLength: number } {
  const reader = DerReader.inside(element);
  let hash = 'SHA-1';
  let maskHash = 'SHA-1';
  let saltLength = 20;
  while (!reader.atEnd) {
    const parameter = reader.next();
    const inner = DerReader.inside(parameter);
    if (parameter.tag === contextConstructed(0)) {
      const { oid } = readAlgorithm(inner.expect(tag.sequence));
      hash = hashAlgorithms[oid] ?? oid;
    } else if (parameter.tag === contextConstructed(1)) {
      const mask = readAlgorithm(inner.expect(tag.sequence));
      const { oid } = mask.oid === mgf1Oid && mask.parameters ? readAlgorithm(mask.parameters) : mask;
      maskHash = hashAlgorithms[oid] ?? oid;
    } else if (parameter.tag === contextConstructed(2)) {
      saltLength = readSmallInteger(inner.expect(tag.integer));
    }
  }
  return { hash: hash === maskHash ? hash : null, saltLength };
}
