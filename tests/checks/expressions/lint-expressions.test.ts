import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expressionsOf } from '../../../src/checks/expressions/expressions-of.ts';
import { lintExpressions } from '../../../src/checks/expressions/lint-expressions.ts';

const lint = (program: string, standIns: Record<string, string> = {}): string[] =>
  lintExpressions(expressionsOf('src/core/x.ts', program, standIns));

const slow: [what: string, program: string, input: string][] = [
  ['去尾的 $', String.raw`text.replace(/=+$/, '')`, '重複的 "="'],
  ['相鄰的兩個重複', String.raw`/\S[\r\n]+\s*\S/.test(text)`, String.raw`重複的 "\n"`],
  ['換行前後的空白', String.raw`text.replace(/\s*\n\s*/g, '')`, '重複的 " "'],
  ['重複裡的重複', String.raw`/^(?:[a-z]+)*$/.test(text)`, '重複的 "'],
  ['空的也算的重複裡的重複', String.raw`/^(?:x*)*y/.test(text)`, '重複的 "x"'],
  ['有共同開頭的選項', String.raw`/^(?:ab|a|b)*!/.test(text)`, '重複的 "ab"'],
  ['從每個開頭找沒有的結尾', String.raw`/\/\*.*?\*\//gs.exec(text)`, '重複的 "/*'],
  ['開頭之後任意長的字', String.raw`/BEGIN[\w ]*PRIVATE KEY/i.test(text)`, '重複的 "BEGIN'],
  ['往回看的重複', String.raw`/(?<=^\s*)x/m.test(text)`, '重複的 "'],
  ['往前看的重複', String.raw`/a(?=[^!]*!)/g.exec(text)`, '重複的 "a"'],
  ['引用前面的括號', String.raw`/(-+)\1x/.exec(text)`, '重複的 "-"'],
  ['上限高到和沒有一樣', String.raw`/<[^>]{1,4000}>/.exec(text)`, '重複的 "<'],
  ['由同一個檔案的常數組成', 'const TAIL = `[.,]+$`;\nnew RegExp(`a?${TAIL}`).exec(text)', '重複的 "'],
  ['由原樣的字串組成', 'const TAIL = String.raw`[.\\s]+$`;\nnew RegExp(String.raw`\\s?${TAIL}`).exec(text)', '重複的 "'],
];
for (const [what, program, input] of slow) {
  test(`太慢的正規表示式：${what}，會指出來`, () => {
    const [problem = '', ...more] = lint(program);
    assert.deepEqual(more, []);
    assert.match(problem, /^src\/core\/x\.ts:[12]：/);
    assert.ok(problem.includes(input), problem);
    assert.match(problem, /請讓它線性/);
  });
}

const good: [what: string, program: string][] = [
  ['從頭開始的重複', String.raw`/^=+$/.test(text)`],
  ['到底再回頭', String.raw`/^.*[a-z]/s.exec(text)`],
  ['有上限的重複', String.raw`/<[^>]{1,60}>/g.exec(text)`],
  ['只從一段的開頭算起', String.raw`/(?<!\d)\d+x/.exec(text)`],
  ['不會遇到另一個開頭', String.raw`/<[^<>]*>/g.exec(text)`],
  ['字串裡的斜線', String.raw`const path = '/=+$/'; // /=+$/`],
  ['同一個檔案的常數', "const LEVEL = '(?:warn|error)';\nnew RegExp(`^${LEVEL}:`, 'u').test(text)"],
];
for (const [what, program] of good) {
  test(`線性的正規表示式：${what}，不會誤報`, () => assert.deepEqual(lint(program), []));
}

test('執行時才組成的：沒有代表值就指出來，有就照代表值看', () => {
  const program = 'const find = (n) => new RegExp(`${n}+$`);';
  assert.match(lint(program)[0] ?? '', /看不出內容.*STAND_INS/);
  assert.match(lint(program, { n: 'x' })[0] ?? '', /重複的 "x"/);
  assert.deepEqual(lint('const find = (n) => new RegExp(`^${n}+$`);', { n: 'x' }), []);
});
