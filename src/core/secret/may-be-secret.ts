/** Shorter texts hold no key, nor what is left of one. */
const SHORTEST = 24;
/** From here on a text is looked at by the detector without more ado. */
const LONG = 2048;
/** Characters in words that no language writes, as Base64, hex and numbers have them; a key of 32 bytes takes 43. */
const ODD = 32;
const WORDS = /PRIV|SECRET|BEGIN|KEY/;

/**
 * The quick question before the detector is loaded: false for everything people type to ask. True means only "look closer"; a key is
 * never answered with false once so much of it is there that it can be told.
 */
export function mayBeSecret(text: string): boolean {
  if (text.length < SHORTEST) return false;
  if (text.length > LONG) return true;
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
  if (WORDS.test(plain.toUpperCase().replace(/[^A-Z]/g, ''))) return true;
  let odd = 0;
  for (const word of plain.split(/\s/)) if (/\d|[a-z][A-Z]|[+=]/.test(word)) odd += word.replace(/[^\w+/=-]/g, '').length;
  return odd >= ODD;
}
