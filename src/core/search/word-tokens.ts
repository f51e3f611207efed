import type { Word } from './split-words.ts';

const MARKS: Readonly<Record<string, string>> = {
  '.': 'dot',
  _: 'uu',
  '-': 'hy',
  '/': 'sl',
  '\\': 'bs',
  ':': 'co',
  '+': 'pl',
  '#': 'nr',
  '@': 'at',
  '*': 'st',
};

/** A Latin word as one token: its marks become letters, because the index engine would drop them ("server.xml", "ERR_CERT_…"). */
function latinToken(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, (mark) => MARKS[mark] ?? '');
}

/** Pairs of neighbouring characters; a single character stands alone. */
export function hanTokens(text: string): string[] {
  const characters = [...text];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/**
 * The ways to look a Latin word up, the whole first, then ever smaller pieces:
 * "host:err_cert_date" → [["hostcoerruucertuudate"], ["host", "erruucertuudate"], ["host", "err", "cert", "date"]].
 * Chrome shows its errors with a namespace in front and names them without: "net::err_cert_date" is "err_cert_date".
 */
export function latinLevels(written: string): string[][] {
  const text = written.replace(/^net::(?=err_)/, '');
  const levels = [[text], text.split(/::|[/\\:@=]/), text.split(/[^\p{L}\p{N}]+/u)].map((pieces) =>
    pieces.filter((piece) => piece !== '').map(latinToken),
  );
  return levels.filter((level, index) => index === 0 || level.length > (levels[index - 1]?.length ?? 0));
}

/** Every token under which a word can be found. */
export function wordTokens(word: Word): string[] {
  return word.kind === 'han' ? hanTokens(word.text) : [...new Set(latinLevels(word.text).flat())];
}
