import { jwkOf, type SampleKey } from './sample-keys.ts';
import type { KeyFile } from './key-files.ts';

// OpenPGP and age, which have checksums of their own.

const octets = (text: string | undefined) => Buffer.from(text ?? '', 'base64url');
const u32 = (value: number) => {
  const b = Buffer.alloc(4);
  b.writeUInt32BE(value);
  return b;
};
const u16 = (value: number) => u32(value).subarray(2);
const mpi = (bytes: Buffer) => {
  const bits = bytes.length * 8 - Math.clz32(bytes[0] ?? 0) + 24;
  return Buffer.concat([u16(bits), bytes]);
};
const packet = (tag: number, body: Buffer) => Buffer.concat([Buffer.from([0xc0 | tag, 0xff]), u32(body.length), body]);

/** OpenPGP transferable key of version 4 (RFC 9580), secret or public, RSA or Ed25519 (legacy). */
export function openPgp(sample: SampleKey, secret = true): KeyFile {
  const jwk = jwkOf(sample);
  const rsa = jwk.kty === 'RSA';
  const open = rsa
    ? Buffer.concat([Buffer.from([1]), mpi(octets(jwk.n)), mpi(octets(jwk.e))])
    : Buffer.concat([
        Buffer.from([22, 9, 0x2b, 6, 1, 4, 1, 0xda, 0x47, 0x0f, 1]),
        mpi(Buffer.concat([Buffer.from([0x40]), octets(jwk.x)])),
      ]);
  const closed = rsa ? [jwk.d, jwk.p, jwk.q, jwk.qi].map(octets) : [octets(jwk.d)];
  const head = Buffer.concat([Buffer.from([4]), u32(0x65f0a000), open]);
  const numbers = Buffer.concat(closed.map(mpi));
  const sum = u16(numbers.reduce((total, byte) => (total + byte) % 65536, 0));
  const body = secret ? Buffer.concat([head, Buffer.alloc(1), numbers, sum]) : head;
  return {
    bytes: Buffer.concat([packet(secret ? 5 : 6, body), packet(13, Buffer.from('Web Admin <web@example.gov.tw>'))]),
    secrets: closed,
  };
}

/** ASCII armor with its checksum (RFC 9580, 6). */
export function armor(label: string, bytes: Uint8Array): string {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let i = 0; i < 8; i++) crc = crc & 0x800000 ? (crc << 1) ^ 0x1864cfb : crc << 1;
  }
  const sum = u32(crc & 0xffffff)
    .subarray(1)
    .toString('base64');
  return [
    `-----BEGIN ${label}-----`,
    '',
    ...(Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []),
    `=${sum}`,
    `-----END ${label}-----`,
    '',
  ].join('\n');
}

/** Bech32 of 32 bytes as age writes it, with its checksum (BIP 173). */
export function ageKey(secret: Uint8Array): string {
  const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
  const prefix = 'age-secret-key-';
  const fives =
    [...secret]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .match(/.{1,5}/g)
      ?.map((bits) => parseInt(bits.padEnd(5, '0'), 2)) ?? [];
  const expanded = [...Array.from(prefix, (c) => c.charCodeAt(0) >> 5), 0, ...Array.from(prefix, (c) => c.charCodeAt(0) & 31)];
  let check = 1;
  for (const value of [...expanded, ...fives, 0, 0, 0, 0, 0, 0]) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].forEach((part, i) => {
      if ((top >> i) & 1) check ^= part;
    });
  }
  check ^= 1;
  const sum = Array.from({ length: 6 }, (_, i) => (check >>> (5 * (5 - i))) & 31);
  return `${prefix}1${[...fives, ...sum].map((five) => alphabet[five]).join('')}`.toUpperCase();
}
