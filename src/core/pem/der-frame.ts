/** Where one ASN.1 element lies in a byte array. `end` may lie beyond the bytes that are there. */
export interface DerFrame {
  tag: number;
  /** Index of the first content byte. */
  content: number;
  /** Index after the last content byte; for an indefinite length (BER) the end of the data. */
  end: number;
  indefinite: boolean;
}

/** Reads one tag and length at `at` (X.690 8.1.2 and 8.1.3), or null where there is none. High tag numbers do not occur in our objects. */
export function derFrame(bytes: Uint8Array, at: number, limit = bytes.length): DerFrame | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > limit || (tag & 0x1f) === 0x1f) return null;
  if (first < 0x80) return { tag, content: at + 2, end: at + 2 + first, indefinite: false };
  if (first === 0x80) return { tag, content: at + 2, end: limit, indefinite: true };
  const count = first & 0x7f;
  if (count > 4) return null;
  let length = 0;
  for (let i = 0; i < count; i++) {
    const byte = bytes[at + 2 + i];
    if (byte === undefined) return null;
    length = length * 256 + byte;
  }
  return { tag, content: at + 2 + count, end: at + 2 + count + length, indefinite: false };
}

const MAX_DEPTH = 64;

/**
 * True if the lengths of all nested elements fit into each other without rest. It says nothing about what they mean,
 * but a single Base64 character lost or added nearly always breaks it. Indefinite lengths (BER) are taken on trust.
 */
export function wellFormed(bytes: Uint8Array): boolean {
  const ends: number[] = [bytes.length];
  let at = 0;
  while (ends.length > 0) {
    const limit = ends[ends.length - 1] ?? 0;
    if (at === limit) {
      ends.pop();
      continue;
    }
    const frame = derFrame(bytes, at, limit);
    if (frame === null || frame.tag === 0 || frame.end > limit) return false;
    if (frame.indefinite) return true;
    if ((frame.tag & 0x20) === 0) at = frame.end;
    else {
      if (ends.length >= MAX_DEPTH) return false;
      ends.push(frame.end);
      at = frame.content;
    }
  }
  return true;
}
