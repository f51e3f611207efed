import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListedAnswer } from '../../../src/core/reply/answer.ts';
import { filterAnswers } from '../../../src/core/reply/filter-answers.ts';

const answer = (id: string, title: string, also: string[] = []): ListedAnswer => ({ id, kind: 'answer', title, also });
const all = [
  answer('tree', '憑證消失了怎麼辦', ['IIS 匯入後按 F5', '0x8009310b']),
  answer('iis-f5', 'IIS 匯入憑證後按 F5，憑證就不見了？'),
  answer('n01', 'nginx：憑證與私密金鑰不是一對', ['SSL_CTX_use_PrivateKey("{path}") failed']),
];

test('篩選：每個詞都要有，標題裡有的排前面，全形半形、大小寫、空白不分', () => {
  const cases: [string, string[]][] = [
    ['', ['tree', 'iis-f5', 'n01']],
    ['　 ', ['tree', 'iis-f5', 'n01']],
    ['憑證', ['tree', 'iis-f5', 'n01']],
    ['IIS F5', ['iis-f5', 'tree']],
    ['ｉｉｓ匯入', ['iis-f5', 'tree']],
    ['iis 不見', ['iis-f5']],
    ['0X8009310B', ['tree']],
    ['use_privatekey', ['n01']],
    ['n01', ['n01']],
    ['沒有這個詞', []],
    ['(.*)+$', []],
  ];
  for (const [query, ids] of cases)
    assert.deepEqual(
      filterAnswers(all, query).map(({ id }) => id),
      ids,
      query,
    );
});
