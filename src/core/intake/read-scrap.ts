import { extensionOf, type FileKind } from './file-kinds.ts';

/** Something short that is no question and nothing that could be examined, but says what its owner has in hand. */
export type Scrap =
  | { kind: 'fingerprint'; algorithm: 'SHA-1' | 'SHA-256'; hex: string; hadHidden: boolean }
  | { kind: 'serial'; hex: string; hadHidden: boolean }
  | { kind: 'oid'; oid: string; isAgency: boolean }
  | { kind: 'date'; day: string }
  | { kind: 'file'; file: FileKind }
  | { kind: 'number' }
  | { kind: 'email'; domain: string }
  | { kind: 'base64' }
  | { kind: 'binary' };

/** Longer is a text. */
const LONGEST = 500;
/** Characters that cannot be seen and that Windows puts in front of what is copied from a certificate's window. */
const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Years of the Republic of China begin with 1912. */
const ROC = 1911;

/** What a short text is, or null. */
export function readScrap(text: string): Scrap | null {
  // Fewer letters than a sentence has, and characters that nobody can type.
  if (isBinary(text.slice(0, 4_096))) return { kind: 'binary' };
  const seen = text.replace(HIDDEN, '');
  const hadHidden = seen.length < text.length;
  const bare = seen.trim();
  if (bare === '' || bare.length > LONGEST || /[\r\n]/.test(bare)) return null;
  const plain = bare.normalize('NFKC').replace(/^["'「『]|["'」』]$/g, '');
  return hexScrap(plain, hadHidden) ?? oidScrap(plain) ?? dateScrap(plain) ?? emailScrap(plain) ?? fileScrap(plain) ?? codeScrap(plain);
}

function isBinary(text: string): boolean {
  const odd = text.match(/[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd]/g)?.length ?? 0;
  return odd >= 2 && odd * 8 > text.length;
}

function hexScrap(text: string, hadHidden: boolean): Scrap | null {
  const [, label = '', value = ''] =
    /^((?:serial(?: number)?|序號|thumbprint|fingerprint|指紋|憑證指紋|sha-?1|sha-?256)[^:=]{0,20}[:=]\s*)?([0-9a-f][0-9a-f:\s-]*)$/i.exec(
      text,
    ) ?? [];
  const hex = value.replace(/[:\s-]/g, '').toLowerCase();
  if (!/^[0-9a-f]+$/.test(hex)) return null;
  const isSerial = /序號|serial/i.test(label);
  if (!isSerial && hex.length === 40) return { kind: 'fingerprint', algorithm: 'SHA-1', hex, hadHidden };
  if (!isSerial && hex.length === 64) return { kind: 'fingerprint', algorithm: 'SHA-256', hex, hadHidden };
  const isPlain = isSerial || (hex.length >= 16 && /[a-f]/.test(hex) && /\d/.test(hex)) || /^(?:[0-9a-f]{2}[:\s]){5,}/i.test(value);
  return isPlain && hex.length >= 4 && hex.length <= 42 && (label === '' || isSerial) ? { kind: 'serial', hex, hadHidden } : null;
}

function oidScrap(text: string): Scrap | null {
  const oid = /^(?:oid\s{0,3}[:.=]?\s{0,3})?([0-2](?:\.\d{1,20}){3,20})$/i.exec(text)?.[1];
  if (oid === undefined || /^\d+(?:\.\d+){3}$/.test(oid)) return null;
  return { kind: 'oid', oid, isAgency: oid.startsWith('2.16.886.101.') };
}

function dateScrap(text: string): Scrap | null {
  const said = text.replace(/^(?:notafter|notbefore|到期日?|有效期限?|期限)\s*[:=]?\s*/i, '');
  const bare = said.replace(/[\sT]\d{1,2}:\d{2}.*$/, '').trim();
  const [, year, month, day] =
    /^(?:民國)?\s*(\d{2,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:到期)?$/.exec(bare) ??
    /^(20\d\d)(\d\d)(\d\d)$/.exec(bare) ??
    [];
  if (year !== undefined) return dateOf(Number(year) < 200 ? Number(year) + ROC : Number(year), Number(month), Number(day));
  const [, name = '', date, ad] = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?(?:\s+\d\d:\d\d:\d\d)?\s+(\d{4})(?:\s*GMT)?$/i.exec(said) ?? [];
  return ad === undefined ? null : dateOf(Number(ad), MONTHS.indexOf(name.toLowerCase()) + 1, Number(date));
}

function dateOf(year: number, month: number, day: number): Scrap | null {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { kind: 'date', day: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` };
}

function emailScrap(text: string): Scrap | null {
  const domain = /^(?:mailto:)?[\w.+-]{1,64}@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})$/i.exec(text)?.[1];
  return domain === undefined ? null : { kind: 'email', domain: domain.toLowerCase() };
}

function fileScrap(text: string): Scrap | null {
  const isPath =
    /^(?:[a-z]:[\\/]|\\\\[^\\\s]+\\|~\/|\.{1,2}[\\/]|file:\/\/|\/(?:[^/\s]+\/)+[^/\s]*$|\/(?:etc|opt|usr|var|home|srv|tmp|root)\b)/i.test(
      text,
    );
  const file = extensionOf(text);
  if (isPath && !/\s-{1,2}[a-z]/i.test(text)) return { kind: 'file', file: file ?? 'other' };
  return file !== null && /^[^\s:*?"<>|]+(?: ?\(\d+\))?\.\w{1,10}$/.test(text) ? { kind: 'file', file } : null;
}

/** A number that only its giver knows, or a piece of Base64. */
function codeScrap(text: string): Scrap | null {
  if (
    /^MII[A-Za-z0-9+/=]{5,}$/.test(text) ||
    (/^[A-Za-z0-9+/]{40,}={0,2}$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text))
  )
    return { kind: 'base64' };
  if (/^(?:cve|cwe|rfc|kb|ah|ora|id|event)\b/i.test(text)) return null;
  if (/^(?:(?:案件?編?號|單號|訂單|編號|用戶代碼|no\.?)\s{0,3}[:：]?\s{0,3})?[a-z]{0,8}[-_]?\d{7,20}$/i.test(text))
    return { kind: 'number' };
  return /^[a-z]{1,12}(?:-[a-z0-9]{1,12}){0,3}-\d{4,20}$/i.test(text) && /\d{4}.*\d/.test(text) ? { kind: 'number' } : null;
}
