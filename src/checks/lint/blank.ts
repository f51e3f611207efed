/** `text` with every match turned into spaces; line breaks stay, so that line numbers do. */
export function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match: string) => match.replace(/[^\n]/g, ' '));
}

/** Quoted words are somebody else's: 「…」 and 『…』, on one line or over two. */
export function withoutQuotations(text: string): string {
  return blank(text, /「[^「」]{0,200}」|『[^『』]{0,200}』/g);
}
