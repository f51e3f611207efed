import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from 'cborg';
import { engineMeta, lengthDigit } from '../../../src/core/search/engine-meta.ts';

type Meta = [version: string, documents: [string, number][], pieces: [string, string, string][], ...unknown[][]];

const read = (bytes: Uint8Array): Meta => decode(bytes) as Meta;

test('引擎要的檔案：文件依號碼，每一份的起訖不重疊也不留空隙', () => {
  const lengths = [1, 8, 300, 70_000].map(lengthDigit).join('');
  const bytes = engineMeta({ version: '1.5.2', lengths, starts: ' ng 憑證 鏈' }, 2);
  const [version, documents, pieces, ...rest] = read(bytes);
  assert.equal(version, '1.5.2');
  assert.deepEqual(
    documents.map(([name]) => name),
    ['0', '1', '2', '3', '4', '5'],
  );
  const words = documents.map(([, count]) => count);
  assert.deepEqual(words.slice(4), [words[4], words[4]], '每一句都一樣長');
  for (const [index, real] of [1, 8, 300, 70_000].entries())
    assert.ok((words[index] as number) / real > 0.7 && (words[index] as number) / real < 1.45, `${real}：${words[index]}`);
  assert.deepEqual(
    pieces.map(([from, , name]) => [from, name]),
    [
      ['', '0'],
      ['ng', '1'],
      ['憑證', '2'],
      ['鏈', '3'],
    ],
  );
  assert.deepEqual(rest, [[], [], []]);
  const at = (word: string): string | undefined => pieces.find(([from, to]) => word >= from && word <= to)?.[2];
  for (const [word, piece] of [
    ['csr', '0'],
    ['nf', '0'],
    ['ng', '1'],
    ['nginx', '1'],
    ['憑', '1'],
    ['憑證', '2'],
    ['憑證zz', '2'],
    ['鍊', '2'],
    ['鏈', '3'],
    ['龜', '3'],
  ] as const)
    assert.equal(at(word), piece, word);
});
