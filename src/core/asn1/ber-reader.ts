import { DerError } from './der-error.ts';
import { DerReader, readHeader, whole } from './der-reader.ts';
import type { DerElement } from './der-reader.ts';
import type { Because } from './well-formed.ts';

/** Indefinite lengths nested deeper than this are refused; CMS nests about eight. */
const maximumDepth = 64;

/**
 * A reader that also takes indefinite lengths (X.690 8.1.3.6). PKCS #7 bundles of some tools have them in their outer
 * layers; the certificates inside are DER. An element's `end` is the end of its content, the two zero octets not counted.
 */
export class BerReader extends DerReader {
  static override inside(element: DerElement): BerReader {
    return new BerReader(element.source, element.contentStart, element.end);
  }

  override next(): DerElement {
    const { source, position: start, end: limit } = this;
    const { tag, contentStart, length } = readHeader(source, start, limit);
    if (length >= 0) return super.next();
    const contentEnd = findEndOfContents(source, start, limit);
    this.position = contentEnd + 2;
    return { source, tag, start, contentStart, end: contentEnd };
  }

  /** Steps over elements with these identifier octets, in their order, for a reason. Not held to DER, which this is not. */
  pass<Reason extends string = never>(...tags: Because<Reason, number>[]): void {
    for (const tag of tags) void this.expect(tag);
  }

  override open<Result>(tag: number, read: (inner: BerReader) => Result): Result {
    return whole(BerReader.inside(this.expect(tag)), read);
  }
}

/** Where the two zero octets stand that close the indefinite element at `start`. One pass: what has a length is jumped over. */
function findEndOfContents(source: Uint8Array, start: number, limit: number): number {
  let at = start;
  for (let depth = 0; at < limit;) {
    if (depth > 0 && source[at] === 0 && source[at + 1] === 0) {
      depth -= 1;
      if (depth === 0) return at;
      at += 2;
      continue;
    }
    const { contentStart, length } = readHeader(source, at, limit);
    if (length < 0) depth += 1;
    if (depth > maximumDepth) throw new DerError('asn1-too-deep', at, { limit: maximumDepth });
    at = contentStart + Math.max(length, 0);
  }
  throw new DerError('asn1-truncated', start, { missing: 2 });
}
