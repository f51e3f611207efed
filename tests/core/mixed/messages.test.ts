import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { mixedCodes, mixedNotes } from '../../../src/core/mixed/mixed-finding.ts';
import { holesOf } from '../../../src/core/text/render-message.ts';
import { messages } from '../../../src/schemas/messages.ts';

const words = messages.parse(parse(readFileSync(new URL('../../../content/messages/mixed.yaml', import.meta.url), 'utf8')));

test('每個代碼都有說明，每則說明都有代碼', () => {
  assert.deepEqual(Object.keys(words).sort(), [...mixedCodes, ...mixedNotes].sort());
});

test('說明裡的空格都是掃描結果有的欄位', () => {
  const known = new Set(['url', 'suggestion', 'element', 'attribute']);
  for (const [code, { text, fix }] of Object.entries(words)) {
    for (const hole of holesOf(`${text}${fix ?? ''}`)) assert.ok(known.has(hole), `${code} 的 {${hole}}`);
  }
});
