/** Identifier octets that X.509 uses (X.690 8.1.2). */
export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** `[number]` with primitive content (IMPLICIT tags on strings and integers). */
export function contextPrimitive(number: number): number {
  return 0x80 | number;
}

/** `[number]` with constructed content. */
export function contextConstructed(number: number): number {
  return 0xa0 | number;
}
