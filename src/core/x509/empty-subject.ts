import type { Block } from '../pem/block.ts';
import type { Subject } from './subject.ts';

/** A subject of which nothing but the block's own kind, encoding, label and line is known yet. */
export function emptySubject(block: Block): Subject {
  return {
    kind: block.kind,
    encoding: block.encoding,
    line: block.line,
    label: block.label,
    der: block.kind === 'private-key' ? null : block.der,
    version: null,
    subject: null,
    issuer: null,
    serialHex: null,
    notBefore: null,
    notAfter: null,
    key: null,
    signature: null,
    san: [],
    basicConstraints: null,
    keyUsage: [],
    extendedKeyUsage: [],
    ski: null,
    aki: null,
    nameConstraints: null,
    policies: [],
    ocsp: [],
    caIssuers: [],
    crl: [],
    mustStaple: false,
    scts: [],
    extensions: [],
    attributes: [],
    fingerprints: null,
    spkiSha256: null,
    unreadable: [],
  };
}
