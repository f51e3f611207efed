import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packKnowledge } from '../../../src/content/knowledge-packs.ts';
import { loadReaders } from '../../../src/content/knowledge.ts';
import { compileDiagnosis, type Diagnose } from '../../../src/core/diagnose/diagnose.ts';
import { compilePacks } from '../../../src/core/diagnose/packs.ts';
import { fuzz } from '../../support/fuzz.ts';
import { diagnose, knowledge } from '../recognise/catalogue.ts';
import { corpusTexts } from './corpus-texts.ts';
import { randomText } from './random-texts.ts';

const { base, packs, index } = packKnowledge();
const packsFor = compilePacks(index, base.contexts);
const vocabulary = loadReaders();
const compiled = new Map<string, Diagnose>();

/** The diagnosis by the packs that are named for a text, as a browser gives it. */
function byPacks(text: string): ReturnType<Diagnose> {
  const names = packsFor(text);
  const key = names.join(' ');
  const own =
    compiled.get(key) ??
    compileDiagnosis(
      {
        ...base,
        phrases: packs['phrases']?.phrases ?? base.phrases,
        entries: names.flatMap((name) => packs[name]?.entries ?? []),
        wordings: names.flatMap((name) => packs[name]?.wordings ?? []),
        tables: names.flatMap((name) => packs[name]?.tables ?? []),
      },
      vocabulary,
    );
  compiled.set(key, own);
  return own(text);
}

/** On average at most so many packs are loaded for a text. */
const PACKS = 4;

test(`${corpusTexts.length} 則貼文與輸出：只用點到的那幾包，診斷和用全部的一模一樣；平均不超過 ${PACKS} 包`, (t) => {
  let sum = 0;
  for (const { id, text } of corpusTexts) {
    sum += packsFor(text).length;
    assert.deepEqual(byPacks(text), diagnose(text), id);
  }
  t.diagnostic(`平均 ${(sum / corpusTexts.length).toFixed(2)} 包，共 ${Object.keys(packs).length} 包`);
  assert.ok(sum / corpusTexts.length <= PACKS);
});

test('單獨一個代碼：只用點到的那幾包，說的一樣', () => {
  const codes = knowledge.tables.flatMap((table) =>
    table.codes.filter((_, at) => at % 9 === 0).flatMap(({ code, symbols = [] }) => [code, `錯誤代碼：${code}`, ...symbols.slice(0, 1)]),
  );
  for (const text of [
    ...codes,
    '錯誤 1312',
    '0A000086',
    '(0A000410)',
    '14094410',
    'error:14094410',
    '48',
    'badCSR',
    '0x80092004 (-2146885628 CRYPT_E_NOT_FOUND)',
  ])
    assert.deepEqual(byPacks(text), diagnose(text), text);
});

test('每一包的句子，單獨貼上就點得到那一包', () => {
  const missed = Object.entries(packs).flatMap(([name, { entries = [], wordings = [], tables = [] }]) => {
    const sentences = [
      ...entries.flatMap(({ texts }) => texts.map(({ text }) => text)),
      ...wordings.map(({ text }) => text),
      ...tables.flatMap(({ codes }) =>
        codes.flatMap(({ texts = [] }) => texts.map((text) => (typeof text === 'string' ? text : text.text))),
      ),
    ].map((text) => text.replace(/\{\w+\}/g, '7'));
    return sentences.filter((text) => !packsFor(text).includes(name)).map((text) => `${name}：${text}`);
  });
  assert.deepEqual(missed, []);
});

test('沒有要說的文字，一包都不用', () => {
  for (const text of ['', ' ', '\n', '今天下午三點開會，請準時。', 'Hello, world.'])
    assert.deepEqual(
      packsFor(text).filter((name) => !name.startsWith('codes-')),
      [],
      text,
    );
});

test('隨機改過的貼文、訊息與代碼：只用點到的那幾包，診斷和用全部的一模一樣', async (t) => {
  await fuzz<string>(t, {
    name: 'packs',
    usual: 150,
    many: 20_000,
    make: randomText,
    read: (kept) => (typeof kept === 'string' ? kept : new TextDecoder().decode(kept)),
    keep: (text) => text,
    check: (text) => {
      // Sets of packs are as many as texts here: kept, they would fill the memory.
      if (compiled.size > 200) compiled.clear();
      assert.deepEqual(byPacks(text), diagnose(text));
    },
  });
});
