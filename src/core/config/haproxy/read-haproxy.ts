import type { ConfigReport } from '../config-finding.ts';
import { examineCharacters } from '../odd-characters.ts';

/** One line of haproxy.cfg in words, without quotes and comments. */
export interface HaproxyLine {
  line: number;
  words: string[];
}

/** One section; lines in front of the first one stand in one of the kind `part`. */
export interface HaproxySection {
  kind: string;
  name: string;
  line: number;
  lines: HaproxyLine[];
}

const SECTION =
  /^(?:global|defaults|frontend|backend|listen|peers|userlist|resolvers|mailers|program|cache|http-errors|fcgi-app|ring|log-forward|crt-store|traces|acme)$/;

/**
 * Reads haproxy.cfg, or any part of one, in time linear in its length: words end at blanks, quotes and a backslash hold blanks together, `#` begins a
 * comment (HAProxy's configuration manual, 2.2 "Quoting and escaping").
 */
export function readHaproxy(text: string, report: ConfigReport): HaproxySection[] {
  const sections: HaproxySection[] = [];
  for (const [at, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const words = wordsOf(raw.replace(/^\ufeff/, ''), at + 1, report);
    const [first] = words;
    if (first === undefined) continue;
    if (SECTION.test(first)) {
      sections.push({ kind: first, name: words[1] ?? '', line: at + 1, lines: [] });
      continue;
    }
    if (sections.length === 0) sections.push({ kind: 'part', name: '', line: at + 1, lines: [] });
    sections.at(-1)?.lines.push({ line: at + 1, words });
  }
  return sections;
}

/** Blanks, a comment, or one word with whatever quotes it has. */
const PIECE = /\s+|#.*|(?:[^\s"'#\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+|["'\\]/gu;

function wordsOf(raw: string, line: number, report: ConfigReport): string[] {
  const words: string[] = [];
  for (const [piece] of raw.matchAll(PIECE)) {
    if (piece.startsWith('#')) break;
    if (/^\s/.test(piece)) continue;
    if (piece === '"' || piece === "'") {
      report.add('unclosed-quote', line, {});
      break;
    }
    examineCharacters(piece, line, report);
    words.push(piece.replace(/\\(.)|["']/gu, '$1'));
  }
  return words;
}
