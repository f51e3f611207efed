import type { ChainDraft } from '../chain.ts';
import { basicConstraints, EKU, extendedKeyUsage, keyUsage, type Usage } from '../extensions.ts';
import type { KeyType } from '../keys.ts';

const leafUsage = (key: KeyType, ...usages: Usage[]): ChainDraft => ({
  name: `${key.startsWith('RSA') ? 'RSA' : 'EC'} 金鑰，金鑰用途是 ${usages.join('、') || '空的'}`,
  leaf: { key, keyUsage: keyUsage(usages) },
});

/** Which key usages and purposes a certificate names. */
export const usages: readonly ChainDraft[] = [
  leafUsage('RSA-2048', 'digitalSignature', 'keyEncipherment'),
  leafUsage('RSA-2048', 'digitalSignature'),
  leafUsage('RSA-2048', 'keyEncipherment'),
  leafUsage('RSA-2048', 'keyAgreement'),
  leafUsage('RSA-2048', 'keyCertSign', 'cRLSign'),
  leafUsage('RSA-2048', 'digitalSignature', 'keyCertSign'),
  leafUsage('RSA-2048', 'nonRepudiation', 'keyEncipherment'),
  leafUsage('RSA-2048'),
  leafUsage('P-256', 'digitalSignature', 'keyEncipherment'),
  leafUsage('P-256', 'keyEncipherment'),
  leafUsage('P-256', 'keyAgreement'),
  leafUsage('P-256', 'digitalSignature', 'keyAgreement', 'decipherOnly'),
  leafUsage('P-256', 'digitalSignature', 'nonRepudiation', 'dataEncipherment'),
  leafUsage('P-256', 'cRLSign'),
  leafUsage('P-256'),
  { name: 'RSA 金鑰，沒有金鑰用途', leaf: { key: 'RSA-2048', keyUsage: null } },
  { name: 'EC 金鑰，沒有金鑰用途', leaf: { keyUsage: null } },
  { name: 'EC 金鑰，金鑰用途 keyAgreement 不是關鍵', leaf: { keyUsage: keyUsage(['keyAgreement'], false) } },
  { name: '中繼憑證沒有金鑰用途', intermediates: [{ keyUsage: null }] },
  { name: '中繼憑證的金鑰用途只有 cRLSign', intermediates: [{ keyUsage: keyUsage(['cRLSign']) }] },
  { name: '中繼憑證的金鑰用途只有 digitalSignature', intermediates: [{ keyUsage: keyUsage(['digitalSignature']) }] },
  { name: '中繼憑證的金鑰用途不是關鍵', intermediates: [{ keyUsage: keyUsage(['keyCertSign'], false) }] },
  { name: '根憑證沒有金鑰用途', root: { keyUsage: null } },
  { name: '根憑證的金鑰用途只有 cRLSign', root: { keyUsage: keyUsage(['cRLSign']) } },

  { name: '沒有增強金鑰使用方法', leaf: { extendedKeyUsage: null } },
  { name: '增強金鑰使用方法是伺服器與用戶端', leaf: { extendedKeyUsage: extendedKeyUsage([EKU.server, EKU.client]) } },
  { name: '增強金鑰使用方法是伺服器與 any', leaf: { extendedKeyUsage: extendedKeyUsage([EKU.server, EKU.any]) } },
  { name: '增強金鑰使用方法是伺服器與程式碼簽章', leaf: { extendedKeyUsage: extendedKeyUsage([EKU.server, EKU.code]) } },
  { name: '增強金鑰使用方法是伺服器與 OCSP 簽章', leaf: { extendedKeyUsage: extendedKeyUsage([EKU.server, EKU.ocsp]) } },
  { name: '增強金鑰使用方法是伺服器，而且是關鍵', leaf: { extendedKeyUsage: extendedKeyUsage([EKU.server], true) } },
  { name: '增強金鑰使用方法只有程式碼簽章', leaf: { extendedKeyUsage: extendedKeyUsage([EKU.code]) } },
  { name: '增強金鑰使用方法只有郵件', leaf: { extendedKeyUsage: extendedKeyUsage([EKU.mail]) } },
  { name: '增強金鑰使用方法只有時戳，而且是關鍵', leaf: { extendedKeyUsage: extendedKeyUsage([EKU.time], true) } },
  { name: '增強金鑰使用方法是空的', leaf: { extendedKeyUsage: extendedKeyUsage([]) } },
  { name: '增強金鑰使用方法只有 Netscape 的 step-up', leaf: { extendedKeyUsage: extendedKeyUsage([EKU.stepUp]) } },
  { name: '中繼憑證的增強金鑰使用方法是伺服器', intermediates: [{ extendedKeyUsage: extendedKeyUsage([EKU.server]) }] },
  { name: '中繼憑證的增強金鑰使用方法只有用戶端', intermediates: [{ extendedKeyUsage: extendedKeyUsage([EKU.client]) }] },
  { name: '中繼憑證的增強金鑰使用方法是 any', intermediates: [{ extendedKeyUsage: extendedKeyUsage([EKU.any]) }] },
  { name: '中繼憑證的增強金鑰使用方法只有郵件與程式碼簽章', intermediates: [{ extendedKeyUsage: extendedKeyUsage([EKU.mail, EKU.code]) }] },
  { name: '中繼憑證的增強金鑰使用方法只有 step-up', intermediates: [{ extendedKeyUsage: extendedKeyUsage([EKU.stepUp]) }] },
  { name: '根憑證的增強金鑰使用方法是伺服器', root: { extendedKeyUsage: extendedKeyUsage([EKU.server]) } },
  { name: '根憑證的增強金鑰使用方法只有用戶端', root: { extendedKeyUsage: extendedKeyUsage([EKU.client]) } },
  { name: '根憑證的增強金鑰使用方法是 any', root: { extendedKeyUsage: extendedKeyUsage([EKU.any]) } },

  { name: '伺服器的憑證寫明不是 CA', leaf: { basicConstraints: basicConstraints(false) } },
  { name: '伺服器的憑證寫明不是 CA，而且不是關鍵', leaf: { basicConstraints: basicConstraints(false, undefined, false) } },
  { name: '伺服器的憑證不是 CA，卻有路徑長度', leaf: { basicConstraints: basicConstraints(false, [0]) } },
  {
    name: '伺服器的憑證也是 CA，金鑰用途兩者都有',
    leaf: { basicConstraints: basicConstraints(true, [0]), keyUsage: keyUsage(['digitalSignature', 'keyCertSign']) },
  },
];
