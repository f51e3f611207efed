import { printedTime } from '../text/printed-time.ts';
import { toHex } from '../text/hex.ts';
import { rsaPssOid } from '../x509/signature-algorithms.ts';
import { indentOf } from './dump-lines.ts';
import { DumpFault, present, type Dump, type PrintedExtension } from './dump.ts';
import { opensslExtension, opensslHeading } from './openssl-extension.ts';
import { algorithmOf, hashByPrintedName, oidByLongName } from './printed-algorithm.ts';
import { curveOid, dsaKey, ecKey, plainKey, rsaKey } from './printed-key.ts';
import { printedName } from './printed-name.ts';
import { DECODED } from './write-extension.ts';
import { fromHex, oid, small } from './write-der.ts';

const HEAD = /^ *Certificate(?: Request)?:$/;

/** Where a printout of OpenSSL begins: the heading, and "Data:" below it. */
export function isOpensslHead(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  return line.endsWith(':') && line.length < 200 && HEAD.test(line) && /^ *Data:$/.test(lines[index + 1] ?? '');
}

/** A field of one level: what stands behind its colon, and the lines that are indented further. */
interface Field {
  name: string;
  value: string;
  below: string[];
}

/** `openssl x509 -text` and `req -text`: one object, from its heading to the algorithm of its signature. */
export function readOpenssl(lines: readonly string[], start: number, end: number): Dump {
  const kind = (lines[start] ?? '').trim() === 'Certificate:' ? 'certificate' : 'csr';
  const outer = indentOf(lines[start + 1] ?? '');
  // What closes the list of extensions; a printout without it may lack any of them.
  const close = lines.findIndex(
    (line, index) => index > start && index < end && indentOf(line) === outer && /^ *Signature Algorithm: /.test(line),
  );
  if (close < 0 || outer <= indentOf(lines[start] ?? '')) throw new DumpFault(null);
  const fields = fieldsOf(lines.slice(start + 2, close));
  const field = (name: string): Field | null => fields.find((each) => each.name === name) ?? null;
  const value = (name: string): string => present(field(name)?.value, null);
  const isRequest = kind === 'csr';
  const validity = field('Validity')?.below ?? [];
  const day = (name: string): string | null => {
    if (isRequest) return null;
    const line = present(
      validity.find((each) => each.trimStart().startsWith(name)),
      null,
    );
    const time = printedTime(line.slice(line.indexOf(':') + 1));
    return new Date(present(time, `validity.${name === 'Not Before' ? 'notBefore' : 'notAfter'}`)).toISOString().replace('.000', '');
  };
  // As it is encoded: of a request 1.0 says "0 (0x0)" and later ones "1 (0x0)".
  const version = 1 + Number(present(/^\d \(0x(\d)\)$/.exec(value('Version'))?.[1], 'version'));
  const extensions = extensionsIn(isRequest ? 'Requested Extensions:' : 'X509v3 extensions:', lines.slice(start + 2, close));
  // With an option the program leaves the extensions out, and no such certificate has none.
  if (version === 3 && !isRequest && extensions.length === 0) throw new DumpFault(null);
  return {
    kind,
    line: start + 1,
    version,
    serialHex: isRequest ? null : serialOf(present(field('Serial Number'), null)),
    subject: printedName(value('Subject'), 'first', 'subject'),
    issuer: isRequest ? null : printedName(value('Issuer'), 'first', 'issuer'),
    notBefore: day('Not Before'),
    notAfter: day('Not After'),
    key: keyOf(present(field('Subject Public Key Info'), null).below),
    signature: signatureOf(lines.slice(close, end)),
    extensions,
    attributes: isRequest ? attributesIn(field('Attributes')?.below ?? []) : [],
    fingerprints: null,
  };
}

function fieldsOf(lines: readonly string[]): Field[] {
  const fields: Field[] = [];
  const level = indentOf(lines[0] ?? '');
  for (const line of lines) {
    const [, name, value = ''] = indentOf(line) === level ? (/^([^:]{1,60}):?(.*)$/.exec(line.slice(level)) ?? []) : [];
    if (name !== undefined) fields.push({ name: name.trim(), value: value.trim(), below: [] });
    else fields.at(-1)?.below.push(line);
  }
  return fields;
}

/** Hexadecimal with colons below, or a small number in both bases beside; a negative one has its sign. */
function serialOf({ value, below }: Field): string {
  const [, minus = '', digits] = /^(-?)\d{1,20} \(-?0x([0-9a-f]{1,16})\)$/.exec(value) ?? [];
  if (digits !== undefined) return minus + digits.padStart(digits.length + (digits.length % 2), '0');
  const [, negative, text] =
    /^( ?\(Negative\) ?)?([0-9a-f]{2}(?::[0-9a-f]{2}){0,80})$/i.exec(below.map((line) => line.trim()).join('')) ?? [];
  const octets = present(fromHex(present(text, 'serialNumber')), 'serialNumber');
  return (negative === undefined ? '' : '-') + withoutZero(octets);
}

function withoutZero(octets: Uint8Array): string {
  return toHex(octets[0] === 0 && octets.length > 1 ? octets.subarray(1) : octets);
}

const HEX_LINE = /^ *(?:[0-9a-f]{2}:){0,80}[0-9a-f]{0,2}:?$/i;

