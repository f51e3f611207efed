import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { commandOutputs } from '../../../src/core/recognise/command-outputs.ts';
import { textLines } from '../../../src/core/recognise/kinds/text-lines.ts';
import { mayBeConfig } from '../../../src/core/recognise/may-be-config.ts';
import { serverConfigs } from '../../../src/core/recognise/kinds/server-configs.ts';
import { mayBeOutput } from '../../../src/core/recognise/may-be-output.ts';
import { OTHER_PRODUCTS } from '../../fixtures/nginx/other-products.ts';
import { accepted, wholeConfig } from '../../fixtures/nginx/refused.ts';

const tests = new URL('../../', import.meta.url);
const folder = (name: string): string[] =>
  readdirSync(new URL(name, tests)).map((file) => readFileSync(new URL(`${name}/${file}`, tests), 'utf8'));
const corpus = (name: string): string[] =>
  (parse(readFileSync(new URL(`corpus/${name}.yaml`, tests), 'utf8')) as { input: string }[]).map(({ input }) => input);

const texts = [
  ...folder('fixtures/outputs'),
  ...folder('fixtures/round-trip/outputs'),
  ...['reports', 'pastes-1', 'pastes-2', 'pastes-3', 'pastes-4', 'pastes-5', 'pastes-6', 'ordinary'].flatMap(corpus),
];

test('每一份讀得出來的指令輸出，都看得出值得一讀', () => {
  const read = texts.filter((text) => commandOutputs.some((detect) => detect(textLines(text)).length > 0));
  assert.ok(read.length > 150, `只讀得出 ${read.length} 份`);
  assert.deepEqual(
    read.filter((text) => !mayBeOutput(text)).map((text) => text.slice(0, 200)),
    [],
  );
});

test('多數的訊息不必請它們來讀', () => {
  const pastes = ['pastes-1', 'pastes-2'].flatMap(corpus);
  const asked = pastes.filter(mayBeOutput).length;
  console.log(`${pastes.length} 段貼上的內容裡，${asked} 段請指令輸出的讀法來看`);
  assert.ok(asked < pastes.length / 3);
});

test('每一份認得出來的設定，都看得出值得一讀', () => {
  const others = Object.values(OTHER_PRODUCTS);
  const all = [...texts, ...others, ...accepted.map((row) => wholeConfig(row))];
  const read = all.filter((text) => serverConfigs(textLines(text)).length > 0);
  assert.ok(read.length > 30, `只認得出 ${read.length} 份`);
  assert.deepEqual(
    read.filter((text) => !mayBeConfig(text)).map((text) => text.slice(0, 200)),
    [],
  );
});

for (const [product, text] of Object.entries(OTHER_PRODUCTS))
  test(`認得名稱的產品：${product}`, () =>
    assert.deepEqual(
      serverConfigs(textLines(text)).map(({ facts }) => facts['server']),
      [product],
    ));
