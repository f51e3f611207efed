import { DerError } from '../asn1/der-error.ts';
import { DerReader, elementBytes } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
// By name: a script takes what others bring by name alone.
import { contextConstructed, integer, sequence } from '../asn1/tag.ts';
import { toHex } from '../text/hex.ts';
import type { Subject } from '../x509/subject.ts';

/** Where the parts of a certificate or a request stand that are asked about as they are written, not for what they mean. */
export interface Outline {
  /** The two times; none in a request. */
  times: DerElement[];
  /** Hex of AlgorithmIdentifiers: of the key, and of the signature behind the signed part. */
  keyAlgorithm: string;
  signatureAlgorithm: string;
  /** What follows the key. */
  behindKey: DerElement[];
}

/** Reads the outline of RFC 5280 4.1 or RFC 2986 4; null where it is broken, which is told elsewhere. */
export function outlineOf({ kind, der }: Subject): Outline | null {
  if (der === null) return null;
  return sound(() =>
    new DerReader(der, 0, der.length).open(sequence, (outer) => {
      const signed = DerReader.inside(outer.expect(sequence));
      if (kind === 'certificate') signed.optional(contextConstructed(0));
      signed.expect(integer);
      const times: DerElement[] = [];
      if (kind === 'certificate') {
        signed.expect(sequence);
        signed.expect(sequence);
        signed.open(sequence, (validity) => times.push(validity.next(), validity.next()));
      }
      signed.expect(sequence);
      const key = DerReader.inside(signed.expect(sequence));
      const keyAlgorithm = toHex(elementBytes(key.expect(sequence)));
      const behindKey: DerElement[] = [];
      while (!signed.atEnd) behindKey.push(signed.next());
      const signatureAlgorithm = toHex(elementBytes(outer.expect(sequence)));
      outer.next();
      return { times, keyAlgorithm, signatureAlgorithm, behindKey };
    }),
  );
}

/** What `read` answers, or null where the octets are no DER. */
export function sound<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
