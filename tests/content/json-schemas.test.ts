import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { test } from 'node:test';
import { parse } from 'yaml';
import { collectionNames, collections } from '../../src/content/collections.ts';
import { content } from '../../src/content/content-folder.ts';
import { splitFrontMatter } from '../../src/content/front-matter.ts';
import { editorSettings, jsonSchemaOf, schemaFiles } from '../../src/content/json-schemas.ts';

for (const name of collectionNames) {
  const validate = new Ajv({ allErrors: true }).compile(jsonSchemaOf(name));
  const files = content.entries(name).map(({ file, text }): [string, unknown] => [
    file,
    parse(collections[name].kind === 'articles' ? splitFrontMatter(text).head : text) as unknown,
  ]);

  test(`編輯器的格式 ${name}：現有的 ${files.length} 個檔案都符合`, () => {
    assert.ok(files.length > 0);
    for (const [file, value] of files) assert.ok(validate(value), `${file}：${JSON.stringify(validate.errors)}`);
  });

  test(`編輯器的格式 ${name}：寫錯的不符合`, () => {
    const [file = '', value] = files[0] ?? [];
    assert.equal(validate('文字'), false, file);
    assert.equal(validate(Array.isArray(value) ? [{ colour: 'red' }] : { ...(value as object), '寫錯 的': { colour: 'red' } }), false, file);
  });
}

type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; items?: Schema; description?: string; required?: string[] };
const schemaOf = (name: 'rules' | 'errors' | 'flows'): Schema => jsonSchemaOf(name) as Schema;

test('編輯器的格式：規則與錯誤訊息的每一個自己的欄位都有中文說明', () => {
  const shared = ['sources', 'checked', 'confidence', 'changes'];
  const rule = schemaOf('rules');
  const entry = schemaOf('errors').properties?.['entries']?.items;
  for (const schema of [rule, rule.properties?.['versions']?.items, entry]) {
    const fields = Object.entries(schema?.properties ?? {}).filter(([field]) => !shared.includes(field));
    assert.ok(fields.length > 3);
    for (const [field, { description = '' }] of fields) assert.match(description, /\p{Script=Han}/u, field);
  }
});

test('編輯器的格式：日期是日期，不能少的不能少', () => {
  const version = schemaOf('rules').properties?.['versions']?.items;
  assert.deepEqual(version?.required?.toSorted(), ['from', 'programmes', 'severity', 'until']);
  const validate = new Ajv().compile(jsonSchemaOf('rules'));
  const [rule] = content.load('rules');
  assert.equal(validate({ ...rule, checked: '2026-02-28' }), true);
  for (const checked of ['2026-02-30', '昨天', null]) assert.equal(validate({ ...rule, checked }), false);
});

/** The settings that are written in place of `text`. */
function settingsOf(text: string | null): string {
  const made = editorSettings(text);
  assert.ok('text' in made, JSON.stringify(made));
  return made.text;
}

test('編輯器的設定：每一種資料檔都指到自己的格式', () => {
  const settings = JSON.parse(settingsOf(null)) as { 'yaml.schemas': Record<string, string> };
  const wanted = collectionNames.filter((name) => collections[name].kind !== 'articles');
  assert.equal(Object.keys(settings['yaml.schemas']).length, wanted.length);
  for (const [schema, glob] of Object.entries(settings['yaml.schemas'])) {
    assert.ok(schemaFiles().has(schema.slice('./'.length)), schema);
    assert.match(glob, /^content\/(?:[a-z-]+\/\*|[a-z-]+)\.yaml$/);
  }
});

test('編輯器的設定：只補 yaml.schemas，其他照舊；已經對的一個字都不動', () => {
  const made = settingsOf('{ "editor.tabSize": 2, "yaml.schemas": { "./old.json": "*.yaml" } }');
  assert.deepEqual(JSON.parse(made), { 'editor.tabSize': 2, ...(JSON.parse(settingsOf(null)) as object) });
  const own = `// 自己加的註解\n${made.replace('"editor.tabSize": 2,', '"editor.tabSize": 4, // 四格').replace(/\n\}\n$/, ',\n}\n')}`;
  for (const text of [made, own]) assert.equal(settingsOf(text), text);
});

const refused: [title: string, text: string, says: RegExp][] = [
  ['有註解而要改', '{\n  // 四格\n  "editor.tabSize": 4\n}\n', /^\.vscode\/settings\.json 裡有註解或多餘的逗號，[\s\S]*"yaml\.schemas"/],
  ['不是 JSON', '{\n  "editor.tabSize": }\n', /^\.vscode\/settings\.json:2：不是正確的 JSON/],
  ['不是一組設定', '[]', /^\.vscode\/settings\.json:1：不是正確的 JSON/],
];
for (const [title, text, says] of refused) {
  test(`編輯器的設定：${title}，就不改，用中文說明`, () => {
    const made = editorSettings(text);
    assert.match('fault' in made ? made.fault : '', says);
  });
}
