import type { ReadResult } from '../pem/block.ts';
import { decodeText } from '../pem/decode-text.ts';

/** What the first reading could not name, and files of other kinds, whose words come with the second. */
const UNKNOWN = /unknown|-(?:file|store|page|text)$/;
/** 1.2.840.113549.1.7.2, the only content of PKCS#7 that has certificates to take out. */
const SIGNED_DATA = /,13,1,7,2,/;

/**
 * What the first reading calls damaged or does not name: labels that are none of ours, SPKAC, SSH (whose Base64 begins with a length),
 * JWK, the first two bytes of an object as programs print them, and what their printouts of one in words all have. The other texts that
 * have names hold Base64.
 */
const SEEMS =
  /PGP |SSH2|METERS-|ATTRIB|STAMP |SPKAC| AAAA|"kty"|30\W{0,3}(?:0?x)?8[1-3]|8[1-3]30|48\W{1,9}13[01]|Data:|ObjectId|256: |#10 /;

/** More of such an object, spelled so that Base64 hardly ever looks like it. */
const DUMP = /30\W{0,3}(?:0?x)?8[1-3](?:\W{0,3}(?:0?x)?[0-9a-f]{2}){6}|\s8[1-3]30 [0-9a-f]{4} |48, ?13[01],/i;

/** Whether a second look at an input is worth loading its script: at what it may be besides what we read. */
export function mayBeOther(input: Uint8Array | string, { blocks, problems }: ReadResult): boolean {
  if (problems.some(({ code }) => UNKNOWN.test(code))) return true;
  if (blocks.some(({ kind, der }) => kind === 'pkcs7' && !SIGNED_DATA.test(String(der?.subarray(0, 40))))) return true;
  if (problems.length > 0 && input[0] === 0x30) return true;
  if (problems.length === 0 && !blocks.some(({ line }) => line !== null)) return false;
  return (problems.length > 0 ? SEEMS : DUMP).test(typeof input === 'string' ? input : decodeText(input).text);
}
