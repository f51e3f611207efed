import { der, oid } from '../../../core/x509/der-build.ts';
import type { ChainDraft } from '../chain.ts';
import { basicConstraints, keyUsage, unknown } from '../extensions.ts';

/** What makes a certificate an authority's, at the root and below. */
export const authorities: readonly ChainDraft[] = [
  { name: '根憑證的路徑長度是 1，有一張中繼憑證', root: { basicConstraints: basicConstraints(true, [1]) } },
  { name: '根憑證的路徑長度是 0，直接簽伺服器的憑證', root: { basicConstraints: basicConstraints(true, [0]) }, intermediates: [] },
  { name: '根憑證的路徑長度是 1，有兩張中繼憑證', root: { basicConstraints: basicConstraints(true, [1]) }, intermediates: [{}, {}] },
  { name: '中繼憑證的路徑長度是 0', intermediates: [{ basicConstraints: basicConstraints(true, [0]) }] },
  {
    name: '上面的中繼憑證路徑長度是 1，下面是 0',
    intermediates: [{ basicConstraints: basicConstraints(true, [1]) }, { basicConstraints: basicConstraints(true, [0]) }],
  },
  { name: '三張中繼憑證，最上面的路徑長度是 1', intermediates: [{ basicConstraints: basicConstraints(true, [1]) }, {}, {}] },
  {
    name: '上面的中繼憑證路徑長度是 0，下面那一張不是 CA',
    intermediates: [{ basicConstraints: basicConstraints(true, [0]) }, { basicConstraints: basicConstraints(false) }],
  },
  { name: '中繼憑證的路徑長度是負數', intermediates: [{ basicConstraints: basicConstraints(true, [0xff]) }] },
  { name: '中繼憑證的路徑長度大得過頭', intermediates: [{ basicConstraints: basicConstraints(true, [0x7f, 0xff, 0xff, 0xff, 0xff]) }] },
  {
    name: '中繼憑證有路徑長度，金鑰用途沒有 keyCertSign',
    intermediates: [{ basicConstraints: basicConstraints(true, [0]), keyUsage: keyUsage(['cRLSign', 'digitalSignature']) }],
  },
  { name: '中繼憑證的基本限制不是關鍵', intermediates: [{ basicConstraints: basicConstraints(true, undefined, false) }] },
  { name: '中繼憑證沒有基本限制，也沒有金鑰用途', intermediates: [{ basicConstraints: null, keyUsage: null }] },
  { name: '中繼憑證的基本限制寫明不是 CA，卻有路徑長度', intermediates: [{ basicConstraints: basicConstraints(false, [0]) }] },
  { name: '中繼憑證是第一版，沒有延伸', intermediates: [{ version: null, bare: true }] },
  { name: '中繼憑證有不認得的關鍵延伸', intermediates: [{ extra: [unknown(true)] }] },
  { name: '中繼憑證有不認得的延伸，不是關鍵', intermediates: [{ extra: [unknown(false)] }] },
  { name: '根憑證有不認得的關鍵延伸', root: { extra: [unknown(true)] } },
  { name: '根憑證有不認得的延伸，不是關鍵', root: { extra: [unknown(false)] } },
  { name: '根憑證是第一版，沒有延伸', root: { version: null, bare: true } },
  { name: '根憑證是第三版，沒有延伸', root: { bare: true } },
  { name: '根憑證沒有基本限制', root: { basicConstraints: null } },
  { name: '根憑證沒有基本限制，也沒有金鑰用途', root: { basicConstraints: null, keyUsage: null } },
  { name: '根憑證的基本限制不是關鍵', root: { basicConstraints: basicConstraints(true, undefined, false) } },
  { name: '根憑證寫明不是 CA，直接簽伺服器的憑證', root: { basicConstraints: basicConstraints(false) }, intermediates: [] },
  { name: '根憑證直接簽伺服器的憑證', intermediates: [] },
  { name: '伺服器的憑證是第一版，沒有延伸', leaf: { version: null, bare: true } },
  { name: '伺服器的憑證是第一版，卻有延伸', leaf: { version: null } },
  { name: '伺服器的憑證是第二版，卻有延伸', leaf: { version: 1 } },
  { name: '伺服器的憑證是第四版', leaf: { version: 3 } },
  { name: '中繼憑證是第一版，卻有延伸', intermediates: [{ version: null }] },
  {
    name: '要求原則，而伺服器的憑證沒有',
    intermediates: [{ extra: [der(0x30, oid('2.5.29.36'), der(0x01, [0xff]), der(0x04, der(0x30, der(0x80, [0]))))] }],
  },
];
