import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFixedDays } from '../../../src/checks/check-fixed-days.ts';
import { lintFixedDays } from '../../../src/checks/lint/fixed-days.ts';
import { readArticles } from '../../../src/content/articles.ts';
import { content } from '../../../src/content/content-folder.ts';
import { contentWith } from '../../content/spoiled-content.ts';

const said = (text: string): string[] => lintFixedDays({ file: 'content/x.yaml', line: 1, text }).map(({ message }) => message);

const wrong = [
  '到期前 45 天開始準備。',
  '到期日前兩個月就要送件。',
  '在憑證過期以前 30 天提醒承辦人。',
  '剩不到一個月，先打電話。',
  '憑證剩 30 天時更新。',
  'T-45 產製請求檔，T-35 送件。',
  'Begin 30 days before it expires.',
  'There are 30 days left, so call.',
];
for (const text of wrong) test(`不分效期的天數：${text}`, () => assert.equal(said(text).length > 0, true));

const right = [
  '200 天的憑證剩 66 天就要開始換。',
  '效期 47 天的，剩 15 天開始。',
  '效期剩三分之一（200 天的剩 66 天）。',
  '200 天 剩 66 天 剩 33 天 剩 7 天',
  '剩不到一天',
  '憑證剩 {days} 天。',
  '到期前把新憑證裝好。',
  '簽發後 55 天，或剩不到 7 天。',
  '開始的時間改依效期，不再一律是到期前 45 天。',
  'Begin when a third is left: 66 days left of a 200-day certificate.',
  'CBS-T-45a 是零件編號。',
];
for (const text of right) test(`照效期的天數，或不是這種天數：${text}`, () => assert.deepEqual(said(text), []));

test('內容裡沒有不分效期的天數；有人寫了，說出檔案與行；從到期日往回算的清單少了效期，也說出來', (t) => {
  const problems = (from: typeof content): readonly string[] => checkFixedDays(readArticles(from).articles, from).problems;
  assert.deepEqual(problems(content), []);
  const textOf = (name: 'glossary' | 'doors', file: string): string =>
    content.texts([name]).find((each) => each.file.endsWith(`/${file}.yaml`))?.text ?? '';
  const spoilt = contentWith(t, {
    'glossary/csr.yaml': textOf('glossary', 'csr').replace(/^short: .*$/m, 'short: 到期前 45 天重新產製。'),
    'doors/renew.yaml': textOf('doors', 'renew').replace(', lives: [200, 100, 47]', ''),
  });
  const found = problems(spoilt);
  assert.equal(found.length, 2, found.join('\n'));
  assert.match(found[0] ?? '', /^content\/glossary\/csr\.yaml:\d+：「.*到期前 45 天/);
  assert.match(found[1] ?? '', /^content\/doors\/renew\.yaml 的節點 renew-plan/);
});
