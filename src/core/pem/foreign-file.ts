import type { Facts } from '../facts.ts';
import type { ProblemCode } from './codes.ts';

/** A file that is plainly something else, as a problem code with its facts. */
export interface ForeignFile {
  code: ProblemCode;
  facts: Facts;
}

const MAGIC: [code: ProblemCode, format: string | null, hex: string][] = [
  ['pdf-file', null, '255044462d'],
  ['office-file', 'Word／Excel／Outlook', 'd0cf11e0a1b11ae1'],
  ['office-file', 'RTF', '7b5c727466'],
  ['zip-file', '7-Zip', '377abcaf271c'],
  ['zip-file', 'RAR', '526172211a07'],
  ['zip-file', 'gzip', '1f8b08'],
  ['image-file', 'PNG', '89504e470d0a1a0a'],
  ['image-file', 'JPEG', 'ffd8ff'],
  ['image-file', 'GIF', '47494638'],
  ['image-file', 'TIFF', '49492a00'],
  ['image-file', 'TIFF', '4d4d002a'],
  ['program-file', null, '4d5a90'],
  ['program-file', null, '7f454c46'],
  // [MS-SHLLINK] 2.1: header size and the class id's start.
  ['shortcut-file', null, '4c00000001140200'],
  // A serialised Windows certificate store (.sst): version 0, then "CERT".
  ['certificate-store', null, '0000000043455254'],
];

/** What the file is by its first bytes, or null if they say nothing. */
export function foreignFile(bytes: Uint8Array): ForeignFile | null {
  const head = [...bytes.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (head.startsWith('504b0304') || head.startsWith('504b0506')) return zipFile(bytes);
  if (head.startsWith('52494646') && head.slice(16, 24) === '57454250') return image('WebP');
  if (head.slice(8, 16) === '66747970') return image('HEIC');
  if (head.startsWith('424d') && head.slice(12, 20) === '00000000') return image('BMP');
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
  let start = '';
  for (const byte of bytes.subarray(0, 4096)) start += String.fromCharCode(byte);
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
