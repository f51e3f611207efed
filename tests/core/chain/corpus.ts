// 測試用：從檔案讀憑證，並檢查公開的測試資料在不在。
import { webcrypto } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { verifyInJavaScript } from '../../../src/core/crypto/fallback.ts';
import { createVerify } from '../../../src/core/crypto/verify.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';

export const corpora = new URL('../../../../shared/corpora/', import.meta.url);
export const missing = existsSync(corpora) ? null : '沒有測試資料 ../shared/corpora';

export const verify = createVerify({ subtle: webcrypto.subtle, loadFallback: () => verifyInJavaScript });

export function certificatesIn(input: Uint8Array | string): Subject[] {
  return readInput(input)
    .blocks.flatMap((block) => decodeBlock(block).subjects)
    .filter(({ kind }) => kind === 'certificate');
}

export function certificatesAt(path: string): Subject[] {
  return certificatesIn(readFileSync(new URL(path, corpora)));
}

export function sha256Of(subject: Subject): string {
  return subject.fingerprints?.sha256 ?? '';
}
