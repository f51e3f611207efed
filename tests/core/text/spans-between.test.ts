import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spansBetween, withoutSpans } from '../../../src/core/text/spans-between.ts';

const cases: [text: string, rest: string, inside: string[]][] = [
  ['a/*b*/c/*d*/', 'a·c·', ['b', 'd']],
  ['/*/ x */y', '·y', ['/ x ']],
  ['a/*b/*c*/d', 'a·d', ['b/*c']],
  ['a/*b', 'a/*b', []],
  ['a*/b', 'a*/b', []],
  ['', '', []],
];
for (const [text, rest, inside] of cases) {
  test(`註解：${JSON.stringify(text)} 拿掉之後是 ${JSON.stringify(rest)}`, () => {
    assert.equal(withoutSpans(text, '/*', '*/', '·'), rest);
    assert.deepEqual(
      spansBetween(text, '/*', '*/').map((span) => span.inside),
      inside,
    );
  });
}
