import assert from 'node:assert/strict';
import test from 'node:test';
import { codeParts, type CodePart } from '../../../src/core/flow/code-parts.ts';

const cases: [title: string, code: string, parts: CodePart[]][] = [
  ['沒有欄位', 'nginx -t', ['nginx -t']],
  ['開頭與結尾是欄位', '{{domain}}:{{port}}', [{ field: 'domain' }, ':', { field: 'port' }]],
  ['同一個欄位兩次', "a {{serial}} '{{serial}}'", ['a ', { field: 'serial' }, " '", { field: 'serial' }, "'"]],
  ['單層大括號不是欄位', 'Where-Object { $_.Subject }', ['Where-Object { $_.Subject }']],
];

for (const [title, code, parts] of cases) {
  test(`指令切成文字與欄位：${title}`, () => assert.deepEqual(codeParts(code), parts));
}
