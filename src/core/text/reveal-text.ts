/** A stretch of text: shown as it stands, or as the name of a character that would deceive the reader. */
export interface Segment {
  text: string;
  hidden: boolean;
}

// Controls, bidi controls (UAX #9), zero-width and other default-ignorable characters, unusual spaces, tags.
const DECEIVING =
  /[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** Splits text so that characters which hide or reorder others can be shown by their code point: `⟨U+202E⟩`. */
export function revealText(text: string): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const match of text.matchAll(DECEIVING)) {
    if (match.index > from) segments.push({ text: text.slice(from, match.index), hidden: false });
    const point = match[0].codePointAt(0) ?? 0;
    segments.push({ text: `⟨U+${point.toString(16).toUpperCase().padStart(4, '0')}⟩`, hidden: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) segments.push({ text: text.slice(from), hidden: false });
  return segments;
}

/** The same as one string, for plain text reports. */
export function revealed(text: string): string {
  return revealText(text)
    .map((segment) => segment.text)
    .join('');
}
