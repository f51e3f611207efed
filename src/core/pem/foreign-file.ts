import type { Facts } from '../facts.ts';
import type { ProblemCode } from './codes.ts';

/** A file that is plainly something else, as a problem code with its facts. */
export interface ForeignFile {
  code: ProblemCode;
  facts: Facts;
}

/** By the first bytes, one character each. */
const MAGIC: readonly [code: ProblemCode, format: string | null, bytes: string][] = [
  ['pdf-file', null, '%PDF-'],
  ['office-file', 'Word／Excel／Outlook', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['office-file', 'RTF', '{\\rtf'],
  ['zip-file', '7-Zip', "7z\xbc\xaf'\x1c"],
  ['zip-file', 'RAR', 'Rar!\x1a\x07'],
  ['zip-file', 'gzip', '\x1f\x8b\x08'],
  ['image-file', 'PNG', '\x89PNG\r\n\x1a\n'],
  ['image-file', 'JPEG', '\xff\xd8\xff'],
  ['image-file', 'GIF', 'GIF8'],
  ['image-file', 'TIFF', 'II*\0'],
  ['image-file', 'TIFF', 'MM\0*'],
  ['program-file', null, 'MZ\x90'],
  ['program-file', null, '\x7fELF'],
  // [MS-SHLLINK] 2.1: header size and the class id's start.
  ['shortcut-file', null, 'L\0\0\0\x01\x14\x02\0'],
  // A serialised Windows certificate store (.sst): version 0, then "CERT".
  ['certificate-store', null, '\0\0\0\0CERT'],
];

/** What the file is by its first bytes, or null if they say nothing. */
export function foreignFile(bytes: Uint8Array): ForeignFile | null {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (/^PK(?:\x03\x04|\x05\x06)/.test(head)) return zipFile(bytes);
  if (/^RIFF.{4}WEBP/s.test(head)) return image('WebP');
  if (head.startsWith('ftyp', 4)) return image('HEIC');
  if (/^BM.{4}\0{4}/s.test(head)) return image('BMP');
  for (const [code, format, magic] of MAGIC) {
    if (!head.startsWith(magic)) continue;
    return { code, facts: code === 'shortcut-file' ? { url: null } : format === null ? {} : { format } };
  }
  return null;
}

function image(format: string): ForeignFile {
  return { code: 'image-file', facts: { format } };
}

/** Office Open XML is a zip whose first entries name its parts; their names stand uncompressed near the start. */
function zipFile(bytes: Uint8Array): ForeignFile {
  const start = String.fromCharCode(...bytes.subarray(0, 4096));
  const isOffice = start.includes('[Content_Types].xml') || start.includes('mimetypeapplication/vnd.oasis');
  return isOffice ? { code: 'office-file', facts: { format: 'Word／Excel／ODF' } } : { code: 'zip-file', facts: { format: 'ZIP' } };
}

const MAX_FACT = 200;

/** What a text is that holds none of our objects: a web page, an internet shortcut, a binary file opened as text; else null. */
export function foreignText(text: string): ForeignFile | null {
  const head = text.slice(0, 4096).replace(/^[\s\ufeff]{1,200}/, '');
  if (/^\[InternetShortcut\]/i.test(head)) {
    return { code: 'shortcut-file', facts: { url: /^URL=([^\r\n]{1,200})/im.exec(head)?.[1] ?? null } };
  }
  if (/^(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,200}-->\s{0,20})?<(?:!doctype html|html|head|body)\b/i.test(head)) {
    const title = /<title[^>]{0,100}>([^<]{0,1000})/i.exec(text.slice(0, 65536))?.[1];
    return { code: 'html-page', facts: { title: title?.replace(/\s+/g, ' ').trim().slice(0, MAX_FACT) || null } };
  }
  // DER (30 82 …) read as UTF-8, Latin-1 or Windows-1252.
  return /^0[\ufffd\u0080-\u0084\u201a\u0192\u201e]/.test(head) ? { code: 'binary-as-text', facts: {} } : null;
}
