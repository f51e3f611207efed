import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { checkValue } from '../../../src/core/fill/check-value.ts';
import type { FieldKind } from '../../../src/core/fill/field-kind.ts';
import { noteCodes, refusalCodes } from '../../../src/core/fill/refusal.ts';
import { holesOf } from '../../../src/core/text/render-message.ts';
import { formCodes } from '../../../src/tools/fill/field.ts';
import { fields } from '../../../src/schemas/fields.ts';
import { ends } from '../../support/effort.ts';

// Kind, typed, admitted value or "!reason", suggestion (for refusals) or note.
type Row = [FieldKind, string, string, (string | null)?];

const rows: Row[] = [
  ['domain', 'www.example.gov.tw', 'www.example.gov.tw'],
  ['domain', ' WWW.Example.GOV.tw ', 'www.example.gov.tw'],
  ['domain', '*.example.gov.tw', '*.example.gov.tw'],
  ['domain', 'web01', 'web01'],
  ['domain', '測試.gov.tw', 'xn--g6w251d.gov.tw', 'note-idn'],
  ['domain', '測試。台灣', 'xn--g6w251d.xn--kpry57d', 'note-idn'],
  ['domain', 'xn--g6w251d.gov.tw', 'xn--g6w251d.gov.tw', 'note-idn'],
  ['domain', 'ｗｗｗ.gov.tw', 'www.gov.tw'],
  ['domain', 'https://www.example.gov.tw/', '!domain-scheme', 'www.example.gov.tw'],
  ['domain', 'HTTP://user@www.example.gov.tw:8443/a?b#c', '!domain-scheme', 'www.example.gov.tw'],
  ['domain', 'www.example.gov.tw/login', '!domain-path', 'www.example.gov.tw'],
  ['domain', 'www.example.gov.tw:443', '!domain-port', 'www.example.gov.tw'],
  ['domain', 'www.example.gov.tw.', '!domain-dot', 'www.example.gov.tw'],
  ['domain', '192.0.2.1', '!domain-is-ip', null],
  ['domain', '2001:db8::1', '!domain-is-ip', null],
  ['domain', 'a_b.gov.tw', '!domain-label', null],
  ['domain', '-a.gov.tw', '!domain-label', null],
  ['domain', 'a-.gov.tw', '!domain-label', null],
  ['domain', 'a..tw', '!domain-label', null],
  ['domain', 'www example.gov.tw', '!domain-label', null],
  ['domain', 'a;id', '!domain-label', null],
  ['domain', `${'a'.repeat(64)}.tw`, '!domain-label', null],
  ['domain', Array(64).fill('abc').join('.'), '!domain-long', null],
  ['domain', 'www.*.gov.tw', '!domain-wildcard', null],
  ['domain', '*.tw', '!domain-wildcard', null],
  ['domain', '*', '!domain-wildcard', null],
  ['domain', 'www.exam\u200bple.gov.tw', '!hidden-character', 'www.example.gov.tw'],
  ['ip', '192.0.2.10', '192.0.2.10'],
  ['ip', '2001:DB8:0:0::10', '2001:db8::10'],
  ['ip', '[::1]', '::1'],
  ['ip', '192.0.2.256', '!ip', null],
  ['ip', '192.0.2.010', '!ip', null],
  ['ip', '１９２.0.2.10', '!ip', '192.0.2.10'],
  ['ip', '192.0.2.0/24', '!ip-mask', '192.0.2.0'],
  ['ip', 'fe80::1%eth0', '!ip', null],
  ['ip', ':::', '!ip', null],
  ['port', '443', '443'],
  ['port', '65535', '65535'],
  ['port', '65536', '!port', null],
  ['port', '0', '!port', null],
  ['port', '８４４３', '!port', '8443'],
  ['port', '443;id', '!port', null],
  ['path', '/etc/ssl/我的 憑證/a.pem', '/etc/ssl/我的 憑證/a.pem'],
  ['path', 'C:\\Program Files\\a.cer', 'C:\\Program Files\\a.cer'],
  ['path', '"C:\\Program Files\\a.cer"', '!path-quoted', 'C:\\Program Files\\a.cer'],
  ['path', '-rf', '!leading-dash', './-rf'],
  ['path', '~/server.key', '!path-tilde', null],
  ['path', 'a\nb', '!hidden-character', 'a b'],
  ['path', '\u202acert.cer', '!hidden-character', 'cert.cer'],
  ['alias', 'tomcat', 'tomcat'],
  ['alias', '-noprompt', '!leading-dash', 'noprompt'],
  ['text', '-Force', '!leading-dash', 'Force'],
  ['text', '---', '!leading-dash', null],
  ['dn', '行政院測試機關', '行政院測試機關'],
  ['dn', "中華民國 O'Brien & Co", "中華民國 O'Brien & Co"],
  ['hex', '40 5d b9 2c', '405db92c', 'note-hex'],
  ['hex', '\u200e40:5D:B9', '405DB9', 'note-hex'],
  ['hex', '0x405D', '405D', 'note-hex'],
  ['hex', '405db92c', '405db92c'],
  ['hex', '405g', '!hex-character', null],
  ['hex', '40;id', '!hex-character', null],
  ['hex', '0'.repeat(129), '!too-long', null],
  ['text', 'x'.repeat(513), '!too-long', null],
];

