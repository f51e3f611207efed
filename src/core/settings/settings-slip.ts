/** A slip of the pen by which the browser could not read `site-settings.js` at all, as far as its message tells. */
export type SettingsSlip =
  | { code: 'hidden-slip' | 'unfinished' }
  | { code: 'odd-mark' | 'missing-comma' | 'early-end' | 'open-text' | 'unread-line'; line: string }
  | { code: 'wide-mark'; line: string; mark: string; plain: string }
  | { code: 'bare-word' | 'misspelt'; line: string; word: string };

/** Marks of Chinese typing and of word processors, by what the file needs in their place. */
const PLAIN: Readonly<Record<string, string>> = {
  "'": '“”„‟‘’‚‛＂＇「」『』',
  ',': '，、﹐',
  ':': '：﹕',
  ';': '；﹔',
  '=': '＝',
  '{': '｛',
  '}': '｝',
  '.': '．。',
  '//': '／',
};

/** Reads what browsers say of a script (Chromium, Firefox and WebKit each in their own words); 0 is the line of what they keep to themselves. */
export function settingsSlip(message: string, at: number): SettingsSlip {
  if (at === 0) return { code: 'hidden-slip' };
  const line = String(at);
  const mark = markIn(message);
  const plain = Object.keys(PLAIN).find((each) => mark !== '' && PLAIN[each]?.includes(mark));
  if (plain !== undefined) return { code: 'wide-mark', line, mark, plain };
  const word = /(\S{1,40}) is not defined|Can't find variable: (\S{1,40})/.exec(message)?.slice(1).find(Boolean);
  if (word !== undefined) return { code: /^glob/i.test(word) ? 'misspelt' : 'bare-word', line, word };
  if (/end of (?:input|script)|Unexpected EOF/.test(message)) return { code: 'unfinished' };
  if (/(?:token|got):? ';'/.test(message)) return { code: 'early-end', line };
  if (/line break|Unexpected EOL|unterminated string/i.test(message)) return { code: 'open-text', line };
  if (/after property list|end an object literal|Unexpected (?:identifier|string|number)/.test(message))
    return { code: 'missing-comma', line };
  if (/Invalid or unexpected token|illegal character|Invalid character/i.test(message)) return { code: 'odd-mark', line };
  return { code: 'unread-line', line };
}

/** Firefox names the character by its number, WebKit shows it. */
function markIn(message: string): string {
  const [, hex, shown] = /illegal character U\+([0-9A-F]{4,6})|Invalid character: '(\\u[0-9a-f]{4}|.)'/iu.exec(message) ?? [];
  const number = hex ?? (shown?.startsWith('\\u') ? shown.slice(2) : undefined);
  return number === undefined ? (shown ?? '') : String.fromCodePoint(Math.min(parseInt(number, 16), 0x10ffff));
}
