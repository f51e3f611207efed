/** `text` with every match turned into spaces; line breaks stay, so that line numbers do. `keep` gives what survives of a match. */
export function blank(text: string, pattern: RegExp, keep?: (match: string) => string): string {
  return text.replace(pattern, (match: string) => {
    const spaces = match.replace(/[^\n]/g, ' ');
    const kept = keep?.(match) ?? '';
    if (kept === '') return spaces;
    const at = match.indexOf(kept);
    return spaces.slice(0, at) + kept + spaces.slice(at + kept.length);
  });
}

/** Quoted words are somebody else's: 「…」 and 『…』, on one line or over two. */
export function withoutQuotations(text: string): string {
  return blank(text, /「[^「」]{0,200}」|『[^『』]{0,200}』/g);
}
