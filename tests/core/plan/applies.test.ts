import assert from 'node:assert/strict';
import test from 'node:test';
import { applies } from '../../../src/core/plan/applies.ts';
import { dayIn, lifeIn, withDay, withLife } from '../../../src/core/plan/fragment.ts';

const rows: [title: string, when: string[], given: string[], expected: boolean][] = [
  ['沒有條件，人人都要做', [], ['server.iis'], true],
  ['選了其中一個', ['server.iis', 'server.pem'], ['server.pem'], true],
  ['選了別的', ['server.iis'], ['server.pem'], false],
  ['兩題都要符合', ['server.iis', 'files.pfx'], ['server.iis', 'files.cer'], false],
  ['兩題都符合', ['server.iis', 'files.pfx', 'files.cer'], ['server.iis', 'files.cer'], true],
  ['那一題沒有問到', ['files.pfx'], ['server.iis'], false],
];
for (const [title, when, given, expected] of rows) test(`清單的條件：${title}`, () => assert.equal(applies(when, given), expected));

test('清單的日子在網址裡：放進去、換掉、拿走，其他的都留著', () => {
  const dated = withDay('#a=public.iis', '2027-01-15');
  assert.equal(dated, '#a=public.iis&d=2027-01-15');
  assert.equal(dayIn(dated), '2027-01-15');
  assert.equal(withDay(dated, '2027-02-01'), '#a=public.iis&d=2027-02-01');
  assert.equal(withDay(dated, ''), '#a=public.iis');
  assert.equal(withDay('#a=public.iis?domain=www.example.gov.tw', '2027-01-15'), '#a=public.iis&d=2027-01-15?domain=www.example.gov.tw');
  assert.equal(dayIn('#a=public?d=2027-01-15'), '');
});

test('效期也在網址裡，和日子互不相干', () => {
  const both = withLife(withDay('#a=pem.twca?domain=www.example.gov.tw', '2027-01-15'), '47');
  assert.equal(both, '#a=pem.twca&d=2027-01-15&l=47?domain=www.example.gov.tw');
  assert.equal(lifeIn(both), '47');
  assert.equal(dayIn(both), '2027-01-15');
  assert.equal(withDay(both, ''), '#a=pem.twca&l=47?domain=www.example.gov.tw');
  assert.equal(withLife(withLife(both, '100'), ''), '#a=pem.twca&d=2027-01-15?domain=www.example.gov.tw');
  assert.equal(lifeIn('#a=public?l=47'), '');
});
