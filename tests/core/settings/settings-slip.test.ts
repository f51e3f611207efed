import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsSlip } from '../../../src/core/settings/settings-slip.ts';

/** What Chromium 146, Firefox 140 and WebKit say of each slip. */
const SAID: [slip: string, code: string, ...messages: string[]][] = [
  ['彎引號', 'wide-mark', 'SyntaxError: illegal character U+201C', "SyntaxError: Invalid character: '\\u201c'"],
  ['全形逗號', 'wide-mark', 'SyntaxError: illegal character U+FF0C', "SyntaxError: Invalid character: '，'"],
  ['彎引號，沒說是哪個字', 'odd-mark', 'Uncaught SyntaxError: Invalid or unexpected token'],
  ['信箱沒有引號', 'odd-mark', 'SyntaxError: illegal character U+0040'],
  [
    '少逗號',
    'missing-comma',
    "Uncaught SyntaxError: Unexpected identifier 'phone'",
    'SyntaxError: missing } after property list',
    "SyntaxError: Unexpected identifier 'phone'. Expected '}' to end an object literal.",
  ],
  ['電話沒有引號', 'missing-comma', 'Uncaught SyntaxError: Unexpected number'],
  ['少右邊的引號', 'open-text', "SyntaxError: '' string literal contains an unescaped line break", 'SyntaxError: Unexpected EOL'],
  ['少右大括號', 'unfinished', 'Uncaught SyntaxError: Unexpected end of input', 'SyntaxError: expected property name, got end of script'],
  ['分號太早', 'early-end', "Uncaught SyntaxError: Unexpected token ';'", "SyntaxError: expected property name, got ';'"],
  ['機關名稱沒有引號', 'bare-word', 'Uncaught ReferenceError: 範例機關 is not defined', "ReferenceError: Can't find variable: 範例機關"],
  ['第一行拼錯', 'misspelt', 'ReferenceError: globaThis is not defined'],
  ['沒見過的', 'unread-line', 'Uncaught SyntaxError: Invalid shorthand property initializer', '＃'.repeat(5000)],
];

test('每一種筆誤，各家瀏覽器的說法都認得，並說出第幾行', () => {
  for (const [slip, code, ...messages] of SAID)
    for (const message of messages) {
      const read = settingsSlip(message, 7);
      assert.equal(read.code, code, `${slip}：${message}`);
      if (code !== 'unfinished') assert.equal('line' in read ? read.line : '', '7', slip);
    }
});

test('認得的標點說出要換成什麼；沒放進引號的字也說出來', () => {
  const plainOf = (hex: string): string => {
    const slip = settingsSlip(`SyntaxError: illegal character U+${hex}`, 4);
    return slip.code === 'wide-mark' ? `${slip.mark} ${slip.plain}` : slip.code;
  };
  assert.deepEqual(['201D', '2019', 'FF07', '300C', 'FF0C', 'FF1A', 'FF5B', 'FF1B'].map(plainOf), [
    "” '",
    "’ '",
    "＇ '",
    "「 '",
    '， ,',
    '： :',
    '｛ {',
    '； ;',
  ]);
  assert.equal(plainOf('FFFFFF'), 'odd-mark');
  assert.deepEqual(settingsSlip('ReferenceError: 範例機關 is not defined', 4), { code: 'bare-word', line: '4', word: '範例機關' });
});

test('瀏覽器藏起原因（從磁碟打開）就不猜是哪一行', () => {
  assert.deepEqual(settingsSlip('Script error.', 0), { code: 'hidden-slip' });
});
