import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { filesBelow } from '../../src/content/files-below.ts';
import { root } from '../../src/content/root.ts';
import {
  bringerOf,
  carriedTwice,
  faultsOfNeeds,
  needsIn,
  SHARED,
  shortNames,
  toClassic,
  type LookUps,
} from '../../src/emit/scripts/shared-scripts.ts';

test('每支共用的程式都有進入點，列出的模組都在', () => {
  const files = filesBelow(join(root, 'src'));
  for (const [name, modules] of Object.entries(SHARED)) {
    assert.equal(files.filter((file) => file.endsWith(`/${name}.entry.ts`)).length, 1, name);
    for (const module of modules) assert.ok(existsSync(join(root, 'src', module)), module);
  }
});

test('一個模組只屬於一支程式：先列出的那一支', () => {
  assert.equal(bringerOf('core/pem/read-input.ts'), 'guard');
  assert.equal(bringerOf('page-scripts/site/load-script.ts'), 'site');
  assert.equal(bringerOf('core/chain/build-chain.ts'), null);
});

const site = toClassic('site', 'class Shared{}\nexport {\n  Shared as Kept\n};\n');
const core = toClassic('core', 'import{Kept as e}from"shared:site/a/kept.ts";class t extends e{}export{t as Made,e as Again};');
const tool = toClassic(
  'tool',
  'import {\n  Made\n} from "shared:core/b/made.ts";\nimport{Kept as k}from"shared:site/a/kept.ts";globalThis.seen=[new Made instanceof k];',
);

test('共用的類別只有一份，先後三支程式認得的是同一個', () => {
  const page = createContext({});
  for (const { text } of [site, core, tool]) runInContext(text, page);
  assert.deepEqual([...(page as { seen: boolean[] }).seen], [true]);
  assert.deepEqual([...(core.lookUps.get('site') ?? [])], [['a/kept.ts', new Set(['Kept'])]]);
});

test('互相查的名稱縮成一兩個字母，每一頁都有的那一支照原名', () => {
  const many = Array.from({ length: 30 }, (_, at) => `name${String(at).padStart(2, '0')}`);
  const lookUps: LookUps[] = [
    new Map([
      ['core', new Map([['b/many.ts', new Set(many)]])],
      ['site', new Map([['a/kept.ts', new Set(['Kept'])]])],
    ]),
    new Map([['core', new Map([['b/made.ts', new Set(['Made'])]])]]),
  ];
  const short = shortNames(lookUps);
  assert.deepEqual(
    ['Made', 'name00', 'name24', 'name25', 'name29'].map((name) => short('core', name)),
    ['a', 'b', 'z', 'aa', 'ae'],
  );
  assert.equal(short('site', 'Kept'), 'Kept');
  assert.equal(shortNames(lookUps.toReversed())('core', 'name29'), 'ae', '誰先做好都一樣');
  const page = createContext({});
  runInContext(site.text, page);
  runInContext(toClassic('core', 'import{Kept as e}from"shared:site/a/kept.ts";export{e as Made};', short).text, page);
  runInContext(toClassic('tool', 'import{Made as m}from"shared:core/b/made.ts";globalThis.seen=new m instanceof m;', short).text, page);
  assert.deepEqual([(page as { seen: boolean }).seen, Object.keys((page as { kb: { core: object } }).kb.core)], [true, ['a']]);
});

test('需要的程式不在時立刻出錯，不會默默少了什麼', () => {
  const page = createContext({});
  runInContext(site.text, page);
  assert.throws(() => runInContext(tool.text, page), /undefined/);
  assert.equal('seen' in page, false);
});

test('esbuild 寫成別的樣子時，建置要失敗', () => {
  assert.throws(() => toClassic('tool', 'import*as all from"shared:core/b/made.ts";all.use();'), /tool/);
  assert.throws(() => toClassic('tool', 'import one from"shared:core/b/made.ts";one();'), /tool/);
  assert.throws(() => toClassic('tool', 'export{a as b};run();'), /tool/);
});

const says: Readonly<Record<string, readonly string[]>> = { guard: [], bench: ['guard'], core: ['guard', 'bench'] };
const faults = (needs: readonly string[], by: readonly string[], files: readonly string[] = []): string[] => {
  const lookUps: LookUps = new Map(by.map((name) => [name, new Map([['any.ts', new Set(['any'])]])]));
  return faultsOfNeeds('tool', (name) => (name === 'tool' ? needs : (says[name] ?? [])), lookUps, files);
};

test('宣告的要和用到的一樣，連同用到的程式自己需要的，並照執行的順序', () => {
  assert.deepEqual(needsIn("import 'needs:guard bench';\nimport a from './a.ts';\n"), ['guard', 'bench']);
  assert.deepEqual(needsIn("import a from './a.ts';\n"), []);
  assert.deepEqual(faults(['guard', 'bench', 'core'], ['site', 'core']), []);
  assert.deepEqual(faults(['guard', 'core'], ['core']), ['tool needs bench and does not say so.']);
  assert.deepEqual(faults(['guard', 'bench', 'core'], ['bench']), ['tool says that it needs core, which is not so.']);
  assert.deepEqual(faults(['bench', 'guard'], ['bench']), ['tool must name guard earlier.']);
  assert.deepEqual(faults(['guard', 'bench'], ['bench'], ['src/tools/decoder/fault-words.ts']), ['tool needs faults and does not say so.']);
});

test('兩支程式各帶一份同樣的模組，要說得出來', () => {
  const made = new Map([
    ['chain', ['src/a.ts', 'src/b.ts']],
    ['match', ['src/b.ts']],
  ]);
  assert.deepEqual(
    carriedTwice(made).map((fault) => fault.split(':')[0]),
    ['src/b.ts is in chain and match'],
  );
});
