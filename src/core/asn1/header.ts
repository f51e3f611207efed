/** A longer length is nobody's. */
export const maximumLength = 0xffffffff;

/** What the length octets at `at` say, and where the content begins. */
export interface Length {
  content: number;
  /** Octets of content, which need not be there. -1: indefinite (BER). NaN: the length is cut off. More than `maximumLength`: it was not read to its end. */
  length: number;
}

/**
 * The one reading of length octets (X.690 8.1.3), for DER and BER; octets from `limit` on do not count. A length padded with zeros or written
 * longer than it need be is let pass, as OpenSSL does.
 */
export function readLength(source: Uint8Array, at: number, limit: number): Length {
  let length = source[at++] ?? NaN;
  if (length === 0x80) length = -1;
  else if (length > 0x80) {
    let left = length & 0x7f;
    for (length = 0; left > 0 && length <= maximumLength; left -= 1) length = length * 256 + (source[at++] ?? NaN);
  }
  return { content: at, length: at > limit ? NaN : length };
}

/** Where one element lies in bytes that may be cut short or be something else altogether. `end` may lie beyond them. */
export interface Frame {
  tag: number;
  /** Index of the first content octet. */
  content: number;
  /** Index after the last content octet; for an indefinite length the end of the data. */
  end: number;
  indefinite: boolean;
}

/** The element at `at`, or null where there is none. High tag numbers do not occur in our objects. */
export function peekFrame(bytes: Uint8Array, at: number, limit = bytes.length): Frame | null {
  const tag = bytes[at] ?? 0x1f;
  const { content, length } = readLength(bytes, at + 1, limit);
  if ((tag & 0x1f) === 0x1f || !(length <= maximumLength)) return null;
  return { tag, content, end: length < 0 ? limit : content + length, indefinite: length < 0 };
}

/** The element at `at` if it is there, has this tag and a length in the fewest octets, as DER demands (X.690 10.1). */
export function peekDer(bytes: Uint8Array, at: number, tag: number, limit = bytes.length): Frame | null {
  const frame = peekFrame(bytes, at, limit);
  if (frame === null || frame.tag !== tag || frame.indefinite || frame.end > limit) return null;
  const length = frame.end - frame.content;
  let octets = 2;
  if (length >= 0x80) for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets += 1;
  return frame.content - at === octets ? frame : null;
}

/** The SEQUENCE that the bytes begin with, as all of our objects do. */
export function peekSequence(bytes: Uint8Array): Frame | null {
  return bytes[0] === 0x30 ? peekFrame(bytes, 0) : null;
}
