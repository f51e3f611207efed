import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, touched, type Sources } from '../../src/dev/changed-tests.ts';

const sources: Sources = new Map(
  Object.entries({
    'tests/a.test.ts': { text: '', imports: ['src/a.ts'] },
    'src/a.ts': { text: '', imports: ['src/b.ts'] },
    // A circle ends.
    'src/b.ts': { text: '', imports: ['src/a.ts'] },
    'tests/reads.test.ts': { text: "readFileSync('../fixtures/pem/csr.pem')", imports: [] },
    'tests/folder.test.ts': { text: "readdirSync('../fixtures/pem/')", imports: [] },
    'tests/words.test.ts': { text: '', imports: ['src/content/load.ts'] },
    'src/content/load.ts': { text: '', imports: [] },
  }),
);
const tests = [...sources.keys()].filter((file) => file.startsWith('tests/'));

for (const [what, changed, expected] of [
  ['沒有改動', [], []],
  ['測試自己改了', ['tests/a.test.ts'], ['tests/a.test.ts']],
  ['直接引用的檔案', ['src/a.ts'], ['tests/a.test.ts']],
  ['隔了一層的檔案', ['src/b.ts'], ['tests/a.test.ts']],
  ['沒有人引用的檔案', ['src/c.ts'], []],
  ['讀檔名或所在的資料夾', ['tests/fixtures/pem/csr.pem'], ['tests/reads.test.ts', 'tests/folder.test.ts']],
  ['同一個資料夾的另一個檔案', ['tests/fixtures/pem/new.pem'], ['tests/reads.test.ts', 'tests/folder.test.ts']],
  ['內容：載入內容的測試', ['content/errors/nginx.yaml'], ['tests/words.test.ts']],
] as const) {
  test(`改動碰到的測試：${what}`, () => assert.deepEqual(touched(tests, changed, sources), expected));
}

const pages = ['tests/site/go.e2e.ts', 'tests/site/match.e2e.ts', 'tests/site/plain.e2e.ts'];
const all: Sources = new Map([
  ...sources,
  ['tests/site/go.e2e.ts', { text: "test('固定連結', inEachSetting, …)", imports: ['src/core/go.ts'] }],
  ['tests/site/match.e2e.ts', { text: "test('比對', inEachSetting, …)", imports: [] }],
  ['tests/site/plain.e2e.ts', { text: '', imports: [] }],
]);
const nothing = { site: [], tagged: [], unreached: [] };

for (const [what, changed, expected] of [
  ['沒有改動', [], nothing],
  ['工具有自己的頁面測試：只跑它', ['src/tools/match/match.ts'], { ...nothing, site: ['tests/site/match.e2e.ts'] }],
  [
    '工具沒有自己的頁面測試：每種開啟方式都跑的那些',
    ['src/tools/shared/panel.ts'],
    { ...nothing, tagged: ['tests/site/go.e2e.ts', 'tests/site/match.e2e.ts'] },
  ],
  ['樣式', ['src/styles/site.css'], { ...nothing, tagged: ['tests/site/go.e2e.ts', 'tests/site/match.e2e.ts'] }],
  ['內容', ['content/errors/nginx.yaml'], { ...nothing, tagged: ['tests/site/go.e2e.ts', 'tests/site/match.e2e.ts'] }],
  ['網站的設定', ['astro.config.mjs'], { ...nothing, tagged: ['tests/site/go.e2e.ts', 'tests/site/match.e2e.ts'] }],
  [
    '頁面測試引用的：那個檔案全部，其他檔案只跑標了的',
    ['src/core/go.ts'],
    { ...nothing, site: ['tests/site/go.e2e.ts'], tagged: ['tests/site/match.e2e.ts'] },
  ],
  [
    '工具和樣式一起改：兩種都跑，不跑兩次',
    ['src/styles/site.css', 'src/tools/match/match.ts'],
    { ...nothing, site: ['tests/site/match.e2e.ts'], tagged: ['tests/site/go.e2e.ts'] },
  ],
  ['單元測試碰得到的程式', ['src/b.ts'], nothing],
  ['沒有測試碰得到的程式', ['src/cli/lost.ts'], { ...nothing, unreached: ['src/cli/lost.ts'] }],
  ['不是程式也不是內容', ['README.md', 'tests/servers/nginx.servers.ts'], nothing],
] as const) {
  test(`改動要跑的頁面測試：${what}`, () => {
    const { unit: _, ...rest } = choose(changed, tests, pages, all);
    assert.deepEqual(rest, expected);
  });
}
