import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { asn1Codes } from '../../../src/core/asn1/codes.ts';
import { problemCodes, repairCodes } from '../../../src/core/pem/codes.ts';

type Words = Record<string, { text: string; fix?: string; detail?: string; page?: string | null }>;
const words = (name: string): Words =>
  parse(readFileSync(new URL(`../../../content/messages/${name}.yaml`, import.meta.url), 'utf8')) as Words;
/** What only a second look says has its words in a file that pages load with it. */
const { 'hex-dump': hexDump = { text: '' }, 'printed-text': printedText = { text: '' }, ...kinds } = words('kinds');
const problems = { ...words('problems'), ...kinds };
const repairs: Words = { ...words('repairs'), 'hex-dump': hexDump, 'printed-text': printedText };

test('每個修復代碼都有說明，也沒有多餘的說明', () => {
  assert.deepEqual(Object.keys(repairs).sort(), [...repairCodes].sort());
});

test('第二次才認得的，每個代碼都有人會說，而且別處沒有再說一次', () => {
  for (const code of Object.keys(kinds)) {
    assert.ok(code in problemCodes || code in asn1Codes, code);
    assert.ok(!(code in words('problems')) && !(code in words('asn1')), code);
  }
});

test('每個問題代碼都有說明與作法', () => {
  for (const code of Object.keys(problemCodes)) {
    assert.ok(problems[code]?.text, code);
    assert.ok(problems[code]?.fix, code);
  }
});

// Other folders may append codes of their own; those of this folder must all be known to it.
test('說明裡的每個空格都是該代碼給的事實', () => {
  for (const [code, facts] of Object.entries<readonly string[]>(problemCodes)) {
    const { text = '', fix = '', detail = '' } = problems[code] ?? {};
    for (const [, hole = ''] of `${text}${fix}${detail}`.matchAll(/\{(\w+)\}/g))
      assert.ok(hole === 'line' || facts.includes(hole), `${code} {${hole}}`);
  }
  for (const [code, { text, fix = '' }] of Object.entries(repairs)) assert.doesNotMatch(text + fix, /\{\w+\}/, code);
});

test('說明不用簡化字與半形標點收尾', () => {
  for (const [code, { text, fix = '。' }] of [...Object.entries(problems), ...Object.entries(repairs)]) {
    assert.match(text, /。$/, code);
    assert.match(fix, /。$/, code);
  }
});
