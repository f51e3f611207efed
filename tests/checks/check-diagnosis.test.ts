import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkDiagnosis } from '../../src/checks/check-diagnosis.ts';
import { content } from '../../src/content/content-folder.ts';
import { root } from '../../src/content/root.ts';
import { contentWith } from '../content/spoiled-content.ts';

const textOf = (file: string): string => readFileSync(join(root, 'content', file), 'utf8');

test('診斷的依據：沒有問題就沒有話說', () => {
  assert.deepEqual(checkDiagnosis(content).problems, []);
});

const row = (fields: string): string => `${textOf('wordings/rust.yaml').trimEnd()}\n  - text: 'made up for this very test'\n${fields}`;
const cases: [title: string, files: Record<string, string>, says: RegExp][] = [
  [
    '原因不存在',
    { 'wordings/rust.yaml': row('    causes: [expried]\n') },
    /content\/wordings\/rust\.yaml 的「made up for this very test」：沒有 expried 這個原因/,
  ],
  [
    '情境不存在',
    { 'wordings/rust.yaml': row('    causes: [expired]\n    near: [moon]\n    twin: made up for this very test\n') },
    /沒有 moon 這個情境，請加到 content\/contexts\.yaml 或改正/,
  ],
  ['軟體不存在', { 'wordings/rust.yaml': row('    causes: [expired]\n    product: windoze\n') }, /沒有 windoze 這個軟體/],
  [
    '同一句寫了兩次',
    { 'wordings/rust.yaml': `${row('    causes: [expired]\n')}  - text: 'made up for this very test'\n    causes: [expired]\n` },
    /「made up for this very test」在 content\/wordings\/rust\.yaml 已經有了/,
  ],
  [
    '指令的名稱寫成什麼都符合的洞',
    {
      'wordings/rust.yaml': `${row('    causes: [expired]\n')}  - text: "unknown directive '{any}' in the file"\n    causes: [config-wrong]\n`,
    },
    /的 \{any\} 什麼名稱都符合/,
  ],
  [
    '代碼寫了兩次',
    {
      'codes/schannel-state.yaml': `${textOf('codes/schannel-state.yaml').trimEnd()}\n  - code: '1203'\n    meaning: 又一次\n    causes: []\n`,
    },
    /content\/codes\/schannel-state\.yaml：1203 寫了兩次/,
  ],
  [
    '沒有依據指到的原因',
    { 'causes/lonely.yaml': textOf('causes/expired.yaml').replace(/^id: .*$/mu, 'id: lonely') },
    /content\/causes\/lonely\.yaml：沒有任何訊息或代碼指到它/,
  ],
];
for (const [title, files, says] of cases) {
  test(`診斷的依據：${title}`, (t) => {
    const { problems } = checkDiagnosis(contentWith(t, files));
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', says);
  });
}
