import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { codesOf } from '../../../src/core/recognise/kind-notes.ts';
import { printedCommands, programsOf } from '../../fixtures/round-trip/commands.ts';
import { diagnose } from './catalogue.ts';

interface Case {
  file: string;
  note?: string;
  cause?: string;
  entry?: string;
}

interface Row {
  command: string;
  how?: 'captured' | 'documented' | 'unverified';
  source?: string;
  silent?: string;
  good?: Case[];
  bad?: Case[];
}

const folder = new URL('../../fixtures/round-trip/', import.meta.url);
const rows = parse(readFileSync(new URL('index.yaml', folder), 'utf8')) as Row[];
const own = new URL('outputs/', folder);
const others = new URL('../../fixtures/outputs/', import.meta.url);

function read(name: string): string {
  const url = [own, others].map((one) => new URL(`${name}.txt`, one)).find((one) => existsSync(one));
  assert.ok(url, `沒有 ${name}.txt`);
  return readFileSync(url, 'utf8');
}

const printed = printedCommands();
const programs = new Map(printed.flatMap(({ line, file }) => programsOf(line).map((program) => [program, { line, file }] as const)));

test('網站印出的每一種指令，都有一列', () => {
  assert.ok(programs.size > 100, `只找到 ${programs.size} 種指令`);
  const known = new Set(rows.map(({ command }) => command));
  const missing = [...programs].flatMap(([program, { line, file }]) => (known.has(program) ? [] : [`${program}（${file}：${line}）`]));
  assert.deepEqual(missing, []);
});

test('一種指令只有一列，每一列都說得出好的樣子，或為什麼沒有', () => {
  assert.equal(new Set(rows.map(({ command }) => command)).size, rows.length);
  for (const { command, how, source, silent, good = [], bad = [] } of rows) {
    assert.notEqual(silent === undefined, good.length === 0, `${command}：good 與 silent 擇一`);
    if (good.length + bad.length > 0) assert.ok(how, `${command}：how 要寫怎麼來的`);
    assert.equal(source === undefined, how !== 'documented', `${command}：documented 要寫出處`);
  }
});

test('每一份輸出都有用到', () => {
  const used = new Set(rows.flatMap(({ good = [], bad = [] }) => [...good, ...bad].map(({ file }) => file)));
  const files = readdirSync(own).map((file) => file.replace(/\.txt$/u, ''));
  assert.deepEqual(
    files.filter((file) => !used.has(file)),
    [],
  );
});

function judge({ file, note, cause, entry }: Case): void {
  const { kinds, errors, verdicts } = diagnose(read(file));
  const notes = kinds.flatMap((kind) => codesOf(kind, errors.length > 0));
  if (note !== undefined) assert.ok(notes.includes(note), `說明是 ${notes.join('、') || '沒有'}`);
  if (entry !== undefined)
    assert.ok(
      errors.some(({ id }) => id === entry),
      `訊息是 ${errors.map(({ id }) => id).join('、') || '沒有'}`,
    );
  if (cause !== undefined) assert.equal(verdicts[0]?.cause, cause);
}

for (const { command, good = [], bad = [] } of rows) {
  for (const one of good) {
    test(`${command}：好的輸出 ${one.file} 看得懂，不說有問題`, () => {
      judge(one);
      if (one.cause === undefined) assert.deepEqual(diagnose(read(one.file)).verdicts, []);
    });
  }
  for (const one of bad) test(`${command}：壞的輸出 ${one.file} 說得出哪裡壞`, () => judge(one));
}

test('輸出裡沒有私密金鑰，也沒有這台機器的路徑', () => {
  for (const file of readdirSync(own)) {
    assert.doesNotMatch(readFileSync(new URL(file, own), 'utf8'), /BEGIN [A-Z ]*PRIVATE KEY|\/tmp\/|\/root\/|127\.0\.0\.1/u, file);
  }
});
