// Bytes 0x80 to 0x9f as Windows-1252 shows them; the other bytes are the same as in Latin-1.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const LIMIT = 2000;

/** Chinese that was stored byte by byte as Latin letters (`openssl req -subj` without `-utf8`), read back; null if the text is no such thing. */
export function guessMojibake(text: string): { guess: string; encoding: 'UTF-8' | 'Big5' } | null {
  if (text.length > LIMIT) return null;
  const bytes = latinBytes(text);
  if (!bytes || !bytes.some((byte) => byte >= 0x80)) return null;
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null) return /\p{Script=Han}/u.test(utf8) ? { guess: utf8, encoding: 'UTF-8' } : null;
  // Two accented letters in a row are rare in European names, so two Han in a row are asked for before Big5 is believed.
  const big5 = decode(bytes, 'big5');
  return big5 !== null && /\p{Script=Han}{2}/u.test(big5) ? { guess: big5, encoding: 'Big5' } : null;
}

function latinBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const byte = code <= 0xff ? code : 0x80 + WINDOWS_1252.indexOf(text.charAt(index));
    if (byte < 0x80 && code > 0xff) return null;
    bytes[index] = byte;
  }
  return bytes;
}

function decode(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
