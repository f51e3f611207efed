import type { Name } from '../x509/subject.ts';

/** Longer ones are cut: no name that a certificate authority writes is. */
const LONGEST = 2000;
const TYPES =
  'CN|OU|O|C|DC|ST|S|L|UID|E|SN|serialNumber|emailAddress|EMAILADDRESS|businessCategory|street|postalCode|title|organizationIdentifier';
/** Where an attribute begins. OpenSSL puts "/", ", " or ", " and spaces around "="; Java "," or ", "; curl "; ". */
const START = new RegExp(
  `(?:^|[/,;+])\\s{0,4}((?:${TYPES}|jurisdiction[A-Za-z]{1,30}|OID\\.[\\d.]{3,60}|[\\d.]{5,60}))\\s{0,2}=\\s{0,2}`,
  'gu',
);
const SAME_TYPE: Readonly<Record<string, string>> = { S: 'ST', E: 'EMAILADDRESS', SN: 'SERIALNUMBER' };

/** Attributes of a name as any of the tools prints it, in the order in which they stand there. */
export function printedAttributes(name: string): { type: string; value: string }[] {
  const text = readable(name.slice(0, LONGEST).trim());
  const starts = [...text.matchAll(START)];
  return starts.map((start, at) => ({
    type: typeOf(start[1] ?? ''),
    value: unquoted(text.slice(start.index + start[0].length, starts[at + 1]?.index).trim()),
  }));
}

const typeOf = (type: string): string => {
  const upper = type.toUpperCase();
  return SAME_TYPE[upper] ?? upper;
};

/**
 * The form in which two printed names are the same or not, whatever tool printed them and in which direction; null for none.
 * It says less than the names themselves (RFC 5280 7.1): two that differ in the order alone come out alike.
 */
export function printedNameKey(name: string | null): string | null {
  return name === null ? null : keyOf(printedAttributes(name));
}

/** The same of a name that was decoded. */
export function nameKeyOf(name: Name | null): string | null {
  return name === null ? null : keyOf(name.attributes.map(({ type, value }) => ({ type: typeOf(type), value })));
}

function keyOf(attributes: readonly { type: string; value: string }[]): string | null {
  if (attributes.length === 0) return null;
  return attributes
    .map(({ type, value }) => `${type}=${value.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()}`)
    .sort()
    .join('\n');
}

/** What to call it in a sentence: its common name, else the last organisation, else all of it. */
export function shortPrintedName(name: string): string {
  const attributes = printedAttributes(name);
  for (const type of ['CN', 'OU', 'O']) {
    const value = attributes.find((one) => one.type === type)?.value;
    if (value) return value;
  }
  return readable(name.slice(0, LONGEST).trim());
}

const OCTETS = /(?:\\x?[0-9A-Fa-f]{2})+/gu;
const UNITS = /\\U([0-9A-Fa-f]{4})/gu;

/** Undoes how OpenSSL (`\E8\87`, `\xE8`), LibreSSL and curl (`\U81FA`) write what is not ASCII. */
function readable(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(UNITS, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(OCTETS, (run) => {
      const octets = Uint8Array.from(run.match(/[0-9A-Fa-f]{2}/gu) ?? [], (hex) => parseInt(hex, 16));
      return octets.some((octet) => octet > 0x7f) ? new TextDecoder().decode(octets) : run;
    })
    .replace(/\\([,+"\\<>;=#/ ])/gu, '$1');
}

function unquoted(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
