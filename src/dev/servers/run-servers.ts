import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadArticles } from '../../content/articles.ts';
import { commandBlocksOf } from '../../content/command-blocks.ts';
import { load } from '../../content/content-folder.ts';
import { root } from '../../content/root.ts';
import { nodeTests, type Tested } from '../node-tests.ts';
import type { RunOptions } from '../run.ts';
import { judgeRun, type Judged } from './judge-run.ts';
import { readPassedBlocks } from './passed-block.ts';
import { systemName } from './system-name.ts';
import { verificationOf, writeVerified } from './verification.ts';

const HEADER =
  '# 哪些指令與設定區塊在真的軟體上執行通過。由 npm run test:servers -- --write 產生，不要手改；hash 是區塊的內容，文章改了就不再算。\n';

/**
 * Runs the guides' blocks on the software of this machine, two test files at a time, and reports which passed. Every block with a
 * run="…" has to; only a machine that lacks software, which the tests name, is let off. `write` keeps the result for the pages.
 */
export async function runServers({ write, ...how }: { write: boolean } & RunOptions): Promise<Judged & Tested> {
  const say = (text: string): void => (how.show ?? ((shown) => void process.stdout.write(shown)))(`${text}\n`);
  // Not in test-results, which the page tests empty when they begin.
  const folder = mkdtempSync(join(tmpdir(), 'kb-servers-'));
  const results = join(folder, 'servers.jsonl');
  writeFileSync(results, '');
  const files = globSync('tests/servers/*.servers.ts', { cwd: root }).sort();
  const ended = await nodeTests(files, ['--test-concurrency=2'], {
    ...how,
    env: { SERVERS_RESULTS: results, ...(write ? { SERVERS_WRITE: '1' } : {}) },
  });

  const blocks = loadArticles()
    .flatMap(commandBlocksOf)
    .filter((block) => block.run !== null);
  const passed = readPassedBlocks(results);
  rmSync(folder, { recursive: true, force: true });
  const judged = judgeRun(blocks, passed, load('verified'), ended);
  const fresh = verificationOf(blocks, passed, { date: new Date().toISOString().slice(0, 10), system: systemName() });
  const replaced = new Set([...passed.values()].flatMap(({ id, replaced: texts }) => texts.map((text) => `  ${id}：${text}`)));
  const versions = Object.entries(fresh.software)
    .map(([name, all]) => `${name} ${all.join('、')}`)
    .join('、');
  say(`\n指令與設定區塊：${blocks.length - judged.missed.length}／${blocks.length} 個通過，${versions}（${fresh.system}）`);
  if (replaced.size > 0) say(`測試替換的字面：\n${[...replaced].join('\n')}`);
  if (judged.missed.length > 0)
    say(`沒有通過或沒有執行的區塊：\n${judged.missed.map(({ file, line, run: id }) => `  ${file}:${line} run="${id}"`).join('\n')}`);
  if (judged.untrue.length > 0) say(`content/verified.yaml 說已驗證，這次沒有通過或沒有執行：${judged.untrue.join('、')}`);
  if (write && judged.complete) {
    writeFileSync(join(root, 'content/verified.yaml'), HEADER + writeVerified(fresh));
    say('已寫入 content/verified.yaml');
  } else if (write) {
    say('有失敗或略過，content/verified.yaml 沒有改寫');
  } else if (judged.complete && judged.unkept > 0) {
    say(`有 ${judged.unkept} 個區塊通過而 content/verified.yaml 還沒有記載；用 npm run test:servers -- --write 寫入。`);
  }
  return { ...ended, ...judged };
}
