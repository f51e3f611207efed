import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Budget } from '../../../src/core/config/budget.ts';
import { matchOf } from '../../../src/core/config/pattern/match-of.ts';
import { readPattern } from '../../../src/core/config/pattern/pattern.ts';
import { fuzz, pieced } from '../../support/fuzz.ts';

const at = (pattern: string, subject: string, ignoreCase = false): readonly string[] | null | undefined =>
  matchOf(pattern, subject, ignoreCase, new Budget(1_000_000));

test('設定檔裡的規則運算式：結果與群組', () => {
  for (const [pattern, subject, found] of [
    ['^(.*)$', '/a/b', ['/a/b', '/a/b']],
    ['^/(.*?)/(.*)$', '/a/b/c', ['/a/b/c', 'a', 'b/c']],
    ['^www\\.(.+)$', 'www.a.tw', ['www.a.tw', 'a.tw']],
    ['^www\\.', 'wwwxa', null],
    ['^(?!/\\.well-known/)', '/.well-known/x', null],
    ['^(?!/\\.well-known/)', '/x', ['']],
    ['\\.(?:jpe?g|png)$', '/a.jpg', ['.jpg']],
    ['(a)|b', 'b', ['b', '']],
    ['[]x]', ']', [']']],
    ['^[^/]{2,3}$', 'abcd', null],
    ['\\bb\\b', 'a b', ['b']],
  ] as const)
    assert.deepEqual(at(pattern, subject), found, pattern);
  assert.deepEqual(at('^[^a]$', 'A', true), null);
  assert.deepEqual(at('^[a-c]$', 'B', true), ['B']);
});

test('意思不一定相同的寫法不讀', () => {
  for (const pattern of [
    '(?<=a)b',
    '(?i)a',
    'a++',
    'a**',
    '(a)\\1',
    '[[:alpha:]]',
    '\\x41',
    '${a}',
    '(a',
    'a)',
    '[a',
    '*a',
    '^*',
    'a'.repeat(301),
  ])
    assert.equal(readPattern(pattern, false), null, pattern);
});

test('要很久的寫法：說不知道，不等它', () => {
  const long = 'a'.repeat(200);
  for (const pattern of [
    '(a+)+$',
    '(a|a)*b',
    '.*.*.*.*.*b',
    '([a-z]+)*#',
    'a?'.repeat(40) + 'a'.repeat(40) + 'b',
    '(?:(?:a{99}){99}){99}',
    '(?!(a+)+b)c',
  ])
    assert.equal(at(pattern, `${long}!x`.slice(0, 201)), undefined, pattern);
  const budget = new Budget(1_000);
  let asked = 0;
  while (matchOf('(.*)b', long, false, budget) !== undefined) asked++;
  assert.ok(asked < 3 && budget.isSpent);
});

const pieces = [
  'a',
  'b',
  'A',
  '.',
  '^',
  '$',
  '(',
  ')',
  '(?:',
  '(?=',
  '(?!',
  '|',
  '*',
  '+',
  '?',
  '{1,2}',
  '{2}',
  '[ab]',
  '[^a]',
  '[A-b]',
  '\\w',
  '\\W',
  '\\b',
  '\\.',
  '/',
  '-',
];

test('與瀏覽器的規則運算式找到一樣的東西', async (t) => {
  let compared = 0;
  await fuzz<{ pattern: string; subject: string; ignoreCase: boolean }>(t, {
    name: 'match-of',
    usual: 5_000,
    many: 300_000,
    make: (random) => ({
      pattern: pieced(pieces, 7, random),
      subject: pieced(['a', 'b', 'A', '/', '.', '-'], 8, random),
      ignoreCase: random(3) === 0,
    }),
    check: ({ pattern, subject, ignoreCase }) => {
      const found = at(pattern, subject, ignoreCase);
      if (found === undefined) return;
      compared++;
      assert.equal(found?.[0], new RegExp(pattern, ignoreCase ? 'i' : '').exec(subject)?.[0], pattern);
    },
  });
  t.diagnostic(`${compared} 個比得出來`);
  assert.ok(compared > 1_000);
});
