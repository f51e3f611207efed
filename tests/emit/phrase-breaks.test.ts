import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPhraseBreaks } from '../../src/emit/phrase-breaks.ts';

test('長的標題在詞與詞之間可以換行，短的與內文不動', () => {
  assert.equal(addPhraseBreaks('<h4>安裝憑證與私密金鑰</h4>'), '<h4>安裝憑證與<wbr>私密金鑰</h4>');
  assert.equal(addPhraseBreaks('<h2 id="a">安裝憑證與私密金鑰</h2>'), '<h2 id="a">安裝憑證與<wbr>私密金鑰</h2>');
  for (const html of ['<h2>怎麼確認成功</h2>', '<p>安裝憑證與私密金鑰的時候要注意什麼</p>', '<h2><code>安裝憑證與私密金鑰</code></h2>'])
    assert.equal(addPhraseBreaks(html), html);
});

test('標題不在詞的中間換行', () => {
  for (const title of [
    '匯入用的檔案是當初產製請求檔時的同一個檔案嗎',
    '產製的那一刻發生了什麼',
    '現在匯入的這台主機就是當初產製請求檔的那一台嗎',
    '的憑證串鍊裝錯了沒有人知道',
    '服務帳號讀不到私密金鑰怎麼辦',
    '伺服器送出的憑證是哪一種情形',
    '請求檔要求用戶端驗證與連接埠設定',
  ]) {
    const pieces = addPhraseBreaks(`<h1>${title}</h1>`)
      .replace(/<\/?h1>/g, '')
      .split('<wbr>');
    assert.equal(pieces.join(''), title);
    assert.ok(pieces.length > 1, title);
    for (const piece of pieces.slice(1))
      assert.doesNotMatch(piece, /^(?:[的了嗎製鑰證庫台個鍊埠]|密金鑰|金鑰|端驗|檔要)/u, pieces.join('|'));
    for (const piece of pieces.slice(0, -1)) assert.doesNotMatch(piece, /[那這哪一每]$/u, pieces.join('|'));
  }
});
