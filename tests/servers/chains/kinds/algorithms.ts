import { ECDH } from 'node:crypto';
import { der, extension, oid } from '../../../core/x509/der-build.ts';
import type { ChainDraft } from '../chain.ts';

const RSA_SIGNED: Pick<ChainDraft, 'intermediates'> = { intermediates: [{ key: 'RSA-2048' }] };

/** The point of a P-256 key with its second half left out. */
function compressed(usual: Uint8Array): Uint8Array {
  const point = ECDH.convertKey(usual.subarray(-65), 'prime256v1', undefined, undefined, 'compressed');
  return der(0x30, usual.subarray(2, 2 + 21), der(0x03, [0], point));
}

/** An RSA key whose algorithm has no parameters. */
const withoutNull = (usual: Uint8Array): Uint8Array => der(0x30, der(0x30, oid('1.2.840.113549.1.1.1')), usual.subarray(4 + 15));

const policy = (...qualifiers: Uint8Array[]): Uint8Array =>
  extension('2.5.29.32', der(0x30, der(0x30, oid('2.23.140.1.2.1'), ...qualifiers)));

/** How keys and signatures are made and written, beyond what `keys` has: each program takes its own list of them. */
export const algorithms: readonly ChainDraft[] = [
  { name: '以 ECDSA 與 SHA-224 簽章', leaf: { hash: 'sha224' } },
  { name: '以 RSA 與 SHA-224 簽章', ...RSA_SIGNED, leaf: { hash: 'sha224' } },
  { name: '以 RSA 與 SHA-512/256 簽章', ...RSA_SIGNED, leaf: { hash: 'sha512-256' } },
  { name: '以 ECDSA 與 SHA3-256 簽章', leaf: { hash: 'sha3-256' } },
  { name: '中繼憑證以 ECDSA 與 SHA-224 簽章', intermediates: [{ hash: 'sha224' }] },
  { name: '根憑證以 ECDSA 與 SHA-224 簽自己', root: { hash: 'sha224' } },
  { name: '以 RSA-PSS、SHA-256、鹽 32 簽章', ...RSA_SIGNED, leaf: { hash: 'pss-sha256-32' } },
  { name: '以 RSA-PSS、SHA-384、鹽 48 簽章', ...RSA_SIGNED, leaf: { hash: 'pss-sha384-48' } },
  { name: '以 RSA-PSS、SHA-256、鹽 20 簽章', ...RSA_SIGNED, leaf: { hash: 'pss-sha256-20' } },
  { name: '中繼憑證以 RSA-PSS、SHA-256、鹽 20 簽章', root: { key: 'RSA-2048' }, intermediates: [{ hash: 'pss-sha256-20' }] },
  { name: '伺服器的金鑰只能用於 RSA-PSS', leaf: { key: 'RSA-PSS' } },
  { name: '中繼憑證的金鑰只能用於 RSA-PSS', intermediates: [{ key: 'RSA-PSS' }], leaf: { hash: 'pss-sha256-32' } },
  { name: '中繼憑證的金鑰是 ML-DSA-65', intermediates: [{ key: 'ML-DSA-65' }] },
  { name: '伺服器的金鑰的指數有 41 位元', leaf: { key: 'RSA-2048-e41' } },
  { name: '中繼憑證的金鑰的指數有 41 位元', intermediates: [{ key: 'RSA-2048-e41' }] },
  { name: '根憑證的金鑰的指數有 41 位元', root: { key: 'RSA-2048-e41' } },
  { name: '伺服器的金鑰的點是壓縮的', leaf: { spki: compressed } },
  { name: '中繼憑證的金鑰的點是壓縮的', intermediates: [{ spki: compressed }] },
  { name: '根憑證的金鑰的點是壓縮的', root: { spki: compressed } },
  { name: '伺服器的 RSA 金鑰少了 NULL', leaf: { key: 'RSA-2048', spki: withoutNull } },
  { name: '中繼憑證的 RSA 金鑰少了 NULL', intermediates: [{ key: 'RSA-2048', spki: withoutNull }] },
  { name: '以 ECDSA 簽章，演算法多了 NULL', leaf: { algorithm: der(0x30, oid('1.2.840.10045.4.3.2'), der(0x05)) } },
  { name: '中繼憑證以 ECDSA 簽章，演算法多了 NULL', intermediates: [{ algorithm: der(0x30, oid('1.2.840.10045.4.3.2'), der(0x05)) }] },
  { name: '以 RSA 簽章，演算法少了 NULL', ...RSA_SIGNED, leaf: { algorithm: der(0x30, oid('1.2.840.113549.1.1.11')) } },
  { name: '憑證原則的說明是空的', leaf: { extra: [policy(der(0x30))] } },
  { name: '憑證原則的說明不是認得的種類', leaf: { extra: [policy(der(0x30, der(0x30, oid('1.2.3.4'), der(0x05))))] } },
  { name: '憑證原則的說明只有種類', leaf: { extra: [policy(der(0x30, der(0x30, oid('1.3.6.1.5.5.7.2.1'))))] } },
  { name: 'TLS 功能是 17（status_request_v2）', leaf: { extra: [extension('1.3.6.1.5.5.7.1.24', der(0x30, der(0x02, [17])))] } },
  { name: 'TLS 功能是 5 與 17', leaf: { extra: [extension('1.3.6.1.5.5.7.1.24', der(0x30, der(0x02, [5]), der(0x02, [17])))] } },
  { name: '中繼憑證的 TLS 功能是 5', intermediates: [{ extra: [extension('1.3.6.1.5.5.7.1.24', der(0x30, der(0x02, [5])))] }] },
];
