import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../content/root.ts';

/** What tries a change, by paths in the repository. */
export interface ChangedTests {
  /** Test files of node's runner. */
  unit: string[];
  /** Files of page tests that are about what changed. */
  site: string[];
  /** Files of page tests of which those that run in each setting are to run: the change may show on any page. */
  tagged: string[];
  /** Changed files of `src` that no test reaches. */
  unreached: string[];
}

/** A file's text and what it imports, all by paths in the repository. */
export type Sources = ReadonlyMap<string, { text: string; imports: readonly string[] }>;

/** Files that differ, and from what they do: a ref, or HEAD where there is no other state to compare with. */
export interface ChangedFiles {
  base: string;
  files: string[];
}

/** What differs from the state that others have: committed, not committed and new files alike. Rejects if git fails. */
export async function changedFiles(): Promise<ChangedFiles> {
  const git = async (...args: string[]): Promise<string[]> => {
    const { stdout } = await promisify(execFile)('git', ['-c', 'core.quotepath=off', ...args], { cwd: root, maxBuffer: 2 ** 28 });
    return stdout.split('\n').filter((line) => line !== '');
  };
  // These list what there is and do not fail where there is none, so that a failure is always one.
  const [branch] = await git('branch', '--show-current');
  const own = branch === undefined ? [] : [`refs/heads/${branch}`];
  const upstream = own.length === 0 ? [] : await git('for-each-ref', '--format=%(upstream)', ...own);
  const others = ['refs/remotes/origin/HEAD', 'refs/remotes/origin/main', 'refs/heads/main'].filter((ref) => !own.includes(ref));
  const candidates = [...upstream, ...others];
  const there = await git('for-each-ref', '--format=%(refname)', ...candidates);
  const base = candidates.find((ref) => there.includes(ref)) ?? 'HEAD';
  const [from = base] = await git('merge-base', 'HEAD', base);
  const files = [...(await git('diff', '--name-only', from)), ...(await git('ls-files', '--others', '--exclude-standard'))];
  return { base, files: [...new Set(files)].sort() };
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

/** What the pages are made of. */
const OF_PAGES = /^(?:src\/(?:core|emit|layouts|page-scripts|pages|site|styles|tools|worker|components)\/|content\/|astro\.config\.)/;

/** The test files that try a change of `changed`, of all `unit` and `pages`. */
export function choose(changed: readonly string[], unit: readonly string[], pages: readonly string[], sources: Sources): ChangedTests {
  const ofTool = (file: string): string[] => {
    const [, tool] = /^src\/tools\/([a-z-]+)\//.exec(file) ?? [];
    return tool === undefined ? [] : pages.filter((test) => basename(test).startsWith(`${tool}.`));
  };
  const code = changed.filter((file) => file.endsWith('.ts'));
  const site = [...new Set([...changed.flatMap(ofTool), ...touched(pages, code, sources)])].sort();
  const isAnywhere = changed.some((file) => OF_PAGES.test(file) && ofTool(file).length === 0);
  const tagged = pages.filter((test) => isAnywhere && !site.includes(test) && sources.get(test)?.text.includes('inEachSetting'));
  const tests = [...unit, ...pages];
  const unreached = changed.filter(
    (file) => file.startsWith('src/') && !OF_PAGES.test(file) && touched(tests, [file], sources).length === 0,
  );
  return { unit: touched(unit, changed, sources), site, tagged, unreached };
}

/** The tests that try what changed, and from what it differs. Rejects if git fails. */
export async function changedTests(): Promise<ChangedTests & { base: string }> {
  const { base, files } = await changedFiles();
  const unit = globSync('tests/{checks,cli,content,core,corpus,dev,emit,powershell}/**/*.test.ts', { cwd: root }).sort();
  const pages = globSync('tests/site/**/*.e2e.ts', { cwd: root }).sort();
  const chosen = choose(files, unit, pages, await readSources([...unit, ...pages]));
  // One that was deleted is missed by who still imports it.
  return { ...chosen, base, unreached: chosen.unreached.filter((file) => existsSync(join(root, file))) };
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