test('每一種欄位收什麼、拒收什麼、提議什麼', () => {
  for (const [kind, typed, wanted, extra] of rows) {
    const checked = checkValue(kind, typed);
    assert.equal(checked.ok ? checked.value : `!${checked.code}`, wanted, `${kind} ${typed}`);
    assert.equal(checked.ok ? (checked.note?.code ?? null) : checked.suggestion, extra ?? null, `${kind} ${typed}`);
  }
});

test('提議的值自己也收', () => {
  let offered = 0;
  for (const [kind, typed] of rows) {
    const checked = checkValue(kind, typed);
    if (checked.ok || checked.suggestion === null) continue;
    offered++;
    assert.equal(checkValue(kind, checked.suggestion).ok, true, checked.suggestion);
  }
  assert.ok(offered > 10);
});

test('一百萬個字元也有答案', async () => {
  const long = ['a', '.', ':', '-', ' ', '測', '\u202e'].map((unit) => `x${unit.repeat(1_000_000)}y`);
  await ends(() => {
    for (const kind of ['domain', 'path', 'hex', 'ip', 'text'] as const)
      for (const value of long) assert.equal(checkValue(kind, value).ok, false);
  });
});

test('每個拒收的理由都有一句話，句子裡的空格都是給得出來的事實，沒有多餘的句子', () => {
  const read = (name: string): unknown => parse(readFileSync(new URL(`../../../content/${name}`, import.meta.url), 'utf8'));
  const words = read('messages/fill.yaml') as Record<string, { text: string; fix?: string }>;
  assert.deepEqual(Object.keys(words).sort(), [...refusalCodes, ...noteCodes, ...formCodes].sort());
  const facts: Record<string, string[]> = {
    'hidden-character': ['character'],
    'too-long': ['limit'],
    'domain-label': ['label'],
    'hex-character': ['character'],
    'name-long': ['attribute', 'limit'],
    'cmd-character': ['character'],
    'windows-name': ['character'],
    'powershell-word': ['character'],
    'remote-path': ['character'],
    variable: ['character'],
    suggest: ['value'],
    'from-link': ['carried', 'filled'],
    'inf-name': ['character'],
    'unsafe-here': ['character'],
    'note-idn': ['ascii', 'unicode'],
  };
  for (const [code, { text, fix }] of Object.entries(words)) {
    assert.deepEqual(
      [...new Set(holesOf(text + (fix ?? '')))].sort().filter((hole) => !facts[code]?.includes(hole)),
      [],
      code,
    );
  }
});

test('fields.yaml 的每個範例自己都填得進去', () => {
  const all = fields.parse(parse(readFileSync(new URL('../../../content/fields.yaml', import.meta.url), 'utf8')));
  for (const [name, { kind, example }] of Object.entries(all)) {
    const checked = checkValue(kind, example);
    assert.equal(checked.ok && checked.value, example, name);
  }
});
