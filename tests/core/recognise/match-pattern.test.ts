import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placePattern, type PatternMemory } from '../../../src/core/recognise/match-pattern.ts';
import { parseMessage } from '../../../src/core/recognise/message-pattern.ts';
import { normaliseText } from '../../../src/core/recognise/normalise-text.ts';
import { fuzz, pieced } from '../../support/fuzz.ts';

const fresh = (): PatternMemory => ({ left: [], right: [] });

test('記住找過的地方不會改變任何結果', async (t) => {
  const pieces = ['ab', 'cd', 'ef', 'x', ' ', '\n', '12', '<', 'abcd', 'zz'.repeat(30)];
  const patterns = ['ab{any}cd{any2}ef', 'ab{path}cd', 'ab {path} and cd', 'ef{lines}ab', 'ab{number}cd', 'x{alias}ef{any}ab'].map(
    parseMessage,
  );
  let placed = 0;
  const tried = await fuzz<string>(t, {
    name: 'match-pattern',
    usual: 100,
    many: 10_000,
    make: (random) => pieced(pieces, 100, random),
    read: String,
    keep: (text) => text,
    check: (typed) => {
      const text = normaliseText(typed);
      for (const pattern of patterns) {
        for (let literal = 0; literal < pattern.literals.length; literal++) {
          const memory = fresh();
          for (let start = 0; start < text.length; start++) {
            const remembered = placePattern(pattern, text, memory, literal, start);
            assert.deepEqual(remembered, placePattern(pattern, text, fresh(), literal, start));
            if (remembered !== null) placed += 1;
          }
        }
      }
    },
  });
  t.diagnostic(`放成功 ${placed} 次`);
  assert.ok(placed >= tried, '很少放成功，這個測試就沒有意義');
});

test('寫不成訊息的文字在編譯時就被擋下', () => {
  for (const text of ['{any}', '', '{host}{path}', 'abc {oops} def']) assert.throws(() => parseMessage(text), text);
});
