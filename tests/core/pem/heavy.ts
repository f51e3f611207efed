import { limits } from '../../../src/core/pem/limits.ts';

/** The unit again and again, as long as an input may be. */
export const fill = (unit: string): string => unit.repeat(Math.floor(limits.inputBytes / unit.length));

/** What keeps a careless reader of PEM busy when it is repeated. */
export const heavy: readonly [name: string, unit: string][] = [
  ['單一長行', 'M'],
  ['減號', '-'],
  ['END 不斷重複', 'END'],
  ['-END 不斷重複', '-END'],
  ['空白', ' '],
  ['標籤開頭', '<a '],
  ['& 符號', '&amp;'],
  ['等號', '='],
  ['反斜線', '\\'],
  ['引號', '" '],
  ['短行', 'MIIC\n'],
  ['中文', '憑證'],
  ['全形', 'Ａ'],
  ['錯名的 BEGIN', '-----BEGIN CERTXFICATX-----\n'],
  ['看似私密金鑰開頭的行', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n'],
  ['看似憑證開頭的行', 'MIP/////MIP/////MIP/////MIP/////MIP/////MIP/////MIP/////MIP/////\n'],
  ['行號', '1: \n'],
  ['引用', '> '],
  ['空的 JWK 片段', '"kty" : "d" '],
  ['數字', '1'],
  ['記錄檔裡的 BEGIN', '[12:00] x -----BEGIN CERTIFICATE-----\n'],
  ['記錄檔裡沒有 END 的憑證', '[12:00] x -----BEGIN CERTIFICATE-----\n[12:01] x MIIC\n'],
];
