import { javaTime } from '../text/printed-time.ts';
import { keytoolExtension } from './keytool-extension.ts';
import { DumpFault, present, type Dump, type PrintedExtension } from './dump.ts';
import { algorithmOf, oidByJavaName } from './printed-algorithm.ts';
import { curveOid } from './printed-key.ts';
import { printedName } from './printed-name.ts';
import { DECODED } from './write-extension.ts';
import { findCurve } from '../x509/curves.ts';

/** Fields by the words of both languages that our readers have Java in, and of the other Chinese. */
const FIELDS: Readonly<Record<string, RegExp>> = {
  owner: /^ *(?:Owner|擁有者|所有者)[:：] (.{1,20000})$/,
  issuer: /^ *(?:Issuer|發行人|發行者|发布者)[:：] (.{1,20000})$/,
  serial: /^ *(?:Serial number|序號|序列号)[:：] (-?[0-9a-f]{1,80})$/,
  validity: /^ *(?:Valid from|有效期自|有效期为|生效时间)[:：] (.{10,100})$/,
  sha1: /^ *SHA-?1[:：] ((?:[0-9A-F]{2}:){19}[0-9A-F]{2})$/,
  sha256: /^ *SHA-?256[:：] ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})$/,
  algorithm: /^ *(?:Signature algorithm name|Signature algorithm|簽章演算法名稱|簽章演算法|签名算法名称|签名算法)[:：] (.{3,60})$/,
  key: /^ *(?:Subject Public Key Algorithm|Public Key|主體公開金鑰演算法|公用金鑰|公開金鑰|主体公共密钥算法|公共密钥)[:：] (.{3,80})$/,
  version: /^ *(?:Version|版本)[:：] \{?(\d)\}?$/,
  subject: /^ *(?:Subject|主體|主旨|主体)[:：] (.{1,20000})$/,
};

const HEAD = /^ *(?:Owner|擁有者|所有者)[:：] /;
const REQUEST = /^PKCS #10 (?:Certificate Request|憑證要求|证书请求)/;

/** Where `-printcert` and `-list -v` begin a certificate: its owner, with the issuer on the next line. */
export function isKeytoolHead(lines: readonly string[], index: number): boolean {
  return HEAD.test((lines[index] ?? '').slice(0, 40)) && matchOf('issuer', lines[index + 1] ?? '') !== null;
}

/** Where `-printcertreq` begins. */
export function isKeytoolRequest(lines: readonly string[], index: number): boolean {
  return REQUEST.test((lines[index] ?? '').slice(0, 60));
}

function matchOf(field: string, line: string): string | null {
  return FIELDS[field]?.exec(line)?.[1] ?? null;
}

/** What `keytool` printed of one certificate or request, in English or Chinese. */
export function readKeytool(lines: readonly string[], start: number, end: number): Dump {
  const isRequest = isKeytoolRequest(lines, start);
  const list = lines.findIndex((line, index) => index > start && index < end && EXTENSION.test(line));
  const head = lines.slice(start, list < 0 ? Math.min(end, start + HEAD_LINES) : list);
  const value = (field: string): string | null => {
    for (const line of head) {
      const found = matchOf(field, line);
      if (found !== null) return found;
    }
    return null;
  };
  // The last line of the head; a certificate of version 3 has extensions, and one without any was cut before them.
  const version = isRequest ? 1 : Number(present(value('version'), null));
  if (list < 0 && (isRequest ? value('key') === null : version === 3)) throw new DumpFault(null);
  const dates = isRequest ? null : datesIn(present(value('validity'), null));
  const [sha1, sha256] = ['sha1', 'sha256'].map((field) => value(field)?.replaceAll(':', '').toLowerCase() ?? '');
  return {
    kind: isRequest ? 'csr' : 'certificate',
    line: start + 1,
    version,
    serialHex: isRequest ? null : serialOf(present(value('serial'), null)),
    subject: printedName(present(value(isRequest ? 'subject' : 'owner'), null), 'last', 'subject'),
    issuer: isRequest ? null : printedName(present(value('issuer'), null), 'last', 'issuer'),
    notBefore: dates?.[0] ?? null,
    notAfter: dates?.[1] ?? null,
    key: keyOf(present(value('key'), isRequest ? null : 'subjectPublicKeyInfo')),
    signature: signatureOf(present(value('algorithm'), null)),
    extensions: list < 0 ? [] : extensionsIn(lines.slice(list, end)),
    attributes: [],
    fingerprints: sha1 || sha256 ? { sha1: sha1 ?? '', sha256: sha256 ?? '' } : null,
  };
}

