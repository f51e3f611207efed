import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { errorCatalogue } from '../../src/schemas/error.ts';
import { flow } from '../../src/schemas/flow.ts';
import { guide } from '../../src/schemas/guide.ts';
import { rule } from '../../src/schemas/rule.ts';
import { site } from '../../src/schemas/site.ts';
import { root } from '../../src/content/root.ts';
import { skeletons } from '../../src/dev/skeletons.ts';

const cases = [
  { kind: 'article', name: 'install/haproxy', schema: guide, front: true },
  { kind: 'rule', name: 'weak-dsa-key', schema: rule, front: false },
  { kind: 'error', name: 'haproxy', schema: errorCatalogue, front: false },
  { kind: 'flow', name: 'haproxy-no-start', schema: flow, front: false },
];

for (const { kind, name, schema, front } of cases) {
  test(`npm run new -- ${kind}：骨架合乎格式，附一個填完才會過的測試`, () => {
    const [content, stub] = skeletons[kind]?.files(name, '2026-11-22') ?? [];
    const text = content?.text ?? '';
    const result = schema.safeParse(parse(front ? (text.split('---')[1] ?? '') : text));
    assert.deepEqual(result.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [], []);
    assert.match(stub?.text ?? '', /assert\.equal/);
  });
}

test('名稱不合規矩的不接受', () => {
  for (const [kind, name] of [
    ['article', 'haproxy'],
    ['article', 'install/../x'],
    ['rule', 'Weak Key'],
    ['flow', '中文'],
    ['tool', 'a/b'],
    ['tool', 'Tool2'],
  ] as const) {
    assert.equal(skeletons[kind]?.name.test(name), false, `${kind} ${name}`);
  }
});

test('npm run new -- tool：在專案的副本裡真的做一個，六個檔案，型別、排版、內容檢查都過，程式打包得起來', () => {
  const copy = mkdtempSync(join(tmpdir(), 'kb-new-tool-'));
  try {
    const files = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
    for (const name of ['src', 'content', '.vscode', ...files]) cpSync(join(root, name), join(copy, name), { recursive: true });
    cpSync(join(root, 'tests/site/guarded-test.ts'), join(copy, 'tests/site/guarded-test.ts'));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const node = (...args: string[]): string => execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    const before = contentOf(copy);

    const said = node('src/dev/new.ts', 'tool', 'line-counter');
    node('src/dev/permalinks.ts');
    const made = [...said.matchAll(/已建立 (\S+)/g)].map(([, path = '']) => path);
    assert.deepEqual(made, [
      'src/tools/line-counter/line-counter.page.astro',
      'src/tools/line-counter/line-counter.entry.ts',
      'content/interface/line-counter.yaml',
      'tests/site/line-counter.e2e.ts',
    ]);
    const after = contentOf(copy);
    assert.deepEqual(
      Object.keys(after).filter((path) => after[path] !== before[path]),
      ['content/permalinks.yaml', 'content/site.yaml'],
    );
    assert.equal(site.parse(parse(after['content/site.yaml'] ?? '')).tools.pages.at(-1)?.page, 'tools/line-counter.html');

    const passes = (program: string, ...args: string[]): void => {
      const { status, stdout, stderr } = spawnSync(join(copy, 'node_modules/.bin', program), args, { cwd: copy, encoding: 'utf8' });
      assert.equal(status, 0, `${program}\n${stdout}${stderr}`);
    };
    const code = made.filter((path) => path.endsWith('.ts'));
    node('-e', "import('./src/content/interface-words.ts').then(({ writeDeclarations }) => writeDeclarations())");
    const globals = ['generated/interface.d.ts', 'src/tools/globals.d.ts', 'src/page-scripts/**/globals.d.ts', 'src/core/**/*.d.ts'];
    writeFileSync(join(copy, 'tsconfig.new.json'), JSON.stringify({ extends: './tsconfig.json', include: [...code, ...globals] }));
    passes('tsc', '--noEmit', '-p', 'tsconfig.new.json');
    passes('prettier', '--check', ...made.filter((path) => !path.endsWith('.astro')));
    const problems = node(
      '-e',
      "import('./src/checks/check-content.ts').then(({ checkContent }) => console.log(JSON.stringify(checkContent().flatMap(({ problems }) => problems))))",
    );
    assert.deepEqual(JSON.parse(problems), [], '內容檢查沒有問題');
    const inputs = node(
      '-e',
      "import('./src/emit/scripts/scripts.ts').then(async ({ bundledFiles }) => console.log((await bundledFiles()).join()))",
    );
    assert.match(inputs, /src\/tools\/line-counter\/line-counter\.entry\.ts/);

    const again = spawnSync(process.execPath, ['src/dev/new.ts', 'tool', 'decode'], { cwd: copy, encoding: 'utf8' });
    assert.equal(again.status, 1, '工具 decode 的頁面已經有了，在別的資料夾');
  } finally {
    rmSync(copy, { recursive: true });
  }
});

/** The content files that stand in for lists. */
function contentOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    ['permalinks', 'site', 'forwarding', 'search', 'links'].map((name) => [
      `content/${name}.yaml`,
      readFileSync(join(folder, `content/${name}.yaml`), 'utf8'),
    ]),
  );
}
