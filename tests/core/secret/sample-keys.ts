import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { der, hex, oid } from '../x509/der-build.ts';

/** A key pair made for this run. `secrets` are the bytes that nobody may see; the first one reaches over all of them where they lie side by side. */
export interface SampleKey {
  id: string;
  key: KeyObject | null;
  pkcs8: Buffer;
  secrets: Uint8Array[];
}

/** Domain parameters, which are no secret; a DSA key over them is quickly made. */
const p = hex(
  'c51cd99f300a965a1c7d7bc19c8fac0c119394ec38f0d7b75009cbd8f39324db7fe8a35a367220271878aa81eeaea24fc23fe4d9a4f9c21d172b87eb9f7af1e538df23bce9b271c856790fe10f12fd95d986b132552550dad41a19775148484f0a9ddc5d976fb40b09d62dd6f3bb2301fee9f423d06e1eff62df68e31057c3e9',
);
const q = hex('008876bcdd7032301cb9241267ef7ad09765609c04b199b20a634144cf');
const g = hex(
  '0080fb093ea30261a4b5eed1f9d0b08af10af24236fc3ba506eea0ed162b6f027f701a9cc10ed99a64dae1e4dda875940ee63bacc32afef84e930619c882103506f1b28c01e802d7e849eef7f18bc1f946680ebb1768865c5d143479d483d3656273a63a23a697b8a0081ee17bf2a0531a14f050bf65d6b4bb526b070109836913',
);
export const dsaParameters = { p, q: q.subarray(1), g: g.subarray(1) };

const octets = (text: string | undefined) => Buffer.from(text ?? '', 'base64url');

function rsa(bits: number): SampleKey {
  const key = generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  const jwk = key.export({ format: 'jwk' });
  const parts = [jwk.d, jwk.p, jwk.q, jwk.dp, jwk.dq, jwk.qi].map(octets);
  return { id: `RSA ${bits}`, key, pkcs8, secrets: [pkcs8.subarray(pkcs8.indexOf(parts[0] ?? '')), ...parts] };
}

function fromPair(id: string, key: KeyObject): SampleKey {
  return { id, key, pkcs8: key.export({ type: 'pkcs8', format: 'der' }), secrets: [octets(key.export({ format: 'jwk' }).d)] };
}

function dsa(): SampleKey {
  const x = Buffer.concat([Buffer.from([0x55]), randomBytes(26)]);
  const pkcs8 = Buffer.from(
    der(0x30, [2, 1, 0], der(0x30, oid('1.2.840.10040.4.1'), der(0x30, der(2, [0], p), der(2, q), der(2, g))), der(4, der(2, x))),
  );
  return { id: 'DSA', key: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }), pkcs8, secrets: [x] };
}

/** RFC 9881: the seed alone, in a context tag. */
function mlDsa(): SampleKey {
  const seed = randomBytes(32);
  return {
    id: 'ML-DSA-65',
    key: null,
    pkcs8: Buffer.from(der(0x30, [2, 1, 0], der(0x30, oid('2.16.840.1.101.3.4.3.18')), der(4, der(0x80, seed)))),
    secrets: [seed],
  };
}

const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve }).privateKey;

function make() {
  return {
    rsa2048: rsa(2048),
    rsa3072: rsa(3072),
    p256: fromPair('EC P-256', ec('P-256')),
    p384: fromPair('EC P-384', ec('P-384')),
    p521: fromPair('EC P-521', ec('P-521')),
    ed25519: fromPair('Ed25519', generateKeyPairSync('ed25519').privateKey),
    ed448: fromPair('Ed448', generateKeyPairSync('ed448').privateKey),
    x25519: fromPair('X25519', generateKeyPairSync('x25519').privateKey),
    dsa: dsa(),
    mlDsa: mlDsa(),
  };
}

let made: ReturnType<typeof make> | null = null;

/** The same keys for the whole run: making RSA keys is slow. */
export const sampleKeys = () => (made ??= make());

export function jwkOf({ key }: SampleKey): Record<string, string> {
  return { ...key?.export({ format: 'jwk' }) } as Record<string, string>;
}

export function publicPem({ key }: SampleKey): string {
  return key ? String(createPublicKey(key).export({ type: 'spki', format: 'pem' })) : '';
}

export function publicDer({ key }: SampleKey): Buffer {
  return key ? createPublicKey(key).export({ type: 'spki', format: 'der' }) : Buffer.alloc(0);
}

/** PEM with lines of 64 characters (RFC 7468). */
export function pem(label: string, bytes: Uint8Array, end = '\n'): string {
  return [
    `-----BEGIN ${label}-----`,
    ...(Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []),
    `-----END ${label}-----`,
    '',
  ].join(end);
}

export const keyPem = (sample: SampleKey) => pem('PRIVATE KEY', sample.pkcs8);

/** The traditional form: PKCS#1 for RSA, SEC 1 for EC, OpenSSL's own for DSA. */
export function traditionalPem({ key }: SampleKey): string {
  if (!key) return '';
  if (key.asymmetricKeyType === 'rsa') return String(key.export({ type: 'pkcs1', format: 'pem' }));
  return String(key.export({ type: 'sec1', format: 'pem' }));
}

/** The Base64 lines of a PEM block. */
export const bodyOf = (text: string) => text.trimEnd().split('\n').slice(1, -1);
