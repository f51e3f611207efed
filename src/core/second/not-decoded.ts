import { DerError } from '../asn1/der-error.ts';
import { contentBytes, DerReader } from '../asn1/der-reader.ts';
import { readOid } from '../asn1/primitive.ts';
import { contextConstructed, integer, oid as oidTag, sequence } from '../asn1/tag.ts';
import { extensionRequests } from '../x509/request-attributes.ts';
import type { Subject } from '../x509/subject.ts';
import { asn1Tree, type FoldedAs, type TreeNode } from './asn1-tree.ts';
import { oidText } from './oid-names.ts';

/** A part of an object that our decoder names and does not take apart. `tree` is null where its value is not to be shown. */
export interface NotDecoded {
  part: 'extension' | 'attribute' | 'structure';
  name: string;
  bytes: number;
  tree: TreeNode[] | null;
}

/** Extensions whose whole value our decoder tells; of policies it leaves out the qualifiers. */
export const DECODED: readonly string[] = [
  ...['14', '15', '17', '19', '30', '31', '33', '35', '36', '37', '54'].map((arc) => `2.5.29.${arc}`),
  '1.3.6.1.5.5.7.1.1',
  '1.3.6.1.5.5.7.1.24',
  '1.3.6.1.4.1.11129.2.4.2',
];
const POLICIES = '2.5.29.32';

/** Microsoft's, which say what made a request. No other attribute's value is shown: one of them is a password, one a key. */
const SHOWN_ATTRIBUTES: readonly string[] = ['1.3.6.1.4.1.311.13.2.2', '1.3.6.1.4.1.311.13.2.3', '1.3.6.1.4.1.311.21.20'];

/** Larger values are named and not shown. */
const MOST_VALUE = 8192;
const MOST_PARTS = 50;

/** The parts of a certificate, a request, a list or a bundle that the sheet has no rows for, in their order. Never throws. */
export function notDecoded(subject: Subject): NotDecoded[] {
  const { kind, der } = subject;
  if (der === null) return [];
  if (kind === 'pkcs7') return [structureOf(der)];
  const extensions = subject.extensions
    .filter(({ oid }) => !DECODED.includes(oid) && (oid !== POLICIES || subject.policies.some(({ qualifiers }) => qualifiers.length > 0)))
    .map(({ oid, value }): NotDecoded => ({ part: 'extension', name: oidText(oid), bytes: value.length, tree: treeOf(value) }));
  return [...(kind === 'csr' ? attributesOf(der) : []), ...extensions].slice(0, MOST_PARTS);
}

/** Null for what is too large. */
const treeOf = (value: Uint8Array): TreeNode[] | null => (value.length > MOST_VALUE ? null : asn1Tree(value));

/** The frame of a bundle (RFC 5652 5.1). What was signed, and the certificates and lists, which have sheets of their own, stay folded. */
function structureOf(der: Uint8Array): NotDecoded {
  const foldedAs: FoldedAs = (place, each) => {
    if (place === '0.1.0.2.1') return 'eContent';
    if (!/^0\.1\.0\.[3-9]$/.test(place)) return null;
    return each === contextConstructed(0) ? 'certificates' : each === contextConstructed(1) ? 'crls' : null;
  };
  return { part: 'structure', name: 'ContentInfo', bytes: der.length, tree: asn1Tree(der, foldedAs) };
}

/** Attributes of a request other than the extensions it asks for; none where they cannot be reached. */
function attributesOf(der: Uint8Array): NotDecoded[] {
  try {
    const request = DerReader.inside(new DerReader(der, 0, der.length).expect(sequence));
    const info = DerReader.inside(request.expect(sequence));
    // The version, the subject and the key.
    for (const each of [integer, sequence, sequence]) info.expect(each);
    const list = DerReader.inside(info.expect(contextConstructed(0)));
    const found: NotDecoded[] = [];
    while (!list.atEnd && found.length < MOST_PARTS) {
      const item = DerReader.inside(list.expect(sequence));
      const oid = readOid(item.expect(oidTag));
      if (extensionRequests.includes(oid)) continue;
      const value = contentBytes(item.next());
      found.push({
        part: 'attribute',
        name: oidText(oid),
        bytes: value.length,
        tree: SHOWN_ATTRIBUTES.includes(oid) ? treeOf(value) : null,
      });
    }
    return found;
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}
