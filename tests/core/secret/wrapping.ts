import { needlesIn } from './needles.ts';

/** One way in which a private key gets pasted or chosen. */
export interface KeyWrapping {
  name: string;
  text: string | null;
  /** A file that is no text, or text in another encoding. */
  bytes: Uint8Array | null;
  file: string;
  /** At least 12 characters each, of the secret alone, each within one line. For `bytes` they are its hexadecimal, Base64 or text. */
  needles: string[];
  /** A one-line field gets something still recognisable when line breaks become spaces or vanish. */
  isLine: boolean;
}

interface Rest {
  file?: string;
  isLine?: boolean;
}

export function wrapText(
  name: string,
  text: string,
  secrets: Uint8Array[],
  { file = 'server.key', isLine = true }: Rest = {},
): KeyWrapping {
  return { name, text, bytes: null, file, needles: needlesIn(text, secrets), isLine };
}

/** A page never shows a file's bytes as they are: it would leak them as Base64 or hexadecimal, or as the text they encode. */
export function wrapBytes(name: string, bytes: Uint8Array, secrets: Uint8Array[], file: string, readAs?: string): KeyWrapping {
  return { name, text: null, bytes, file, needles: needlesIn(readAs ?? printsOf(bytes), secrets), isLine: false };
}

export function printsOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  return [
    buffer.toString('base64'),
    buffer.toString('hex'),
    buffer.toString('latin1'),
    buffer.toString('utf16le'),
    Buffer.from(buffer)
      .subarray(0, buffer.length & ~1)
      .swap16()
      .toString('utf16le'),
  ].join('\n');
}

export const base64 = (value: Uint8Array | string) => Buffer.from(value as string).toString('base64');
export const folded = (text: string, width = 76) => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n');
export const indented = (text: string, by: string) => text.replace(/^(?=.)/gm, by);
