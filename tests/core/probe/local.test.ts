import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { byFile } from '../../../src/content/content-folder.ts';
import { localCodes, unreadParts } from '../../../src/core/probe/local-codes.ts';
import { localFindings } from '../../../src/core/probe/local-findings.ts';
import type { LocalRecord } from '../../../src/core/probe/local-record.ts';
import { localText } from '../../../src/core/probe/local-words.ts';
import { emptyRecord, type ProbeRecord } from '../../../src/core/probe/probe-record.ts';
import { readLocalText } from '../../../src/core/probe/read-local-text.ts';
import { holesOf } from '../../../src/core/text/render-message.ts';

const der = Uint8Array.from(readFileSync(new URL('../../fixtures/pem/certificate.der', import.meta.url)));
const served = createHash('sha1').update(der).digest('hex');
const other = 'ab'.repeat(20);
const at = Date.parse('2026-11-30T06:00:00Z');

const text = `=== kb-probe-local 1 ===
script: kb-probe.ps1 1.0
sha256: ${'cd'.repeat(32)}
clock: 2026-11-30T05:40:00Z
powershell: 5.1.17763.1
windows: 10.0.17763.0 Windows Server 2019 Standard
own-address: 192.0.2.1
own-address: 2001:db8::1
bindings: 2
binding: 0.0.0.0:443 ${served} My
binding: www.example.gov.tw:443 ${served.toUpperCase()} My
sites: 1
site: *:443:www.example.gov.tw 1
site-name: 機關網站
store: My 1
certificate: ${served} My key-yes 2027-05-01T00:00:00Z
provider: Microsoft Software Key Storage Provider
subject: CN=www.example.gov.tw, O=某機關, C=TW
store: WebHosting none
schannel: TLS-1.0 server enabled=0 disabled-by-default=1
schannel: TLS-1.1 server enabled=not-set disabled-by-default=not-set
schannel: TLS-1.2 client enabled=-1 disabled-by-default=0
=== end kb-probe-local ===
`;

function recordOf(source: string): LocalRecord {
  const [record, ...more] = readLocalText(source).records;
  assert.ok(record && more.length === 0);
  return record;
}

function connection(change: Partial<ProbeRecord> = {}): ProbeRecord {
  const chain = { said: 'sent', protocol: 'TLSv1.2', certificates: [der], lines: [0], isOrderKnown: true } as const;
  return {
    ...emptyRecord('kb-probe', 'www.example.gov.tw', 443),
    name: 'www.example.gov.tw',
    address: '192.0.2.1',
    chain: { ...chain, certificates: [der], lines: [0] },
    ...change,
  };
}

test('主機紀錄的每一個欄位都讀得到', () => {
  const record = recordOf(text);
  assert.deepEqual(record, {
    script: 'kb-probe.ps1 1.0',
    sha256: 'cd'.repeat(32),
    clock: Date.parse('2026-11-30T05:40:00Z'),
    windows: '10.0.17763.0 Windows Server 2019 Standard',
    powershell: '5.1.17763.1',
    addresses: ['192.0.2.1', '2001:db8::1'],
    bindings: [
      { endpoint: '0.0.0.0:443', thumbprint: served, store: 'my' },
      { endpoint: 'www.example.gov.tw:443', thumbprint: served, store: 'my' },
    ],
    sites: [{ name: '機關網站', binding: '*:443:www.example.gov.tw', sslFlags: 1 }],
    stores: {
      my: [
        {
          thumbprint: served,
          store: 'my',
          hasPrivateKey: true,
          notAfter: Date.parse('2027-05-01T00:00:00Z'),
          provider: 'Microsoft Software Key Storage Provider',
          subject: 'CN=www.example.gov.tw, O=某機關, C=TW',
        },
      ],
      webhosting: null,
    },
    schannel: [
      { protocol: 'TLS 1.0', side: 'server', enabled: false, isDisabledByDefault: true },
      { protocol: 'TLS 1.1', side: 'server', enabled: null, isDisabledByDefault: null },
      { protocol: 'TLS 1.2', side: 'client', enabled: true, isDisabledByDefault: false },
    ],
    unread: [],
    line: 1,
    endLine: 23,
    isCut: false,
  });
});

