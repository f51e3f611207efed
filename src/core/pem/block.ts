import type { Problem, Repair } from '../problem.ts';
import type { Subject } from '../x509/subject.ts';

/** What an object is, as the command line and the pages name it. */
export type ObjectKind = 'csr' | 'certificate' | 'private-key' | 'pkcs7' | 'crl' | 'ocsp-response' | 'public-key' | 'unknown';

/** `text` is what a program printed of an object, which is not the object. */
export type Encoding = 'pem' | 'der' | 'base64' | 'text';

/** One object found in the input. Of a private key nothing is kept: `der` is null and only the container's name remains. */
export interface Block {
  kind: ObjectKind;
  encoding: Encoding;
  /** The PEM label as written ("NEW CERTIFICATE REQUEST"), or for private keys in other containers its format ("PKCS#12", "JKS"). */
  label: string | null;
  /** First line of the block, from 1; null for binary input. */
  line: number | null;
  der: Uint8Array | null;
  /** What was read of a printout, of which there is no DER. */
  printed?: Subject;
}

/** Everything that one pasted text or one file holds. Never throws: what is unreadable is a problem. */
export interface ReadResult {
  blocks: Block[];
  repairs: Repair[];
  problems: Problem[];
}
