import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Code, CodeTable } from '../../../src/core/diagnose/knowledge.ts';
import { diagnose, entries, knowledge } from '../recognise/catalogue.ts';

const IN_FRONT = ['', '錯誤代碼 ', '錯誤代碼：', 'error code: ', 'Error ', 'Event ID '];

/** Names of ACME problems that are ordinary words, and no reason at all of OpenSSL: only where something says that they are codes. */
const isWord = ({ dress }: CodeTable, { code }: Code): boolean => dress === 'acme-problem' && /^[a-z]+$/.test(code);

/** All ways in which people write a code. */
function dressed(table: CodeTable, { code, symbols = [] }: Code): string[] {
  if (table.dress !== 'hresult') return [code, ...symbols];
  const value = parseInt(code.slice(2), 16);
  const digits = code.slice(2);
  return [code, code.toLowerCase(), code.toUpperCase(), digits, digits.toLowerCase(), String(value), String(value | 0), ...symbols];
}

for (const table of knowledge.tables) {
  test(`${table.table} 的 ${table.codes.length} 個代碼：單獨貼上，各種寫法都說得出是哪一個；有原因的說得出原因`, () => {
    const unnamed: string[] = [];
    const silent: string[] = [];
    for (const code of table.codes) {
      if (code.code === 'reason(0)') continue;
      for (const written of dressed(table, code)) {
        for (const front of IN_FRONT) {
          if (front === '' && isWord(table, code)) continue;
          const { codes, verdicts } = diagnose(front + written);
          if (!codes.some((one) => one.table === table.table && one.code === code.code)) unnamed.push(front + written);
          else if ((code.causes ?? []).length > 0 && verdicts.length === 0) silent.push(front + written);
        }
      }
    }
    assert.deepEqual({ unnamed, silent }, { unnamed: [], silent: [] });
  });
}

test('條目的標題、原文與原因裡的代碼：單獨貼上都有說法', () => {
  const CODE = /\b0x[0-9A-Fa-f]{8}\b|\bAH\d{5}\b|\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;
  // A name of a certificate, a variable, and a notice about a folder that has nothing to do with TLS.
  const NO_CODES = ['GRCA1_5', 'CATALINA_BASE', 'AH00112'];
  const written = entries.flatMap(
    ({ title, cause, texts }) => [title, cause, ...texts.map(({ text }) => text)].join('\n').match(CODE) ?? [],
  );
  const all = [...new Set(written)].filter((code) => !NO_CODES.includes(code));
  assert.ok(all.length > 100);
  const silent = all.filter((code) => {
    const { codes, errors } = diagnose(code);
    return codes.length + errors.length === 0;
  });
  assert.deepEqual(silent, []);
});

const named = (text: string): string[] =>
  diagnose(text)
    .codes.map(({ table, code, ambiguous }) => `${table} ${code}${ambiguous ? '？' : ''}`)
    .sort();

test('幾個代碼寫在一起說同一件事，算同一個；OpenSSL 的數字也認得', () => {
  for (const [text, ...codes] of [
    ['0x80092004 (-2146885628 CRYPT_E_NOT_FOUND)', 'hresult 0x80092004'],
    ['0x80070520 (WIN32: 1312 ERROR_NO_SUCH_LOGON_SESSION)', 'windows-error 0x80070520'],
    ['SEC_E_UNTRUSTED_ROOT (0x80090325)', 'hresult 0x80090325'],
    ['HRESULT: 0x80070520', 'windows-error 0x80070520'],
    ['錯誤 1312', 'windows-error 0x80070520'],
    ['0A000086', 'openssl-reason certificate verify failed'],
    ['sec_error_unknown_issuer', 'nss -8179'],
    ['curl (60)', 'curl-exit 60'],
    ['36887', 'schannel-event 36887'],
    ['private key mismatch', 'openssl-reason private key mismatch'],
  ] as const)
    assert.deepEqual(named(text), codes, text);
});

test('小的數字在好幾張表裡都有意思：每一張都說，但不挑一個', () => {
  assert.deepEqual(named('48'), ['curl-exit 48？', 'tls-alert 48？', 'x509-verify 48？']);
  for (const { certainty } of diagnose('錯誤代碼 70').verdicts) assert.equal(certainty, 'possible');
});

test('不是代碼的數字與字：不說', () => {
  for (const text of [
    '443',
    '8080',
    '192.0.2.1',
    '20261128',
    '2026-11-28',
    'tls',
    'dns',
    'connection',
    'Error: EPROTO: protocol error, symlink a -> b',
  ])
    assert.deepEqual(named(text), [], text);
});

test('代碼不是單獨一個時，要有情境的還是要有情境', () => {
  assert.deepEqual(named('AH00013: Pre-configuration failed'), []);
  assert.deepEqual(named('共 1312 筆資料，0x80070520 是位址'), []);
});
