import type { Repair } from '../problem.ts';

/** Text out of bytes, and what had to be said about its encoding. */
export interface DecodedText {
  text: string;
  repairs: Repair[];
}

/** UTF-8, UTF-16 of either byte order with or without BOM, else Big5 (older Windows in Taiwan), which is ASCII for all we need. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Label(bytes);
  if (utf16 !== null) {
    const text = new TextDecoder(utf16).decode(bytes);
    return { text, repairs: [{ code: 'utf-16', line: 1 }] };
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const repairs: Repair[] = hasMark ? [{ code: 'byte-order-mark', line: 1 }] : [];
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), repairs };
  } catch {
    return { text: new TextDecoder('big5').decode(bytes), repairs };
  }
}

const SAMPLE = 1024;

/** ASCII in UTF-16 has a zero in every second byte; which one tells the byte order. */
function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = Math.min(bytes.length, SAMPLE);
  if (sample < 8) return null;
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < sample; i++) if (bytes[i] === 0) zeros[(i & 1) as 0 | 1]++;
  const half = sample / 2;
  if (zeros[1] > half * 0.6 && zeros[0] < half * 0.1) return 'utf-16le';
  return zeros[0] > half * 0.6 && zeros[1] < half * 0.1 ? 'utf-16be' : null;
}
