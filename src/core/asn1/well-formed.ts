import { DerError } from './der-error.ts';
import { DerReader, readElement } from './der-reader.ts';
import type { DerElement } from './der-reader.ts';
import { bitStringBytes, readBoolean, readOid, readUnsigned } from './primitive.ts';
import { tagName } from './tag-name.ts';
import { decodeText } from './text.ts';
import { readTime } from './time.ts';
import { maximumDepth, walk } from './walk.ts';

/** Universal types that are made of other elements (X.690 8): SEQUENCE, SET, EXTERNAL, EMBEDDED PDV. */
const constructedTypes: readonly number[] = [0x10, 0x11, 0x08, 0x0b];

const contents: Readonly<Record<number, (element: DerElement) => unknown>> = {
  0x01: readBoolean,
  0x02: readUnsigned,
  0x03: bitStringBytes,
  0x05: (element) => {
    DerReader.inside(element).finish();
  },
  0x06: readOid,
  0x0a: readUnsigned,
  0x17: readTime,
  0x18: readTime,
  0x1c: readText,
  0x1e: readText,
};

function readText(element: DerElement): void {
  if (decodeText(element)?.intact === false) throw new DerError('bad-string', element.start);
}

/** Checks that what is left is well-nested DER with contents that fit their types, whatever it means. Throws a `DerError`. */
export function checkWellFormed({ source, position, end }: DerReader): void {
  const stop = walk(position, end, (at, limit) => {
    const element = readElement(source, at, limit);
    const { tag } = element;
    const constructed = (tag & 0x20) !== 0;
    if (tag === 0 || (tag < 0x40 && constructed !== constructedTypes.includes(tag & 0x1f))) {
      throw new DerError('asn1-wrong-tag', at, { expected: '—', found: tagName(tag) });
    }
    contents[tag]?.(element);
    return { tag, content: element.contentStart, end: element.end };
  });
  if (stop >= 0) throw new DerError('asn1-too-deep', stop, { limit: maximumDepth });
}

/** `Value`, but only where a reason is given: a type argument, which costs the page nothing and cannot be forgotten. */
export type Because<Reason extends string, Value> = [Reason] extends [never] ? never : Value;

/**
 * Steps over what is left, and says why nobody reads it: `stepOver<'the reason'>(reader)`. It is still held to well-formed DER, and
 * where identifier octets are given, to optional elements with these, in their order.
 */
export function stepOver<Reason extends string = never>(reader: Because<Reason, DerReader>, ...tags: number[]): void {
  checkWellFormed(reader);
  for (const tag of tags) void reader.optional(tag);
  if (tags.length === 0) reader.position = reader.end;
}
