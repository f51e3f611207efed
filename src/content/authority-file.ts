import { readInput } from '../core/pem/read-input.ts';
import { writePem } from '../core/x509/write-pem.ts';

/** A CA's certificate as people take it along. */
export interface AuthorityFile {
  /** As `writePem` writes it: one block, lines of 64 characters. */
  pem: string;
  der: Uint8Array;
}

/** A PEM file of `content/authorities`; null where it is more, less or otherwise written than one certificate. */
export function authorityFile(pem: string): AuthorityFile | null {
  const der = readInput(pem).blocks.find(({ kind }) => kind === 'certificate')?.der;
  return der && writePem('certificate', der) === pem ? { pem, der } : null;
}
