import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failedNodeTests, failedPageTests, type PageReport } from './failed-tests.ts';
import { root } from '../content/root.ts';
import { run, type Ran } from './run.ts';
import { runServers } from './servers/run-servers.ts';

/** `npm test [check|unit|servers|site|package]`: everything, or one part. Closes with what failed and one line over all suites, and exits 1 if anything failed. */
interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** What the closing summary says of each failure. */
  failures?: readonly string[];
}

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const rows: string[] = [];
const failures: string[] = [];
let building: Promise<Ran> | undefined;

await suite('check', async () => {
  const { code, output } = await run('node', ['src/dev/check.ts']);
  const failures = output.split('\n').filter((line) => line.startsWith('✘'));
  return {
    passed: number(output, /(\d+) 項通過/),
    failed: Math.max(number(output, /(\d+) 項不通過/), code === 0 ? 0 : 1),
    skipped: 0,
    failures,
  };
});
// Node would leave one of two cores idle.
await suite('unit', () => nodeTests('tests/{checks,cli,content,core,dev,emit}/**/*.test.ts', '--test-concurrency=2'));
await suite('servers', () => runServers({ write: false }));
await suite('site', async () => {
  if (!(await built())) return { passed: 0, failed: 1, skipped: 0 };
  const report = join(root, 'test-results/site.json');
  rmSync(report, { force: true });
  const { code } = await run('playwright', ['test']);
  try {
    const made = JSON.parse(readFileSync(report, 'utf8')) as PageReport & { stats: Record<string, number> };
    const { stats } = made;
    return counted(code, {
      passed: stats.expected ?? 0,
      failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
      skipped: stats.skipped ?? 0,
      failures: failedPageTests(made),
    });
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
});
await suite('package', async () => {
  if (!(await built())) return { passed: 0, failed: 1, skipped: 0 };
  // One process, so that the site is packed once for all.
  return nodeTests('tests/package/*.test.ts', '--test-isolation=none');
});

if (failures.length > 0) console.log(`\n失敗的測試：\n\n${failures.join('\n\n')}`);
console.log(`\n${rows.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

async function suite(name: string, work: () => Promise<Count>): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const start = performance.now();
  const count = await work();
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
  failures.push(...(count.failures ?? []));
  rows.push(
    `${name.padEnd(8)}${count.passed} 通過，${count.failed} 失敗，${count.skipped} 略過，${((performance.now() - start) / 1000).toFixed(0)} 秒`,
  );
}

/** Builds the site once for all suites that look at it. */
async function built(): Promise<boolean> {
  const { code, output } = await (building ??= run('astro', ['build'], { quiet: true }));
  if (code !== 0) console.error(output);
  return code === 0;
}

async function nodeTests(files: string, ...options: string[]): Promise<Count> {
  const { code, output } = await run('node', ['--test', '--test-reporter=spec', ...options, files]);
  return counted(code, {
    passed: number(output, /^ℹ pass (\d+)/m),
    failed: number(output, /^ℹ fail (\d+)/m),
    skipped: number(output, /^ℹ skipped (\d+)/m),
    failures: failedNodeTests(output),
  });
}

/** A runner that ended badly without naming a failed test still failed. */
function counted(code: number, count: Count): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function number(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1] ?? 0);
}
