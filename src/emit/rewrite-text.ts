import { tokenize } from './tokenize.ts';

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

/** An element that stands open while its text is read. */
export interface OpenElement {
  name: string;
  /** Where its name ends: attributes may be written there. */
  nameEnd: number;
  /** Of the element itself; "" where it has none. */
  lang: string;
}

/** Something to write at a place of the text that is read. */
export interface Insertion {
  at: number;
  text: string;
}

/** Gives each stretch of a page's text, with the elements around it from the outside in, to `read`, and writes what it answers into the page. */
export function insertInText(html: string, read: (text: string, start: number, around: readonly OpenElement[]) => Insertion[]): string {
  const around: OpenElement[] = [];
  const insertions: Insertion[] = [];
  let attribute = '';
  let opened: OpenElement | null = null;
  tokenize(html, {
    onopentagname(start, end) {
      const name = html.slice(start, end).toLowerCase();
      opened = { name, nameEnd: end, lang: '' };
      if (!VOID.has(name)) around.push(opened);
    },
    onattribname: (start, end) => void (attribute = html.slice(start, end)),
    onattribdata(start, end) {
      if (attribute === 'lang' && opened) opened.lang = html.slice(start, end);
    },
    onselfclosingtag() {
      if (around.at(-1) === opened) around.pop();
    },
    onclosetag(start, end) {
      const name = html.slice(start, end).toLowerCase();
      const last = around.findLastIndex((element) => element.name === name);
      if (last >= 0) around.length = last;
    },
    ontext: (start, end) => void insertions.push(...read(html.slice(start, end), start, around)),
  });
  const out: string[] = [];
  let copied = 0;
  for (const { at, text } of insertions.toSorted((a, b) => a.at - b.at)) {
    out.push(html.slice(copied, at), text);
    copied = at;
  }
  out.push(html.slice(copied));
  return out.join('');
}
