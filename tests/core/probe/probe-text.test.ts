import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyRecord, ending, type ProbeRecord } from '../../../src/core/probe/probe-record.ts';
import { probeText } from '../../../src/core/probe/probe-text.ts';
import { readProbeText } from '../../../src/core/probe/read-probe-text.ts';
import { readFileSync } from 'node:fs';

const at = Date.parse('2026-11-30T05:40:00Z');
const sent = (count: number): ProbeRecord['chain'] => ({
  said: 'sent',
  protocol: 'TLSv1.2',
  certificates: Array.from({ length: count }, () =>
    Uint8Array.from(readFileSync(new URL('../../fixtures/pem/certificate.der', import.meta.url))),
  ),
  lines: Array.from({ length: count }, () => 0),
  isOrderKnown: true,
});

function fullRecord(): ProbeRecord {
  return {
    ...emptyRecord('kb-probe', 'www.example.gov.tw', 443),
    script: 'kb-probe.sh 1.0',
    sha256: 'ab'.repeat(32),
    library: 'OpenSSL 3.0.15 3 Sep 2024',
    clock: at,
    name: 'www.example.gov.tw',
    address: '192.0.2.1',
    connect: 'ok',
    protocols: {
      SSLv3: { said: 'no', ending: ending('alert', 40) },
      'TLSv1.0': { said: 'no', ending: ending('other-version', null, 'TLSv1.2') },
      'TLSv1.1': { said: 'unknown', ending: ending('timeout') },
      'TLSv1.2': { said: 'yes', cipher: 0xc02f },
      'TLSv1.3': { said: 'yes', cipher: null },
    },
    ciphers: { RC4: { said: 'yes', cipher: 5 }, '3DES': { said: 'no', ending: ending('closed') } },
    groups: { 'TLSv1.2': 'x25519', 'TLSv1.3': 'dhe-1024' },
    alpn: 'none',
    stapled: { isThere: false, response: null },
    chain: sent(2),
    unnamed: { said: 'no', ending: ending('alert', 112) },
    http: { status: 301, ending: null, location: 'https://www.example.gov.tw/', server: null, hsts: null, date: at, dateAt: at + 1000 },
    https: { status: null, ending: ending('reset'), location: null, server: null, hsts: null, date: null, dateAt: null },
  };
}

/** What a record says, without where it stands. */
const told = (record: ProbeRecord | undefined): unknown => {
  const withoutLines = (chain: ProbeRecord['chain']): unknown => (chain?.said === 'sent' ? { ...chain, lines: [] } : chain);
  return record && { ...record, line: 0, endLine: 0, chain: withoutLines(record.chain), unnamed: withoutLines(record.unnamed) };
};

test('連線紀錄寫成文字再讀回來，一個欄位都不少', () => {
  const record = fullRecord();
  const text = probeText(record);
  assert.deepEqual(readProbeText(text).records.map(told), [told(record)]);
  assert.ok(
    text.split('\n').every((line) => line.length <= 79),
    '每一行都能放進郵件',
  );
});

test('沒送名稱時送出同樣的憑證，只寫 same，讀回來是同樣的憑證', () => {
  const record = { ...fullRecord(), unnamed: sent(2) };
  const text = probeText(record);
  assert.match(text, /^unnamed: same$/m);
  assert.deepEqual(readProbeText(text).records.map(told), [told(record)]);
});

test('經過郵件的紀錄：引號、CRLF、全形空白前的文字、折行，都讀得出來', () => {
  const record = fullRecord();
  const mailed = probeText({
    ...record,
    http: { ...record.http, location: `https://www.example.gov.tw/${'a'.repeat(80)}` } as ProbeRecord['http'],
  })
    .replace(/(location: \S{60})/, '$1\n')
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\r\n');
  const [read] = readProbeText(`您好，結果如下：\r\n${mailed}\r\n謝謝`).records;
  assert.equal(read?.chain?.said === 'sent' && read.chain.certificates.length, 2);
  assert.equal(read?.http?.location?.replaceAll(' ', '').length, 107);
  assert.equal(read?.line, 2);
});

test('好幾個主機接在一起，各是一筆；最後一筆沒有結尾，說它斷了', () => {
  const one = probeText(fullRecord());
  const { records } = readProbeText(one + one.replaceAll('www.example', 'two.example').replace('=== end kb-probe ===\n', ''));
  assert.deepEqual(
    records.map(({ host, isCut }) => [host, isCut]),
    [
      ['www.example.gov.tw', false],
      ['two.example.gov.tw', true],
    ],
  );
});

test('憑證少貼了一張，不當成伺服器少送', () => {
  const text = probeText(fullRecord()).replace(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/, '');
  assert.deepEqual(readProbeText(text).records[0]?.chain, { said: 'unknown', ending: ending('failed') });
});

test('別的版本的格式，說出版本與在第幾行', () => {
  assert.deepEqual(readProbeText('\n=== kb-probe 9 ===\nhost: a\n').unknownVersions, [{ line: 2, version: 9 }]);
});

test('主機名稱只有印不出來的字：不是紀錄，寫出來的也讀不回來', () => {
  assert.equal(readProbeText('=== kb-probe 1 ===\nhost: \u0001\u0002\n=== end kb-probe ===\n').records.length, 0);
});
