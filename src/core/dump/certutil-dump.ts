import { toHex } from '../text/hex.ts';
import { certutilExtension, octetRow } from './certutil-extension.ts';
import { indentOf } from './dump-lines.ts';
import { DumpFault, present, type Dump, type PrintedExtension } from './dump.ts';
import { algorithmOf } from './printed-algorithm.ts';
import { ecKey, plainKey, rsaKeyOf } from './printed-key.ts';
import { printedName } from './printed-name.ts';
import { windowsTime } from '../text/windows-time.ts';
import { DECODED } from './write-extension.ts';
import { fromHex, oid } from './write-der.ts';

/** The heading in each language begins with what is not translated. */
const HEAD = /^ *(?:(X509)|PKCS10) (?:Certificate(?: Request)?|憑證(?:要求)?|证书(?:申请|请求)?)[:：]$/;

/** Where `certutil -dump` and `-v -store` begin an object. */
export function isCertutilHead(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  return line.length < 80 && HEAD.test(line);
}

/** A line that names an object identifier, in any language: "Algorithm ObjectId: 1.2.840.113549.1.1.11 sha256RSA". */
const OBJECT_ID = /ObjectId[:：]? ?(\d(?:\.\d{1,20}){2,30})\b/;
/** "2.5.29.15: Flags = 1(Critical), Length = 4". */
const EXTENSION = /^ *(\d(?:\.\d{1,20}){2,30})[:：] ?\S{2,10} = ([0-9a-f]{1,8})(?: ?\([^()]{0,40}\))?, ?\S{2,10} = ([0-9a-f]{1,6})$/i;
const UNUSED = /UnusedBits ?= ?0$/;
const LABEL = /^( *)([^:：]{1,40})[:：](?: (.{0,20000}))?$/;

const ISSUER = /^(?:Issuer|簽發者|發行者|颁发者)$/;
const SUBJECT = /^(?:Subject|主體|主旨|使用者|使用者名稱)$/;
const SERIAL = /^(?:Serial Number|序號|序列号)$/;
const VERSION = /^(?:Version|版本)$/;
const BEFORE = /^(?:NotBefore|在此之前不可用|生效日期)$/;
const AFTER = /^(?:NotAfter|在此之後不可用|到期日期)$/;
const HASHES = /^(?:Cert Hash|憑證雜湊|证书哈希) ?\((sha1|sha256)\)$/;

/** What `certutil` printed of one object, in English or Chinese; most of it is the same in both. */
export function readCertutil(lines: readonly string[], start: number, end: number): Dump {
  const isRequest = HEAD.exec(lines[start] ?? '')?.[1] === undefined;
  const body = lines.slice(start + 1, end);
  // Two lines of bits: the key's, and the signature's, which closes the list of extensions.
  const [key = -1, signature = -1] = body.flatMap((line, index) => (UNUSED.test(line) ? [index] : []));
  if (signature < 0) throw new DumpFault(null);
  const head = body.slice(0, key + 1);
  const label = (pattern: RegExp, of: readonly string[] = head): { value: string; index: number } | null => {
    for (const [index, line] of of.entries()) {
      const [, , name = '', value = ''] = line.length < 20_100 ? (LABEL.exec(line) ?? []) : [];
      if (pattern.test(name)) return { value, index };
    }
    return null;
  };
  const name = (pattern: RegExp, part: string): Uint8Array => {
    const { value, index } = present(label(pattern), part);
    return printedName(value === '' ? nameBelow(head, index) : value, 'last', part);
  };
  const time = (pattern: RegExp, part: string): number => present(windowsTime(present(label(pattern), part).value), part);
  const ids = body.slice(0, signature).flatMap((line) => OBJECT_ID.exec(line.slice(0, 200))?.[1] ?? []);
  // A request has its signature's algorithm behind the key's, a certificate before and behind.
  const algorithm = present(ids.at(-1), 'signatureAlgorithm');
  const dates = isRequest ? null : validityOf(time(BEFORE, 'validity.notBefore'), time(AFTER, 'validity.notAfter'));
  const hashes = Object.fromEntries(
    body.slice(signature).flatMap((line) => {
      const [, , title = '', value = ''] = LABEL.exec(line.slice(0, 300)) ?? [];
      const kind = HASHES.exec(title)?.[1];
      return kind === undefined ? [] : [[kind, value.replaceAll(' ', '').toLowerCase()]];
    }),
  ) as { sha1?: string; sha256?: string };
  return {
    kind: isRequest ? 'csr' : 'certificate',
    line: start + 1,
    version: Number(present(/^(\d)$/.exec(label(VERSION)?.value ?? '')?.[1], 'version')),
    serialHex: isRequest ? null : serialOf(present(label(SERIAL), 'serialNumber').value),
    subject: name(SUBJECT, 'subject'),
    issuer: isRequest ? null : name(ISSUER, 'issuer'),
    notBefore: dates?.[0] ?? null,
    notAfter: dates?.[1] ?? null,
    key: keyOf(body, key),
    signature: algorithmOf(algorithm),
    extensions: extensionsIn(body.slice(key + 1, signature)),
    attributes: isRequest ? attributesIn(body.slice(key + 1, signature)) : [],
    fingerprints: hashes.sha1 || hashes.sha256 ? { sha1: hashes.sha1 ?? '', sha256: hashes.sha256 ?? '' } : null,
  };
}

