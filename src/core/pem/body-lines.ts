import type { Piece } from './clean-line.ts';
import type { RepairCode } from './codes.ts';
import type { BodyLine } from './line-lengths.ts';
import type { RepairLog } from './repair-log.ts';

/** A block's body ready for decoding: no headers, spaces, blank lines or transfer encodings. */
export interface Body {
  lines: BodyLine[];
  /** True if a header says that a private key is inside (RFC 1421 Proc-Type, as OpenSSL encrypts keys). */
  hasKeyHeader: boolean;
}

const HEADER = /^[A-Za-z][A-Za-z0-9-]{0,40}:(?: |$)/;
const KEY_HEADER = /^\s*(?:Proc-Type|DEK-Info|Private-Lines|Private-MAC)\s*:/i;

/** Makes body lines out of the pieces between BEGIN and END and notes what had to be done. */
export function bodyLines(pieces: readonly Piece[], log: RepairLog): Body {
  const hasKeyHeader = pieces.some(({ text }) => KEY_HEADER.test(text));
  let lines: BodyLine[] = [];
  let isHead = true;
  let blank: Piece | null = null;
  for (const piece of pieces) {
    const { text, line } = piece;
    if (isHead && HEADER.test(text)) {
      log.add('pem-headers', line);
      blank = null;
      continue;
    }
    if (/^[`~]{0,3}$/.test(text)) {
      // A second piece of the same line ("<br>" before a line break) is no blank line.
      if (lines.length > 0 && line !== lines.at(-1)?.line) blank ??= piece;
      continue;
    }
    isHead = false;
    if (blank !== null && blank.line !== line) log.add('blank-line', blank.line);
    blank = null;
    for (const code of piece.repairs) log.add(code, line);
    const solid = text.includes(' ') || text.includes('\t') ? text.replace(/\s+/g, '') : text;
    if (solid !== text) log.add('inner-spaces', line);
    lines.push({ text: solid, line, bodyLine: lines.length + 1 });
  }
  lines = undoQuotedPrintable(lines, log);
  undoUrlSafe(lines, log);
  return { lines, hasKeyHeader };
}

const ESCAPED = /=(?:3D|2B|2F|20|09|0D|0A)/gi;
const MIN_SOFT_BREAK = 70;

/** RFC 2045 6.7: "=3D" is "=", and "=" at the end of a line joins it with the next. */
function undoQuotedPrintable(lines: BodyLine[], log: RepairLog): BodyLine[] {
  const isEscaped = lines.some(({ text }) => text.includes('=') && /=(?:3D|0D|0A|20)/i.test(text));
  const isBroken = lines.some(({ text }, i) => i < lines.length - 1 && text.endsWith('=') && (isEscaped || text.length >= MIN_SOFT_BREAK));
  if (!isEscaped && !isBroken) return lines;
  const joined: BodyLine[] = [];
  let parts: string[] = [];
  let start: BodyLine | null = null;
  for (const [i, entry] of lines.entries()) {
    const decoded = entry.text.includes('=')
      ? entry.text.replace(/=$/, (end) => (isBroken && i < lines.length - 1 ? '' : end)).replace(ESCAPED, decodeEscape)
      : entry.text;
    if (decoded !== entry.text) log.add('quoted-printable', entry.line);
    start ??= entry;
    parts.push(decoded.trim());
    if (isBroken && i < lines.length - 1 && entry.text.endsWith('=')) continue;
    const text = parts.join('');
    if (text !== '') joined.push({ text, line: start.line, bodyLine: joined.length + 1 });
    [parts, start] = [[], null];
  }
  return joined;
}

function decodeEscape(escape: string): string {
  return String.fromCharCode(parseInt(escape.slice(1), 16));
}

/** RFC 4648 section 5 writes "-" and "_"; only a body without "+" and "/" can be meant so. */
function undoUrlSafe(lines: BodyLine[], log: RepairLog): void {
  const code: RepairCode = 'url-safe';
  if (!lines.some(({ text }) => /[-_]/.test(text)) || lines.some(({ text }) => /[+/]/.test(text))) return;
  for (const entry of lines) {
    const text = entry.text.replaceAll('-', '+').replaceAll('_', '/');
    if (text !== entry.text) log.add(code, entry.line);
    entry.text = text;
  }
}
