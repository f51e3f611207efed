import { linePositions } from '../../recognise/line-positions.ts';
import { reportBalance } from '../balance.ts';
import type { ConfigReport } from '../config-finding.ts';
import { everyNode } from '../every-node.ts';
import { examineCharacters } from '../odd-characters.ts';
import { nameFact } from '../safe-fact.ts';

/** One element of an XML configuration; comments never show up. */
export interface XmlElement {
  name: string;
  line: number;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
}

const DEPTH = 64;
const NAME = /[\p{L}_:][\p{L}\p{N}:._-]*/uy;
const ATTRIBUTE = /[^\s=<>/"']+/y;
const BLANK = /\s*/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads XML, or any part of one, into a tree in time linear in its length. What makes a parser refuse the whole file goes to `report`
 * (XML 1.0, 5th edition: https://www.w3.org/TR/xml/#sec-well-formed): Tomcat and IIS then do not start at all.
 */
export function readServerXml(text: string, report: ConfigReport): XmlElement[] {
  const reader = new Reader(text, report);
  reader.read();
  return reader.root;
}

/** An element and all inside it, depth first. */
export function everyElement(elements: readonly XmlElement[]): XmlElement[] {
  return everyNode(elements, ({ children }) => children);
}

class Reader {
  readonly root: XmlElement[] = [];
  readonly #open: XmlElement[] = [];
  /** Lines of end tags that close nothing. */
  readonly #closes: number[] = [];
  readonly #text: string;
  readonly #report: ConfigReport;
  readonly #positions: ReturnType<typeof linePositions>;
  /** Where a mark was last found. */
  readonly #marks = new Map<string, number>();
  /** With a document type, names of entities may be its own. */
  #ownEntities = false;
  #at = 0;

  constructor(text: string, report: ConfigReport) {
    this.#text = text;
    this.#report = report;
    this.#positions = linePositions(text);
  }

  read(): void {
    const text = this.#text;
    while (this.#at < text.length) {
      const start = text.indexOf('<', this.#at);
      const end = start < 0 ? text.length : start;
      this.#decode(text.slice(this.#at, end), this.#at);
      if (start < 0) break;
      this.#at = start;
      if (text.startsWith('<!--', start)) this.#comment();
      else if (text.startsWith('<![CDATA[', start)) this.#skip(']]>');
      else if (text.startsWith('<?', start)) this.#skip('?>');
      else if (text.startsWith('<!', start)) this.#documentType();
      else if (text.startsWith('</', start)) this.#close();
      else this.#tag();
    }
    const isWhole = this.root.some(({ name }) => /^(?:Server|configuration|server|domain)$/.test(name));
    reportBalance(this.#closes, this.#open, isWhole, this.#report);
  }

  #line(at: number): number {
    return this.#positions.at(at).line;
  }

  /** Where a mark is next, -1 for nowhere; asked from further and further on. One that comes late or never is not looked for at every attribute. */
  #next(mark: string, from: number): number {
    const known = this.#marks.get(mark);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const found = this.#text.indexOf(mark, from);
    this.#marks.set(mark, found);
    return found;
  }

  #skip(mark: string): void {
    const end = this.#next(mark, this.#at);
    this.#at = end < 0 ? this.#text.length : end + mark.length;
  }

  /** `--` ends a comment and nothing else: a comment around another one is the usual mistake. */
  #comment(): void {
    const start = this.#at;
    const dashes = this.#text.indexOf('--', start + 4);
    this.#skip('-->');
    if (dashes < 0 || dashes + 3 !== this.#at) this.#report.add('xml-comment', this.#line(start), {});
  }

  #documentType(): void {
    this.#ownEntities = true;
    const end = this.#next('>', this.#at);
    const subset = this.#next('[', this.#at);
    this.#skip(subset >= 0 && subset < end ? ']' : '>');
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #close(): void {
    const start = this.#at;
    this.#at += 2;
    const name = this.#take(NAME);
    const end = this.#next('>', this.#at);
    this.#at = end < 0 ? this.#text.length : end + 1;
    const last = this.#open.pop();
    if (last === undefined) this.#closes.push(this.#line(start));
    else if (last.name !== name)
      this.#report.add('section-mismatch', this.#line(start), { name: nameFact(name), expected: nameFact(last.name) });
  }

  #tag(): void {
    const start = this.#at;
    const line = this.#line(start);
    this.#at++;
    const name = this.#take(NAME);
    if (name === '') return this.#report.add('xml-less-than', line, {});
    const attributes = new Map<string, string>();
    const element: XmlElement = { name, line, attributes, children: [] };
    (this.#open[Math.min(this.#open.length, DEPTH) - 1]?.children ?? this.root).push(element);
    let malformed = false;
    for (;;) {
      const gap = this.#take(BLANK);
      const next = this.#text[this.#at];
      if (next === undefined || next === '<') {
        this.#report.add('section-bracket', line, { name: nameFact(name) });
        this.#open.push(element);
        return;
      }
      if (next === '>') {
        this.#at++;
        this.#open.push(element);
        return;
      }
      if (this.#text.startsWith('/>', this.#at)) {
        this.#at += 2;
        return;
      }
      const well = this.#attribute(attributes, gap !== '');
      if (!well && !malformed) this.#report.add('xml-malformed', this.#line(this.#at), { name: nameFact(name) });
      malformed ||= !well;
    }
  }

  /** Reads one attribute, always at least one character; false where it is not written as XML wants it and nothing has been said of it yet. */
  #attribute(attributes: Map<string, string>, spaced: boolean): boolean {
    const at = this.#at;
    const name = this.#take(ATTRIBUTE);
    if (name === '') {
      this.#at++;
      return false;
    }
    this.#take(BLANK);
    if (this.#text[this.#at] !== '=') return false;
    this.#at++;
    this.#take(BLANK);
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'") {
      const value = this.#take(ATTRIBUTE);
      const before = this.#report.findings.length;
      examineCharacters(value, this.#line(at), this.#report);
      if (!attributes.has(name)) attributes.set(name, value);
      return this.#report.findings.length > before;
    }
    const start = this.#at + 1;
    let end = this.#next(quote, start);
    if (end < 0) end = this.#text.length;
    const less = this.#next('<', start);
    if (less >= 0 && less < end) {
      const lost = /[\r\n>]/.test(this.#text.slice(start, less));
      this.#report.add(lost ? 'unclosed-quote' : 'xml-less-than', this.#line(at), {});
      if (lost) end = start + this.#text.slice(start, less).search(/[\r\n>]/);
    }
    const value = this.#decode(this.#text.slice(start, end), start);
    this.#at = Math.min(this.#text.length, end + (this.#text[end] === quote ? 1 : 0));
    if (attributes.has(name)) this.#report.add('xml-attribute-repeated', this.#line(at), { attribute: nameFact(name) });
    else attributes.set(name, value);
    return spaced;
  }

  /** Entities become characters. An `&` that begins none is the commonest mistake in a password. */
  #decode(value: string, from: number): string {
    if (!value.includes('&')) return value;
    return value.replace(
      /&(?:([A-Za-z][\w.-]{0,40});|#(\d{1,7});|#x([0-9a-fA-F]{1,6});)?/g,
      (whole, name?: string, decimal?: string, hex?: string, ...rest) => {
        const known = name === undefined ? undefined : ENTITIES[name];
        if (known !== undefined) return known;
        if (decimal !== undefined || hex !== undefined) {
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
          return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
        }
        const offset = rest.find((one): one is number => typeof one === 'number') ?? 0;
        if (name === undefined || !this.#ownEntities) this.#report.add('xml-ampersand', this.#line(from + offset), {});
        return whole;
      },
    );
  }
}
