import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutBlanksBetweenBlocks } from '../../src/emit/blanks-between-blocks.ts';

test('區塊之間的空白不留，文字、連結與程式碼裡的都留著', () => {
  assert.equal(
    withoutBlanksBetweenBlocks('<div class="a b">\n <p>甲</p>  <p>乙</p> </div> <nav> <ul>'),
    '<div class="a b"><p>甲</p><p>乙</p></div><nav><ul>',
  );
  for (const kept of [
    '<p>甲 <b>乙</b> 丙</p>',
    '<a href="a">甲</a> <a href="b">乙</a>',
    '<li>甲</li> <li>乙</li>',
    '<pre><code>a  <span>b</span>\n c</code></pre>',
    '<p> 甲</p>',
  ])
    assert.equal(withoutBlanksBetweenBlocks(kept), kept);
});
