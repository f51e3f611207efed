import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerpt } from '../../../src/core/text/excerpt.ts';
import { guessMojibake } from '../../../src/core/policy/guess-mojibake.ts';
import { hostNames } from '../../../src/core/policy/host-names.ts';
import { clientsMissing, clientsWithoutName } from '../../../src/core/policy/match-host.ts';
import { ipKind, parseIp } from '../../../src/core/text/ip-address.ts';
import { nameForm, suggestName } from '../../../src/core/policy/name-form.ts';
import { renderMessage } from '../../../src/core/text/render-message.ts';
import { addMonths, validityDays } from '../../../src/core/policy/calendar.ts';
import { certificate, csr, dns, ip, name } from './subject-factory.ts';

const forms: [string, string | null, string | null][] = [
  ['www.example.gov.tw', null, null],
  ['*.example.gov.tw', null, null],
  ['xn--5bv239eevj.xn--mxtq1m.tw', null, null],
  ['https://www.example.gov.tw:8443/a?b#c', 'scheme', 'www.example.gov.tw'],
  ['HTTP://WWW.example.gov.tw', 'scheme', 'www.example.gov.tw'],
  ['www.example.gov.tw/index.html', 'path', 'www.example.gov.tw'],
  ['www.example.gov.tw\\x', 'path', 'www.example.gov.tw'],
  ['www.example.gov.tw:443', 'port', 'www.example.gov.tw'],
  ['www.example.gov.tw ', 'blank', 'www.example.gov.tw'],
  ['www example gov tw', 'blank', null],
  ['ｗｗｗ．ｅｘａｍｐｌｅ．ｇｏｖ．ｔｗ', 'non-ascii', 'www.example.gov.tw'],
  ['行政院.政府.台灣', 'non-ascii', 'xn--5bv239eevj.xn--mxtq1m.xn--kpry57d'],
  ['行政院', 'single-label', null],
  ['www.example.gov.tw.', 'trailing-dot', 'www.example.gov.tw'],
  ['a_b.example.gov.tw', 'underscore', null],
  ['www.-example.gov.tw', 'malformed', null],
  ['ab--cd.example.gov.tw', 'malformed', null],
  ['admin@example.gov.tw', 'malformed', null],
  ['example.gov.tw,www.example.gov.tw', 'malformed', null],
  [`${'a'.repeat(64)}.gov.tw`, 'malformed', null],
  [`${'a.'.repeat(130)}tw`, 'malformed', null],
  ['010.0.0.1', 'malformed', null],
  ['www.exam\u200bple.gov.tw', 'malformed', 'www.example.gov.tw'],
  ['', 'malformed', null],
  ['webserver01', 'single-label', null],
  ['localhost', 'internal', null],
  ['erp.corp', 'internal', null],
  ['a.test', 'internal', null],
  ['WWW.Example.gov.tw', 'upper-case', 'www.example.gov.tw'],
  ['*', 'bad-wildcard', null],
  ['*.gov.tw', 'bad-wildcard', null],
  ['*.tw', 'bad-wildcard', null],
  ['w*.example.gov.tw', 'bad-wildcard', null],
  ['*.*.example.gov.tw', 'bad-wildcard', null],
];
for (const [text, form, suggestion] of forms) {
  test(`名稱「${text.slice(0, 40)}」：${form ?? '沒有問題'}`, () => {
    assert.equal(nameForm(text), form);
    if (form !== null) assert.equal(suggestName(text), suggestion);
  });
}

