import assert from 'node:assert/strict';
import { test } from 'node:test';
import { licencesText, shippedLibraries } from '../../../src/emit/package/shipped-licences.ts';

test('esbuild 打包了什麼就列什麼；Pagefind 留下痕跡才列，它的授權是一個資料夾', async () => {
  const without = await shippedLibraries(new Map());
  assert.ok(without.some(({ name }) => name === 'htmlparser2'));
  assert.ok(!without.some(({ name }) => name === 'esbuild' || name === 'astro'));
  const pagefind = (await shippedLibraries(new Map([['search/ba8aa31b/start.js', Buffer.from('pagefind_version')]]))).find(
    ({ name }) => name === 'pagefind',
  );
  assert.match(pagefind?.text ?? '', /Permission is hereby granted/);
  // A page that only speaks of it ships nothing of it.
  assert.deepEqual(await shippedLibraries(new Map([['about.html', Buffer.from('Pagefind')]])), without);
});

test('先是清單，再是每一份全文', () => {
  const text = licencesText([
    { name: 'a', version: '1.0.0', licence: 'MIT', text: '條文甲' },
    { name: '@b/c', version: '2.0.0', licence: 'ISC', text: '條文乙' },
  ]);
  assert.match(
    text,
    /\n\na 1\.0\.0 \(MIT\)\n@b\/c 2\.0\.0 \(ISC\)\n\n-+\na 1\.0\.0 \(MIT\)\n-+\n\n條文甲\n\n-+\n@b\/c 2\.0\.0 \(ISC\)\n-+\n\n條文乙\n$/,
  );
});
