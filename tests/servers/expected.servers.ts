import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expected, makes } from './support/expected.ts';
import { guideBlocks } from './support/guide-block.ts';

test('每一個 run 的指令都寫了要做到什麼，寫了的都還在文章裡', () => {
  const commands = [...guideBlocks.values()].filter(({ language }) => language === 'sh').map(({ run }) => run);
  // Read by Tomcat itself, not run by a reader.
  const settings = ['tomcat-stapling'];
  assert.deepEqual(Object.keys(expected).sort(), commands.filter((id) => id !== null && !settings.includes(id)).sort());
});

test('會先拿走的檔案，寫的都是還在的指令', () => {
  assert.deepEqual(
    Object.keys(makes).filter((id) => !(id in expected)),
    [],
  );
});
