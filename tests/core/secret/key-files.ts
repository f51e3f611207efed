import { randomBytes } from 'node:crypto';
import { der, oid } from '../x509/der-build.ts';
import { jwkOf, type SampleKey } from './sample-keys.ts';

// Files of other programs that hold a private key, byte by byte. Each gives the file and what in it is secret.

export interface KeyFile {
  bytes: Buffer;
  secrets: Uint8Array[];
}

const octets = (text: string | undefined) => Buffer.from(text ?? '', 'base64url');
const u32 = (value: number) => {
  const b = Buffer.alloc(4);
  b.writeUInt32BE(value);
  return b;
};
const u32le = (value: number) => Buffer.from(u32(value)).reverse();
const u16 = (value: number) => u32(value).subarray(2);
const string = (value: Uint8Array | string) => Buffer.concat([u32(Buffer.from(value as string).length), Buffer.from(value as string)]);
const utf = (value: string) => Buffer.concat([u16(Buffer.byteLength(value)), Buffer.from(value)]);
const back = (text: string | undefined, length?: number) => {
  const bytes = Buffer.from(octets(text)).reverse();
  return length ? Buffer.concat([bytes, Buffer.alloc(length)]).subarray(0, length) : bytes;
};
const mpint = (bytes: Buffer) => string((bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.alloc(1), bytes]));

/** SSH's own public and private fields of a key (RFC 4253, RFC 5656, RFC 8709). */
export function sshParts(sample: SampleKey): { type: string; open: Buffer; closed: Buffer; ppk: Buffer; secrets: Uint8Array[] } {
  const jwk = jwkOf(sample);
  if (jwk.kty === 'RSA') {
    const [n = '', e = '', d = '', p = '', q = '', qi = ''] = [jwk.n, jwk.e, jwk.d, jwk.p, jwk.q, jwk.qi];
    const int = (text: string) => mpint(octets(text));
    const closed = Buffer.concat([int(n), int(e), int(d), int(qi), int(p), int(q)]);
    return {
      type: 'ssh-rsa',
      open: Buffer.concat([string('ssh-rsa'), int(e), int(n)]),
      closed,
      ppk: Buffer.concat([int(d), int(p), int(q), int(qi)]),
      secrets: [d, p, q, qi].map(octets),
    };
  }
  if (jwk.kty === 'EC') {
    const type = 'ecdsa-sha2-nistp256';
    const open = Buffer.concat([string('nistp256'), string(Buffer.concat([Buffer.from([4]), octets(jwk.x), octets(jwk.y)]))]);
    return {
      type,
      open: Buffer.concat([string(type), open]),
      closed: Buffer.concat([open, mpint(octets(jwk.d))]),
      ppk: mpint(octets(jwk.d)),
      secrets: [octets(jwk.d)],
    };
  }
  const open = string(octets(jwk.x));
  return {
    type: 'ssh-ed25519',
    open: Buffer.concat([string('ssh-ed25519'), open]),
    closed: Buffer.concat([open, string(Buffer.concat([octets(jwk.d), octets(jwk.x)]))]),
    ppk: string(octets(jwk.d)),
    secrets: [octets(jwk.d)],
  };
}

/** PROTOCOL.key of OpenSSH; locked with random bytes in place of the cipher text. */
export function openSsh(sample: SampleKey, locked = false): KeyFile {
  const { type, open, closed, secrets } = sshParts(sample);
  const check = randomBytes(4);
  const body = Buffer.concat([check, check, string(type), closed, string('clerk@web01')]);
  const padded = Buffer.concat([body, Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]).subarray(0, (8 - (body.length % 8)) % 8)]);
  const cipher = randomBytes(padded.length);
  const head = locked
    ? [string('aes256-ctr'), string('bcrypt'), string(Buffer.concat([string(randomBytes(16)), u32(16)]))]
    : [string('none'), string('none'), string('')];
  return {
    bytes: Buffer.concat([Buffer.from('openssh-key-v1\0'), ...head, u32(1), string(open), string(locked ? cipher : padded)]),
    secrets: locked ? [cipher] : secrets,
  };
}

/** Microsoft's PRIVATEKEYBLOB of an RSA key (little endian). */
export function privateKeyBlob(sample: SampleKey): KeyFile {
  const { n, d, p, q, dp, dq, qi } = jwkOf(sample);
  const half = octets(n).length / 2;
  const secret = Buffer.concat([back(p), back(q), back(dp, half), back(dq, half), back(qi, half), back(d, half * 2)]);
  return {
    bytes: Buffer.concat([Buffer.from([7, 2, 0, 0, 0, 0xa4, 0, 0]), Buffer.from('RSA2'), u32le(half * 16), u32le(65537), back(n), secret]),
    secrets: [secret],
  };
}

