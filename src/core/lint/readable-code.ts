import { unicodeHost } from '../text/unicode-host.ts';
import { algorithmName } from './algorithm-names.ts';

/** What an encoded host name or the OID of an algorithm stands for; null where it is neither. */
export function readableCode(code: string): string | null {
  return algorithmName(code) ?? unicodeHost(code);
}
