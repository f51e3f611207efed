/** `text` with every match turned into spaces; line breaks stay, so that line numbers do. */
export function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match: string) => match.replace(/[^\n]/g, ' '));
}

/** Quoted words are somebody else's: 「…」 and 『…』, on one line or over two. */
export function withoutQuotations(text: string): string {
  return blank(text, /「[^「」]{0,200}」|『[^『』]{0,200}』/g);
}

/** `text` with everything but the stretches turned into spaces; they come in order. Line breaks stay. */
export function onlyStretches(text: string, stretches: readonly { start: number; end: number }[]): string {
  let kept = '';
  for (const { start, end } of stretches)
    kept += blank(text.slice(kept.length, start), /[^\n]+/g) + text.slice(Math.max(kept.length, start), end);
  return kept + blank(text.slice(kept.length), /[^\n]+/g);
}
