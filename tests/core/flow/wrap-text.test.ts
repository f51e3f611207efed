import assert from 'node:assert/strict';
import test from 'node:test';
import { textWidth, wrapText } from '../../../src/core/flow/wrap-text.ts';

const cases: [title: string, text: string, limit: number, lines: string[]][] = [
  ['放得下就一行', '有 .pfx', 16, ['有 .pfx']],
  ['滿了就換行', '一二三四五六七', 5, ['一二三四五', '六七']],
  ['句號、逗號、右括號不放在行首', '一二三四五。六七八九，十', 5, ['一二三四', '五。六七八', '九，十']],
  ['左括號不留在行尾', '一二三四（五六）', 5, ['一二三四', '（五六）']],
  ['英文字不拆開', '看看 HasPrivateKey 是什麼', 10, ['看看', 'HasPrivateKey 是', '什麼']],
  ['比一行還長的英文才拆開', 'PKIX_ERROR_SELF_SIGNED_CERT', 10, ['PKIX_ERROR_SELF_S', 'IGNED_CERT']],
  ['全是標點也會結束', '，，，，，，，', 3, ['，，，', '，，，', '，']],
  ['空字串沒有行', '', 5, []],
];

for (const [title, text, limit, lines] of cases) {
  test(`折行：${title}`, () => assert.deepEqual(wrapText(text, limit), lines));
}

test('折行：每一行都不超過寬度，字一個也不少', () => {
  const text = '執行下面三行之後，HasPrivateKey 變成 True 了嗎？（含 certutil -repairstore my *）';
  for (let limit = 2; limit < 30; limit++) {
    const lines = wrapText(text, limit);
    for (const line of lines) assert.ok(textWidth(line) <= limit, `${limit}：${line}`);
    assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
  }
});
