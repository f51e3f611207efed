import type { ConfigReport } from './config-finding.ts';

/** What word processors and PDF files put in the place of plain characters. */
const ODD = new Set('“”‘’‟„–—−；｛｝＂＇＜＞／＝：\u00a0\u3000\u200b\ufeff\u200e'.split(''));

/** Names the first such character of a word: servers take it for a letter, and the reader cannot see the difference. */
export function examineCharacters(word: string, line: number, report: ConfigReport): void {
  for (const character of word) {
    if (!ODD.has(character)) continue;
    const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    report.add('odd-character', line, { character, codePoint });
    return;
  }
}
