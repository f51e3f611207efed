/** Lines and columns of a text, both from 1. */
export interface LinePositions {
  at(offset: number): { line: number; column: number };
}

/** Notes where the lines start (LF, CRLF or a lone CR ends one), so that each look-up is a binary search. */
export function linePositions(text: string): LinePositions {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) starts.push(at + 1);
  }
  return {
    at(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}
