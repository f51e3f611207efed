/** Characters in words that no language writes, as Base64, hex and numbers have them; a key of 32 bytes takes 43, and half of it is too much. */
const ODD = 24;

/**
 * The quick question before the detector is loaded: false for everything people type to ask. True means only "look closer"; a key is
 * never answered with false once so much of it is there that it can be told.
 */
export function mayBeSecret(text: string): boolean {
  // Shorter texts hold no key, nor what is left of one; longer ones are looked at without more ado.
  if (text.length < 24 || text.length > 2048) return text.length > 24;
  const plain = text.normalize('NFKC');
  if (/PRI[MV]|BEGIN|K[ET]Y|CRV/.test(plain.toUpperCase().replace(/[^A-Z]/g, ''))) return true;
  const odd = plain.split(/\s/).filter((word) => /\d|[a-z][A-Z]|[+=]/.test(word));
  return odd.join('').replace(/[^\w+/=-]/g, '').length >= ODD;
}
