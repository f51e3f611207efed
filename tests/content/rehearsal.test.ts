import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadArticles } from '../../src/content/articles.ts';
import { load } from '../../src/content/content-folder.ts';
import { loadKnowledge, loadReaders } from '../../src/content/knowledge.ts';
import { planCommand } from '../../src/content/plan-command.ts';
import { compileDiagnosis } from '../../src/core/diagnose/diagnose.ts';
import { FAULTS } from '../../src/core/rehearse/fault.ts';
import { FILE_NAMES } from '../../src/core/rehearse/set-files.ts';
import { rehearsal as schema } from '../../src/schemas/rehearsal.ts';

const rehearsal = load('rehearsal');
const fields = load('fields');
const articles = loadArticles();

test('每一種伺服器的步驟都指到指南裡有的一節，指令也都在', () => {
  for (const { id, guide, steps, end } of rehearsal.servers) {
    const article = articles.find(({ page }) => page === guide);
    assert.ok(article, guide);
    const ids = article.mdx.headings.map(({ id: heading }) => heading);
    assert.ok(ids.includes('rehearse'), `${guide} 帶讀者到演練`);
    for (const { anchor } of steps) if (anchor !== undefined) assert.ok(ids.includes(anchor), `${id}：${guide}#${anchor}`);
    for (const command of [...steps, ...end].flatMap(({ commands }) => commands)) {
      const { code } = planCommand(command, { guide, blocks: article.mdx.blocks, fields });
      assert.ok(code.length > 3);
    }
  }
});

test('要填的值都是欄位，不重寫演練檔案的檔名', () => {
  for (const { id, values } of rehearsal.servers) {
    for (const name of Object.keys(values)) {
      assert.ok(fields[name], `${id}：${name}`);
      assert.ok(!(name in FILE_NAMES), `${id}：${name}`);
    }
  }
  for (const name of Object.keys(FILE_NAMES)) assert.ok(fields[name], name);
});

test('照演練的值，沒有一個會碰到正式的連接埠或 keystore', () => {
  for (const { id, values } of rehearsal.servers) {
    assert.notEqual(values['port'], fields['port']?.example, id);
    for (const name of ['fullchainPath', 'keyPath', 'keystoreFile', 'keystorePath'])
      if (values[name] !== undefined) assert.notEqual(values[name], fields[name]?.example, `${id} ${name}`);
  }
});

test('每一種錯的原因、工具都有那一頁', () => {
  const causes = load('causes').map(({ id }) => id);
  const tools = load('site').tools.pages.map(({ page }) => page);
  for (const { id, cause, tool } of rehearsal.faults) {
    assert.ok(causes.includes(cause), `${id}：${cause}`);
    assert.ok(tools.includes(tool), `${id}：${tool}`);
  }
  assert.deepEqual(new Set(rehearsal.faults.map(({ id }) => id)), new Set(FAULTS));
});

test('症狀裡照抄的字，貼到診斷都認得', () => {
  const diagnose = compileDiagnosis(loadKnowledge(), loadReaders());
  for (const { id, symptoms } of rehearsal.faults) {
    for (const { on, shows } of symptoms) {
      if (shows !== undefined) assert.ok(diagnose(shows).verdicts.length > 0, `${id}，${on}：${shows}`);
    }
  }
});

test('少一種伺服器、多一種錯、症狀沒有內容，都用編輯看得懂的話說', () => {
  const messages = (change: (copy: typeof rehearsal) => void): string[] => {
    const copy = structuredClone(rehearsal);
    change(copy);
    return schema.safeParse(copy).error?.issues.map(({ message }) => message) ?? [];
  };
  assert.deepEqual(messages(() => undefined), []);
  assert.deepEqual(messages(({ servers }) => servers.pop()), ['servers 的 other 沒有寫。']);
  assert.deepEqual(messages(({ faults }) => faults[0] && faults.push(faults[0])), ['faults 的 other-key 重複。']);
  assert.match(messages(({ faults }) => delete faults[0]?.symptoms[0]?.shows).join(), /症狀要寫 shows/);
  assert.match(messages(({ servers }) => Object.assign(servers[0]?.steps[0] ?? {}, { commands: [{ run: 'a', code: 'b' }] })).join(), /一個指令寫 run/);
});

test('指令找不到時，說得出是哪一份指南的哪一塊', () => {
  const blocks = [
    { language: 'sh', meta: 'fill run="one"', code: 'cp {{nothing}} b', fence: '```', line: 1 },
    { language: 'sh', meta: '', code: 'cp c d', fence: '```', line: 1 },
  ];
  const from = { guide: 'install/a.html', blocks, fields };
  assert.throws(() => planCommand({ run: 'two' }, from), /install\/a\.html 沒有run="two"的指令/);
  assert.throws(() => planCommand({ begins: 'cp ' }, from), /好幾塊開頭是「cp 」的指令/);
  assert.throws(() => planCommand({ run: 'one' }, from), /\{\{nothing\}\} 不在 content\/fields\.yaml/);
});
