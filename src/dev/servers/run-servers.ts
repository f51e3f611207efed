import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failedNodeTests } from '../failed-tests.ts';
import { commandBlocksOf } from '../../checks/lint/command-blocks.ts';
import { loadArticles } from '../../content/load-articles.ts';
import { loadVerified } from '../../content/load-data.ts';
import { root } from '../../content/root.ts';
import { run } from '../run.ts';
import { judgeRun, type Judged, type ServersRun } from './judge-run.ts';
import { readPassedBlocks } from './passed-block.ts';
import { systemName } from './system-name.ts';
import { verificationOf, writeVerified } from './verification.ts';

const HEADER =
  '# 哪些指令與設定區塊在真的軟體上執行通過。由 npm run test:servers -- --write 產生，不要手改；hash 是區塊的內容，文章改了就不再算。\n';

/**
 * Runs the guides' blocks on the software of this machine, two test files at a time, and reports which passed. Every block with a
 * run="…" has to; only a machine that lacks software, which the tests name, is let off. `write` keeps the result for the pages.
 */
export async function runServers({ write }: { write: boolean }): Promise<Judged & { failures: string[] }> {
  const results = join(root, 'test-results/servers.jsonl');
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(results, '');
  const files = globSync('tests/servers/*.servers.ts', { cwd: root }).sort();
  const { code, output } = await run('node', ['--test', '--test-concurrency=2', '--test-reporter=spec', ...files], {
    env: { SERVERS_RESULTS: results, ...(write ? { SERVERS_WRITE: '1' } : {}) },
  });
  const count = (name: string): number => Number(new RegExp(`^ℹ ${name} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  const ended: ServersRun = { passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') };
  if (code !== 0 && ended.failed === 0) ended.failed = 1;

  const blocks = loadArticles()
    .flatMap(({ body }) => commandBlocksOf(body))
    .filter((block) => block.run !== null);
  const passed = readPassedBlocks(results);
  const judged = judgeRun(blocks, passed, loadVerified(), ended);
  const fresh = verificationOf(blocks, passed, { date: new Date().toISOString().slice(0, 10), system: systemName() });
  const replaced = new Set([...passed.values()].flatMap(({ id, replaced: texts }) => texts.map((text) => `  ${id}：${text}`)));
  const versions = Object.entries(fresh.software)
    .map((pair) => pair.join(' '))
    .join('、');
  console.log(`\n指令與設定區塊：${blocks.length - judged.missed.length}／${blocks.length} 個通過，${versions}（${fresh.system}）`);
  if (replaced.size > 0) console.log(`測試替換的字面：\n${[...replaced].join('\n')}`);
  if (judged.missed.length > 0)
    console.log(
      `沒有通過或沒有執行的區塊：\n${judged.missed.map(({ file, line, run: id }) => `  ${file}:${line} run="${id}"`).join('\n')}`,
    );
  if (judged.untrue.length > 0) console.log(`content/verified.yaml 說已驗證，這次沒有通過或沒有執行：${judged.untrue.join('、')}`);
  if (write && judged.complete) {
    writeFileSync(join(root, 'content/verified.yaml'), HEADER + writeVerified(fresh));
    console.log('已寫入 content/verified.yaml');
  } else if (write) {
    console.log('有失敗或略過，content/verified.yaml 沒有改寫');
  } else if (judged.complete && judged.unkept > 0) {
    console.log(`有 ${judged.unkept} 個區塊通過而 content/verified.yaml 還沒有記載；用 npm run test:servers -- --write 寫入。`);
  }
  return { ...judged, failures: failedNodeTests(output) };
}