/** PVK: the blob behind a header of 24 bytes. */
export function pvk(sample: SampleKey): KeyFile {
  const { bytes, secrets } = privateKeyBlob(sample);
  return { bytes: Buffer.concat([u32le(0xb0b5f11e), u32le(0), u32le(1), u32le(0), u32le(0), u32le(bytes.length), bytes]), secrets };
}

/** CNG's BCRYPT_RSAFULLPRIVATE_BLOB (big endian). */
export function cngBlob(sample: SampleKey): KeyFile {
  const jwk = jwkOf(sample);
  const half = octets(jwk.n).length / 2;
  const secret = Buffer.concat([jwk.p, jwk.q, jwk.dp, jwk.dq, jwk.qi, jwk.d].map(octets));
  return {
    bytes: Buffer.concat([Buffer.from('RSA3'), ...[half * 16, 3, half * 2, half, half].map(u32le), octets(jwk.e), octets(jwk.n), secret]),
    secrets: [secret],
  };
}

const rsaKeyProtector = { jks: '1.3.6.1.4.1.42.2.17.1.1', jceks: '1.3.6.1.4.1.42.2.19.1' };

/** Sun's JKS and JCEKS with one key entry. */
export function javaStore(kind: 'jks' | 'jceks', certificate: Uint8Array): KeyFile {
  const cipher = randomBytes(1260);
  const info = Buffer.from(der(0x30, der(0x30, oid(rsaKeyProtector[kind]), [5, 0]), der(4, cipher)));
  const magic = kind === 'jks' ? 0xfeedfeed : 0xcececece;
  return {
    bytes: Buffer.concat([
      u32(magic),
      u32(2),
      u32(1),
      u32(1),
      utf('tomcat'),
      u32(0x19a),
      u32(0x5d2b1c00),
      u32(info.length),
      info,
      u32(1),
      utf('X.509'),
      u32(certificate.length),
      certificate,
      randomBytes(20),
    ]),
    secrets: [cipher],
  };
}

/** A JKS with one trusted certificate and no key. */
export function javaTrustStore(certificate: Uint8Array): Buffer {
  return Buffer.concat([
    u32(0xfeedfeed),
    u32(2),
    u32(1),
    u32(2),
    utf('root'),
    u32(0x19a),
    u32(0x5d2b1c00),
    utf('X.509'),
    u32(certificate.length),
    certificate,
    randomBytes(20),
  ]);
}

/** Bouncy Castle's BKS, version 2, with one sealed entry. */
export function bks(): KeyFile {
  const sealed = randomBytes(1320);
  const entry = Buffer.concat([
    Buffer.from([4]),
    utf('server'),
    u32(0x19a),
    u32(0x5d2b1c00),
    u32(0),
    u32(sealed.length),
    sealed,
    Buffer.alloc(1),
  ]);
  return { bytes: Buffer.concat([u32(2), u32(20), randomBytes(20), u32(1724), entry, randomBytes(20)]), secrets: [sealed] };
}

/** PKCS#12 (RFC 7292) with a shrouded key and no certificate. */
export function pkcs12(sample: SampleKey): KeyFile {
  const shrouded = sample.key?.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'test' }) ?? Buffer.alloc(0);
  const data = (content: Uint8Array) => der(0x30, oid('1.2.840.113549.1.7.1'), der(0xa0, der(4, content)));
  const bag = der(0x30, oid('1.2.840.113549.1.12.10.1.2'), der(0xa0, shrouded));
  const mac = der(
    0x30,
    der(0x30, der(0x30, oid('2.16.840.1.101.3.4.2.1'), [5, 0]), der(4, randomBytes(32))),
    der(4, randomBytes(8)),
    [2, 2, 8, 0],
  );
  return { bytes: Buffer.from(der(0x30, [2, 1, 3], data(der(0x30, data(der(0x30, bag)))), mac)), secrets: [shrouded.subarray(-900)] };
}

/** PuTTY's file, version 2 or 3, not locked. */
export function ppk(sample: SampleKey, version: 2 | 3): { text: string; secrets: Uint8Array[] } {
  const { type, open, ppk: closed, secrets } = sshParts(sample);
  const [one, two] = [open, closed].map((bytes) => bytes.toString('base64').match(/.{1,64}/g) ?? []);
  const text = [
    `PuTTY-User-Key-File-${version}: ${type}`,
    'Encryption: none',
    'Comment: clerk@web01',
    `Public-Lines: ${one?.length}`,
    ...(one ?? []),
    `Private-Lines: ${two?.length}`,
    ...(two ?? []),
    `Private-MAC: ${randomBytes(version === 2 ? 20 : 32).toString('hex')}`,
    '',
  ].join('\r\n');
  return { text, secrets };
}
