import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnswerKind } from '../../../src/core/reply/answer.ts';
import { placeOf } from '../../../src/core/reply/place.ts';

const cases: [kind: AnswerKind, id: string, page: string, address: string, group: string][] = [
  ['answer', 'iis-f5', 'faq/part-2.html', 'faq/part-2.html#iis-f5', 'faq-part-2'],
  ['page', 'csr-openssl', 'csr/openssl.html', 'csr/openssl.html', 'page-csr-openssl'],
  ['flow', 'flow-iis-f5', 'flows/iis-f5.html', 'flows/iis-f5.html', 'flow-iis-f5'],
  ['outcome', 'flow-iis-f5-use-cer', 'flows/iis-f5.html', 'flows/iis-f5.html#o-use-cer', 'flow-iis-f5-m'],
  ['outcome', 'flow-iis-f5-done', 'flows/iis-f5.html', 'flows/iis-f5.html#o-done', 'flow-iis-f5'],
  ['error', 'k01', 'errors/keytool.html', 'errors/keytool.html#k01', 'errors-keytool'],
  ['rule', 'rule-weak-key', 'rules.html', 'rules.html#weak-key', 'rules-q'],
  ['rule', 'rule-key-usage', 'rules.html', 'rules.html#key-usage', 'rules-i'],
  ['rule', 'rule-days-left', 'rules.html', 'rules.html#days-left', 'rules-a'],
];

for (const [kind, id, page, address, group] of cases)
  test(`答案在哪裡，文字在哪一組：${id}`, () => assert.deepEqual(placeOf({ kind, id, page }), { address, group }));
