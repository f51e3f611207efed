import { addProblem, addUnreadable, attempt } from './decoding.ts';
import type { Decoding } from './decoding.ts';
import { DerReader, elementBytes, readHeader, wrongTag } from '../asn1/der-reader.ts';
import type { DerElement } from '../asn1/der-reader.ts';
import { DerError } from '../asn1/der-error.ts';
import * as tag from '../asn1/tag.ts';
import { tagName } from '../asn1/tag-name.ts';
import type { Because } from '../asn1/well-formed.ts';

/**
 * Reads the fields of one SEQUENCE in their order, each on its own: a field that cannot be understood is named
 * with its offset and the next one is read all the same. Only when even the length of an element is lost does
 * reading stop, because nobody knows any more where the next one begins.
 */
export class Frame {
  readonly decoding: Decoding;
  readonly reader: DerReader;
  /** Path of this SEQUENCE, such as "tbsCertificate"; empty for the outermost. */
  readonly path: string;
  /** What `unreadable` puts before the names of its fields, such as "validity."; usually nothing. */
  readonly prefix: string;
  lost = false;

  constructor(decoding: Decoding, reader: DerReader, path: string, prefix = '') {
    this.decoding = decoding;
    this.reader = reader;
    this.path = path;
    this.prefix = prefix;
  }

  /** Opens the outermost SEQUENCE. A length that runs past the input is named and cut, so that the rest can be read. */
  static open(decoding: Decoding, der: Uint8Array, field: string): Frame {
    return openClipped(decoding, new DerReader(der, 0, der.length), field, field).frame;
  }

  /** Opens a SEQUENCE inside this one, likewise cut to what is there; `bytes` are those that carry the signature. */
  openInner(field: string): Opened {
    const path = this.pathOf(field);
    if (this.lost) return lostFrame(this.decoding, this.reader, path);
    const { frame, bytes } = openClipped(this.decoding, this.reader, field, path);
    this.lost = bytes === null;
    return { frame, bytes };
  }

  /** The same frame with its own name left out of the paths of its fields: "tbsCertificate.subject" says enough. */
  asRoot(): Frame {
    return new Frame(this.decoding, this.reader, '');
  }

  /** One field that must be there and have one of these identifier octets. A reader answers with something: what is not kept goes through `skip`. */
  field<Result extends NonNullable<unknown>>(field: string, tags: readonly number[], read: (element: DerElement) => Result): Result | null {
    const element = this.take(field);
    if (element === null) return null;
    return attempt(this.decoding, this.prefix + field, this.pathOf(field), () => {
      const expected = tags.map(tagName).join(' / ');
      if (!tags.includes(element.tag)) throw new DerError('asn1-wrong-tag', element.start, { expected, found: tagName(element.tag) });
      return read(element);
    });
  }

  /** One field that may be absent: it is read if the next element has this identifier octet. */
  optional<Result extends NonNullable<unknown>>(
    field: string,
    tags: readonly number[],
    read: (element: DerElement) => Result,
  ): Result | null {
    const found = this.lost ? null : this.reader.peek();
    return found !== null && tags.includes(found) ? this.field(field, tags, read) : null;
  }

  /** A field that may be absent and that nobody keeps, for a reason: `frame.skip<'the reason'>(…)`. `check` holds it to what it must be. */
  skip<Reason extends string = never>(
    field: Because<Reason, string>,
    tags: readonly number[],
    check: (element: DerElement) => unknown,
  ): void {
    this.optional(field, tags, (element) => [check(element)]);
  }

  /** Names what is left over behind the last field. */
  finish(): void {
    if (this.lost || this.reader.atEnd) return;
    const { position, end } = this.reader;
    addProblem(this.decoding, 'asn1-trailing-data', {
      field: this.path === '' ? 'object' : this.path,
      offset: position,
      bytes: end - position,
    });
  }

  private take(field: string): DerElement | null {
    if (this.lost) {
      addUnreadable(this.decoding, this.prefix + field, 'asn1-missing');
      return null;
    }
    const element = attempt(this.decoding, this.prefix + field, this.pathOf(field), () => {
      if (this.reader.atEnd) throw new DerError('asn1-missing', this.reader.position);
      return this.reader.next();
    });
    this.lost = element === null;
    return element;
  }

  pathOf(field: string): string {
    return this.path === '' ? field : `${this.path}.${field}`;
  }
}

/** A frame, and the bytes that carry the signature where all of them are there. */
interface Opened {
  frame: Frame;
  bytes: Uint8Array | null;
}

function lostFrame(decoding: Decoding, reader: DerReader, path: string): Opened {
  const frame = new Frame(decoding, reader, path);
  frame.lost = true;
  return { frame, bytes: null };
}

function openClipped(decoding: Decoding, outer: DerReader, field: string, path: string): Opened {
  const start = outer.position;
  let clipped = false as boolean;
  const element = attempt(decoding, field, path, (): DerElement => {
    if (outer.atEnd) throw new DerError('asn1-missing', start, { expected: tagName(tag.sequence) });
    const { tag: found, contentStart, length } = readHeader(outer.source, start, outer.end);
    if (found !== tag.sequence) throw wrongTag(start, tag.sequence, found);
    if (length < 0) throw new DerError('asn1-indefinite-length', start);
    const missing = contentStart + length - outer.end;
    clipped = missing > 0;
    if (clipped) addProblem(decoding, 'asn1-truncated', { field: path, offset: start, length, missing });
    return { source: outer.source, tag: found, start, contentStart, end: Math.min(contentStart + length, outer.end) };
  });
  if (element === null) return lostFrame(decoding, outer, path);
  outer.position = element.end;
  return { frame: new Frame(decoding, DerReader.inside(element), path), bytes: clipped ? null : elementBytes(element) };
}
