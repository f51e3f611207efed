import type { PublicKey, Signature, Subject } from '../x509/subject.ts';

/** One extension as a program printed it. */
export interface PrintedExtension {
  oid: string;
  critical: boolean;
  /** DER of the value, rebuilt from its words; null where nothing here reads such a value, so that only its being there is known. */
  value: Uint8Array | null;
}

/** One certificate or request as a program printed it, read completely. Names and the key are DER, rebuilt. */
export interface Dump {
  kind: 'certificate' | 'csr';
  /** First line, from 1. */
  line: number;
  version: number;
  serialHex: string | null;
  subject: Uint8Array;
  /** Null in a request, as are the dates. */
  issuer: Uint8Array | null;
  notBefore: string | null;
  notAfter: string | null;
  /** The whole SubjectPublicKeyInfo, or what a program says of a key that it does not print. */
  key: Uint8Array | Pick<PublicKey, 'type' | 'bits' | 'curve'>;
  signature: Pick<Signature, 'algorithm' | 'oid' | 'hash' | 'saltLength'>;
  extensions: PrintedExtension[];
  attributes: string[];
  fingerprints: Subject['fingerprints'];
}

/** Why a printout gives no object: it stops too early, or a part of it is not understood. Thrown by the readers of dumps alone, and caught there. */
export class DumpFault extends Error {
  /** What could not be read; null where the printout was cut. */
  readonly part: string | null;

  constructor(part: string | null) {
    super(part ?? 'cut');
    this.part = part;
  }
}

/** The value, or the fault that it is not there. */
export function present<Value>(value: Value | null | undefined, part: string | null): Value {
  if (value === null || value === undefined) throw new DumpFault(part);
  return value;
}
