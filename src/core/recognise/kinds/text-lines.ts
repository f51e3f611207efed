/** No line of any of these formats is longer; the rest of such a line decides nothing. */
const LINE_LIMIT = 2000;

/** The lines of a text without colour codes and mail quoting, so that patterns may start at the line's start. */
export function textLines(text: string): string[] {
  const plain = text.includes('\u001b') ? text.replace(/\u001b\[[0-9;?]{0,12}[A-Za-z]/gu, '') : text;
  return plain.split(/\r\n|\n|\r/u).map((line) => {
    const short = line.length > LINE_LIMIT ? line.slice(0, LINE_LIMIT) : line;
    return short.startsWith('>') ? short.replace(/^>[> ]{0,20}/u, '') : short;
  });
}
