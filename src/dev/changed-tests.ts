import { build } from 'esbuild';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from '../content/root.ts';
import { run, showNothing } from './run.ts';

/** Test files of node's runner and of the page tests, by their paths in the repository. */
export interface ChangedTests {
  unit: string[];
  site: string[];
}

/** A file's text and what it imports, all by paths in the repository. */
export type Sources = ReadonlyMap<string, { text: string; imports: readonly string[] }>;

/** What differs from the state that others have: committed, not committed and new files alike. */
async function changedFiles(): Promise<string[]> {
  const git = async (...args: string[]): Promise<string[]> => {
    const { code, output } = await run('git', args, { show: showNothing });
    return code === 0 ? output.split('\n').filter((line) => line !== '') : [];
  };
  const [base = 'HEAD'] = await git('merge-base', 'HEAD', '@{upstream}');
  return [...new Set([...(await git('diff', '--name-only', base)), ...(await git('ls-files', '--others', '--exclude-standard'))])].sort();
}

/** Which of `tests` touch one of the changed files: through imports, or by naming the file or its folder where it is read and not imported. */
export function touched(tests: readonly string[], changed: readonly string[], sources: Sources): string[] {
  const hit = new Set(changed);
  // What is read by its path: the name of the file, and the two folders above it, as in 'fixtures/pem'.
  const names = changed
    .filter((file) => !file.endsWith('.ts'))
    .flatMap((file) => [basename(file), dirname(file).split('/').slice(-2).join('/')].filter((name) => name.length > 2));
  const loads = changed.some((file) => file.startsWith('content/'));
  return tests.filter((test) => {
    const seen = new Set<string>();
    const waiting = [test];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      if (hit.has(file)) return true;
      const source = sources.get(file);
      if (source === undefined) continue;
      if (loads && (file.startsWith('src/content/') || source.text.includes('content/'))) return true;
      if (names.some((name) => source.text.includes(name))) return true;
      waiting.push(...source.imports);
    }
    return false;
  });
}

/** Of what changed, the unit tests that reach it and the page tests of the tools it belongs to. */
export async function changedTests(): Promise<ChangedTests> {
  const changed = await changedFiles();
  const unit = globSync('tests/{checks,cli,content,core,dev,emit}/**/*.test.ts', { cwd: root }).sort();
  const pages = globSync('tests/site/**/*.e2e.ts', { cwd: root }).sort();
  const sources = await readSources([...unit, ...pages]);
  const tools = changed.flatMap((file) => /^src\/tools\/([a-z-]+)\//.exec(file)?.[1] ?? []);
  const ofTools = pages.filter((file) => tools.some((tool) => basename(file).startsWith(`${tool}.`)));
  const code = changed.filter((file) => file.endsWith('.ts'));
  return { unit: touched(unit, changed, sources), site: [...new Set([...ofTools, ...touched(pages, code, sources)])].sort() };
}

async function readSources(entries: readonly string[]): Promise<Sources> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...entries],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'generated',
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
    loader: { '.yaml': 'text', '.json': 'text' },
  });
  return new Map(
    Object.entries(metafile.inputs).map(([file, { imports }]) => [
      file,
      {
        text: readFileSync(join(root, file), 'utf8'),
        imports: imports.filter(({ external }) => !external).map(({ path }) => path),
      },
    ]),
  );
}
