import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandOutputs } from '../../../src/core/recognise/command-outputs.ts';
import { detectKinds } from '../../../src/core/recognise/detect-kinds.ts';
import { codesOf } from '../../../src/core/recognise/kind-notes.ts';
import { mayBeOutput } from '../../../src/core/recognise/may-be-output.ts';
import { diagnose } from './catalogue.ts';

const output = (name: string): string => readFileSync(new URL(`../../fixtures/round-trip/outputs/${name}.txt`, import.meta.url), 'utf8');
const kinds = (text: string): string[] => detectKinds(text, commandOutputs).map(({ kind, line }) => `${kind}@${line}`);
const codes = (text: string): string[] => detectKinds(text, commandOutputs).flatMap((found) => codesOf(found, false));
const good = output('kb-probe-ok');

test('連線紀錄是一種，裡面的憑證與標頭不另外說', () => {
  assert.deepEqual(kinds(good), ['kb-probe@1']);
  assert.deepEqual(detectKinds(good, commandOutputs)[0]?.facts, { records: 1, host: 'www.example.gov.tw', cut: false, version: null });
  assert.ok(mayBeOutput(good));
});

test('紀錄前後的別種輸出照說', () => {
  const other = 'CONNECTED(00000003)\n---\nCertificate chain\n 0 s:CN = a\n   i:CN = b\n---';
  assert.deepEqual(kinds(`${other}\n${good}`), ['s-client@1', 'kb-probe@7']);
});

test('好幾台、經過郵件、少了結尾、別的版本', () => {
  const quoted = `${good}${output('kb-probe-refused')}`.replace(/^/gmu, '> ');
  assert.equal(detectKinds(quoted, commandOutputs)[0]?.facts['records'], 2);
  assert.deepEqual(codes(good.replace('=== end kb-probe ===', '')), ['kb-probe', 'kb-probe-cut']);
  assert.deepEqual(codes('=== kb-probe 2 ===\nhost: a.example\n=== end kb-probe ==='), ['kb-probe-other']);
});

test('主機自己的紀錄是另一種，兩種可以在同一段裡', () => {
  const local = '=== kb-probe-local 1 ===\nhost: WEB01\n=== end kb-probe-local ===\n';
  assert.deepEqual(codes(local), ['kb-probe-local']);
  assert.deepEqual(
    kinds(good + local).map((one) => one.replace(/@.*/u, '')),
    ['kb-probe', 'kb-probe-local'],
  );
});

test('紀錄裡有私密金鑰還是要說', () => {
  const text = good.replace('unnamed: same', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----');
  assert.ok(kinds(text).some((one) => one.startsWith('private-key@')));
});

test('紀錄的欄位不被當成錯誤訊息', () => {
  for (const name of ['kb-probe-ok', 'kb-probe-refused']) {
    const { verdicts, errors, report } = diagnose(output(name));
    assert.deepEqual([verdicts, errors, report], [[], [], null], name);
  }
});

test('提到它的文字不是紀錄', () => {
  for (const text of ['kb-probe', '請執行 kb-probe.sh', '=== kb-probe ===', 'x === kb-probe 1 ==='])
    assert.deepEqual(kinds(text), [], text);
});
