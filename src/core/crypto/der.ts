/** One DER element: its tag byte and content, and where the next one starts. */
export interface Element {
  tag: number;
  content: Uint8Array;
  /** Offset of the first byte after this element. */
  end: number;
}

export const TAG = { integer: 0x02, bitString: 0x03, oid: 0x06, sequence: 0x30 } as const;

/**
 * Reads one element with a one-byte tag and a definite, minimal length (X.690 10.1); null where the bytes are not that.
 * Public keys and signature values need no more than this, and verification must not depend on the certificate decoder.
 */
export function readElement(bytes: Uint8Array, offset = 0): Element | null {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  let length = first;
  let start = offset + 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4 || bytes[start] === 0) return null;
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + (bytes[start + i] ?? Infinity);
    if (length < 0x80) return null;
    start += count;
  }
  const end = start + length;
  if (!(end <= bytes.length)) return null;
  return { tag, content: bytes.subarray(start, end), end };
}

/** The elements that fill `bytes` exactly, or null. */
export function readElements(bytes: Uint8Array): Element[] | null {
  const elements: Element[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const element = readElement(bytes, offset);
    if (element === null) return null;
    elements.push(element);
    offset = element.end;
  }
  return elements;
}

/** The elements inside a SEQUENCE that fills `bytes` exactly, or null. */
export function readSequence(bytes: Uint8Array): Element[] | null {
  const outer = readElement(bytes);
  if (outer === null || outer.tag !== TAG.sequence || outer.end !== bytes.length) return null;
  return readElements(outer.content);
}

/** The content of a non-negative, minimally encoded INTEGER without its sign byte, or null. */
export function readUnsigned(element: Element | undefined): Uint8Array | null {
  if (element === undefined || element.tag !== TAG.integer) return null;
  const [first, second] = element.content;
  if (first === undefined || first >= 0x80) return null;
  if (first !== 0) return element.content;
  if (second === undefined) return element.content.subarray(1);
  return second >= 0x80 ? element.content.subarray(1) : null;
}

/** An OBJECT IDENTIFIER in dots, or null. Arcs beyond 2^53 do not occur in what is looked for here. */
export function readOid(element: Element | undefined): string | null {
  if (element === undefined || element.tag !== TAG.oid || element.content.length === 0) return null;
  const arcs: number[] = [];
  let value = 0;
  for (const byte of element.content) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (arcs.length === 0) {
      const root = Math.min(2, Math.floor(value / 40));
      arcs.push(root, value - root * 40);
    } else arcs.push(value);
    value = 0;
  }
  return arcs.join('.');
}

/** Big-endian bytes as a number; hexadecimal in between, because shifting byte by byte is quadratic. */
export function toBigInt(bytes: Uint8Array): bigint {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}
