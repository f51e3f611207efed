/**
 * A text without the given characters (UTF-16 units) at its end. In time that grows with what is taken off: an expression like
 * `/=+$/` begins anew at each "=" and takes the square of it.
 */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
