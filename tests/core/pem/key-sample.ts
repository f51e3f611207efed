import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { fixture } from './accident.ts';

/** A private key in one of its forms, made anew for every run, and the texts of it that must not come back. */
export interface KeySample {
  name: string;
  input: string | Uint8Array;
  /** The label that the refused block carries. */
  label: string;
  /** The key's own bytes, from which the forbidden texts are made. */
  secret: Uint8Array;
}

const wrap = (label: string, der: Uint8Array, headers = ''): string =>
  `-----BEGIN ${label}-----\n${headers}${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`;

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;
const ed448 = generateKeyPairSync('ed448').privateKey;

const pkcs8 = (key: KeyObject): Uint8Array => new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }));
const pkcs1 = new Uint8Array(rsa.export({ type: 'pkcs1', format: 'der' }));
const sec1 = new Uint8Array(ec.export({ type: 'sec1', format: 'der' }));
const encrypted = new Uint8Array(rsa.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'test' }));
const random = new Uint8Array(randomBytes(600));
const store = (...magic: number[]): Uint8Array => new Uint8Array([...magic, ...random]);
const openssh = new Uint8Array(Buffer.concat([Buffer.from('openssh-key-v1\0'), random]));
const dsaInteger = (length: number): Uint8Array => new Uint8Array([2, 0x81, length, 1, ...randomBytes(length - 1)]);
const dsaBody = Buffer.concat([
  Buffer.from([2, 1, 0]),
  dsaInteger(128),
  new Uint8Array([2, 20, 1, ...randomBytes(19)]),
  dsaInteger(128),
  dsaInteger(128),
  new Uint8Array([2, 20, 1, ...randomBytes(19)]),
]);
const dsaDer = new Uint8Array(Buffer.concat([Buffer.from([0x30, 0x82, dsaBody.length >> 8, dsaBody.length & 0xff]), dsaBody]));
const jwk = rsa.export({ format: 'jwk' });
const secretJwk = new Uint8Array(Buffer.from(jwk.d ?? '', 'base64url'));
const standard = (value: string | undefined): string => Buffer.from(value ?? '', 'base64url').toString('base64');
const xml = `<RSAKeyValue><Modulus>${standard(jwk.n)}</Modulus><Exponent>AQAB</Exponent><P>${standard(jwk.p)}</P><Q>${standard(jwk.q)}</Q><D>${standard(jwk.d)}</D></RSAKeyValue>`;
const putty = `PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: test\nPublic-Lines: 1\nAAAAB3NzaC1yc2E\nPrivate-Lines: 8\n${Buffer.from(random).toString('base64').replace(/.{64}/g, '$&\n')}\nPrivate-MAC: 00\n`;
const p12 = fixture('bundle.p12');
const base64 = (der: Uint8Array): string => Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n');

