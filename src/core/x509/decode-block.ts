import type { Block } from '../pem/block.ts';
import type { Problem } from '../problem.ts';
import { sha1, sha256 } from '../crypto/hash.ts';
import { decodeCertificate } from './certificate.ts';
import { decodeCrl } from './crl.ts';
import { addProblem, attempt } from './decoding.ts';
import type { Decoding } from './decoding.ts';
import { DerReader } from '../asn1/der-reader.ts';
import { Frame } from './frame.ts';
import { toHex } from '../text/hex.ts';
import { openBundle } from './pkcs7.ts';
import { decodePublicKey } from './public-key-block.ts';
import { decodeRequest } from './request.ts';
import { emptySubject } from './subject.ts';
import type { Subject } from './subject.ts';
import { checkWellFormed } from '../asn1/well-formed.ts';

export interface DecodedBlock {
  subjects: Subject[];
  problems: Problem[];
}

/**
 * Decodes one block as plain data and never throws. A bundle gives itself and then one subject for each certificate
 * and CRL inside. What cannot be read stays null or empty and is named twice: in `unreadable` of its subject, and,
 * when the frame itself is broken, as a problem whose facts say `field`, `offset` in bytes and what was `expected`.
 */
export function decodeBlock(block: Block): DecodedBlock {
  const decoding: Decoding = { subject: block.printed ?? emptySubject(block), problems: [] };
  const { der } = block;
  if (block.kind === 'private-key' || der === null) return { subjects: [decoding.subject], problems: [] };
  decoding.subject.fingerprints = {
    // Made where somebody asks: only Windows shows it, no verdict waits for it.
    get sha1() {
      return toHex(sha1(der));
    },
    sha256: toHex(sha256(der)),
  };
  const inside = decodeByKind(decoding, block, der).map(decodeBlock);
  return {
    subjects: [decoding.subject, ...inside.flatMap(({ subjects }) => subjects)],
    problems: [...decoding.problems, ...inside.flatMap(({ problems }, at) => problems.map((problem) => insideBundle(problem, at + 1)))],
  };
}

/** Fills the subject; answers with the blocks that are inside a bundle. */
function decodeByKind(decoding: Decoding, block: Block, der: Uint8Array): Block[] {
  switch (block.kind) {
    case 'certificate':
      decodeFramed(decoding, der, 'certificate', decodeCertificate);
      return [];
    case 'csr':
      decodeFramed(decoding, der, 'certificationRequest', decodeRequest);
      return [];
    case 'crl':
      decodeFramed(decoding, der, 'certificateList', decodeCrl);
      return [];
    case 'public-key':
      decodePublicKey(decoding, der);
      return [];
    case 'pkcs7':
      return openBundle(decoding, block, der);
    case 'ocsp-response':
    case 'private-key':
    case 'unknown':
      attempt(decoding, 'object', 'object', () => {
        const reader = new DerReader(der, 0, der.length);
        checkWellFormed(DerReader.around(reader.next()));
        reader.finish();
      });
      if (block.kind === 'unknown' && decoding.problems.length === 0)
        addProblem(decoding, 'asn1-not-recognised', { field: 'object', bytes: der.length });
      return [];
  }
}

function decodeFramed(decoding: Decoding, der: Uint8Array, name: string, decode: (decoding: Decoding, outer: Frame) => void): void {
  const outer = Frame.open(decoding, der, name);
  if (!outer.lost) {
    decode(decoding, outer.asRoot());
    if (outer.reader.end < der.length)
      addProblem(decoding, 'asn1-trailing-data', { field: name, offset: outer.reader.end, bytes: der.length - outer.reader.end });
  }
}

/** Offsets inside a bundle count from the certificate's own first byte, so the problem says which one it is. */
function insideBundle(problem: Problem, number: number): Problem {
  return { ...problem, facts: { ...problem.facts, certificate: number } };
}
