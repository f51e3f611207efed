import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../../../src/content/content-folder.ts';
import { codeAnchor } from '../../../src/core/diagnose/code-anchor.ts';
import { addressFor } from '../../../src/core/search/code-row.ts';

const tables = load('codes');
/** One word each, in a table of sentences: a bare word there is rather the name of a program. */
const BARE = new Set(['unsupported', 'reason(0)']);

/** As the index keeps a table: its sentence and its first rows. */
const record = (name: string): { address: string; text: string } => {
  const table = tables.find(({ table: each }) => each === name);
  const [first] = table?.codes ?? [];
  return { address: `codes/${name}.html`, text: `${table?.title}：幾個代碼。\n${first?.code}；${first?.meaning}；` };
};

test('每一張表的每一個代碼，單獨問都到自己的那一列', () => {
  assert.ok(tables.length > 10);
  for (const { table, codes } of tables)
    for (const { code } of codes.filter((each) => !BARE.has(each.code)))
      assert.equal(addressFor(record(table), code), `codes/${table}.html#${codeAnchor(code)}`, `${table} ${code}`);
});

for (const [table, query, row] of [
  ['schannel-event', '事件 36887 怎麼辦', 'c-36887'],
  ['schannel-event', 'Windows 2016 的 36887', 'c-36887'],
  ['schannel-event', '36887 Server 2016', 'c-36887'],
  ['hresult', '憑證錯誤0X80092004怎麼辦', 'c-0x80092004'],
  ['nss', '錯誤 -8179', 'c--8179'],
  ['nss', 'firefox 8179', 'c--8179'],
  ['gnutls', 'gnutls -50', 'c--50'],
  ['apache-log', 'ssl ah02565: key', 'c-ah02565'],
  ['node', 'node ERR_TLS_CERT_ALTNAME_INVALID', 'c-err-tls-cert-altname-invalid'],
  ['curl-exit', 'curl 60', 'c-60'],
  ['tls-alert', 'TLS 1.2 alert 48', 'c-48'],
  ['openssl-reason', ' Wrong Version Number', 'c-wrong-version-number'],
] as const) {
  test(`代碼表的結果到問的那一列：${query}`, () => assert.equal(addressFor(record(table), query), `codes/${table}.html#${row}`));
}

for (const [table, query] of [
  ['hresult', 'SEC_E_UNTRUSTED_ROOT'],
  ['hresult', 'Windows 2016 錯誤碼'],
  ['schannel-event', 'Schannel 事件'],
  ['schannel-event', 'tls 1.2'],
  ['openssl-reason', 'OpenSSL 錯誤原因'],
  ['openssl-reason', 'openssl'],
  ['acme-problem', "let's encrypt"],
  ['acme-problem', 'lets encrypt'],
] as const) {
  test(`問的不是那張表的代碼，到表的開頭：${query}`, () => assert.equal(addressFor(record(table), query), `codes/${table}.html`));
}

test('別種結果的網址不動', () => {
  assert.equal(addressFor({ address: 'errors/iis.html#w03', text: '說明\n0x80070520；x' }, '0x80070520'), 'errors/iis.html#w03');
  assert.equal(addressFor({ address: 'codes/x.html', text: '' }, '0x80070520'), 'codes/x.html');
});
