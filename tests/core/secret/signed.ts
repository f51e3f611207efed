import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { der, extension, name, oid } from '../x509/der-build.ts';

// Certificates, requests and lists with true signatures, built without waiting so that a list of texts stays a plain function.

/** The same bytes for the same seed, for what only has to look random. */
export function seeded(seed: string, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) => createHash('sha256').update(`${seed}/${i}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
}

const algorithms: Record<string, [string, Uint8Array | null]> = {
  rsa: ['1.2.840.113549.1.1.11', new Uint8Array([5, 0])],
  ec: ['1.2.840.10045.4.3.2', null],
  ed25519: ['1.3.101.112', null],
  ed448: ['1.3.101.113', null],
};

function signed(body: Uint8Array, key: KeyObject): Buffer {
  const type = key.asymmetricKeyType ?? 'rsa';
  const hash = type.startsWith('ed') ? null : 'sha256';
  return Buffer.from(der(0x30, body, algorithmOf(key), der(3, [0], sign(hash, body, key))));
}

function algorithmOf(key: KeyObject): Uint8Array {
  const [type, parameters] = algorithms[key.asymmetricKeyType ?? 'rsa'] ?? ['1.3.101.112', null];
  return der(0x30, oid(type), ...(parameters ? [parameters] : []));
}

const spkiOf = (key: KeyObject) => createPublicKey(key).export({ type: 'spki', format: 'der' });
const serial = (seed: string, length = 16) => der(2, Buffer.concat([Buffer.from([0x4a]), seeded(seed, length - 1)]));
const subject = (host: string, organization: string) =>
  name(['2.5.4.6', 0x13, 'TW'], ['2.5.4.10', 0x0c, organization], ['2.5.4.3', 0x0c, host]);
const issuer = name(['2.5.4.6', 0x13, 'TW'], ['2.5.4.10', 0x0c, '測試憑證管理中心'], ['2.5.4.3', 0x0c, 'Example Test CA']);
const hostNames = (hosts: string[]) => extension('2.5.29.17', der(0x30, ...hosts.map((host) => der(0x82, host))));

/** A server certificate of about the size and parts of a public one. `key` signs itself when no `by` is given. */
export function certificateOf(seed: string, key: KeyObject, hosts: string[], by: KeyObject = key, organization = '行政院測試機關'): Buffer {
  const algorithm = algorithmOf(by);
  const keyId = createHash('sha1').update(spkiOf(key)).digest();
  const scts = seeded(`${seed}/sct`, 240);
  const body = der(
    0x30,
    der(0xa0, [2, 1, 2]),
    serial(seed),
    algorithm,
    issuer,
    der(0x30, der(0x17, '260101000000Z'), der(0x17, '260719235959Z')),
    subject(hosts[0] ?? 'www.example.gov.tw', organization),
    spkiOf(key),
    der(
      0xa3,
      der(
        0x30,
        extension('2.5.29.35', der(0x30, der(0x80, seeded('issuer', 20)))),
        extension('2.5.29.14', der(4, keyId)),
        hostNames(hosts),
        extension('2.5.29.32', der(0x30, der(0x30, oid('2.23.140.1.2.2')))),
        extension(
          '1.3.6.1.5.5.7.1.1',
          der(
            0x30,
            der(0x30, oid('1.3.6.1.5.5.7.48.1'), der(0x86, 'http://ocsp.example.com')),
            der(0x30, oid('1.3.6.1.5.5.7.48.2'), der(0x86, 'http://ca.example.com/issuer.crt')),
          ),
        ),
        extension('2.5.29.37', der(0x30, oid('1.3.6.1.5.5.7.3.1'))),
        extension('2.5.29.15', der(3, [5, 0xa0]), true),
        extension('1.3.6.1.4.1.11129.2.4.2', der(4, [0, 240], scts)),
      ),
    ),
  );
  return signed(body, by);
}

/** RFC 2986, with the names asked for as an extension. */
export function requestOf(key: KeyObject, hosts: string[], organization = '行政院測試機關'): Buffer {
  const attributes = der(0xa0, der(0x30, oid('1.2.840.113549.1.9.14'), der(0x31, der(0x30, hostNames(hosts)))));
  return signed(der(0x30, [2, 1, 0], subject(hosts[0] ?? 'www.example.gov.tw', organization), spkiOf(key), attributes), key);
}

/** A list of `count` revoked serial numbers. */
export function revocationListOf(seed: string, key: KeyObject, count: number): Buffer {
  const revoked = Array.from({ length: count }, (_, i) => der(0x30, serial(`${seed}/${i}`), der(0x17, '260301080000Z')));
  return signed(
    der(
      0x30,
      [2, 1, 1],
      algorithmOf(key),
      issuer,
      der(0x17, '260601000000Z'),
      der(0x17, '260608000000Z'),
      ...(count ? [der(0x30, ...revoked)] : []),
    ),
    key,
  );
}

/** PKCS#7 without a signer, a bag of certificates (RFC 2315). */
export function bundleOf(certificates: Uint8Array[]): Buffer {
  const data = der(0x30, oid('1.2.840.113549.1.7.1'));
  return Buffer.from(
    der(0x30, oid('1.2.840.113549.1.7.2'), der(0xa0, der(0x30, [2, 1, 1], der(0x31), data, der(0xa0, ...certificates), der(0x31)))),
  );
}
