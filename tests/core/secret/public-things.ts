import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { publicDer, sampleKeys } from './sample-keys.ts';
import { bundleOf, certificateOf, requestOf, revocationListOf } from './signed.ts';

export interface Thing {
  kind: string;
  name: string;
  label: string;
  bytes: Buffer;
}

let made: Thing[] | null = null;

/** Certificates, requests, lists, bundles and public keys of many sizes. */
export function publicThings(): Thing[] {
  if (made) return made;
  const { rsa2048, rsa3072, p256, p384, p521, ed25519, ed448 } = sampleKeys();
  const known = [rsa2048, rsa3072, p256, p384, p521, ed25519, ed448].flatMap(({ id, key }) => (key ? [{ id, key }] : []));
  const fresh = ['P-256', 'P-256', 'P-384', 'P-521'].map((namedCurve, i) => ({
    id: `EC ${namedCurve} 第 ${i + 1} 把`,
    key: generateKeyPairSync('ec', { namedCurve }).privateKey,
  }));
  const keys: { id: string; key: KeyObject }[] = [...known, ...fresh];
  const hosts = (count: number) => Array.from({ length: count }, (_, i) => (i ? `site${i}.example.gov.tw` : 'www.example.gov.tw'));
  const by = p256.key ?? undefined;
  const thing = (kind: string, name: string, label: string, bytes: Buffer): Thing => ({ kind, name, label, bytes });
  made = [
    ...keys.flatMap(({ id, key }) =>
      [1, 4, 60].map((count) =>
        thing('憑證', `${id}，${count} 個名稱`, 'CERTIFICATE', certificateOf(`${id}/${count}`, key, hosts(count), by)),
      ),
    ),
    ...keys.flatMap(({ id, key }) =>
      [1, 12].map((count) => thing('憑證請求檔', `${id}，${count} 個名稱`, 'CERTIFICATE REQUEST', requestOf(key, hosts(count)))),
    ),
    ...[0, 1, 5, 40, 200].flatMap((count) =>
      [p256, rsa2048].flatMap(({ id, key }) =>
        key ? [thing('憑證廢止清冊', `${id}，${count} 筆`, 'X509 CRL', revocationListOf(`${id}/${count}`, key, count))] : [],
      ),
    ),
    ...[1, 2, 3].flatMap((count) =>
      known
        .slice(0, 3)
        .map(({ id, key }) =>
          thing(
            'PKCS#7',
            `${id}，${count} 張`,
            'PKCS7',
            bundleOf(Array.from({ length: count }, (_, i) => certificateOf(`p7/${id}/${i}`, key, hosts(2)))),
          ),
        ),
    ),
    ...keys.map(({ id, key }) => thing('公開金鑰', id, 'PUBLIC KEY', publicDer({ id, key, pkcs8: Buffer.alloc(0), secrets: [] }))),
  ];
  return made;
}
