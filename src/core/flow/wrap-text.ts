/** Marks that must not begin a line (CLREQ 3.1.6), and those that must not end one. */
const NOT_FIRST = /^[，。、；：？！）」』》〉〕％…\]),.;:?!%]/u;
const NOT_LAST = /[（「『《〈〔[(]$/u;
/** A run of Latin text is kept whole; everything else may be cut between any two characters. */
const UNITS = /[\x21-\x7e]+|\s+|./gsu;

/** How wide a text is drawn, in em: a full-width character is 1, any other is taken as 0.58, the mean of a bold sans serif. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x2000 ? 1 : 0.58;
  return width;
}

/** Cuts a text into lines of at most `limit` em by the rules of Chinese line breaking; a longer Latin word is cut anywhere. */
export function wrapText(text: string, limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of unitsOf(text, limit)) {
    if (line !== '' && textWidth(line) + textWidth(unit.trimEnd()) > limit) {
      lines.push(line.trimEnd());
      line = unit.trimStart();
    } else line += unit;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

/** Pieces that may be parted from each other: a mark that cannot begin a line sticks to what is before it. */
function unitsOf(text: string, limit: number): string[] {
  const units: string[] = [];
  for (const piece of text.match(UNITS) ?? []) {
    const last = units.at(-1);
    if (last !== undefined && textWidth(last + piece) <= limit && (NOT_FIRST.test(piece) || NOT_LAST.test(last))) {
      units[units.length - 1] = last + piece;
    } else units.push(...shorten(piece, limit));
  }
  return units;
}

function shorten(piece: string, limit: number): string[] {
  const length = Math.max(1, Math.floor(limit / 0.58));
  if (piece.length <= length) return [piece];
  return piece.match(new RegExp(`.{1,${length}}`, 'gsu')) ?? [];
}
