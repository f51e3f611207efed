import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';
import { run } from './run.ts';
import { runServers } from './servers/run-servers.ts';

/** `npm test [unit|servers|site|check]`: everything, or one part. Closes with one line over all suites and exits 1 if anything failed. */
interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const wanted = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const rows: string[] = [];

await suite('check', async () => {
  const { code, output } = await run('node', ['src/build/check.ts']);
  return { passed: number(output, /(\d+) 項通過/), failed: Math.max(number(output, /(\d+) 項不通過/), code === 0 ? 0 : 1), skipped: 0 };
});
await suite('unit', async () => {
  const { code, output } = await run('node', ['--test', '--test-reporter=spec', 'tests/{core,content,cli,build}/**/*.test.ts']);
  return counted(code, { passed: number(output, /^ℹ pass (\d+)/m), failed: number(output, /^ℹ fail (\d+)/m), skipped: number(output, /^ℹ skipped (\d+)/m) });
});
await suite('servers', () => runServers({ write: false }));
await suite('site', async () => {
  const built = await run('astro', ['build'], { quiet: true });
  if (built.code !== 0) {
    console.error(built.output);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const report = join(root, 'test-results/site.json');
  rmSync(report, { force: true });
  const { code } = await run('playwright', ['test']);
  try {
    const { stats } = JSON.parse(readFileSync(report, 'utf8')) as { stats: Record<string, number> };
    return counted(code, { passed: stats.expected ?? 0, failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0), skipped: stats.skipped ?? 0 });
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
});

console.log(`\n${rows.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

async function suite(name: string, work: () => Promise<Count>): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const start = performance.now();
  const count = await work();
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
  rows.push(`${name.padEnd(8)}${count.passed} 通過，${count.failed} 失敗，${count.skipped} 略過，${((performance.now() - start) / 1000).toFixed(0)} 秒`);
}

/** A runner that ended badly without naming a failed test still failed. */
function counted(code: number, count: Count): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function number(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1] ?? 0);
}
