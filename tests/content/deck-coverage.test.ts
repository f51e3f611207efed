import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { yamlTexts } from '../../src/content/yaml-texts.ts';
import { loadArticles } from '../../src/content/articles.ts';
import { commandsOf, datesOf, factsOf, slidesOf, type DeckFact } from './deck-facts.ts';
import { load } from '../../src/content/content-folder.ts';

const deck = new URL('../../../shared/reference/deck.md', import.meta.url);
const missing = existsSync(deck) ? null : '沒有簡報原文 ../shared/reference/deck.md';

const texts = [...loadArticles(), ...yamlTexts()].filter(({ file }) => file !== 'content/slides.yaml').map(({ text }) => text);
const squeeze = (text: string): string => text.replace(/[\s,，]/g, '').toLowerCase();
const site = squeeze(texts.join('\n'));
const omitted = new Set(load('omissions').map(({ slide, what }) => `${slide} ${squeeze(what)}`));
const isOmitted = ({ slide, text }: DeckFact): boolean => omitted.has(`${slide} ${squeeze(text)}`);
const isThere = ({ spellings }: DeckFact): boolean => spellings.some((spelling) => site.includes(squeeze(spelling)));
const slides = missing ? [] : slidesOf(readFileSync(deck, 'utf8'));
const show = (facts: DeckFact[]): string[] => facts.map(({ slide, kind, text }) => `${slide} ${kind}：${text}`);

/** Words of a command, holes all alike, quotes and line ends gone. */
const words = (command: string): string[] =>
  command
    .replace(/%[^%\n]+%|\{\{[^}]+\}\}/g, '⟨⟩')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '\\');
const siteCommands = texts.flatMap((text) => text.split('\n')).filter((line) => /\b(?:keytool|openssl)\s/.test(line)).map(words);

test('簡報的序號、指紋、網址、電話、編號、版本與數字，站上都找得到或列為不收', (t) => {
  if (missing) return t.skip(missing);
  const facts = slides.flatMap(factsOf);
  assert.ok(facts.length > 60, `只抽出 ${facts.length} 項，抽取的方法壞了`);
  const lost = facts.filter((fact) => !isThere(fact) && !isOmitted(fact));
  assert.deepEqual(show(lost), []);
});

test('簡報的日期，站上以西元或民國寫出來或列為不收', (t) => {
  if (missing) return t.skip(missing);
  const dates = slides.flatMap(datesOf);
  assert.ok(dates.length > 15, `只抽出 ${dates.length} 個日期`);
  const lost = dates.filter((date) => !isThere(date) && !isOmitted(date));
  assert.deepEqual(show(lost), []);
});

test('簡報的指令，站上有同樣的參數（可以更多），順序不計', (t) => {
  if (missing) return t.skip(missing);
  const commands = slides.flatMap(commandsOf);
  assert.equal(commands.length, 5);
  const lost = commands.filter((fact) => {
    const needed = words(fact.text);
    return !isOmitted(fact) && !siteCommands.some((line) => needed.every((word) => line.includes(word)));
  });
  assert.deepEqual(show(lost), []);
});

test('不收的每一項都真的在簡報那一張上，而且站上沒有', (t) => {
  if (missing) return t.skip(missing);
  const bySlide = new Map(slides.map(({ id, text }) => [id, squeeze(text)]));
  for (const { slide, what } of load('omissions')) {
    assert.ok(bySlide.get(slide)?.includes(squeeze(what)), `${slide} 上沒有「${what}」`);
    assert.ok(!site.includes(squeeze(what)), `「${what}」站上有了，請從 content/omissions.yaml 刪掉`);
  }
});
