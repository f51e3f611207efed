import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placePattern, type PatternMemory } from '../../../src/core/recognise/match-pattern.ts';
import { parseMessage } from '../../../src/core/recognise/message-pattern.ts';
import { normaliseText } from '../../../src/core/recognise/normalise-text.ts';

const fresh = (): PatternMemory => ({ left: [], right: [] });

/** A small repeatable generator (mulberry32); tests must not depend on chance. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

test('記住找過的地方不會改變任何結果', () => {
  const random = generator(20261122);
  const pieces = ['ab', 'cd', 'ef', 'x', ' ', '\n', '12', '<', 'abcd', 'zz'.repeat(30)];
  const messages = ['ab{any}cd{any2}ef', 'ab{path}cd', 'ab {path} and cd', 'ef{lines}ab', 'ab{number}cd', 'x{alias}ef{any}ab'];
  let placed = 0;
  for (let round = 0; round < 300; round++) {
    const text = normaliseText(Array.from({ length: 60 }, () => pieces[Math.floor(random() * pieces.length)] ?? '').join(''));
    for (const message of messages) {
      const pattern = parseMessage(message);
      for (let literal = 0; literal < pattern.literals.length; literal++) {
        const memory = fresh();
        for (let start = 0; start < text.length; start++) {
          const remembered = placePattern(pattern, text, memory, literal, start);
          assert.deepEqual(remembered, placePattern(pattern, text, fresh(), literal, start));
          if (remembered !== null) placed += 1;
        }
      }
    }
  }
  assert.ok(placed > 1000, `只放成功 ${placed} 次，這個測試就沒有意義`);
});

test('寫不成訊息的文字在編譯時就被擋下', () => {
  for (const text of ['{any}', '', '{host}{path}', 'abc {oops} def']) assert.throws(() => parseMessage(text), text);
});
