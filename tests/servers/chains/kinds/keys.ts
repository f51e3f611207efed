import { der, oid } from '../../../core/x509/der-build.ts';
import type { ChainDraft } from '../chain.ts';

/** Keys, curves and hashes at each level. */
export const keys: readonly ChainDraft[] = [
  { name: '都是 P-256，沒有什麼特別' },
  { name: '伺服器的金鑰是 P-384', leaf: { key: 'P-384' } },
  { name: '伺服器的金鑰是 RSA 4096', leaf: { key: 'RSA-4096' } },
  {
    name: '伺服器的金鑰是 RSA 1024，上面是 RSA 2048',
    root: { key: 'RSA-2048' },
    intermediates: [{ key: 'RSA-2048' }],
    leaf: { key: 'RSA-1024' },
  },
  { name: '伺服器的金鑰是 Ed25519', leaf: { key: 'Ed25519' } },
  { name: '都是 P-384', root: { key: 'P-384' }, intermediates: [{ key: 'P-384' }], leaf: { key: 'P-384' } },
  { name: '中繼憑證的金鑰是 P-521', intermediates: [{ key: 'P-521' }] },
  { name: '根憑證的金鑰是 P-521', root: { key: 'P-521' } },
  { name: '中繼憑證的金鑰是 secp256k1', intermediates: [{ key: 'secp256k1' }] },
  { name: '根憑證的金鑰是 secp256k1', root: { key: 'secp256k1' } },
  { name: '中繼憑證的金鑰是 Ed25519', intermediates: [{ key: 'Ed25519' }] },
  { name: '中繼憑證的金鑰是 RSA 1024', intermediates: [{ key: 'RSA-1024' }] },
  { name: '根憑證的金鑰是 RSA 1024', root: { key: 'RSA-1024' } },
  { name: '根憑證的金鑰是 RSA 4096', root: { key: 'RSA-4096' } },
  { name: '以 ECDSA 與 SHA-512 簽章', leaf: { hash: 'sha512' } },
  { name: '以 RSA 與 SHA-384 簽章', intermediates: [{ key: 'RSA-2048' }], leaf: { hash: 'sha384' } },
  { name: '根憑證以 SHA-1 簽自己', root: { key: 'RSA-2048', hash: 'sha1' } },
  { name: '伺服器的憑證以 RSA 與 SHA-1 簽章', intermediates: [{ key: 'RSA-2048' }], leaf: { hash: 'sha1' } },
  { name: '中繼憑證以 ECDSA 與 SHA-1 簽章', intermediates: [{ hash: 'sha1' }] },
  { name: '伺服器的憑證以 RSA 與 MD5 簽章', intermediates: [{ key: 'RSA-2048' }], leaf: { hash: 'md5' } },
  { name: '根憑證以 MD5 簽自己', root: { key: 'RSA-2048', hash: 'md5' } },
  { name: '裡面寫的簽章演算法和外面的不同', leaf: { inside: der(0x30, oid('1.2.840.10045.4.3.3')) } },
  {
    name: '裡面寫的簽章演算法少了 NULL，外面有',
    intermediates: [{ key: 'RSA-2048' }],
    leaf: { inside: der(0x30, oid('1.2.840.113549.1.1.11')) },
  },
  { name: '中繼憑證裡面寫的簽章演算法和外面的不同', intermediates: [{ inside: der(0x30, oid('1.2.840.10045.4.3.4')) }] },
  { name: '根憑證裡面寫的簽章演算法和外面的不同', root: { inside: der(0x30, oid('1.2.840.10045.4.3.4')) } },
  { name: '中繼憑證的簽章不對', intermediates: [{ forged: true }] },
  { name: '根憑證自己的簽章不對', root: { forged: true } },
];
