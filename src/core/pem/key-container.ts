import { derPeek } from './der-peek.ts';

/** Binary containers of private keys other than DER, by their first bytes. */
const MAGIC: [format: string, bytes: number[]][] = [
  ['JKS', [0xfe, 0xed, 0xfe, 0xed]],
  ['JCEKS', [0xce, 0xce, 0xce, 0xce]],
  // Bouncy Castle: version 1 or 2, then a salt of 20 bytes. BKS and UBER begin alike.
  ['BKS', [0, 0, 0, 1, 0, 0, 0, 0x14]],
  ['BKS', [0, 0, 0, 2, 0, 0, 0, 0x14]],
  ['PVK', [0x1e, 0xf1, 0xb5, 0xb0]],
  ['PRIVATEKEYBLOB', [0x07, 0x02, 0, 0]],
  // "openssh-key-v1"
  ['OPENSSH PRIVATE KEY', [0x6f, 0x70, 0x65, 0x6e, 0x73, 0x73, 0x68, 0x2d, 0x6b, 0x65, 0x79, 0x2d, 0x76, 0x31]],
];

/** The container's name if the bytes begin a private key or a key store of any known format, else null. */
export function keyContainer(bytes: Uint8Array): string | null {
  for (const [format, magic] of MAGIC) if (magic.every((byte, i) => bytes[i] === byte)) return format;
  return derPeek(bytes)?.format ?? null;
}

const RSA_XML = /<\/?(?:\w{1,20}:)?(?:D|P|Q|DP|DQ|InverseQ)>/;
const DSA_XML = /<\/?(?:\w{1,20}:)?X>/;
const JWK_TYPE = /["']kty\\{0,4}["']\s{0,20}:/;
const JWK_SECRET = /["'](?:d|k)\\{0,4}["']\s{0,20}:\s{0,20}\\{0,4}["']/;

/** A private key written as text without PEM lines, and where its format first shows. */
export interface TextKey {
  format: 'PuTTY' | 'RSAKeyValue' | 'DSAKeyValue' | 'JWK';
  index: number;
}

/** Finds a PuTTY, XML or JWK private key in a text, else null. A public key in XML or JWK is none. */
export function textKey(text: string): TextKey | null {
  const putty = text.search(/PuTTY-User-Key-File-\d|Private-Lines: ?\d|Private-MAC: ?[0-9a-f]/i);
  if (putty >= 0) return { format: 'PuTTY', index: putty };
  const xml = text.includes('&lt;') ? text.replaceAll('&lt;', '<').replaceAll('&gt;', '>') : text;
  if (xml.includes('RSAKeyValue') && RSA_XML.test(xml)) return { format: 'RSAKeyValue', index: text.indexOf('RSAKeyValue') };
  if (xml.includes('DSAKeyValue') && DSA_XML.test(xml)) return { format: 'DSAKeyValue', index: text.indexOf('DSAKeyValue') };
  return JWK_TYPE.test(text) && JWK_SECRET.test(text) ? { format: 'JWK', index: text.search(JWK_TYPE) } : null;
}