const addresses: [string, string | null][] = [
  ['10.255.255.255', 'private'],
  ['11.0.0.0', 'public'],
  ['172.15.255.255', 'public'],
  ['172.16.0.0', 'private'],
  ['172.31.255.255', 'private'],
  ['172.32.0.0', 'public'],
  ['192.168.0.1', 'private'],
  ['100.64.0.1', 'private'],
  ['100.128.0.1', 'public'],
  ['169.254.1.1', 'private'],
  ['127.0.0.1', 'reserved'],
  ['0.0.0.0', 'reserved'],
  ['192.0.2.1', 'reserved'],
  ['198.19.0.1', 'reserved'],
  ['203.0.113.9', 'reserved'],
  ['224.0.0.1', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['168.95.1.1', 'public'],
  ['::1', 'reserved'],
  ['::', 'reserved'],
  ['::ffff:168.95.1.1', 'reserved'],
  ['fc00::1', 'private'],
  ['fdff::1', 'private'],
  ['fe80::1', 'private'],
  ['ff02::1', 'reserved'],
  ['2001:db8:1::', 'reserved'],
  ['2001:b000:168::1', 'public'],
  ['2001:0:1::', 'reserved'],
  ['2002::1', 'reserved'],
  ['3fff:fff::1', 'reserved'],
  ['[2001:b000::1]', 'public'],
  ['4000::1', 'reserved'],
  ['256.1.1.1', null],
  ['1.2.3', null],
  ['01.2.3.4', null],
  ['1:2:3:4:5:6:7', null],
  ['1:2:3:4:5:6:7:8:9', null],
  ['1::2::3', null],
  ['fe80::1%eth0', null],
  ['::12345', null],
  ['www.gov.tw', null],
  [':::', null],
  ['1:2:3:4:5:6:7::8', null],
];
for (const [text, kind] of addresses) {
  test(`位址 ${text}：${kind ?? '不是 IP'}`, () => {
    const bytes = parseIp(text);
    assert.equal(bytes === null ? null : ipKind(bytes).kind, kind);
  });
}

const garbled: [string, string | null][] = [
  [Buffer.from('行政院').toString('latin1'), '行政院'],
  ['è¡Œæ”¿é™¢', '行政院'],
  [Buffer.from('資訊處 IT').toString('latin1'), '資訊處 IT'],
  ['¦æ¬F°|', '行政院'],
  ['行政院', null],
  ['Ministry of Digital Affairs', null],
  ['Münchner Straße', null],
  ['Société Générale', null],
  [Buffer.from('Café').toString('latin1'), null],
  ['Ägypten', null],
  ['ÿ'.repeat(5000), null],
];
for (const [text, guess] of garbled)
  test(`亂碼「${text.slice(0, 20)}」：${guess ?? '不是亂碼'}`, () => assert.equal(guessMojibake(text)?.guess ?? null, guess));

/** 憑證上的名稱、讀者輸入的網址、找不到這個名稱的用戶端。 */
const coverage: [string, string, string][] = [
  ['dns:www.example.gov.tw', 'WWW.EXAMPLE.GOV.TW', ''],
  ['dns:WWW.Example.gov.tw', 'www.example.gov.tw.', ''],
  ['dns:www.example.gov.tw', 'example.gov.tw', 'chromium firefox openssl'],
  ['dns:*.example.gov.tw', 'www.example.gov.tw', ''],
  ['dns:*.example.gov.tw', 'example.gov.tw', 'chromium firefox openssl'],
  ['dns:*.example.gov.tw', 'a.b.example.gov.tw', 'chromium firefox openssl'],
  ['dns:*.*.example.gov.tw', 'a.b.example.gov.tw', 'chromium firefox openssl'],
  ['dns:xn--5bv239eevj.xn--mxtq1m.tw', '行政院.政府.tw', ''],
  ['ip:2001:b000::1', '2001:B000:0:0:0:0:0:1', ''],
  ['ip:192.0.2.1', '[192.0.2.1]', ''],
  ['dns:192.0.2.1', '192.0.2.1', 'chromium firefox openssl'],
  ['dns:*.95.1.1', '168.95.1.1', 'chromium firefox openssl'],
  // 用戶端之間不同的寫法。
  ['dns:ok.test.', 'ok.test', 'firefox openssl'],
  ['dns:*.com.tw', 'example.com.tw', 'chromium'],
  ['dns:*.gov.tw', 'example.gov.tw', 'chromium'],
  ['dns:*.test', 'ok.test', 'chromium firefox openssl'],
  ['dns:w*.ok.test', 'www.ok.test', 'chromium firefox'],
  ['dns:*w.ok.test', 'www.ok.test', 'chromium firefox'],
  ['dns:a_b.ok.test', 'a_b.ok.test', ''],
  ['dns:-a.ok.test', '-a.ok.test', 'firefox'],
  // 簽過的名稱不修補：像網址列那樣改寫之後會相同的，都不相同。
  ...[
    ...['ok.test:443', 'ok.test/path', 'ok.test?x', 'user@ok.test', 'https://ok.test', 'ok%2etest', 'ｏｋ.test', 'ok。test', 'ok\t.test'],
    ...[' ok.test', 'ok.test ', 'ok\u00ad.test', 'ok.test\\x', 'o\u212a.test', '*.ok.test:443', 'ok.test\u0000'],
  ].map((name): [string, string, string] => [`dns:${name}`, name.startsWith('*') ? 'a.ok.test' : 'ok.test', 'chromium firefox openssl']),
  ['dns:中文.test', '中文.test', 'chromium firefox openssl'],
  ['dns:😜.example.com', '😜.example.com', 'chromium firefox openssl'],
];
for (const [signed, host, expected] of coverage) {
  const [type, value] = [signed.slice(0, signed.indexOf(':')), signed.slice(signed.indexOf(':') + 1)];
  test(`${JSON.stringify(signed)} 對 ${host}：${expected === '' ? '都找得到' : `${expected} 找不到`}`, () =>
    assert.equal(clientsMissing(certificate({ san: type === 'ip' ? ip(value) : dns(value) }), host).join(' '), expected));
}

test('沒有 SAN 時只有 OpenSSL 看 CN；請求檔的 CN 與 SAN 一樣算', () => {
  const subject = { subject: name('CN=www.example.gov.tw'), san: [] };
  assert.deepEqual(clientsMissing(certificate(subject), 'www.example.gov.tw'), ['chromium', 'firefox']);
  assert.deepEqual(clientsMissing(csr(subject), 'www.example.gov.tw'), []);
});

test('沒有問網址時，說的是哪些用戶端一個名稱也找不到', () => {
  const all = ['chromium', 'firefox', 'openssl'];
  const without = (...names: string[]): string[] => clientsWithoutName(certificate({ san: dns(...names) }));
  assert.deepEqual([without('ok.test:443'), without('中文.test')], [all, all]);
  assert.deepEqual([without('*.gov.tw'), without('w*.example.test')], [['chromium'], ['chromium', 'firefox']]);
  assert.deepEqual(without('ok.test.'), ['firefox', 'openssl'], '結尾的點只有 Chromium 拿掉');
  assert.deepEqual(without('ok.test:443', 'ok.test'), [], '有一個就好');
  assert.deepEqual([without('*.example.gov.tw'), clientsWithoutName(certificate({ san: ip('192.0.2.1') }))], [[], []]);
  const common = certificate({ subject: name('CN=www.example.gov.tw'), san: [] });
  assert.deepEqual(clientsWithoutName(common), ['chromium', 'firefox'], 'SAN 沒有名稱時 OpenSSL 看 CN');
});

test('同一個名稱寫在 CN 與 SAN 只算一個；憑證有 SAN 就不看 CN', () => {
  const subject = { subject: name('CN=WWW.example.gov.tw'), san: dns('www.example.gov.tw', 'example.gov.tw') };
  assert.deepEqual(
    hostNames(csr(subject)).map(({ where }) => where),
    ['CN、SAN', 'SAN'],
  );
  assert.deepEqual(
    hostNames(certificate({ ...subject, subject: name('CN=other.example.gov.tw') })).map((each) => each.name),
    ['www.example.gov.tw', 'example.gov.tw'],
  );
});

test('效期天數起訖都算，不滿一天算一天', () => {
  const from = Date.parse('2026-10-01T00:00:00Z');
  assert.deepEqual(
    ['2026-10-01T00:00:00Z', '2026-10-01T23:59:59Z', '2026-10-02T00:00:00Z'].map((until) => validityDays(from, Date.parse(until))),
    [1, 1, 2],
  );
});

test('加上幾個月：月底不會跳到下下個月', () => {
  const later = (from: string, months: number) => new Date(addMonths(Date.parse(from), months)).toISOString().slice(0, 10);
  assert.deepEqual(
    [later('2017-01-31T00:00:00Z', 1), later('2016-02-29T00:00:00Z', 36), later('2017-11-30T00:00:00Z', 39)],
    ['2017-02-28', '2019-02-28', '2021-02-28'],
  );
});

test('訊息的空格由事實填滿，沒有的事實是錯誤', () => {
  assert.equal(renderMessage('只有 {bits} 位元，{bits}／{none}', { bits: 1024, none: null }), '只有 1024 位元，1024／—');
  assert.equal(renderMessage('{ value }、{}', {}), '{ value }、{}');
  assert.equal(renderMessage('{a}', { a: '{b}' }), '{b}');
  assert.throws(() => renderMessage('{bits}', {}), /bits/);
  assert.throws(() => renderMessage('{toString}', {}), /toString/);
});

test('放進句子的內容最長 120 個字元，看不見的字元寫成代碼', () => {
  assert.equal(excerpt('中'.repeat(121)), `${'中'.repeat(120)}…`);
  assert.equal(excerpt('中'.repeat(120)), '中'.repeat(120));
  assert.equal(excerpt('a\u202eb\u{e0041}\n'), 'a<U+202E>b<U+E0041><U+000A>');
});
