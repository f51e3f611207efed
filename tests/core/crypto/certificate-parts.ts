// 測試用的小工具：由憑證的 DER 取出簽章與公開金鑰；或只給公開金鑰的 DER，包成 PublicKey。
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { PublicKey, Signature } from '../../../src/core/x509/subject.ts';

export interface Parts {
  signature: Signature;
  key: PublicKey;
}

export function certificateParts(der: Uint8Array): Parts {
  const [subject] = decodeBlock({ kind: 'certificate', encoding: 'pem', label: null, line: 1, der: Uint8Array.from(der) }).subjects;
  if (!subject?.signature || !subject.key) throw new Error('not a certificate');
  return { signature: subject.signature, key: subject.key };
}

export function publicKey(spki: Uint8Array): PublicKey {
  const [subject] = decodeBlock({ kind: 'public-key', encoding: 'der', label: null, line: null, der: spki }).subjects;
  const empty = new Uint8Array();
  return subject?.key ?? { type: 'other', bits: null, curve: null, exponent: null, modulusHex: null, spki, octets: empty, material: null };
}
