import type { Vocabulary } from './vocabulary.ts';

/**
 * Text as index and query compare it: full-width Latin narrowed (ＣＳＲ), lower case, simplified characters and
 * other spellings (台, 証, 您) as one.
 */
export function normalise(text: string, simplified: Vocabulary['simplified']): string {
  return mapped(text, simplified).text;
}

/** Characters that were typed one by one are one run: "憑 證 過 期". */
export function withoutGaps(text: string): string {
  return text.replace(/(?<!\p{Script=Han})\p{Script=Han}(?: +\p{Script=Han}(?!\p{Script=Han}))+/gu, (run) => run.replaceAll(' ', ''));
}

/** Normalised text with, for each of its UTF-16 units, the place of the original it came from. */
export interface Mapped {
  text: string;
  places: readonly number[];
}

/** Normalises and remembers where each unit came from. */
export function mapped(text: string, simplified: Vocabulary['simplified']): Mapped {
  let out = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = character.normalize('NFKC').toLowerCase();
    const written = SAME[plain] ?? simplified.get(plain) ?? plain;
    for (let unit = 0; unit < written.length; unit++) places.push(at);
    out += written;
    at += character.length;
  }
  return { text: out, places };
}

const SAME: Readonly<Record<string, string>> = {
  台: '臺',
  証: '證',
  鍊: '鏈',
  羣: '群',
  裏: '裡',
  着: '著',
  您: '你',
  妳: '你',
  '\u3000': ' ',
};
