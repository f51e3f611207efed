import { set, utf8String } from '../asn1/tag.ts';
import { utf8Text } from '../asn1/text.ts';
import { attributeTypes } from '../x509/attribute-types.ts';
import { DumpFault, present } from './dump.ts';
import { der, fromHex, oid, sequence, utf8 } from './write-der.ts';

/** Names of attribute types that Java and Windows spell otherwise than OpenSSL, and OpenSSL's long ones. */
const ALIASES: Readonly<Record<string, string>> = {
  e: '1.2.840.113549.1.9.1',
  s: '2.5.4.8',
  t: '2.5.4.12',
  g: '2.5.4.42',
  i: '2.5.4.43',
  dnq: '2.5.4.46',
  dnqualifier: '2.5.4.46',
  surname: '2.5.4.4',
  givenname: '2.5.4.42',
  generation: '2.5.4.44',
  streetaddress: '2.5.4.9',
  jurisdictionlocalityname: '1.3.6.1.4.1.311.60.2.1.1',
  jurisdictionstateorprovincename: '1.3.6.1.4.1.311.60.2.1.2',
  jurisdictioncountryname: '1.3.6.1.4.1.311.60.2.1.3',
};
const TYPES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(attributeTypes)
    .reverse()
    .map(([type, name]): [string, string] => [name.toLowerCase(), type]),
  ...Object.entries(ALIASES),
]);

const PRINTABLE = 0x13;
const IA5 = 0x16;
/** Country, serial number, qualifier of a name, and the jurisdiction's country have PrintableString (RFC 5280, appendix A). */
const PRINTABLE_TYPES = ['2.5.4.5', '2.5.4.6', '2.5.4.46', '1.3.6.1.4.1.311.60.2.1.3'];
/** Mail addresses and domain components have IA5String. */
const IA5_TYPES = ['1.2.840.113549.1.9.1', '0.9.2342.19200300.100.1.25'];

/** One attribute, and how it is tied to the one before: "+" belongs to the same RDN. */
interface PrintedAttribute {
  type: string;
  value: Uint8Array;
  /** The value is the hex of a whole element (RFC 4514 2.4). */
  isElement: boolean;
  joined: boolean;
  /** A blank stands before its type. */
  spaced: boolean;
}

/** Last attribute first, as Java and Windows print names, or first first. */
export type Order = 'first' | 'last';

/** DER of a name that was printed on one line; RFC 4514 escapes, quotes, and the octets that OpenSSL writes as `\E5` or `\xE5`. */
export function printedName(text: string, order: Order, part: string): Uint8Array {
  const isSlashed = text.startsWith('/');
  const attributes = text.trim() === '' ? [] : isSlashed ? splitSlashes(text) : splitCommas(text, order);
  // RFC 2253 turns the order round and has no blank behind its commas.
  const isRfc2253 = order === 'first' && !isSlashed && attributes.length > 1 && !attributes.some(({ spaced }) => spaced);
  const rdns: Uint8Array[][] = [];
  for (const attribute of attributes) {
    const written = write(attribute, part);
    if (attribute.joined) rdns.at(-1)?.push(written);
    else rdns.push([written]);
  }
  if (order === 'last' || isRfc2253) rdns.reverse();
  return sequence(...rdns.map((rdn) => der(set, ...(isRfc2253 ? rdn.reverse() : rdn))));
}

