import { DerError } from '../asn1/der-error.ts';
import { DerReader, contentBytes, readEach, within } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { latin1 } from '../asn1/text.ts';
import { readName } from '../x509/name.ts';
import type { Name, Subject } from '../x509/subject.ts';
import { contextConstructed, contextPrimitive, tag } from '../asn1/tag.ts';

/** The kinds of name that constraints can be about. `other` is every kind whose constraints cannot be judged here. */
export type ComparableName =
  | { type: 'dns' | 'email' | 'uri'; text: string }
  /** Address, or in a constraint address and mask one after the other. */
  | { type: 'ip'; bytes: Uint8Array }
  | { type: 'dirName'; name: Name }
  | { type: 'other'; tag: number };

const SAN = '2.5.29.17';
const NAME_CONSTRAINTS = '2.5.29.30';

/** The subject alternative names in a form that can be compared; the text of `Subject.san` has lost the structure of directory names. */
export function alternativeNames(subject: Subject): ComparableName[] {
  const value = subject.extensions.find(({ oid }) => oid === SAN)?.value;
  if (value === undefined) return [];
  const names: ComparableName[] = [];
  readEach(new DerReader(value, 0, value.length).expect(tag.sequence), refuse, (reader) => names.push(comparableName(reader.next())));
  return names;
}

export interface Subtrees {
  permitted: ComparableName[];
  excluded: ComparableName[];
}

/** RFC 5280 4.2.1.10. Null where there is no such extension. Throws a DerError on what cannot be read, distances other than the default included. */
export function readSubtrees(subject: Subject): Subtrees | null {
  const value = subject.extensions.find(({ oid }) => oid === NAME_CONSTRAINTS)?.value;
  if (value === undefined) return null;
  const outer = new DerReader(value, 0, value.length);
  const subtrees = outer.open(tag.sequence, (reader) => ({
    permitted: subtreeList(reader.optional(contextConstructed(0))),
    excluded: subtreeList(reader.optional(contextConstructed(1))),
  }));
  outer.finish();
  return subtrees;
}

/** A verdict needs all names: any fault but odd characters ends the reading. */
function refuse(fault: DerError): void {
  if (fault.code !== 'bad-string') throw fault;
}

function subtreeList(element: DerElement | null): ComparableName[] {
  const names: ComparableName[] = [];
  if (element === null) return names;
  readEach(element, refuse, (reader) =>
    reader.open(tag.sequence, (subtree) => {
      names.push(comparableName(subtree.next()));
      const minimum = subtree.optional(contextPrimitive(0));
      // minimum must be zero and maximum absent (RFC 5280 4.2.1.10); zero written out is not DER, but harmless.
      if (minimum !== null && contentBytes(minimum).some((byte) => byte !== 0)) throw new DerError('bad-integer', minimum.start);
    }),
  );
  return names;
}

function comparableName(element: DerElement): ComparableName {
  const bytes = contentBytes(element);
  switch (element.tag) {
    case contextPrimitive(1):
      return { type: 'email', text: latin1(bytes) };
    case contextPrimitive(2):
      return { type: 'dns', text: latin1(bytes) };
    case contextPrimitive(6):
      return { type: 'uri', text: latin1(bytes) };
    case contextPrimitive(7):
      return { type: 'ip', bytes };
    case contextConstructed(4):
      return { type: 'dirName', name: within(element, (inner) => readName(inner.expect(tag.sequence), refuse)) };
    default:
      return { type: 'other', tag: element.tag };
  }
}
