import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnosis } from '../../../src/core/diagnose/diagnose.ts';
import { fuzz } from '../../support/fuzz.ts';
import { ends } from '../../support/effort.ts';
import { diagnose, knowledge } from '../recognise/catalogue.ts';
import { randomText } from './random-texts.ts';

const mebibyte = 1024 * 1024;
const fill = (unit: string): string => unit.repeat(Math.ceil(mebibyte / unit.length)).slice(0, mebibyte);

/** One MiB each: texts full of what the readers look for. */
const hostile: [what: string, text: string][] = [
  ['半句警示', fill('alert (alert unknown_ca fatal alert was received state=')],
  ['OpenSSL 的半個代碼', fill('error:0A000086:SSL routines::error:14090086:')],
  ['每行都是同一個錯誤', fill('curl: (60) SSL certificate problem: certificate has expired\n')],
  ['每行都是事件', fill('Schannel 36874 alert number 40 狀態 1203\n')],
  ['沒有換行的代碼', fill('-341\t0x80090348 0x80092004 -2146885628 2148081668 AH02565 (60) ')],
  ['一行裡的警示編號', fill('SSL alert number 40 ')],
  ['空行', fill('\n')],
  ['底線', fill('A_')],
  ['數字', fill('8')],
];

for (const [what, text] of hostile) {
  test(`1 MiB 的${what}：不丟例外，讀得完`, async () => {
    check(text, (await ends(() => diagnose(text))).result);
  });
}

/** What holds of every diagnosis, whatever was pasted. */
function check(text: string, { codes, errors, verdicts, kinds }: Diagnosis): void {
  const lines = text.split(/\r\n|\n|\r/).length;
  for (const { line } of [...codes, ...errors, ...kinds, ...verdicts.flatMap(({ evidence }) => evidence)])
    assert.ok(line >= 1 && line <= lines, `第 ${line} 行，只有 ${lines} 行`);
  for (const { table, code } of codes) assert.ok(known.has(`${table}:${code}`), `${table}:${code}`);
  assert.equal(new Set(verdicts.map(({ cause }) => cause)).size, verdicts.length, '同一個原因說了兩次');
  for (const [index, { cause, evidence, kind }] of verdicts.entries()) {
    assert.equal(kind === 'answer', index === 0);
    assert.ok(evidence.length > 0, `${cause} 沒有證據`);
    for (const { against = [], causes } of evidence) {
      assert.ok(!against.includes(cause));
      assert.ok(causes.includes(cause));
    }
  }
}

const known = new Set(knowledge.tables.flatMap(({ table, codes }) => codes.map(({ code }) => `${table}:${code}`)));
test('隨機改過的貼文、訊息與代碼：不丟例外，行號在範圍內，每個判斷都有證據', async (t) => {
  let told = 0;
  const tried = await fuzz<string>(t, {
    name: 'diagnose',
    usual: 3_000,
    many: 1_000_000,
    make: randomText,
    read: (kept) => (typeof kept === 'string' ? kept : new TextDecoder().decode(kept)),
    keep: (text) => text,
    check: async (text) => {
      const { result } = await ends(() => diagnose(text));
      check(text, result);
      if (result.verdicts.length > 0) told++;
    },
  });
  t.diagnostic(`${told} 則說了原因`);
  assert.ok(told >= tried / 4);
});
