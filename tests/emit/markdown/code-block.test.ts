import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeToHtml, createCssVariablesTheme } from 'shiki';
import { loadArticles } from '../../../src/content/articles.ts';
import { commandBlocksOf, type CommandBlock } from '../../../src/content/command-blocks.ts';
import { codeBlock } from '../../../src/emit/markdown/code-block.ts';
import { load } from '../../../src/content/content-folder.ts';

const kept = load('verified');
const blocks = loadArticles().flatMap(commandBlocksOf);

const html = ({ code, language, run, norun }: CommandBlock): Promise<string> =>
  codeToHtml(code, {
    lang: language,
    theme: 'github-light',
    meta: { __raw: [run === null ? '' : `run="${run}"`, norun === null ? '' : `norun="${norun}"`, 'title="標題"'].join(' ').trim() },
    transformers: [codeBlock()],
  });

const block = blocks.find(({ run }) => run !== null && kept.blocks[run]) as CommandBlock;
const version = /<span class="ran">已實測：[^<]*\d[^<]*<\/span>/;

test('程式碼區塊：原文通過測試的標出軟體與版本，標題還在', async () => {
  assert.match(await html(block), version);
  assert.match(await html(block), /<figcaption>標題<span class="ran">/);
});

test('程式碼區塊：沒有標題的，上面寫在哪裡執行', async () => {
  const html = await codeToHtml('netsh http show sslcert', { lang: 'bat', theme: 'github-light', transformers: [codeBlock()] });
  assert.match(html, /<figure class="code"><figcaption>命令提示字元<\/figcaption><pre/);
});

test('程式碼區塊：改一個字、換一種語言、換一個代號，就不再說已實測', async () => {
  for (const changed of [
    { ...block, code: `${block.code} -x` },
    { ...block, language: 'nginx' as const },
    { ...block, run: 'never-run' },
    { ...block, run: null, norun: '要有 root 權限' },
  ]) {
    assert.doesNotMatch(await html(changed), /已實測/);
  }
});

test('程式碼區塊：和別頁一字不差的，照那一塊算', async () => {
  assert.match(await html({ ...block, run: null, norun: `同 ${block.run}` }), version);
});

test('程式碼區塊：連著的同一種字共用一個標記，沒有種類的字沒有標記', async () => {
  const html = await codeToHtml("cd a; openssl x509 -in 'a b' -noout", {
    lang: 'bash',
    theme: createCssVariablesTheme({ variablePrefix: '--astro-code-' }),
    transformers: [codeBlock()],
  });
  assert.match(
    html,
    /<code><span class="t-function">cd<\/span><span class="t-string"> a<\/span>; ?<span class="t-function"> ?openssl<\/span><span class="t-string"> x509 -in 'a b' -noout<\/span><\/code>/,
  );
});
