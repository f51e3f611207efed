import { der, oid } from '../x509/der-build.ts';
import { block } from './hex-dresses.ts';
import { dsaParameters, jwkOf, publicDer, type SampleKey } from './sample-keys.ts';

// What OpenSSL prints with `-text` and `asn1parse`, written again here so that every release's wording can be had.

const octets = (text: string | undefined) => Buffer.from(text ?? '', 'base64url');
/** A positive INTEGER as OpenSSL prints it, with the leading zero octet. */
const integer = (bytes: Uint8Array) => block((bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.alloc(1), bytes]));

export type Release = '3' | '1.1.1' | '1.0.2';

export function rsaText(sample: SampleKey, release: Release = '3'): string {
  const jwk = jwkOf(sample);
  const bits = octets(jwk.n).length * 8;
  const head = {
    3: `Private-Key: (${bits} bit, 2 primes)`,
    '1.1.1': `RSA Private-Key: (${bits} bit, 2 primes)`,
    '1.0.2': `Private-Key: (${bits} bit)`,
  }[release];
  return [head, 'modulus:', integer(octets(jwk.n)), 'publicExponent: 65537 (0x10001)', rsaPrivateText(sample)].join('\n');
}

export function rsaPrivateText(sample: SampleKey): string {
  const { d, p, q, dp, dq, qi } = jwkOf(sample);
  return Object.entries({ privateExponent: d, prime1: p, prime2: q, exponent1: dp, exponent2: dq, coefficient: qi })
    .map(([name, value]) => `${name}:\n${integer(octets(value))}`)
    .join('\n');
}

export function ecText(sample: SampleKey): string {
  const { crv = '', d, x, y } = jwkOf(sample);
  const point = Buffer.concat([Buffer.from([4]), octets(x), octets(y)]);
  const curve = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' }[crv] ?? crv;
  return [
    `Private-Key: (${crv.slice(2)} bit)`,
    'priv:',
    block(octets(d)),
    'pub:',
    block(point),
    `ASN1 OID: ${curve}`,
    `NIST CURVE: ${crv}`,
  ].join('\n');
}

export function edText(sample: SampleKey): string {
  const { crv = '', d, x } = jwkOf(sample);
  return [`${crv.toUpperCase()} Private-Key:`, 'priv:', block(octets(d)), 'pub:', block(octets(x))].join('\n');
}

export function dsaText(sample: SampleKey): string {
  const spki = publicDer(sample);
  const { p, q, g } = dsaParameters;
  return [
    'Private-Key: (1024 bit)',
    'priv:',
    integer(sample.secrets[0] ?? new Uint8Array()),
    'pub: ',
    integer(spki.subarray(-128)),
    'P:   ',
    integer(p),
    'Q:   ',
    integer(q),
    'G:   ',
    integer(g),
  ].join('\n');
}

export function publicText(sample: SampleKey): string {
  const { kty, crv = '', n, x, y } = jwkOf(sample);
  if (kty === 'RSA')
    return [`Public-Key: (${octets(n).length * 8} bit)`, 'Modulus:', integer(octets(n)), 'Exponent: 65537 (0x10001)'].join('\n');
  if (kty === 'EC')
    return [
      `Public-Key: (${crv.slice(2)} bit)`,
      'pub:',
      block(Buffer.concat([Buffer.from([4]), octets(x), octets(y)])),
      `NIST CURVE: ${crv}`,
    ].join('\n');
  return [`${crv.toUpperCase()} Public-Key:`, 'pub:', block(octets(x))].join('\n');
}

const names: Record<number, string> = {
  1: 'BOOLEAN',
  2: 'INTEGER',
  3: 'BIT STRING',
  4: 'OCTET STRING',
  5: 'NULL',
  6: 'OBJECT',
  12: 'UTF8STRING',
  16: 'SEQUENCE',
  17: 'SET',
  19: 'PRINTABLESTRING',
  22: 'IA5STRING',
  23: 'UTCTIME',
  24: 'GENERALIZEDTIME',
};
const objects: [string, string][] = [
  ['1.2.840.113549.1.1.1', 'rsaEncryption'],
  ['1.2.840.10045.2.1', 'id-ecPublicKey'],
  ['1.2.840.10045.3.1.7', 'prime256v1'],
  ['1.3.101.112', 'ED25519'],
  ['1.2.840.10045.4.3.2', 'ecdsa-with-SHA256'],
  ['2.5.4.3', 'commonName'],
  ['2.5.4.6', 'countryName'],
  ['2.5.4.10', 'organizationName'],
];
const byBytes = new Map(objects.map(([dotted, name]) => [Buffer.from(oid(dotted)).toString('hex'), name]));

/** `openssl asn1parse` of well-formed DER. */
export function asn1parse(bytes: Uint8Array, at = 0, end = bytes.length, depth = 0): string {
  const out: string[] = [];
  while (at < end) {
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1] ?? 0;
    const head = first < 0x80 ? 2 : 2 + (first & 0x7f);
    const length = first < 0x80 ? first : parseInt(Buffer.from(bytes.subarray(at + 2, at + head)).toString('hex'), 16);
    const content = bytes.subarray(at + head, at + head + length);
    const constructed = (tag & 0x20) !== 0;
    const name = tag >= 0xa0 ? `cont [ ${tag & 31} ]` : tag >= 0x80 ? `cont [ ${tag & 31} ]` : (names[tag & 31] ?? `<ASN1 ${tag & 31}>`);
    out.push(
      `${String(at).padStart(5)}:d=${depth}  hl=${head} l=${String(length).padStart(4)} ${constructed ? 'cons' : 'prim'}: ${name.padEnd(18)}${constructed ? '' : value(tag, content)}`,
    );
    if (constructed) out.push(asn1parse(bytes, at + head, at + head + length, depth + 1));
    at += head + length;
  }
  return out.filter((line) => line).join('\n');
}

function value(tag: number, content: Uint8Array): string {
  const hex = Buffer.from(content).toString('hex').toUpperCase();
  if (tag === 2 || tag === 1) return `:${hex.replace(/^00(?=.)/, '')}`;
  if (tag === 4) return `[HEX DUMP]:${hex}`;
  if (tag === 6) return `:${byBytes.get(Buffer.from(der(6, content)).toString('hex')) ?? '2.16.840.1.101.3.4.3.18'}`;
  return [12, 19, 22, 23, 24].includes(tag) ? `:${Buffer.from(content).toString('utf8')}` : '';
}