/** An attribute a line, further in than their heading. */
function nameBelow(lines: readonly string[], index: number): string {
  const level = indentOf(lines[index] ?? '');
  const attributes: string[] = [];
  for (const line of lines.slice(index + 1)) {
    if (indentOf(line) < level + 4 || !line.includes('=')) break;
    attributes.push(line.trim());
  }
  return attributes.join(', ');
}

function serialOf(text: string): string {
  const octets = present(/^[0-9a-f ]{2,120}$/i.test(text) ? fromHex(text) : null, 'serialNumber');
  return toHex(octets[0] === 0 && octets.length > 1 ? octets.subarray(1) : octets);
}

/** Seconds are not printed. Where both fall into one minute the first is the later: a certificate of ninety days has not a second more. */
function validityOf(from: number, until: number): string[] {
  const minute = 60_000;
  const first = (until - from) % (24 * 60 * minute) === 0 && from % minute === 0 ? from + 59_000 : from;
  return [first, until].map((time) => new Date(time).toISOString().replace('.000', ''));
}

function keyOf(body: readonly string[], at: number): Dump['key'] {
  const part = 'subjectPublicKeyInfo';
  const above = body.slice(0, at);
  const id = above.findLastIndex((line) => OBJECT_ID.test(line));
  const algorithm = present(OBJECT_ID.exec(above[id] ?? '')?.[1], part);
  const octets = present(fromHex(octetsBelow(body, at)), part);
  switch (algorithm) {
    case '1.2.840.113549.1.1.1':
      return rsaKeyOf(octets);
    case '1.2.840.10045.2.1': {
      const curve = above.slice(id + 1).flatMap((line) => /^ *(\d(?:\.\d{1,20}){2,30})\b/.exec(line)?.[1] ?? [])[0];
      const parameters = curve === undefined ? fromHex(octetsBelow(above, id + 1)) : oid(curve);
      return ecKey(present(parameters?.length === 0 ? null : parameters, part), octets);
    }
    case '1.3.101.112':
      return present(plainKey('ED25519', octets), part);
    default:
      return { type: algorithm, bits: null, curve: null };
  }
}

function octetsBelow(lines: readonly string[], index: number): string {
  let octets = '';
  for (const line of lines.slice(index + 1)) {
    const row = octetRow(line);
    if (row === null) break;
    octets += row;
  }
  return octets;
}

function extensionsIn(lines: readonly string[]): PrintedExtension[] {
  const found: { oid: string; critical: boolean; length: number; below: string[] }[] = [];
  for (const line of lines) {
    const [, id, flags = '', length = ''] = line.length < 200 ? (EXTENSION.exec(line) ?? []) : [];
    if (id !== undefined) found.push({ oid: id, critical: parseInt(flags, 16) % 2 === 1, length: parseInt(length, 16), below: [] });
    else found.at(-1)?.below.push(line);
  }
  return found.map(({ oid: id, critical, length, below }) => {
    const value = certutilExtension(id, length, below);
    if (value === null && DECODED.has(id)) throw new DumpFault(`extension ${id}`);
    return { oid: id, critical, value };
  });
}

const REQUESTED = ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'];
/** As our decoder names them. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.9.2': 'unstructuredName',
  '1.2.840.113549.1.9.7': 'challengePassword',
  '1.3.6.1.4.1.311.13.2.2': 'msEnrollmentCSP',
  '1.3.6.1.4.1.311.13.2.3': 'msOSVersion',
  '1.3.6.1.4.1.311.21.20': 'msClientInfo',
};

/** "Attribute[0]: 1.3.6.1.4.1.311.13.2.3 (OS Version)", in any language. */
function attributesIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const id = /^ *[^\s[\]]{2,20}\[\d{1,3}\][:：] ?(\d(?:\.\d{1,20}){2,30})\b/.exec(line.slice(0, 200))?.[1];
    return id === undefined || REQUESTED.includes(id) ? [] : [ATTRIBUTES[id] ?? id];
  });
}
