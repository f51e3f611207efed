import type { LoggedTest } from './test-log.ts';

/** How much of one message stands in the summary; the whole is in the output above it. */
const LINES = 6;

/** A report of Playwright, as far as it is read here. */
export interface PageReport {
  suites?: PageSuite[];
}
interface PageSuite {
  suites?: PageSuite[];
  specs?: {
    title: string;
    file: string;
    line: number;
    ok: boolean;
    tests: { projectName: string; results: { duration?: number; errors: { message?: string }[] }[] }[];
  }[];
}

/** What failed in the output of `node --test --test-reporter=spec`: place, name and the message's first lines of each. */
export function failedNodeTests(output: string): string[] {
  const list = output.split(/^✖ failing tests:$/m)[1] ?? '';
  return list
    .split(/^test at /m)
    .slice(1)
    .map(shortened);
}

/** The same from Playwright's JSON report, with the way the site was opened. */
export function failedPageTests({ suites = [] }: PageReport): string[] {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? [])
      .filter(({ ok }) => !ok)
      .flatMap(({ title, file, line, tests }) =>
        tests.flatMap(({ projectName, results }) => {
          const errors = results.flatMap((result) => result.errors.map(({ message }) => message ?? ''));
          return errors.length > 0 ? [shortened(`${file}:${line}\n✖ ${projectName}：${title}\n${errors.join('\n')}`)] : [];
        }),
      ),
    ...failedPageTests(suite),
  ]);
}

/** How long each page test took, with the way the site was opened. */
export function pageTests({ suites = [] }: PageReport): LoggedTest[] {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? []).flatMap(({ title, file, tests }) =>
      tests.map(({ projectName, results }) => ({
        name: `${projectName}：${title}`,
        file: `tests/site/${file}`,
        milliseconds: results.reduce((sum, { duration = 0 }) => sum + duration, 0),
      })),
    ),
    ...pageTests(suite),
  ]);
}

function shortened(text: string): string {
  const lines = text
    .replaceAll(/\u001b\[[\d;]*m/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, LINES + 2).join('\n');
}