function write({ type, value, isElement }: PrintedAttribute, part: string): Uint8Array {
  const name = type.trim();
  const dotted = TYPES.get(name.toLowerCase()) ?? name.replace(/^OID\./i, '');
  const id = present(oid(dotted), part);
  if (isElement) return sequence(id, present(fromHex(new TextDecoder().decode(value).slice(1)), part));
  const [text, intact] = utf8Text(value);
  // Without -nameopt utf8 an old OpenSSL prints the octets of any string type, and nobody can tell of which.
  if (!intact || text.includes('\0')) throw new DumpFault(part);
  if (PRINTABLE_TYPES.includes(dotted) && /^[A-Za-z0-9 '()+,./:=?-]*$/.test(text)) return sequence(id, der(PRINTABLE, value));
  if (IA5_TYPES.includes(dotted) && value.every((byte) => byte < 0x80)) return sequence(id, der(IA5, value));
  return sequence(id, der(utf8String, utf8(text)));
}

/** Of a value under way: its octets, and how many of them may not be taken for blanks around it. */
class Value {
  readonly #octets: number[] = [];
  #kept = 0;
  #plain = '';

  add(text: string): void {
    this.#plain += text;
  }

  octet(byte: number): void {
    this.#flush();
    this.#octets.push(byte);
    this.#kept = this.#octets.length;
  }

  /** A character that was escaped or stood in quotes. */
  literal(character: string): void {
    this.#flush();
    this.#octets.push(...utf8(character));
    this.#kept = this.#octets.length;
  }

  get isEmpty(): boolean {
    return this.#octets.length === 0 && this.#plain.trim() === '';
  }

  end(): Uint8Array {
    this.#flush();
    let end = this.#octets.length;
    while (end > this.#kept && this.#octets[end - 1] === 0x20) end -= 1;
    return Uint8Array.from(this.#octets.slice(0, end));
  }

  #flush(): void {
    const text = this.#octets.length === 0 ? this.#plain.replace(/^ {1,99}/, '') : this.#plain;
    for (const byte of utf8(text)) this.#octets.push(byte);
    this.#plain = '';
  }
}

const MOST = 20_000;

function splitCommas(text: string, order: Order): PrintedAttribute[] {
  const attributes: PrintedAttribute[] = [];
  if (text.length > MOST) throw new DumpFault('name');
  let joined = false;
  let at = 0;
  while (at < text.length) {
    const equals = text.indexOf('=', at);
    if (equals < 0) throw new DumpFault('name');
    const type = text.slice(at, equals);
    const value = new Value();
    let isElement = false;
    let quoted = false;
    for (at = equals + 1; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === '\\') {
        const octet = /^x?([0-9a-f]{2})/i.exec(text.slice(at + 1, at + 4));
        if (octet) value.octet(parseInt(octet[1] ?? '', 16));
        else value.literal(text.charAt(at + 1));
        at += octet?.[0].length ?? 1;
      } else if (character === '"' && quoted && text.charAt(at + 1) === '"') {
        // Windows doubles them.
        value.literal('"');
        at += 1;
      } else if (character === '"' && (quoted || value.isEmpty)) quoted = !quoted;
      else if (quoted) value.literal(character);
      else if (character === ',' || (character === '+' && /^\s{0,4}[A-Za-z][A-Za-z0-9.]{0,60} ?=/.test(text.slice(at + 1, at + 70)))) break;
      else {
        if (character === '#' && value.isEmpty) isElement = /^#[0-9a-f]{4,4000}(?:[,+ ]|$)/i.test(text.slice(at, at + 4010));
        value.add(character);
      }
    }
    if (quoted) throw new DumpFault('name');
    const attribute = { type, value: value.end(), isElement, joined, spaced: type.startsWith(' ') };
    attributes.push(...(order === 'first' ? withSlashes(attribute) : [attribute]));
    joined = text.charAt(at) === '+';
    at += 1;
  }
  return attributes;
}

/** OpenSSL 1.0 puts attributes whose types have long names behind the one before, with a slash. */
function withSlashes(attribute: PrintedAttribute): PrintedAttribute[] {
  const [first = '', ...more] = new TextDecoder().decode(attribute.value).split(/\/(?=[A-Za-z]{3,40}=)/);
  const isType = (piece: string): boolean => TYPES.has(piece.slice(0, piece.indexOf('=')).toLowerCase());
  if (more.length === 0 || !more.every(isType)) return [attribute];
  const others = more.map((piece) => {
    const equals = piece.indexOf('=');
    return { ...attribute, type: piece.slice(0, equals), value: utf8(piece.slice(equals + 1)), joined: false };
  });
  return [{ ...attribute, value: utf8(first) }, ...others];
}

/** "/C=TW/O=…", as OpenSSL 1.0 prints names; a slash inside a value is one where no type follows it. */
function splitSlashes(text: string): PrintedAttribute[] {
  if (text.length > MOST) throw new DumpFault('name');
  return text
    .slice(1)
    .split(/\/(?=[A-Za-z][A-Za-z0-9.]{0,40}=)/)
    .flatMap((piece) => splitCommas(piece.replace(/[,+"]/g, '\\$&'), 'last'));
}
