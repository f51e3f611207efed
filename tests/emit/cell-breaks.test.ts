import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCellBreaks } from '../../src/emit/cell-breaks.ts';

test('表格裡的日期不拆開，內文與已經標好的不動', () => {
  assert.equal(addCellBreaks('<td><a href="#a">2025-04-15</a> 起</td>'), '<td><a href="#a"><time>2025-04-15</time></a> 起</td>');
  for (const html of ['<p>2025-04-15</p>', '<td><time>2025-04-15</time></td>', '<td><code>2025-04-15</code></td>', '<td>12025-04-15x</td>'])
    assert.equal(addCellBreaks(html), html);
});

test('表格裡的長代碼在底線之後可以換行', () => {
  assert.equal(addCellBreaks('<td><code>BAD_CERT_DOMAIN</code></td>'), '<td><code>BAD_<wbr>CERT_<wbr>DOMAIN</code></td>');
  for (const html of ['<p><code>BAD_CERT_DOMAIN</code></p>', '<td>BAD_CERT</td>', '<td><code>_</code></td>'])
    assert.equal(addCellBreaks(html), html);
});
