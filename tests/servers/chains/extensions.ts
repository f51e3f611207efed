import { createHash } from 'node:crypto';
import { der, extension, oid } from '../../core/x509/der-build.ts';
import { type KeyPair, spkiOf } from './keys.ts';

// Extensions as the chains want them, right or wrong. Each is a whole Extension in DER (RFC 5280 4.2).

export const TRUE = der(0x01, [0xff]);

const USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type Usage = (typeof USAGES)[number];

export function keyUsage(usages: readonly Usage[], critical = true): Uint8Array {
  const bits = USAGES.map((usage) => (usages.includes(usage) ? '1' : '0'))
    .join('')
    .replace(/0+$/, '');
  const octets = bits.match(/.{1,8}/g)?.map((octet) => parseInt(octet.padEnd(8, '0'), 2)) ?? [];
  return extension('2.5.29.15', der(0x03, [octets.length * 8 - bits.length, ...octets]), critical);
}

export const EKU = {
  any: '2.5.29.37.0',
  server: '1.3.6.1.5.5.7.3.1',
  client: '1.3.6.1.5.5.7.3.2',
  code: '1.3.6.1.5.5.7.3.3',
  mail: '1.3.6.1.5.5.7.3.4',
  time: '1.3.6.1.5.5.7.3.8',
  ocsp: '1.3.6.1.5.5.7.3.9',
  stepUp: '2.16.840.1.113730.4.1',
};

export const extendedKeyUsage = (purposes: readonly string[], critical = false): Uint8Array =>
  extension('2.5.29.37', der(0x30, ...purposes.map(oid)), critical);

/** `pathLength` is the content of the INTEGER. */
export const basicConstraints = (ca: boolean, pathLength?: readonly number[], critical = true): Uint8Array =>
  extension('2.5.29.19', der(0x30, ...(ca ? [TRUE] : []), ...(pathLength ? [der(0x02, [...pathLength])] : [])), critical);

const keyId = (keys: KeyPair): Uint8Array => new Uint8Array(createHash('sha1').update(spkiOf(keys)).digest());
export const subjectKeyId = (keys: KeyPair): Uint8Array => extension('2.5.29.14', der(0x04, keyId(keys)));
export const authorityKeyId = (keys: KeyPair): Uint8Array => extension('2.5.29.35', der(0x30, der(0x80, keyId(keys))));

// GeneralName (RFC 5280 4.2.1.6); texts are written as they are, also where they are no IA5String.
export const dns = (text: string): Uint8Array => der(0x82, text);
export const mail = (text: string): Uint8Array => der(0x81, text);
export const uri = (text: string): Uint8Array => der(0x86, text);
export const ip = (...octets: number[]): Uint8Array => der(0x87, octets);
export const directory = (name: Uint8Array): Uint8Array => der(0xa4, name);

export const altNames = (names: readonly Uint8Array[], critical = false): Uint8Array =>
  extension('2.5.29.17', der(0x30, ...names), critical);

/** Each subtree is a GeneralName. */
export function nameConstraints(
  { permitted = [], excluded = [] }: { permitted?: readonly Uint8Array[]; excluded?: readonly Uint8Array[] },
  critical = true,
): Uint8Array {
  const subtrees = (tag: number, names: readonly Uint8Array[]): Uint8Array[] =>
    names.length === 0 ? [] : [der(tag, ...names.map((name) => der(0x30, name)))];
  return extension('2.5.29.30', der(0x30, ...subtrees(0xa0, permitted), ...subtrees(0xa1, excluded)), critical);
}

export const authorityInfo = (value: Uint8Array): Uint8Array => extension('1.3.6.1.5.5.7.1.1', value);
export const crlPoints = (value: Uint8Array): Uint8Array => extension('2.5.29.31', value);
export const policies = (...ids: string[]): Uint8Array => extension('2.5.29.32', der(0x30, ...ids.map((id) => der(0x30, oid(id)))));

/** An extension that nobody knows. */
export const unknown = (critical: boolean): Uint8Array => extension('1.3.6.1.4.1.99999.1.2.3', der(0x05), critical);
