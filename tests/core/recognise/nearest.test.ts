import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileNearest } from '../../../src/core/recognise/nearest-errors.ts';
import { knowledge } from './catalogue.ts';

const nearest = compileNearest(knowledge.entries);

const rows: [name: string, text: string, id: string | null][] = [
  ['代碼打成空白分開', 'err cert authority invalid', 'b01'],
  ['代碼少了前面的 NET', 'ERR_CERT_AUTORITY_INVALID cert authority invalid', 'b01'],
  ['一般句子不亂猜', '今天下午三點在會議室開會，請準時出席。', null],
  ['只有一個字相同不亂猜', 'certificate', null],
];

for (const [name, text, id] of rows) {
  test(`最接近的訊息：${name}`, () => {
    const found = nearest.find(text).map((entry) => entry.id);
    if (id === null) assert.deepEqual(found, []);
    else assert.ok(found.includes(id), found.join(' '));
  });
}
