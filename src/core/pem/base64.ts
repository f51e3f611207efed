const VALUES = new Int8Array(128).fill(-1);
for (const [i, character] of Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/').entries()) {
  VALUES[character.charCodeAt(0)] = i;
}

/** True for the 64 characters of RFC 4648 section 4 (without the padding). */
export function isBase64Code(code: number): boolean {
  return code < 128 && (VALUES[code] ?? -1) >= 0;
}

/**
 * Decodes up to the first character that is not Base64, so padding is neither needed nor minded.
 * Never throws; a rest of one character is dropped, it carries no whole byte.
 */
export function decodeBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let used = 0;
  let buffer = 0;
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? (VALUES[code] ?? -1) : -1;
    if (value < 0) break;
    buffer = ((buffer << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[used++] = (buffer >> bits) & 0xff;
  }
  return bytes.subarray(0, used);
}
