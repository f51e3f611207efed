// Identifier octets that X.509 uses (X.690 8.1.2): `import * as tag`, so that scripts carry the numbers and not the names.
export const boolean = 0x01;
export const integer = 0x02;
export const bitString = 0x03;
export const octetString = 0x04;
export const oid = 0x06;
export const utf8String = 0x0c;
export const utcTime = 0x17;
export const generalizedTime = 0x18;
export const sequence = 0x30;
export const set = 0x31;

/** `[number]` with primitive content (IMPLICIT tags on strings and integers). */
export function contextPrimitive(number: number): number {
  return 0x80 | number;
}

/** `[number]` with constructed content. */
export function contextConstructed(number: number): number {
  return 0xa0 | number;
}
