import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandBlocksOf } from '../lint/command-blocks.ts';
import { loadArticles } from '../load-articles.ts';
import { loadVerified } from '../load-data.ts';
import { root } from '../root.ts';
import { run } from '../run.ts';
import { readPassedBlocks } from './passed-block.ts';
import { systemName } from './system-name.ts';
import { validClaims, verificationOf, writeVerified } from './verification.ts';

/** How the tests on real servers ended. */
export interface ServersRun {
  passed: number;
  failed: number;
  skipped: number;
}

const HEADER = '# 哪些指令與設定區塊在真的軟體上執行通過。由 npm run test:servers -- --write 產生，不要手改；hash 是區塊的內容，文章改了就不再算。\n';

/**
 * Runs the guides' blocks on the software of this machine, two test files at a time, and reports which passed. Every block with a
 * run="…" has to; only a machine that lacks software, which the tests name, is let off. `write` keeps the result for the pages.
 */
export async function runServers({ write }: { write: boolean }): Promise<ServersRun> {
  const results = join(root, 'test-results/servers.jsonl');
  mkdirSync(join(root, 'test-results'), { recursive: true });
  writeFileSync(results, '');
  const files = globSync('tests/servers/*.servers.ts', { cwd: root }).sort();
  const { code, output } = await run('node', ['--test', '--test-concurrency=2', '--test-reporter=spec', ...files], { env: { SERVERS_RESULTS: results, ...(write ? { SERVERS_WRITE: '1' } : {}) } });
  const count = (name: string): number => Number(new RegExp(`^ℹ ${name} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  const ended = { passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') };
  if (code !== 0 && ended.failed === 0) ended.failed = 1;

  const blocks = loadArticles().flatMap(({ body }) => commandBlocksOf(body)).filter((block) => block.run !== null);
  const passed = readPassedBlocks(results);
  const missed = blocks.filter(({ run: id }) => id !== null && !passed.has(id));
  const replaced = [...passed.values()].flatMap(({ id, replaced: texts }) => texts.map((text) => `  ${id}：${text}`));
  const fresh = verificationOf(blocks, passed, { date: new Date().toISOString().slice(0, 10), system: systemName() });
  console.log(`\n指令與設定區塊：${blocks.length - missed.length}／${blocks.length} 個通過，${Object.entries(fresh.software).map((pair) => pair.join(' ')).join('、')}（${fresh.system}）`);
  if (replaced.length > 0) console.log(`測試替換的字面：\n${[...new Set(replaced)].join('\n')}`);
  if (missed.length > 0) console.log(`沒有通過或沒有執行的區塊：\n${missed.map(({ file, line, run: id }) => `  ${file}:${line} run="${id}"`).join('\n')}`);
  if (ended.skipped === 0 && missed.length > 0) ended.failed += missed.length;

  const kept = loadVerified();
  const claims = validClaims(blocks, kept);
  const complete = ended.failed === 0 && ended.skipped === 0;
  const untrue = [...claims].filter((id) => !passed.has(id));
  if (write && complete) {
    writeFileSync(join(root, 'content/verified.yaml'), HEADER + writeVerified(fresh));
    console.log('已寫入 content/verified.yaml');
  } else if (write) {
    console.log('有失敗或略過，content/verified.yaml 沒有改寫');
  } else if (ended.skipped === 0 && untrue.length > 0) {
    console.log(`content/verified.yaml 說已驗證，這次卻沒有通過：${untrue.join('、')}`);
    ended.failed += 1;
  } else if (complete && claims.size < blocks.length) {
    console.log(`有 ${blocks.length - claims.size} 個區塊通過而 content/verified.yaml 還沒有記載；用 npm run test:servers -- --write 寫入。`);
  }
  return ended;
}
