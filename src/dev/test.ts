import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inEachSetting } from '../../tests/site/settings.ts';
import { root } from '../content/root.ts';
import { changedTests } from './changed-tests.ts';
import { failedPageTests, pageTests, type PageReport } from './failed-tests.ts';
import { counted, nodeTests, sharedNodeTests, sumOf, type Tested } from './node-tests.ts';
import { run, showNothing, type RunOptions } from './run.ts';
import { runServers } from './servers/run-servers.ts';

/**
 * `npm test [check|unit|servers|site|package] [-- --changed]`: everything, some parts, or the tests that reach what was changed.
 * Closes with what failed, the slowest tests and one line over all suites, and exits 1 if anything failed.
 */
const asked = process.argv.slice(2);
const SUITES = ['check', 'unit', 'servers', 'site', 'package'] as const;
type Suite = (typeof SUITES)[number];
const SLOWEST = 20;
const failedWith = (failure: string): Tested => ({ passed: 0, failed: 1, skipped: 0, failures: [failure], tests: [] });
const unbuilt = failedWith('網站沒有建成');

const unknown = asked.filter((word) => word !== '--changed' && !(SUITES as readonly string[]).includes(word));
if (unknown.length > 0) {
  console.error(`不認得 ${unknown.join('、')}。可以寫的是 ${SUITES.join('、')}，或 --changed。`);
  process.exit(2);
}
const changed = asked.includes('--changed') ? await changedTests() : null;
const wanted = new Set<string>(changed ? [] : asked.length > 0 ? asked : SUITES);
if (changed && changed.unit.length > 0) wanted.add('unit');
if (changed && changed.site.length + changed.tagged.length > 0) wanted.add('site');
if (changed) {
  const { base, unit, site: pages, tagged } = changed;
  const from = base === 'HEAD' ? 'HEAD（沒有上游，也沒有預設的分支；只看還沒有提交的）' : base.replace(/^refs\/(?:heads|remotes)\//, '');
  const rest = tagged.length > 0 ? `，另有 ${tagged.length} 個只跑每種開啟方式都要的` : '';
  console.log(`和 ${from} 比：改動碰到 ${unit.length} 個單元測試檔、${pages.length} 個頁面測試檔${rest}`);
}
const unreached = changed?.unreached ?? [];
if (changed && wanted.size === 0) {
  sayUnreached();
  console.log('0 passed, 0 failed');
  process.exit(unreached.length > 0 ? 1 : 0);
}

const ended = new Map<Suite, { tested: Tested; seconds: number }>();
let building: Promise<boolean> | undefined;

// Side by side. The whole takes the processor time of all, and on top what the processors stand idle: beside whatever waits, something
// has to compute. The page tests have the first claim, as a browser that is kept waiting fails tests. The servers mostly wait for
// programs and fill the gaps, the package after them; both are done long before the unit tests, which compute the most, so that
// nothing is left at the end that only waits. Unit tests, check and servers take what the others leave: their limits are of processor
// time, or guard against hanging. Output of each comes whole, at its end.
await Promise.all([
  suite('site', site),
  (async () => {
    await suite('unit', (how) => sharedNodeTests(changed?.unit ?? unitFiles(), { ...how, patient: wanted.size > 1 }));
    await suite('check', check);
  })(),
  (async () => {
    await suite('servers', (how) => runServers({ write: false, ...how, patient: wanted.size > 1 }));
    await suite('package', packaged);
  })(),
]);

const all = sumOf([...ended.values()].map(({ tested }) => tested));
if (all.tests.length > SLOWEST) {
  const slowest = [...all.tests].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
  console.log(
    `\n最慢的 ${SLOWEST} 個測試：\n${slowest.map(({ milliseconds, file, name }) => `${(milliseconds / 1000).toFixed(1).padStart(7)} 秒  ${file}  ${name}`).join('\n')}`,
  );
}
if (all.failures.length > 0) console.log(`\n失敗的測試：\n\n${all.failures.join('\n\n')}`);
console.log(
  `\n${[...ended]
    .map(
      ([name, { tested, seconds }]) =>
        `${name.padEnd(8)}${tested.passed} 通過，${tested.failed} 失敗，${tested.skipped} 略過，${seconds.toFixed(0)} 秒`,
    )
    .join('\n')}`,
);
sayUnreached();
console.log(`${all.passed} passed, ${all.failed} failed${all.skipped > 0 ? `, ${all.skipped} skipped` : ''}`);
process.exit(all.failed > 0 || all.passed === 0 || unreached.length > 0 ? 1 : 0);

function sayUnreached(): void {
  if (unreached.length > 0) console.log(`沒有測試碰得到：${unreached.join('、')}`);
}

async function suite(name: Suite, work: (how: RunOptions) => Promise<Tested>): Promise<void> {
  if (!wanted.has(name)) return;
  const start = performance.now();
  // One alone is shown as it comes.
  let printed = '';
  const how = wanted.size === 1 ? {} : { show: (text: string): void => void (printed += text) };
  // One that throws does not take the results of the others with it.
  const done = await work(how).catch((error: unknown) =>
    failedWith(`${name}：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  );
  const tested = counted(name, 0, done);
  const seconds = (performance.now() - start) / 1000;
  ended.set(name, { tested, seconds });
  if (printed !== '') console.log(`\n━━ ${name} ━━\n${printed.trimEnd()}`);
  console.log(`━━ ${name}：${tested.passed} 通過，${tested.failed} 失敗，${seconds.toFixed(0)} 秒`);
}

function unitFiles(): string[] {
  return globSync('tests/{checks,cli,content,core,corpus,dev,emit,powershell}/**/*.test.ts', { cwd: root }).sort();
}

async function check(how: RunOptions): Promise<Tested> {
  // It would look at what the build is writing.
  if (wanted.has('site') || wanted.has('package')) await built(how);
  const { code, output } = await run('node', ['src/dev/check.ts'], { ...how, patient: wanted.size > 1 });
  const number = (pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? 0);
  return counted('check', code, {
    passed: number(/(\d+) 項通過/),
    failed: number(/(\d+) 項不通過/),
    skipped: 0,
    failures: output.split('\n').filter((line) => line.startsWith('✘')),
    tests: [],
  });
}

async function site(how: RunOptions): Promise<Tested> {
  if (!(await built(how))) return unbuilt;
  if (!changed) return pageTestsOf([], how);
  const runs: Tested[] = [];
  // Of what changed in two ways: from the disk, where most run, and from a server, where the `once` tests do.
  if (changed.site.length > 0) runs.push(await pageTestsOf(['--project=root', '--project=file', ...changed.site], how));
  if (changed.tagged.length > 0) runs.push(await pageTestsOf(['--project=file', '--grep', inEachSetting.tag, ...changed.tagged], how));
  return sumOf(runs);
}

/** Runs page tests; `chosen` are arguments of their runner. */
async function pageTestsOf(chosen: readonly string[], how: RunOptions): Promise<Tested> {
  const report = join(root, 'test-results/site.json');
  rmSync(report, { force: true });
  const { code } = await run('playwright', ['test', ...chosen], how);
  let made: PageReport & { stats?: Record<string, number> } = {};
  try {
    made = JSON.parse(readFileSync(report, 'utf8')) as typeof made;
  } catch {
    // Without a report nothing ran, which counts as a failure below.
  }
  const { stats = {} } = made;
  return counted('site', code, {
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped ?? 0,
    failures: failedPageTests(made),
    tests: pageTests(made),
  });
}

async function packaged(how: RunOptions): Promise<Tested> {
  if (!(await built(how))) return unbuilt;
  // One process, so that the site is packed once for all.
  return nodeTests(globSync('tests/package/*.test.ts', { cwd: root }).sort(), ['--test-isolation=none'], how);
}

/** Builds the site once for all suites that look at it. */
function built({ show = (text) => void process.stdout.write(text) }: RunOptions): Promise<boolean> {
  return (building ??= run('astro', ['build'], { show: showNothing }).then(({ code, output }) => {
    if (code !== 0) show(output);
    return code === 0;
  }));
}
