import assert from 'node:assert/strict';
import test from 'node:test';
import { fragmentOf, stateIn } from '../../../src/core/preflight/fragment.ts';
import type { PreflightAnswer, PreflightState } from '../../../src/core/preflight/state.ts';
import { countAnswers, emptyState, preflightLimits } from '../../../src/core/preflight/state.ts';
import { fuzz, pieced } from '../../support/fuzz.ts';

const codes = ['a', 'b', 'c', 'd'];
const state = (answers: [string, PreflightAnswer][], rest: Partial<PreflightState> = {}): PreflightState => ({
  ...emptyState(),
  answers: new Map(answers),
  ...rest,
});
const plain = ({ answers, ...rest }: PreflightState) => ({ ...rest, answers: [...answers].sort() });

const written: [string, PreflightState, string][] = [
  ['什麼都沒填是空字串', emptyState(), ''],
  [
    '勾選與不適用各成一串，依清單的順序',
    state([
      ['d', 'done'],
      ['a', 'done'],
      ['c', 'not-applicable'],
    ]),
    '#y=ad&n=c',
  ],
  [
    '中文機關名稱與網域',
    state([], { agency: '行政院', domain: 'www.example.gov.tw', date: '2026-11-22' }),
    '#o=%E8%A1%8C%E6%94%BF%E9%99%A2&d=www.example.gov.tw&t=2026-11-22',
  ],
  ['名稱裡的 & 與 = 不會切斷片段', state([['a', 'done']], { agency: 'A&n=b' }), '#y=a&o=A%26n%3Db'],
  [
    '清單裡沒有的代號不寫',
    state([
      ['z', 'done'],
      ['a', 'done'],
    ]),
    '#y=a',
  ],
  ['不存在的日子不寫', state([], { date: '2026-02-30' }), ''],
];
for (const [name, from, to] of written) {
  test(`檢查表寫成片段：${name}`, () => assert.equal(fragmentOf(from, codes), to));
}

for (const [name, from] of written.slice(0, 4)) {
  test(`檢查表讀回來一樣：${name}`, () => assert.deepEqual(plain(stateIn(fragmentOf(from, codes), codes)), plain(from)));
}

const read: [string, string, PreflightState][] = [
  [
    '沒有 # 也可以',
    'y=ab',
    state([
      ['a', 'done'],
      ['b', 'done'],
    ]),
  ],
  ['重複的代號只算一次', '#y=aaaa', state([['a', 'done']])],
  ['不認得的代號略過', '#y=aZ!9', state([['a', 'done']])],
  ['兩邊都說的，當作還沒', '#y=ab&n=b', state([['a', 'done']])],
  ['相同的鍵以第一個為準', '#y=a&y=b', state([['a', 'done']])],
  ['頁內跳轉的片段不是答案', '#content', emptyState()],
  ['名稱像物件內建屬性也不會出事', '#__proto__=a&constructor=b&y=', emptyState()],
  ['壞掉的百分號編碼當作沒填', '#o=%E8%A1&y=a', state([['a', 'done']])],
  ['看不見的字元與換行去掉', '#o=%E2%80%AEA%0D%0AB%E2%80%8B', state([], { agency: 'AB' })],
  ['前後的空白去掉', '#d=%20www.example.gov.tw%20', state([], { domain: 'www.example.gov.tw' })],
  ['日期格式不對略過', '#t=20261122', emptyState()],
  ['沒有的日子略過', '#t=2025-02-29', emptyState()],
  ['閏日收下', '#t=2028-02-29', state([], { date: '2028-02-29' })],
  ['1999 年不收', '#t=1999-12-31', emptyState()],
  ['太長的整段不看', `#y=a&o=${'x'.repeat(4000)}`, emptyState()],
  ['只有符號', '#&&==&=a&', emptyState()],
];
for (const [name, fragment, expected] of read) {
  test(`檢查表讀片段：${name}`, () => assert.deepEqual(plain(stateIn(fragment, codes)), plain(expected)));
}

test('檢查表：文字截到上限，補充平面的字不會切成一半', () => {
  const { agency } = stateIn(`#o=${encodeURIComponent('𠮷'.repeat(preflightLimits.agency + 5))}`, codes);
  assert.equal(agency, '𠮷'.repeat(preflightLimits.agency));
  assert.doesNotThrow(() => fragmentOf(state([], { agency: '\ud800壞掉的字' }), codes));
});

test('檢查表：填滿上限的片段自己讀得回來', () => {
  const full = state(
    codes.map((code) => [code, 'done']),
    { agency: '機'.repeat(preflightLimits.agency), domain: '域'.repeat(preflightLimits.domain), date: '2026-11-22' },
  );
  const back = stateIn(fragmentOf(full, codes), codes);
  assert.equal(back.agency, full.agency);
  assert.equal(back.domain, full.domain);
});

test('檢查表：任意的片段都不會丟出例外，讀出來再寫、再讀不會變', async (t) => {
  const pieces = [
    'y=',
    'n=',
    'o=',
    'd=',
    't=',
    '&',
    '#',
    '=',
    'a',
    'b',
    'z',
    '%',
    '%E8',
    '%A1%8C',
    '2026-11-22',
    '\u202e',
    '\ud800',
    '𠮷',
    ' ',
  ];
  await fuzz<string>(t, {
    name: 'preflight',
    usual: 1_000,
    many: 100_000,
    make: (random) => pieced(['', ...pieces], 12, random),
    read: String,
    keep: (fragment) => fragment,
    check: (fragment) => {
      const once = stateIn(fragment, codes);
      assert.deepEqual(plain(stateIn(fragmentOf(once, codes), codes)), plain(once));
    },
  });
});

test('檢查表：還有幾項，只數清單裡的', () => {
  const some = state([
    ['a', 'done'],
    ['b', 'not-applicable'],
    ['z', 'done'],
  ]);
  assert.deepEqual(countAnswers(some, codes), { open: 2, done: 1, notApplicable: 1 });
  assert.deepEqual(countAnswers(emptyState(), codes), { open: 4, done: 0, notApplicable: 0 });
});
