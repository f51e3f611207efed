import { writePem } from '../x509/write-pem.ts';
import { writePkcs7 } from '../x509/write-pkcs7.ts';
import type { RehearsalSet } from './make-set.ts';

/** A file of a set, by its name in ASCII. */
export interface SetFile {
  name: string;
  bytes: Uint8Array;
}

/** The names of the files, which guides and plans fill in: one place, so that a command and the archive agree. */
export const FILE_NAMES = {
  /** The server's certificate as GCA delivers it: DER. */
  certFile: 'server.cer',
  pemFile: 'server.crt',
  intermediateFile: 'intermediate.crt',
  crossFile: 'cross.crt',
  chainFile: 'chain.pem',
  fullchainFile: 'fullchain.pem',
  rootFile: 'root.pem',
  p7bFile: 'chain.p7b',
} as const;
/** Beside the cross certificate, for those who want to see what it does. */
export const SAME_NAME_ROOT = 'root-same-name.crt';

/**
 * The set as files: each certificate on its own, the server's in DER too, the issuers one after the other, all together, and as a bundle.
 * A set with a fault has it in every file that can have it.
 */
export function setFiles(set: RehearsalSet): SetFile[] {
  const above = [set.intermediate, set.cross].filter((der) => der !== null);
  // Somebody who lacks the intermediate certificate puts the root in its place, where nothing else is at hand.
  const issuers = above.length > 0 ? above : [set.root];
  const ordered = set.fault === 'wrong-order' ? issuers.toReversed() : issuers;
  const all = set.fault === 'missing-intermediate' ? [set.server] : [set.server, ...above];
  const pem = (...certificates: Uint8Array[]): Uint8Array => ascii(certificates.map((der) => writePem('certificate', der) ?? '').join(''));
  const isDer = set.fault === 'der-as-pem';
  const file = (name: string, bytes: Uint8Array | null): SetFile[] => (bytes === null ? [] : [{ name, bytes }]);
  return [
    ...file(FILE_NAMES.certFile, set.server),
    ...file(FILE_NAMES.pemFile, isDer ? set.server : pem(set.server)),
    ...file(FILE_NAMES.intermediateFile, set.intermediate && pem(set.intermediate)),
    ...file(FILE_NAMES.crossFile, set.cross && pem(set.cross)),
    ...file(FILE_NAMES.chainFile, isDer && set.intermediate ? set.intermediate : pem(...ordered)),
    ...file(FILE_NAMES.fullchainFile, isDer ? set.server : pem(...(set.fault === 'wrong-order' ? all.toReversed() : all))),
    ...file(FILE_NAMES.rootFile, pem(set.root)),
    ...file(SAME_NAME_ROOT, set.sameNameRoot && pem(set.sameNameRoot)),
    ...file(FILE_NAMES.p7bFile, writePkcs7(all)),
  ];
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
