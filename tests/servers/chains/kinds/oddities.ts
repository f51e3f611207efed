import { der, extension, oid } from '../../../core/x509/der-build.ts';
import type { ChainDraft } from '../chain.ts';
import { authorityInfo, crlPoints, policies, TRUE, unknown } from '../extensions.ts';

const OCSP = oid('1.3.6.1.5.5.7.48.1');
const located = (tag: number, text: string): Uint8Array => der(0x30, der(0x30, OCSP, der(tag, text)));
const point = (tag: number, text: string): Uint8Array => der(0x30, der(0x30, der(0xa0, der(0xa0, der(tag, text)))));
const extra = (...extensions: Uint8Array[]): Pick<ChainDraft, 'leaf'> => ({ leaf: { extra: extensions } });

/** What else a certificate may hold that is not as it should be. */
export const oddities: readonly ChainDraft[] = [
  { name: '序號是負數', leaf: { serial: [0x8f, 1, 2, 3] } },
  { name: '序號是 0', leaf: { serial: [0] } },
  { name: '序號 20 個位元組', leaf: { serial: [0x7f, ...Array<number>(19).fill(7)] } },
  { name: '序號 21 個位元組', leaf: { serial: [0x7f, ...Array<number>(20).fill(7)] } },
  { name: '序號 40 個位元組', leaf: { serial: [0x7f, ...Array<number>(39).fill(7)] } },
  { name: '中繼憑證的序號是負數', intermediates: [{ serial: [0x8f, 9] }] },
  { name: '要求裝訂 OCSP（must-staple），沒有裝訂', ...extra(extension('1.3.6.1.5.5.7.1.24', der(0x30, der(0x02, [5])))) },
  { name: '發行者資訊是空的', ...extra(authorityInfo(der(0x30))) },
  { name: '發行者資訊不是 DER', ...extra(authorityInfo(Uint8Array.of(0x30, 0x7f, 0x01))) },
  { name: '發行者資訊的位址是 DNS 名稱', ...extra(authorityInfo(located(0x82, 'ok.test'))) },
  { name: '發行者資訊的位址是 ldap', ...extra(authorityInfo(located(0x86, 'ldap://ok.test/'))) },
  { name: '發行者資訊的位址有中文字', ...extra(authorityInfo(located(0x86, 'http://ok.test/憑證'))) },
  { name: '中繼憑證的發行者資訊不是 DER', intermediates: [{ extra: [authorityInfo(Uint8Array.of(0x05))] }] },
  { name: '根憑證的發行者資訊不是 DER', root: { extra: [authorityInfo(Uint8Array.of(0x05))] } },
  { name: 'CRL 發布點是空的', ...extra(crlPoints(der(0x30))) },
  { name: 'CRL 發布點不是 DER', ...extra(crlPoints(Uint8Array.of(0x30, 0x10, 0x00))) },
  { name: 'CRL 發布點是 ldap', ...extra(crlPoints(point(0x86, 'ldap://ok.test/crl'))) },
  { name: 'CRL 發布點是關鍵', ...extra(der(0x30, oid('2.5.29.31'), TRUE, der(0x04, point(0x86, 'http://ok.test/crl')))) },
  { name: '憑證原則是 DV', ...extra(policies('2.23.140.1.2.1')) },
  { name: '憑證原則寫了兩次同一個', ...extra(policies('2.23.140.1.2.1', '2.23.140.1.2.1')) },
  { name: '憑證原則不是 DER', ...extra(extension('2.5.29.32', Uint8Array.of(0x30, 0x03, 0x06))) },
  { name: '憑證原則是關鍵', ...extra(der(0x30, oid('2.5.29.32'), TRUE, der(0x04, der(0x30, der(0x30, oid('1.2.3.4')))))) },
  { name: '同一個延伸寫了兩次', ...extra(unknown(false), unknown(false)) },
  { name: '不認得的延伸，不是關鍵', ...extra(unknown(false)) },
  { name: '兩個不認得的關鍵延伸', ...extra(unknown(true), extension('1.3.6.1.4.1.99999.9', der(0x05), true)) },
  { name: 'Netscape 憑證種類是伺服器', ...extra(extension('2.16.840.1.113730.1.1', der(0x03, [6, 0x40]))) },
  { name: 'Netscape 憑證種類是用戶端', ...extra(extension('2.16.840.1.113730.1.1', der(0x03, [7, 0x80]))) },
  { name: 'SCT 清單不是 SCT', ...extra(extension('1.3.6.1.4.1.11129.2.4.2', der(0x04, [0, 3, 1, 2, 3]))) },
  { name: 'CT 的毒（precertificate）', ...extra(extension('1.3.6.1.4.1.11129.2.4.3', der(0x05), true)) },
  { name: '金鑰用途不是 DER', leaf: { keyUsage: extension('2.5.29.15', Uint8Array.of(0x03, 0x05, 0x07), true) } },
  { name: '金鑰用途的位元字串後面有多的零', leaf: { keyUsage: extension('2.5.29.15', der(0x03, [0, 0x80, 0x00]), true) } },
  { name: '基本限制裡的 CA 寫成 FALSE', leaf: { basicConstraints: extension('2.5.29.19', der(0x30, der(0x01, [0])), true) } },
  {
    name: '中繼憑證的 CA 寫成 1 而不是 255',
    intermediates: [{ basicConstraints: extension('2.5.29.19', der(0x30, der(0x01, [1])), true) }],
  },
  { name: '延伸明寫「不是關鍵」', ...extra(der(0x30, oid('1.3.6.1.4.1.99999.4'), der(0x01, [0]), der(0x04, der(0x05)))) },
];
