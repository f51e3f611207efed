// 兩種驗章方式：有 WebCrypto，以及沒有 WebCrypto（純 http 的內網主機）。
import { webcrypto } from 'node:crypto';
import { verifyInJavaScript } from '../../../src/core/crypto/fallback.ts';
import { createVerify } from '../../../src/core/crypto/verify.ts';
import type { Verify } from '../../../src/core/crypto/verification.ts';

export const WAYS: [string, Verify][] = [
  ['有 WebCrypto', createVerify({ subtle: webcrypto.subtle, loadFallback: () => verifyInJavaScript })],
  ['沒有 WebCrypto', createVerify({ subtle: null, loadFallback: () => verifyInJavaScript })],
];