test('郵件的引言記號、Windows 的換行、前後的文字與折斷的行，讀到的都一樣', () => {
  const { line: _line, endLine: _end, ...plain } = recordOf(text);
  const ways = {
    quoted: text.replace(/^/gmu, '> '),
    windows: text.replaceAll('\n', '\r\n'),
    blanks: text.replaceAll(': ', ':\u00a0'),
    between: `您好：\n\n${text}\n謝謝\n`,
    broken: text
      .replace('CN=www.example.gov.tw, O=', 'CN=www.example.gov.tw,\nO=')
      .replace(`0.0.0.0:443 ${served}`, `0.0.0.0:443\n${served}`),
  };
  for (const [way, source] of Object.entries(ways)) {
    const { line: _first, endLine: _last, ...read } = recordOf(source);
    assert.deepEqual(read, plain, way);
  }
});

test('少了一段的紀錄：說是少了，數量不對的清單當作沒有讀到', () => {
  const cut = recordOf(text.slice(0, text.indexOf('binding: www')));
  assert.ok(cut.isCut);
  assert.equal(cut.bindings, null);
  assert.equal(recordOf(text.replace('bindings: 2', 'unread: bindings Access is denied')).bindings, null);
  assert.equal(recordOf(text.replace('store: My 1', 'store: My 2')).stores['my'], undefined);
  assert.deepEqual(
    localFindings(cut, [], at).map(({ code }) => code),
    ['local-cut'],
  );
  assert.deepEqual(readLocalText(text.replace('local 1', 'local 7')), { records: [], unknownVersions: [{ line: 1, version: 7 }] });
  assert.deepEqual(readLocalText('=== kb-probe 1 ===\n').records, []);
  const [first, second] = readLocalText(`${text.slice(0, 300)}\n${text}`).records;
  assert.ok(first?.isCut && second && !second.isCut);
});

/** What a host is found guilty of after one thing about it was changed. */
const cases: readonly { name: string; from: string | RegExp; to: string; code: string; facts: Record<string, string> }[] = [
  {
    name: '存放區裡沒有繫結的憑證',
    from: `binding: 0.0.0.0:443 ${served}`,
    to: `binding: 0.0.0.0:443 ${other}`,
    code: 'bound-not-in-store',
    facts: { endpoint: '0.0.0.0:443', thumbprint: other, store: 'my' },
  },
  {
    name: '沒有私密金鑰',
    from: /binding: 0.*\n(?<rest>[\s\S]*)key-yes/u,
    to: 'binding: 0.0.0.0:443 - -\n$<rest>key-no',
    code: 'bound-without-key',
    facts: { endpoint: 'www.example.gov.tw:443', subject: 'CN=www.example.gov.tw, O=某機關, C=TW', thumbprint: served },
  },
  {
    name: '過期',
    from: /binding: 0.*\n(?<rest>[\s\S]*)2027-05-01T/u,
    to: 'binding: 0.0.0.0:443 - -\n$<rest>2026-11-29T',
    code: 'bound-expired',
    facts: { endpoint: 'www.example.gov.tw:443', subject: 'CN=www.example.gov.tw, O=某機關, C=TW', until: '2026-11-29 08:00' },
  },
  {
    name: 'SNI 的站台沒有自己的繫結',
    from: 'binding: www.example',
    to: 'binding: old.example',
    code: 'site-without-binding',
    facts: { site: '機關網站', binding: '*:443:www.example.gov.tw' },
  },
  {
    name: '舊協定',
    from: 'TLS-1.0 server enabled=0',
    to: 'TLS-1.0 server enabled=-1',
    code: 'old-protocol-enabled',
    facts: { protocols: 'TLS 1.0' },
  },
  {
    name: '沒有權限',
    from: /sites: 1\nsite.*\nsite-name.*/u,
    to: 'unread: sites Access is denied.',
    code: 'local-unread',
    facts: { what: 'sites' },
  },
];

