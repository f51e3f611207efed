import { der, name } from '../../../core/x509/der-build.ts';
import type { ChainDraft } from '../chain.ts';
import { altNames, directory, dns, ip, mail, nameConstraints } from '../extensions.ts';
import { commonName, type Draft } from '../issue.ts';

const only = (...permitted: Uint8Array[]): Draft => ({ extra: [nameConstraints({ permitted })] });
const not = (...excluded: Uint8Array[]): Draft => ({ extra: [nameConstraints({ excluded })] });
const agency = (...organisation: string[]): Uint8Array =>
  name(['2.5.4.6', 0x13, 'TW'], ...organisation.map((each): [string, number, string] => ['2.5.4.10', 0x0c, each]));

/** Name constraints (RFC 5280 4.2.1.10), on the intermediate and on the root. */
export const constraints: readonly ChainDraft[] = [
  { name: '中繼憑證只准 test，主機在裡面', intermediates: [only(dns('test'))] },
  { name: '中繼憑證只准 ok.test，主機就是它', intermediates: [only(dns('ok.test'))] },
  { name: '中繼憑證只准 .ok.test，主機是 ok.test', intermediates: [only(dns('.ok.test'))] },
  { name: '中繼憑證只准 k.test，主機 ok.test 只有結尾相同', intermediates: [only(dns('k.test'))] },
  { name: '中繼憑證只准 OK.TEST，大小寫不同', intermediates: [only(dns('OK.TEST'))] },
  { name: '中繼憑證只准兩個名稱，主機是第二個', intermediates: [only(dns('gov.test'), dns('ok.test'))] },
  {
    name: '中繼憑證只准 ok.test，憑證還有另一個名稱',
    intermediates: [only(dns('ok.test'))],
    leaf: { names: altNames([dns('ok.test'), dns('other.test')]) },
  },
  { name: '中繼憑證不准 ok.test', intermediates: [not(dns('ok.test'))] },
  { name: '中繼憑證不准 other.test', intermediates: [not(dns('other.test'))] },
  { name: '中繼憑證不准空的名稱，等於全部', intermediates: [not(dns(''))] },
  {
    name: '中繼憑證不准 a.ok.test，憑證是 *.ok.test',
    host: 'b.ok.test',
    intermediates: [not(dns('a.ok.test'))],
    leaf: { names: altNames([dns('*.ok.test')]) },
  },
  {
    name: '中繼憑證只准 ok.test，憑證是 *.ok.test',
    host: 'b.ok.test',
    intermediates: [only(dns('ok.test'))],
    leaf: { names: altNames([dns('*.ok.test')]) },
  },
  { name: '根憑證只准 ok.test', root: only(dns('ok.test')) },
  { name: '根憑證只准 gov.test', root: only(dns('gov.test')) },
  { name: '根憑證不准 ok.test', root: not(dns('ok.test')) },
  { name: '根憑證不准 gov.test', root: not(dns('gov.test')) },
  { name: '根憑證的限制不是關鍵', root: { extra: [nameConstraints({ permitted: [dns('gov.test')] }, false)] } },
  { name: '中繼憑證的限制不是關鍵', intermediates: [{ extra: [nameConstraints({ permitted: [dns('gov.test')] }, false)] }] },
  { name: '中繼憑證只准 192.0.2.0/24，主機在裡面', host: '192.0.2.9', intermediates: [only(ip(192, 0, 2, 0, 255, 255, 255, 0))] },
  { name: '中繼憑證只准 198.51.100.0/24，主機不在裡面', host: '192.0.2.9', intermediates: [only(ip(198, 51, 100, 0, 255, 255, 255, 0))] },
  { name: '根憑證不准 192.0.2.0/24', host: '192.0.2.9', root: not(ip(192, 0, 2, 0, 255, 255, 255, 0)) },
  { name: '中繼憑證的位址遮罩不連續', host: '192.0.2.9', intermediates: [only(ip(192, 0, 2, 0, 255, 0, 255, 0))] },
  { name: '中繼憑證的位址限制少一個位元組', intermediates: [only(ip(192, 0, 2, 0, 255, 255, 255))] },
  { name: '中繼憑證只准位址，憑證只有 DNS 名稱', intermediates: [only(ip(192, 0, 2, 0, 255, 255, 255, 0))] },
  { name: '中繼憑證只准信箱，憑證只有 DNS 名稱', intermediates: [only(mail('ok.test'))] },
  {
    name: '中繼憑證只准目錄名稱，主體在裡面',
    intermediates: [only(directory(agency('行政院')))],
    leaf: { subject: agency('行政院', '資訊處') },
  },
  { name: '中繼憑證只准目錄名稱，主體不在裡面', intermediates: [only(directory(agency('行政院')))], leaf: { subject: agency('立法院') } },
  { name: '中繼憑證不准的目錄名稱就是主體', intermediates: [not(directory(agency('立法院')))], leaf: { subject: agency('立法院') } },
  { name: '根憑證只准目錄名稱，中繼憑證的主體不在裡面', root: only(directory(agency('行政院'))), leaf: { subject: agency('行政院') } },
  {
    name: '中繼憑證只准 gov.test，名稱只寫在 CN',
    intermediates: [only(dns('gov.test'))],
    leaf: { subject: commonName('ok.test'), names: null },
  },
  { name: '中繼憑證只准 ok.test，CN 是別的主機', intermediates: [only(dns('ok.test'))], leaf: { subject: commonName('other.test') } },
  { name: '中繼憑證的限制是空的', intermediates: [{ extra: [nameConstraints({})] }] },
  { name: '上面的中繼憑證只准 test，下面的不准 ok.test', intermediates: [only(dns('test')), not(dns('ok.test'))] },
  { name: '中繼憑證不准一種沒人看的名稱', intermediates: [not(der(0x88, [0x2a, 0x03, 0x04]))] },
  { name: '中繼憑證只准 *.ok.test，限制裡寫了星號', host: 'a.ok.test', intermediates: [only(dns('*.ok.test'))] },
];
