import assert from 'node:assert/strict';
import test from 'node:test';
import type { InspectedObject } from '../../../src/core/inspect/inspect-input.ts';
import { seenInRequest, type Seen } from '../../../src/core/preflight/seen-in-request.ts';
import { load } from '../../../src/content/content-folder.ts';

/** An object as the judgement leaves it, with the fields that the list looks at. */
function object(kind: string, names: string[], rest: { ips?: string[]; broken?: string; verdict?: string } = {}): InspectedObject {
  const { ips = [], broken, verdict = 'usable' } = rest;
  const san = [...names.map((value) => ({ type: 'dns', value })), ...ips.map((value) => ({ type: 'ip', value }))];
  const findings = broken === undefined ? [] : [{ rule: broken, severity: 'error', facts: {} }];
  return { subject: { kind, san, subject: { attributes: [] } }, findings, verdict } as unknown as InspectedObject;
}

const seen = (objects: InspectedObject[], domain = ''): Record<string, Pick<Seen, 'state' | 'why' | 'evidence'>> =>
  Object.fromEntries((seenInRequest({ objects }, domain) ?? []).map(({ check, ...rest }) => [check, rest]));

const rows: [title: string, object: InspectedObject, domain: string, check: string, expected: Pick<Seen, 'state' | 'why' | 'evidence'>][] =
  [
    ['好的請求檔打勾', object('csr', ['www.example.gov.tw']), '', 'request-read', { state: 'done', why: 'good', evidence: '' }],
    ['是請求檔，不是金鑰', object('csr', ['www.example.gov.tw']), '', 'not-a-key', { state: 'done', why: 'request', evidence: '' }],
    [
      '不可用的寫出規則',
      object('csr', ['a.gov.tw'], { broken: 'rsa-short' }),
      '',
      'request-read',
      { state: 'failed', why: 'bad', evidence: 'rsa-short' },
    ],
    [
      '讀不出來的也不算好',
      object('csr', ['a.gov.tw'], { verdict: 'unreadable' }),
      '',
      'request-read',
      { state: 'failed', why: 'bad', evidence: '' },
    ],
    [
      '名稱都對',
      object('csr', ['a.gov.tw', 'WWW.a.gov.tw']),
      '',
      'names-plain',
      { state: 'done', why: 'plain', evidence: 'a.gov.tw、WWW.a.gov.tw' },
    ],
    ['名稱有 https', object('csr', ['https://a.gov.tw']), '', 'names-plain', { state: 'failed', why: 'odd', evidence: 'https://a.gov.tw' }],
    ['名稱有連接埠', object('csr', ['a.gov.tw:8443']), '', 'names-plain', { state: 'failed', why: 'odd', evidence: 'a.gov.tw:8443' }],
    [
      '內部主機名稱',
      object('csr', ['a.gov.tw', 'portal.local']),
      '',
      'names-plain',
      { state: 'failed', why: 'odd', evidence: 'portal.local' },
    ],
    ['星號', object('csr', ['*.example.gov.tw']), '', 'names-plain', { state: 'failed', why: 'wildcard', evidence: '*.example.gov.tw' }],
    ['沒有名稱，留給讀者', object('csr', []), '', 'names-plain', { state: 'seen', why: 'names', evidence: '' }],
    [
      '名稱列出來，由讀者對',
      object('csr', ['a.gov.tw', 'www.a.gov.tw']),
      '',
      'names-listed',
      { state: 'seen', why: 'names', evidence: 'a.gov.tw、www.a.gov.tw' },
    ],
    ['沒有 IP 就不適用', object('csr', ['a.gov.tw']), '', 'ip-owned', { state: 'not-applicable', why: 'noIp', evidence: '' }],
    ['公開 IP 要自己查', object('csr', [], { ips: ['210.69.1.1'] }), '', 'ip-owned', { state: 'seen', why: 'ip', evidence: '210.69.1.1' }],
    [
      '私人 IP 不成立',
      object('csr', [], { ips: ['10.1.2.3'], broken: 'private-ip' }),
      '',
      'ip-owned',
      { state: 'failed', why: 'reservedIp', evidence: '10.1.2.3' },
    ],
    [
      '網域相同只給讀者看，不打勾',
      object('csr', ['www.a.gov.tw']),
      ' WWW.a.gov.tw ',
      'same-spelling',
      { state: 'seen', why: 'sameName', evidence: 'WWW.a.gov.tw' },
    ],
    [
      '網域不同不成立',
      object('csr', ['www.b.gov.tw']),
      'www.a.gov.tw',
      'same-spelling',
      { state: 'failed', why: 'otherName', evidence: 'www.b.gov.tw' },
    ],
    ['貼的是憑證', object('certificate', ['a.gov.tw']), '', 'not-a-key', { state: 'failed', why: 'certificate', evidence: '' }],
  ];
for (const [title, given, domain, check, expected] of rows)
  test(`檢查表看請求檔：${title}`, () => assert.deepEqual(seen([given], domain)[check], expected));

test('檢查表看請求檔：沒有、或有兩份，就不打勾', () => {
  assert.equal(seenInRequest({ objects: [] }, ''), null);
  assert.equal(seenInRequest({ objects: [object('csr', ['a.gov.tw']), object('csr', ['b.gov.tw'])] }, ''), null);
});

test('檢查表看請求檔：說到的項目都在清單裡，其他的一項也不動', () => {
  const known = new Set(load('preflight').groups.flatMap(({ checks }) => checks.map(({ id }) => id)));
  const said = Object.keys(seen([object('csr', ['a.gov.tw'])], 'a.gov.tw'));
  assert.deepEqual(
    said.filter((id) => !known.has(id)),
    [],
  );
  assert.equal(said.length, 6);
});

test('檢查表看請求檔：不適用的網域沒有填就不說', () => {
  assert.equal(seen([object('csr', ['a.gov.tw'])])['same-spelling'], undefined);
});
