import { AttributeValue } from './attribute-value.ts';

const HEAD = /^\s{0,20}data:\s{0,20}(?:text\/html|image\/svg\+xml|application\/xhtml\+xml)((?:;[^,;]{0,100}){0,5}),/i;

/** A document inside an attribute, and the way back into the source. */
export interface InnerDocument {
  text: string;
  place: (index: number) => number;
}

/** The document in a `data:` address that a frame shows; null for any other address. */
export function readDataUrl(address: AttributeValue): InnerDocument | null {
  const head = HEAD.exec(address.text);
  if (head === null) return null;
  const start = head[0].length;
  const rest = address.text.slice(start);
  if (/;\s{0,20}base64\s{0,20}$/i.test(head[1] ?? '')) {
    try {
      // All of it stands where the code begins: nobody can point into Base64.
      return { text: atob(rest), place: () => address.place(start) };
    } catch {
      return null;
    }
  }
  const document = new AttributeValue();
  for (const { 0: piece, index } of rest.matchAll(/%[\da-f]{2}|[^%]+|%/gi)) {
    const char = piece.length === 3 && piece.startsWith('%') ? String.fromCharCode(parseInt(piece.slice(1), 16)) : piece;
    document.add(char, start + index);
  }
  return { text: document.text, place: (index) => address.place(document.place(index)) };
}
