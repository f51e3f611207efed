import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../content/root.ts';
import { failedNodeTests } from './failed-tests.ts';
import { run, type RunOptions } from './run.ts';
import type { LoggedTest } from './test-log.ts';

/** What a run of tests came to. */
export interface Tested {
  passed: number;
  failed: number;
  skipped: number;
  /** What the closing summary says of each failure. */
  failures: readonly string[];
  tests: readonly LoggedTest[];
}

const nothing: Tested = { passed: 0, failed: 0, skipped: 0, failures: [], tests: [] };

export const sumOf = (all: readonly Tested[]): Tested =>
  all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
      failures: [...sum.failures, ...one.failures],
      tests: [...sum.tests, ...one.tests],
    }),
    nothing,
  );

const nobodyRan = (what: string): string => `${what}：一個測試都沒有執行`;

/** A runner that ended badly without naming a failed test still failed, and so did one that had nothing to run. */
export function counted(what: string, code: number, tested: Tested): Tested {
  if (tested.failed > 0) return tested;
  const wrong = code !== 0 ? `${what}：程式以 ${code} 結束，沒有說是哪一個測試` : nobodyRan(what);
  const ran = tested.passed + tested.skipped > 0;
  return code !== 0 || !ran ? { ...tested, failed: 1, failures: [...tested.failures, wrong] } : tested;
}

/** Runs files with node's own runner; `options` are the runner's. */
export async function nodeTests(files: readonly string[], options: readonly string[], how: RunOptions = {}): Promise<Tested> {
  const folder = mkdtempSync(join(tmpdir(), 'kb-tests-'));
  const log = join(folder, 'log.jsonl');
  try {
    const { code, output } = await run(
      'node',
      [
        ...['--test', '--test-reporter=spec', '--test-reporter-destination=stdout'],
        ...[`--test-reporter=${join(root, 'src/dev/test-log.ts')}`, `--test-reporter-destination=${log}`],
        ...options,
        ...files,
      ],
      how,
    );
    // The last: a test may print such a line itself.
    const count = (name: string): number => Number([...output.matchAll(new RegExp(`^ℹ ${name} (\\d+)`, 'gm'))].at(-1)?.[1] ?? 0);
    const tests = readLog(log);
    return counted(files.length === 1 ? (files[0] ?? '') : `${files[0]} 等 ${files.length} 個檔案`, code, {
      // A file without a test is one that passed, to the runner.
      passed: tests.length === 0 ? 0 : count('pass'),
      failed: count('fail') + count('cancelled'),
      skipped: count('skipped'),
      failures: failedNodeTests(output),
      tests,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readLog(log: string): LoggedTest[] {
  try {
    return readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as LoggedTest);
  } catch {
    return [];
  }
}

/** How many files share a process: enough that starting it and reading the content costs little, few enough that two processes end together. */
const SHARED = 16;
const PROCESSES = 2;

/** Runs the files in two processes at a time, many in each: a process of its own for each file costs about as much again. Only those that measure a process's memory have one to themselves. */
export async function sharedNodeTests(files: readonly string[], how: RunOptions = {}): Promise<Tested> {
  const alone = files.filter((file) => readFileSync(resolve(root, file), 'utf8').includes('process.memoryUsage'));
  const others = files.filter((file) => !alone.includes(file));
  // Neighbours together, as they make the same samples and read the same content.
  const waiting = [
    ...alone.map((file) => [file]),
    ...Array.from({ length: Math.ceil(others.length / SHARED) }, (_, group) => others.slice(group * SHARED, (group + 1) * SHARED)),
  ];
  const ended: Tested[] = [];
  const work = async (): Promise<void> => {
    for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
      let printed = '';
      ended.push(await nodeTests(group, ['--test-isolation=none'], { ...how, show: (text) => (printed += text) }));
      // Whole, so that two processes do not print into each other.
      if (how.show === undefined) process.stdout.write(printed);
      else how.show(printed);
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
  const sum = sumOf(ended);
  const seen = new Set(sum.tests.map(({ file }) => resolve(root, file)));
  const silent = sum.failed > 0 ? [] : files.filter((file) => !seen.has(resolve(root, file)));
  // The runner counts a file without a test as one that passed.
  return {
    ...sum,
    passed: sum.passed - silent.length,
    failed: sum.failed + silent.length,
    failures: [...sum.failures, ...silent.map(nobodyRan)],
  };
}
