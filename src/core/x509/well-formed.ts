import { DerError } from './der-error.ts';
import { readElement } from './der-reader.ts';

/** Deeper than any X.509 or CMS object nests (about 20); a limit, because each level costs memory. */
const maximumDepth = 64;

/** Checks that the bytes are one well-nested DER element and nothing more, whatever it means. Throws a `DerError`; no recursion. */
export function checkWellFormed(source: Uint8Array): void {
  const ends: number[] = [source.length];
  let at = 0;
  while (ends.length > 0) {
    const limit = ends.at(-1) ?? 0;
    if (at >= limit) {
      ends.pop();
      continue;
    }
    if (ends.length === 1 && at > 0) throw new DerError('asn1-trailing-data', at, { bytes: limit - at });
    const element = readElement(source, at, limit);
    const constructed = (element.tag & 0x20) !== 0;
    if (constructed && ends.length >= maximumDepth) throw new DerError('asn1-too-deep', at, { limit: maximumDepth });
    if (constructed) ends.push(element.end);
    at = constructed ? element.contentStart : element.end;
  }
}
