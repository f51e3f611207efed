import { DerError } from './der-error.ts';
import { maximumLength, readLength } from './header.ts';
import { tagName } from './tag-name.ts';

/** One element: identifier octet, where it starts, where its content starts and ends, all in `source`. */
export interface DerElement {
  source: Uint8Array;
  tag: number;
  start: number;
  contentStart: number;
  end: number;
}

/** Whole element, header included. A view, not a copy. */
export function elementBytes(element: DerElement): Uint8Array {
  return element.source.subarray(element.start, element.end);
}

/** Content octets only. A view, not a copy. */
export function contentBytes(element: DerElement): Uint8Array {
  return element.source.subarray(element.contentStart, element.end);
}

interface Header {
  tag: number;
  contentStart: number;
  /** -1 for the indefinite form. */
  length: number;
}

/** Reads identifier and length octets; what is no header throws. */
export function readHeader(source: Uint8Array, start: number, limit: number): Header {
  const tag = source[start] ?? 0;
  let at = start + 1;
  if ((tag & 0x1f) === 0x1f) {
    // No field of X.509 has such a tag; it is stepped over, at most five octets of it.
    while (at < limit && ((source[at] ?? 0) & 0x80) !== 0) {
      at += 1;
      if (at === start + 6) throw new DerError('asn1-wrong-tag', start, { expected: '—', found: tagName(tag) });
    }
    at += 1;
  }
  const { content, length } = readLength(source, at, limit);
  if (Number.isNaN(length)) throw new DerError('asn1-truncated', start, { missing: 1 });
  if (length > maximumLength) throw new DerError('asn1-length-too-large', start, { octets: (source[at] ?? 0) & 0x7f });
  return { tag, contentStart: content, length };
}

/** Reads the element at `start`; it must end at or before `limit`. */
export function readElement(source: Uint8Array, start: number, limit: number): DerElement {
  const { tag, contentStart, length } = readHeader(source, start, limit);
  // X.690 10.1: DER has definite lengths only.
  if (length < 0) throw new DerError('asn1-indefinite-length', start);
  const missing = length - (limit - contentStart);
  if (missing > 0) throw new DerError('asn1-truncated', start, { found: tagName(tag), length, missing });
  return { source, tag, start, contentStart, end: contentStart + length };
}

/** Walks the elements of one constructed value from left to right. Every method throws a `DerError`. */
export class DerReader {
  readonly source: Uint8Array;
  readonly end: number;
  position: number;

  constructor(source: Uint8Array, position: number, end: number) {
    this.source = source;
    this.position = position;
    this.end = end;
  }

  static inside(element: DerElement): DerReader {
    return new DerReader(element.source, element.contentStart, element.end);
  }

  /** In front of the element itself. */
  static around(element: DerElement): DerReader {
    return new DerReader(element.source, element.start, element.end);
  }

  get atEnd(): boolean {
    return this.position >= this.end;
  }

  /** Identifier octet of the next element, or null at the end. */
  peek(): number | null {
    return this.atEnd ? null : (this.source[this.position] ?? null);
  }

  next(): DerElement {
    const element = readElement(this.source, this.position, this.end);
    this.position = element.end;
    return element;
  }

  /** The next element, which must have this identifier octet. */
  expect(tag: number): DerElement {
    const found = this.peek();
    if (found === null) throw new DerError('asn1-missing', this.position, { expected: tagName(tag) });
    if (found !== tag) throw wrongTag(this.position, tag, found);
    return this.next();
  }

  /** The next element if it has this identifier octet, else null and nothing is read. */
  optional(tag: number): DerElement | null {
    return this.peek() === tag ? this.next() : null;
  }

  /** Reads what is inside the next element, which must have this identifier octet; nothing may be left behind. */
  open<Result>(tag: number, read: (inner: DerReader) => Result): Result {
    return within(this.expect(tag), read);
  }

  /** Nothing may be left. */
  finish(): void {
    if (!this.atEnd) throw new DerError('asn1-trailing-data', this.position, { bytes: this.end - this.position });
  }
}

/** Reads what is inside an element; `read` must leave nothing behind. */
export function within<Result>(element: DerElement, read: (inner: DerReader) => Result): Result {
  return whole(DerReader.inside(element), read);
}

/** Reads with this reader; `read` must leave nothing behind. */
export function whole<Reader extends DerReader, Result>(reader: Reader, read: (reader: Reader) => Result): Result {
  const result = read(reader);
  reader.finish();
  return result;
}

/** Is told of a fault that does not stop the reading; `number` counts from 1 where the fault is in one of a list. */
export type Note = (fault: DerError, number?: number) => void;

/**
 * Reads a list item by item: `read` takes one from the reader. A fault in one is told to `note` and hides no other,
 * as long as its length tells where the next one begins.
 */
export function readEach(list: DerElement, note: Note, read: (items: DerReader) => unknown): void {
  const items = DerReader.inside(list);
  for (let number = 1; !items.atEnd; number += 1) {
    const start = items.position;
    const fault = faultOf(() => read(items));
    if (fault === null) continue;
    note(fault, number);
    items.position = start;
    if (faultOf(() => items.next()) !== null) return;
  }
}

function faultOf(read: () => unknown): DerError | null {
  try {
    read();
  } catch (fault) {
    if (fault instanceof DerError) return fault;
    throw fault;
  }
  return null;
}

export function wrongTag(offset: number, expected: number, found: number): DerError {
  return new DerError('asn1-wrong-tag', offset, { expected: tagName(expected), found: tagName(found) });
}
