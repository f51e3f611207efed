import type { Name } from '../x509/subject.ts';

/** Whether a decoded name is the one written in `text` (RFC 4514), with case and runs of spaces ignored as in RFC 5280 7.1. */
export function isSameName(name: Name | null, text: string): boolean {
  return name !== null && fold(name.text) === fold(text);
}

/** Each certificate of a long list is compared with the same authorities. */
const folded = new Map<string, string>();

function fold(text: string): string {
  const known = folded.get(text) ?? text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
  folded.set(text, known);
  return known;
}
