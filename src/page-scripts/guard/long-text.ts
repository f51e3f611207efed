import { ui } from 'content:interface/guard';

/**
 * From here on a browser alone needs more than a tenth of a second to lay a pasted text out in a field: measured in Chromium for one
 * line, and for short lines, of which ten thousand hold it for seconds.
 */
const MOST_CHARACTERS = 131_072;
const MOST_LINES = 2_000;

/** True for a text that is better read as a file than put into a field. */
export function isLong(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return true;
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= MOST_LINES; at = text.indexOf('\n', at + 1)) lines++;
  return lines > MOST_LINES;
}

/** The text as a file that a tool takes like a dropped one. */
export function asFile(text: string): File {
  return new File([text], ui.pastedFile, { type: 'text/plain' });
}
