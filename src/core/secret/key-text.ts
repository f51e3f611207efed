/** A private key written as text without PEM lines: the name of its format, and where in the text it first shows. */
export interface KeyText {
  format: string;
  index: number;
}

/** Eight octets in hex with colons, as OpenSSL, GnuTLS and LibreSSL print numbers, also where mail has quoted them. */
const OCTETS = String.raw`[\s>|]{0,100}(?:[0-9a-f]{2}[:\s][\s>|]{0,80}){8}`;
/** What may stand between a name and its value, also where the text was put into a string of JSON or of a program. */
const IS = String.raw`["'\\]{0,6}\s{0,20}[:=]\s{0,20}["'\\]{0,6}`;

/** How HTML, JSON and addresses write the characters that these forms are told by. */
const UNESCAPED: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '\\u003c': '<',
  '\\u003e': '>',
  '%22': '"',
  '%3a': ':',
  '%7b': '{',
  '%2c': ',',
  '%3c': '<',
  '%3e': '>',
};
const ESCAPED = /&(?:lt|gt|quot);|\\u003[ce]|%(?:22|3[ace]|7b|2c)/gi;

interface Form {
  format: string;
  /** Where the form shows. All of `also` must be in the text as well, wherever. */
  shows: RegExp;
  also?: readonly RegExp[];
}

/** A public key in any of these forms matches none of them. */
const FORMS: readonly Form[] = [
  { format: 'PuTTY', shows: /PuTTY-User-Key-File-\d|Private-Lines: ?\d|Private-MAC: ?[0-9a-f]/i },
  { format: 'RSAKeyValue', shows: /<(?:\w{1,20}:)?RSAKeyValue/, also: [/<\/?(?:\w{1,20}:)?(?:D|P|Q|DP|DQ|InverseQ)>/] },
  { format: 'DSAKeyValue', shows: /<(?:\w{1,20}:)?DSAKeyValue/, also: [/<\/?(?:\w{1,20}:)?X>/] },
  // What .NET's RSAParameters look like in JSON.
  {
    format: 'RSAParameters',
    shows: /["']Modulus["']\s{0,20}:/i,
    also: [/["'](?:D|P|Q|DP|DQ|InverseQ)["']\s{0,20}:\s{0,20}["'][A-Za-z0-9+/]{16}/i],
  },
  // RFC 7518, 6.2.2, 6.3.2 and 6.4: of the members only d and k are secret by themselves.
  {
    format: 'JWK',
    shows: new RegExp(String.raw`\b(?:kty${IS}(?:RSA|EC|OKP|AKP|oct)|crv${IS}(?:Ed|X|P-|secp)|e${IS}AQAB)`),
    also: [new RegExp(String.raw`(?:(?<!i)d|(?<![\w-])(?:k|priv))${IS}[\w-]{12}`)],
  },
  { format: 'JWK', shows: new RegExp(String.raw`(?<![\w-])(?:d|dp|dq|qi)${IS}[\w-]{40}`) },
  // openssl rsa, ec, pkey -text; certtool -k.
  {
    format: 'openssl -text',
    shows: new RegExp(
      String.raw`(?<![\w-])(?:priv|private ?exponent|prime ?[12]|exponent ?[12]|coefficient|private key|seed):${OCTETS}`,
      'i',
    ),
  },
  // Written down by hand: 32 bytes behind their name. A path or a fingerprint is no key.
  {
    format: 'PRIVATE KEY',
    shows:
      /(?:(?:[Pp]riv(?:ate)?|PRIV(?:ATE)?)[ _-]?(?:[Kk]ey|KEY)|私密金鑰|私鑰)(?:\s?\([\w ]{1,12}\))?\s{0,4}[:=：]\s{0,4}["']?(?:(?:0x)?[0-9A-Fa-f]{24}|[A-Za-z0-9+/]{43}=|(?!\/\w+\/)(?=[\w+/-]{0,40}(?:\d|[a-z][A-Z]|[A-Z][a-z]{1,3}[A-Z]|\+))(?=[\w+/-]{0,40}[A-Za-z0-9+]{16})[\w+/-]{16,90}(?![\w+/.-]))/,
  },
  { format: 'WireGuard', shows: /\bwg gen(?:key|psk)\s{0,8}[A-Za-z0-9+/]{43}=/ },
  { format: 'WireGuard', shows: new RegExp(String.raw`(?:private|preshared)_?key${IS}[A-Za-z0-9+/]{42,43}=`, 'i') },
  { format: 'age', shows: /AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{16}/i },
  { format: 'minisign', shows: /untrusted comment: (?:minisign|signify|rsign) (?:encrypted )?secret key/i },
];

/** Finds a private key that a text spells out (PuTTY, XML, JWK, what OpenSSL prints of a key, age, WireGuard …), else null. */
export function keyText(text: string): KeyText | null {
  const plain = text.replace(ESCAPED, (escape) => UNESCAPED[escape.toLowerCase()] ?? escape);
  for (const { format, shows, also = [] } of FORMS) {
    const index = plain.search(shows);
    if (index >= 0 && also.every((pattern) => pattern.test(plain))) return { format, index };
  }
  return parsedKey(text);
}

/** Names that stand in front of nothing but a key's numbers, in the forms above. */
const NAMES =
  /\b(?:priv|private ?exponent|prime ?[12]|exponent ?[12]|coefficient) ?:|["'{,]\s{0,4}(?:kty|crv|d|k)["']?\s{0,4}:|(?:private[ _-]?key|私密金鑰|私鑰)\s?(?:\([\w ]{1,12}\))?\s{0,4}[:=：]|AGE-SECRET-KEY|PuTTY-User-Key|wg gen(?:key|psk)/i;

/** For a field so short that a key is cut off after its name: the name tells. */
export function namesKey(text: string): boolean {
  return NAMES.test(text);
}

/** A line of `openssl asn1parse`: offset, depth, header length, length, primitive or constructed, type. */
const PARSED =
  /^[>\s]{0,40}\d{1,7}:d= ?(\d{1,2}) +hl= ?\d +l= *(?:\d{1,7}|inf) +(?:prim|cons): (SEQUENCE|INTEGER|OCTET STRING|OBJECT|cont \[ 0 \])/gm;
/** RSAPrivateKey and DSAPrivateKey are integers, ECPrivateKey a number and octets, PKCS #8 a number, an algorithm and octets. */
const KEY_SHAPE = /^0S(?:1I){6}|^0S1I1T|^0S1I1S2O(?:2.|3.)*1T/;

/** The listing of a key's structure by `openssl asn1parse`, with the key in it as hex. */
function parsedKey(text: string): KeyText | null {
  if (!text.includes(':d=')) return null;
  const letters: Readonly<Record<string, string>> = { SEQUENCE: 'S', INTEGER: 'I', 'OCTET STRING': 'T', OBJECT: 'O', 'cont [ 0 ]': 'C' };
  let shape = '';
  let index = 0;
  for (const match of text.matchAll(PARSED)) {
    if (match[1] === '0' || shape.length > 60) {
      if (KEY_SHAPE.test(shape)) return { format: 'openssl asn1parse', index };
      if (match[1] !== '0') continue;
      shape = '';
      index = match.index;
    }
    shape += `${match[1]}${letters[match[2] ?? ''] ?? '.'}`;
  }
  return KEY_SHAPE.test(shape) ? { format: 'openssl asn1parse', index } : null;
}
