/** Long enough for every real name (RFC 5280 upper bounds: 64 for CN and O), short enough for a sentence. */
const LIMIT = 120;

// Controls, soft hyphen, zero-width and bidirectional characters, tags: what a reader cannot see (UTS 39, 3.1).
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The characters of a text that cannot be seen, each once, as "U+202E". */
export function hiddenCharacters(text: string): string[] {
  return [...new Set(text.match(HIDDEN) ?? [])].map(codePointName);
}

/** A value from the object made fit for a sentence: hidden characters spelled out, the rest cut off after 120 characters. */
export function excerpt(text: string): string {
  const shown = [...text.slice(0, LIMIT * 2)];
  const cut = shown.length > LIMIT || text.length > LIMIT * 2;
  const head = cut ? `${shown.slice(0, LIMIT).join('')}…` : text;
  return head.replace(HIDDEN, (character) => `<${codePointName(character)}>`);
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
