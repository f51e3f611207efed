import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { AttributeValue } from './attribute-value.ts';
import { ForeignContext } from './foreign-context.ts';

/** One start tag. Names are lower case in HTML and as written in XML; of a repeated attribute the first counts. */
export interface MarkupTag {
  name: string;
  /** Offset of its `<`. */
  at: number;
  attributes: ReadonlyMap<string, AttributeValue>;
  /** Lies in SVG or MathML. */
  foreign: boolean;
  /** Closed by its own `/>`; in HTML only where that counts (SVG, MathML). */
  selfClosing: boolean;
}

/** What a reader of markup is told. Comments, declarations and processing instructions never come up. */
export interface MarkupHandler {
  open(tag: MarkupTag): void;
  /** `at` is the offset of `</`. An end tag need not match a start tag. */
  close?(name: string, at: number): void;
  /** The whole content of `script` and `style`, entities untouched; comes before the end tag. HTML only. */
  rawText?(name: 'script' | 'style', text: string, at: number): void;
}

/**
 * Reads HTML (or XML with `xml`) of any quality in one pass and in time linear in its length; never throws.
 * The only door to the HTML parser. It uses the tokenizer and not the tree builder, whose search for
 * the matching start tag grows with the depth of nesting.
 */
export function readMarkup(source: string, handler: MarkupHandler, { xml = false } = {}): void {
  const foreign = new ForeignContext();
  let name = '';
  let at = 0;
  let attributes = new Map<string, AttributeValue>();
  let attribute = '';
  let value = new AttributeValue();
  let valueEnd = 0;
  let raw: { name: 'script' | 'style'; at: number } | null = null;

  const endOfOpenTag = (end: number, slash: boolean): void => {
    const selfClosing = slash && (xml || foreign.inside || name === 'svg' || name === 'math');
    const inside = foreign.inside;
    if (!xml && !selfClosing) foreign.open(name);
    handler.open({ name, at, attributes, foreign: name === 'svg' || (inside && foreign.inside), selfClosing });
    if (!xml && !selfClosing && raw === null && (name === 'script' || name === 'style')) raw = { name, at: end + 1 };
  };
  const endOfRaw = (end: number): void => {
    if (raw === null) return;
    handler.rawText?.(raw.name, source.slice(raw.at, end), raw.at);
    raw = null;
  };
  const ignore = (): void => undefined;

  const callbacks: TokenizerCallbacks = {
    isInForeignContext: () => foreign.inside,
    onopentagname(start, end) {
      name = xml ? source.slice(start, end) : source.slice(start, end).toLowerCase();
      at = start - 1;
      attributes = new Map();
    },
    onattribname(start, end) {
      attribute = xml ? source.slice(start, end) : source.slice(start, end).toLowerCase();
      value = new AttributeValue();
      valueEnd = end;
    },
    onattribdata(start, end) {
      value.add(source.slice(start, end), start);
      valueEnd = end;
    },
    onattribentity(code) {
      value.add(String.fromCodePoint(code), valueEnd);
    },
    onattribend() {
      if (!attributes.has(attribute)) attributes.set(attribute, value);
    },
    onopentagend: (end) => endOfOpenTag(end, false),
    onselfclosingtag: (end) => endOfOpenTag(end, true),
    onclosetag(start, end) {
      const closed = xml ? source.slice(start, end) : source.slice(start, end).toLowerCase();
      if (closed === raw?.name) endOfRaw(start - 2);
      foreign.close(closed);
      handler.close?.(closed, start - 2);
    },
    oncdata: ignore,
    oncomment: ignore,
    ondeclaration: ignore,
    onprocessinginstruction: ignore,
    ontext: ignore,
    ontextentity: ignore,
    onend: () => endOfRaw(source.length),
  };
  const tokenizer = new Tokenizer({ xmlMode: xml, decodeEntities: true }, callbacks);
  tokenizer.write(source);
  tokenizer.end();
}
