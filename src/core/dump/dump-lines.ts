/** More is no certificate's printout, and nobody reads it. */
const MOST = 2 * 1024 * 1024;
/** A line of many host names is the longest that any program prints. */
const LINE = 200_000;

/** The lines of a pasted printout, without the marks of a quoted mail and the blanks at their ends. */
export function dumpLines(text: string): string[] {
  return text
    .slice(0, MOST)
    .replaceAll('\u00a0', ' ')
    .split(/\r\n|\n|\r/)
    .map((line) => {
      const short = line.length > LINE ? line.slice(0, LINE) : line;
      const plain = short.startsWith('>') ? short.replace(/^(?:> ?){1,10}/, '') : short;
      // A tab is what one program indents with and what mail makes of blanks.
      return (plain.includes('\t') ? plain.replaceAll('\t', '        ') : plain).trimEnd();
    });
}

/** How far a line is indented. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