/** Of a certificate without extensions: more than the lines of its head. */
const HEAD_LINES = 30;

function serialOf(text: string): string {
  const digits = text.replace('-', '');
  return (text.startsWith('-') ? '-' : '') + digits.padStart(digits.length + (digits.length % 2), '0');
}

/** The words between and around the two times differ by language; the times do not. */
function datesIn(text: string): string[] {
  const times = text.match(/[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} \S{1,10} \d{4}/g) ?? [];
  if (times.length !== 2) throw new DumpFault('validity');
  return times.map((time) => new Date(present(javaTime(time), 'validity')).toISOString().replace('.000', ''));
}

/** "2048-bit RSA key", "2048 位元的 RSA 金鑰", "256-bit EC (secp256r1) key": type and size, and no more. */
function keyOf(text: string): Dump['key'] {
  const [, size = '', name = '', curve] = /^(\d{1,6})(?:-bit| 位元)\S{0,2} ([A-Za-z0-9-]{2,20})(?: \(([^()]{2,60})\))?/.exec(text) ?? [];
  const [named] = curve?.split(/[ ,]/) ?? [];
  if (name === 'EC') return { type: 'EC', bits: Number(size), curve: (named && findCurve(curveOid(named))?.name) ?? null };
  // Java counts the bits of these otherwise.
  const fixed = { X25519: 253, X448: 448, Ed25519: 256, Ed448: 456 }[name];
  if (fixed !== undefined) return { type: name, bits: fixed, curve: null };
  const type = { RSA: 'RSA', 'RSASSA-PSS': 'RSA-PSS', DSA: 'DSA' }[name];
  return { type: present(type, 'subjectPublicKeyInfo'), bits: Number(size), curve: null };
}

/** "SHA1withRSA (weak)": what Java thinks of it stands behind. */
function signatureOf(text: string): Dump['signature'] {
  return algorithmOf(present(oidByJavaName(text.replace(/ \(.{2,30}\)$/, '').trim()), 'signatureAlgorithm'));
}

const EXTENSION = /^ *#(\d{1,3}): ObjectId: (\d(?:\.\d{1,20}){1,30}) Criticality=(true|false)$/;
/** Anything else that keytool prints behind a certificate, and the next one of a chain. */
const OVER = /^ *(?:\*{10,}|Warning:|警告[:：]|(?:Certificate|憑證|证书) ?(?:\[\d{1,3}\]|#\d{1,3})|(?:Alias name|別名名稱|别名)[:：])/;

function extensionsIn(lines: readonly string[]): PrintedExtension[] {
  const found: { oid: string; critical: boolean; below: string[] }[] = [];
  for (const line of lines) {
    const [, , oid, critical] = line.includes('ObjectId') ? (EXTENSION.exec(line) ?? []) : [];
    if (oid !== undefined) found.push({ oid, critical: critical === 'true', below: [] });
    else if (OVER.test(line.slice(0, 60))) break;
    else found.at(-1)?.below.push(line);
  }
  return found.map(({ oid, critical, below }) => {
    const value = keytoolExtension(oid, below);
    if (value === null && DECODED.has(oid)) throw new DumpFault(`extension ${oid}`);
    return { oid, critical, value };
  });
}
