/** What stands on a keyboard for what a word processor wrote. */
const PLAIN: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '＂': '"',
  '‘': "'",
  '’': "'",
  '‟': '"',
  '＇': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '；': ';',
  '｛': '{',
  '｝': '}',
  '＜': '<',
  '＞': '>',
  '／': '/',
  '＝': '=',
  '：': ':',
  '\u00a0': ' ',
  '\u3000': ' ',
  '\u200b': '',
  '\ufeff': '',
  '\u200e': '',
};

/** The line with such characters made plain; null where there may be text for readers, in quotes or a comment. */
export function plainLine(line: string): string | null {
  return /["'#]/.test(line) ? null : line.replace(/[^\w\s]|[\u00a0\u3000\ufeff]/g, (character) => PLAIN[character] ?? character);
}
