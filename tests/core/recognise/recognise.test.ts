import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXT_LIMIT } from '../../../src/core/diagnose/diagnose.ts';
import { diagnose as recognise, nearest } from './catalogue.ts';

const NEAR: readonly [text: string, id: string][] = [
  ['無法從回覆建立憑證鏈', 'k02'],
  ['金鑰工具錯誤: 回覆的公開金鑰與金鑰儲存庫不相符', 'k01'],
  ['unable to verify first certificate', 'c13a'],
  ['No subject alternative DNS names found matching www.example.gov.tw', 'c07'],
  ['找不到與憑證檔案相關聯的憑證要求', 'w01'],
];

for (const [text, id] of NEAR) {
  test(`認不得「${text}」，但指得出最接近的是 ${id}`, () => {
    assert.deepEqual(recognise(text).errors, []);
    assert.equal(nearest.find(text)[0]?.id, id);
  });
}

test('瀏覽器的整個警告畫面：有代碼就說代碼，只有標題才說標題', () => {
  const heading = '你的連線不是私人連線';
  const ids = (text: string): string[] => recognise(text).errors.map(({ id }) => id);
  assert.deepEqual(ids(`${heading}\n攻擊者可能會試圖竊取您的資訊。\nNET::ERR_CERT_AUTHORITY_INVALID`), ['b01']);
  assert.deepEqual(ids(heading), ['b25']);
  // Another product's message does not say what the heading hides.
  assert.deepEqual(ids(`${heading}\nAH00016: Configuration Failed`), ['b25', 'a14b']);
});

test('一次貼上設定與錯誤，兩樣都說', () => {
  const { kinds, errors } = recognise('SSLCertificateFile /etc/a.crt\nAH00016: Configuration Failed');
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    ['config'],
  );
  assert.deepEqual(
    errors.map(({ id, line }) => [id, line]),
    [['a14b', 2]],
  );
});

test('太長的文字只看前面，並且說出來', () => {
  const long = `${'一般的文字\n'.repeat(TEXT_LIMIT / 6 + 1)}無法從回覆中將鏈建立起來`;
  const { errors, cut } = recognise(long);
  assert.deepEqual([errors.length, cut], [0, true]);
  assert.equal(recognise('短').cut, false);
});