test('主機上的每一種毛病都說得出來，好好的主機什麼都不說', () => {
  assert.deepEqual(localFindings(recordOf(text), [connection()], at), []);
  for (const { name, from, to, code, facts } of cases) {
    const changed = text.replace(from, to);
    assert.notEqual(changed, text, name);
    const findings = localFindings(recordOf(changed), [], at);
    assert.deepEqual(
      findings.map((finding) => [finding.code, finding.facts]),
      [[code, facts]],
      name,
    );
  }
});

test('不能確定的不說：存放區沒讀到、別的存放區、預設的協定、中央憑證存放區、看不懂的站台', () => {
  const silent = [
    text.replaceAll(`${served} My\n`, `${other} Remote\n`),
    text.replaceAll(/store: My 1\n(?:certificate|provider|subject).*\n/gu, ''),
    text.replace('site: *:443:www.example.gov.tw 1', 'site: www.example.gov.tw 0'),
    text
      .replace('site: *:443:www.example.gov.tw 1', 'site: *:443:www.example.gov.tw 0')
      .replace('binding: www.example', 'binding: old.example'),
  ];
  for (const source of silent) assert.deepEqual(localFindings(recordOf(source), [], at), []);
});

test('送出的不是繫結的那一張，說得出來；連到的不是這台主機，就不說', () => {
  const bound = recordOf(text.replaceAll(served, other).replaceAll(served.toUpperCase(), other));
  const codes = (change: Partial<ProbeRecord>): string[] => localFindings(bound, [connection(change)], at).map(({ code }) => code);
  const [finding] = localFindings(bound, [connection()], at);
  assert.deepEqual(finding, {
    code: 'served-other',
    severity: 'error',
    facts: { host: 'www.example.gov.tw', port: 443, served, endpoint: '0.0.0.0:443', bound: other },
  });
  assert.deepEqual(codes({ address: '198.51.100.9' }), ['served-other'], '同一個名稱，前面的設備');
  assert.deepEqual(codes({ host: 'b.example', name: 'b.example', address: '198.51.100.9' }), [], '別的主機');
  assert.deepEqual(codes({ name: null, host: '127.0.0.1', address: '127.0.0.1' }), ['served-other'], '這台主機自己');
  assert.deepEqual(codes({ port: 8443 }), [], '沒有繫結的連接埠');
  assert.deepEqual(codes({ starttls: 'smtp' }), [], '不是 http.sys');
  assert.deepEqual(codes({ chain: null }), []);
  const central = recordOf(
    text.replace('bindings: 2', 'bindings: 3').replace('binding: www', 'binding: ccs:443 - -\nbinding: www').replaceAll(served, other),
  );
  assert.deepEqual(
    localFindings(central, [connection()], at).filter(({ code }) => code === 'served-other'),
    [],
  );
});

test('每個代碼都有字與修法，字裡的每個 {名稱} 都是它會給的事實', () => {
  const words = byFile('messages');
  const messages = words['probe-local'] ?? {};
  assert.deepEqual(Object.keys(messages), [...Object.keys(localCodes), ...unreadParts.map((part) => `unread-${part}`)]);
  for (const [code, { facts }] of Object.entries(localCodes)) {
    const { text: said = '', fix } = messages[code] ?? {};
    assert.ok(fix, code);
    for (const hole of holesOf(said + fix)) assert.ok((facts as readonly string[]).includes(hole), `${code} 沒有 {${hole}}`);
  }
  for (const part of unreadParts)
    assert.doesNotMatch(localText({ code: 'local-unread', severity: 'unseen', facts: { what: part } }, words).text, /[{}]/u);
});
