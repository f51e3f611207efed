import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { lacksIssuer } from '../../../src/core/inspect/lacks-issuer.ts';
import { readInput } from '../../../src/core/pem/read-input.ts';
import { decodeBlock } from '../../../src/core/x509/decode-block.ts';
import type { Subject } from '../../../src/core/x509/subject.ts';

function pasted(example: string): Subject[] {
  const file = join(import.meta.dirname, `../../../content/examples-chain/${example}.yaml`);
  return readInput((parse(readFileSync(file, 'utf8')) as { text: string }).text).blocks.flatMap((block) => decodeBlock(block).subjects);
}
const lacking = (subjects: readonly Subject[]): boolean[] => subjects.map((subject) => lacksIssuer(subject, subjects));

test('換了網站憑證、沒換中繼憑證：網站憑證缺上層，機構的憑證不說', () => {
  assert.deepEqual(lacking(pasted('2-old-chain')), [true, false, false]);
});

test('上層在裡面，順序顛倒也算有；只有一張的，沒有說少了什麼', () => {
  assert.deepEqual(lacking(pasted('3-reversed')), [false, false, false]);
  assert.deepEqual(lacking(pasted('1-leaf-only')), [false]);
});

test('名稱相同、金鑰不同的不是上層', () => {
  const [root, middle, leaf] = pasted('3-reversed');
  assert.ok(root && middle && leaf);
  assert.equal(lacksIssuer(leaf, [root, { ...middle, ski: '00'.repeat(20) }, leaf]), true);
});