/** What follows a word with a colon: octets in lines. */
function octetsBelow(lines: readonly string[], word: string): Uint8Array | null {
  const at = lines.findIndex((line) => line.trim() === word);
  if (at < 0) return null;
  const after = lines.slice(at + 1);
  const end = after.findIndex((line) => !HEX_LINE.test(line) || line.trim() === '');
  const octets = fromHex((end < 0 ? after : after.slice(0, end)).join(''));
  return octets?.length === 0 ? null : octets;
}

function keyOf(lines: readonly string[]): Dump['key'] {
  const part = 'subjectPublicKeyInfo';
  const value = (pattern: RegExp): string | null => {
    for (const line of lines) {
      const found = pattern.exec(line)?.[1];
      if (found !== undefined) return found;
    }
    return null;
  };
  const algorithm = present(value(/^ *Public Key Algorithm: (.{1,60})$/), part);
  const bits = Number(present(value(/\((\d{1,6}) bit\)/) ?? (/^(?:X|ED)\d/i.test(algorithm) ? '0' : null), part));
  const point = octetsBelow(lines, 'pub:');
  if (algorithm === 'rsaEncryption' || algorithm === 'rsassaPss') {
    const modulus = present(octetsBelow(lines, 'Modulus:') ?? octetsBelow(lines, `Modulus (${bits} bit):`), part);
    const exponent = value(/^ *Exponent: (\d{1,10}) \(0x/);
    const octets = exponent === null ? octetsBelow(lines, 'Exponent:') : small(Number(exponent));
    const isPss = algorithm === 'rsassaPss';
    if (!isPss || lines.some((line) => line.endsWith('No PSS parameter restrictions')))
      return rsaKey(modulus, present(octets, part), isPss);
    return { type: 'RSA-PSS', bits, curve: null };
  }
  if (algorithm === 'id-ecPublicKey') {
    const curve = value(/^ *ASN1 OID: (.{2,60})$/);
    if (curve === null) return { type: 'EC', bits, curve: lines.some((line) => /^ *Field Type: /.test(line)) ? 'explicit' : null };
    return ecKey(present(oid(curveOid(curve)), part), present(point, part));
  }
  if (algorithm === 'dsaEncryption') {
    const number = (word: string): Uint8Array => present(octetsBelow(lines, `${word}:`), part);
    return dsaKey(number('P'), number('Q'), number('G'), present(point, part));
  }
  return present(point && plainKey(algorithm, point), part);
}

function signatureOf(lines: readonly string[]): Dump['signature'] {
  const name = (lines[0] ?? '').trim().slice('Signature Algorithm: '.length).trim();
  const id = present(oidByLongName(name), 'signatureAlgorithm');
  if (id !== rsaPssOid) return algorithmOf(id);
  const value = (pattern: RegExp): string => lines.slice(0, 8).flatMap((line) => pattern.exec(line)?.[1] ?? [])[0] ?? '';
  const hash = hashByPrintedName(value(/^ *Hash Algorithm: ([a-z0-9]{3,10})/));
  const mask = hashByPrintedName(value(/^ *Mask Algorithm: mgf1 with ([a-z0-9]{3,10})/));
  const salt = value(/^ *Salt Length: (?:0x)?([0-9A-F]{1,4})\b/i);
  return algorithmOf(id, { hash: hash === mask ? hash : null, saltLength: salt === '' ? null : parseInt(salt, 16) });
}

/** Headings stand one step further in than the line above them all, values one more; what is printed raw stands anywhere. */
function extensionsIn(heading: string, lines: readonly string[]): PrintedExtension[] {
  const start = lines.findIndex((line) => line.trim() === heading);
  const first = lines.find((line, index) => index > start && line !== '');
  if (start < 0 || first === undefined) return [];
  const level = indentOf(first);
  if (level <= indentOf(lines[start] ?? '')) return [];
  const found: { oid: string; critical: boolean; below: string[] }[] = [];
  for (const line of lines.slice(start + 1)) {
    const [, name = '', critical] = indentOf(line) === level ? (/^(.{2,80}):( critical)?$/.exec(line.slice(level)) ?? []) : [];
    if (name !== '') found.push({ oid: present(opensslHeading(name), `extension ${name}`), critical: critical !== undefined, below: [] });
    // The attributes of a request go on further out.
    else if (line !== '' && indentOf(line) > 0 && indentOf(line) < level && heading.startsWith('Requested')) break;
    else found.at(-1)?.below.push(line);
  }
  return found.map(({ oid: id, critical, below }) => {
    const value = opensslExtension(id, below);
    if (value === null && DECODED.has(id)) throw new DumpFault(`extension ${id}`);
    return { oid: id, critical, value };
  });
}

/** As our decoder names Microsoft's. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  '1.3.6.1.4.1.311.13.2.2': 'msEnrollmentCSP',
  '1.3.6.1.4.1.311.13.2.3': 'msOSVersion',
  '1.3.6.1.4.1.311.21.20': 'msClientInfo',
};

/** Names of attributes other than the requested extensions. Their values stay where they are: one of them is a password. */
function attributesIn(lines: readonly string[]): string[] {
  const level = indentOf(lines[0] ?? '');
  return lines.flatMap((line) => {
    const name = indentOf(line) === level ? /^([A-Za-z0-9.]{2,60}) *:/.exec(line.slice(level))?.[1] : undefined;
    return name === undefined || name === 'a0' ? [] : [ATTRIBUTES[name] ?? name];
  });
}