export const keySamples: KeySample[] = [
  { name: 'PKCS#1', input: wrap('RSA PRIVATE KEY', pkcs1), label: 'RSA PRIVATE KEY', secret: pkcs1 },
  { name: 'PKCS#8', input: wrap('PRIVATE KEY', pkcs8(rsa)), label: 'PRIVATE KEY', secret: pkcs8(rsa) },
  { name: '加密的 PKCS#8', input: wrap('ENCRYPTED PRIVATE KEY', encrypted), label: 'ENCRYPTED PRIVATE KEY', secret: encrypted },
  { name: 'SEC1 EC', input: wrap('EC PRIVATE KEY', sec1), label: 'EC PRIVATE KEY', secret: sec1 },
  {
    name: 'EC，前面有參數',
    input: `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${wrap('EC PRIVATE KEY', sec1)}`,
    label: 'EC PRIVATE KEY',
    secret: sec1,
  },
  { name: 'DSA', input: wrap('DSA PRIVATE KEY', dsaDer), label: 'DSA PRIVATE KEY', secret: dsaDer },
  { name: 'PKCS#8 DSA', input: wrap('PRIVATE KEY', pkcs8(dsa)), label: 'PRIVATE KEY', secret: pkcs8(dsa) },
  { name: 'PKCS#8 Ed25519', input: wrap('PRIVATE KEY', pkcs8(ed25519)), label: 'PRIVATE KEY', secret: pkcs8(ed25519) },
  { name: 'OPENSSH', input: wrap('OPENSSH PRIVATE KEY', openssh), label: 'OPENSSH PRIVATE KEY', secret: random },
  { name: 'PGP', input: wrap('PGP PRIVATE KEY BLOCK', random, 'Version: test\n\n'), label: 'PGP PRIVATE KEY BLOCK', secret: random },
  {
    name: 'SSH2 四個減號',
    input: wrap('SSH2 ENCRYPTED PRIVATE KEY', random).replaceAll('-----', '----'),
    label: 'PRIVATE KEY',
    secret: random,
  },
  { name: '不明名稱的金鑰', input: wrap('FOO SECRET KEY', random), label: 'PRIVATE KEY', secret: random },
  {
    name: 'Proc-Type 加密',
    input: wrap('RSA PRIVATE KEY', random, 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n'),
    label: 'RSA PRIVATE KEY',
    secret: random,
  },
  {
    name: 'Proc-Type 加密，名稱不明',
    input: wrap('FOO BAR', random, 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n'),
    label: 'PRIVATE KEY',
    secret: random,
  },
  { name: '標成憑證的金鑰', input: wrap('CERTIFICATE', pkcs8(rsa)), label: 'PRIVATE KEY', secret: pkcs8(rsa) },
  { name: 'PuTTY', input: putty, label: 'PuTTY', secret: random },
  { name: 'PuTTY，郵件引用', input: putty.replaceAll(/^/gm, '> '), label: 'PuTTY', secret: random },
  { name: 'XML', input: xml, label: 'RSAKeyValue', secret: secretJwk },
  { name: 'XML 分行', input: xml.replaceAll('<', '\n<').replaceAll('>', '>\n'), label: 'RSAKeyValue', secret: secretJwk },
  { name: 'XML 跳脫', input: xml.replaceAll('<', '&lt;').replaceAll('>', '&gt;'), label: 'RSAKeyValue', secret: secretJwk },
  { name: 'JWK', input: JSON.stringify(jwk), label: 'JWK', secret: secretJwk },
  { name: 'JWK 排版過', input: JSON.stringify(jwk, null, 2), label: 'JWK', secret: secretJwk },
  {
    name: 'JWK 對稱金鑰',
    input: JSON.stringify({ kty: 'oct', k: Buffer.from(random).toString('base64url') }),
    label: 'JWK',
    secret: random,
  },
  { name: 'PKCS#1 DER', input: pkcs1, label: 'RSA PRIVATE KEY', secret: pkcs1 },
  { name: 'PKCS#8 DER', input: pkcs8(rsa), label: 'PRIVATE KEY', secret: pkcs8(rsa) },
  { name: 'PKCS#8 Ed25519 DER', input: pkcs8(ed25519), label: 'PRIVATE KEY', secret: pkcs8(ed25519) },
  { name: 'PKCS#8 Ed448 DER', input: pkcs8(ed448), label: 'PRIVATE KEY', secret: pkcs8(ed448) },
  { name: 'EC DER', input: sec1, label: 'EC PRIVATE KEY', secret: sec1 },
  { name: 'DSA DER', input: dsaDer, label: 'DSA PRIVATE KEY', secret: dsaDer },
  { name: '加密 PKCS#8 DER', input: encrypted, label: 'ENCRYPTED PRIVATE KEY', secret: encrypted },
  { name: 'DER 只有前半', input: pkcs1.slice(0, 500), label: 'RSA PRIVATE KEY', secret: pkcs1.slice(0, 500) },
  { name: 'PKCS#12', input: p12, label: 'PKCS#12', secret: p12 },
  { name: 'PKCS#12 的 Base64', input: base64(p12), label: 'PKCS#12', secret: p12 },
  { name: 'JKS', input: store(0xfe, 0xed, 0xfe, 0xed), label: 'JKS', secret: random },
  { name: 'JCEKS', input: store(0xce, 0xce, 0xce, 0xce), label: 'JCEKS', secret: random },
  { name: 'BKS', input: store(0, 0, 0, 2, 0, 0, 0, 0x14), label: 'BKS', secret: random },
  { name: 'JKS 的 Base64', input: base64(store(0xfe, 0xed, 0xfe, 0xed)), label: 'JKS', secret: random },
  { name: 'BKS 的 Base64', input: base64(store(0, 0, 0, 1, 0, 0, 0, 0x14)), label: 'BKS', secret: random },
  { name: 'OPENSSH 沒有 BEGIN', input: base64(openssh), label: 'OPENSSH PRIVATE KEY', secret: random },
  { name: 'PKCS#8 沒有 BEGIN', input: base64(pkcs8(rsa)), label: 'PRIVATE KEY', secret: pkcs8(rsa) },
  { name: 'PKCS#1 沒有 BEGIN，一行', input: Buffer.from(pkcs1).toString('base64'), label: 'RSA PRIVATE KEY', secret: pkcs1 },
  { name: 'EC 沒有 BEGIN', input: base64(sec1), label: 'EC PRIVATE KEY', secret: sec1 },
  { name: 'Ed25519 沒有 BEGIN', input: base64(pkcs8(ed25519)), label: 'PRIVATE KEY', secret: pkcs8(ed25519) },
  { name: '加密 PKCS#8 沒有 BEGIN', input: base64(encrypted), label: 'ENCRYPTED PRIVATE KEY', secret: encrypted },
  {
    name: 'YAML 裡的 Base64（Kubernetes）',
    input: `tls.key: ${Buffer.from(wrap('PRIVATE KEY', pkcs8(rsa))).toString('base64')}`,
    label: 'PRIVATE KEY',
    secret: pkcs8(rsa),
  },
];

/** The good PEM key on which the paste accidents are tried. */
export const pemKey = { text: wrap('PRIVATE KEY', pkcs8(rsa)), secret: pkcs8(rsa) };

/**
 * What of a secret must not be seen: every stretch of 9 bytes as Base64 in each of three alignments, and 8 bytes as hex and
 * as a decimal list. What `open`, the hex of public data beside it, also has (algorithm identifiers) is no secret.
 */
export function piecesOf(secret: Uint8Array, open = ''): string[] {
  const bytes = Buffer.from(secret);
  const pieces: string[] = [];
  for (let at = 0; at + 11 <= bytes.length; at++) {
    const eight = bytes.subarray(at, at + 8);
    if (open.includes(eight.toString('hex'))) continue;
    const text = bytes
      .subarray(at, at + 9)
      .toString('base64')
      .slice(0, 10);
    if (!/^A+$/.test(text)) pieces.push(text);
    if (at % 3 === 0) pieces.push(eight.toString('hex'), [...eight].join(','));
  }
  return pieces;
}

/** The first piece that is in the text, or null. */
export function leaked(text: string, pieces: readonly string[]): string | null {
  return pieces.find((piece) => text.includes(piece)) ?? null;
}

/** A result as text, bytes as plain lists, so that nothing hides in a typed array. */
export function shown(result: unknown): string {
  return JSON.stringify(result, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value));
}
