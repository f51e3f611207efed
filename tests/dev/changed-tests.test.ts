import assert from 'node:assert/strict';
import { test } from 'node:test';
import { touched, type Sources } from '../../src/dev/changed-tests.ts';

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
