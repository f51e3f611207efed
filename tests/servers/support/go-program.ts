import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { arch, homedir, platform } from 'node:os';
import { join } from 'node:path';

/** Programs of the Go module proxy, each at one version. */
const PROGRAMS = {
  pebble: { module: 'github.com/letsencrypt/pebble/v2/cmd/pebble', version: '2.10.3' },
} as const;

export type GoProgram = keyof typeof PROGRAMS;
export const isGoProgram = (name: string): name is GoProgram => Object.hasOwn(PROGRAMS, name);

/** The oldest Go that builds them, and the one that is fetched where the machine's own is older: Debian 12 has 1.19. */
const OLDEST = [1, 25] as const;
const TOOLCHAIN = `v0.0.1-go1.26.0.${platform()}-${arch() === 'x64' ? 'amd64' : arch()}`;
/** Guard against hanging, in milliseconds, for one command of Go. */
const LONGEST = 400_000;

/** The program, or null where Go is missing or could not get it. Kept in the user's cache from one run to the next, with what Go needs. */
export function goProgram(name: GoProgram, go: string): { path: string; version: string } | null {
  const { module, version } = PROGRAMS[name];
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kb-servers');
  const path = join(cache, `${name}-${version}`);
  if (!existsSync(path)) {
    mkdirSync(cache, { recursive: true });
    const fresh = mkdtempSync(join(cache, 'build-'));
    try {
      const ask = asker(cache, fresh);
      const able = isAble(ask(go, 'env', 'GOVERSION')) ? go : fetchedGo(ask, go);
      if (able === null || ask(able, 'install', `${module}@v${version}`) === null) return null;
      // Another test file may have been faster.
      if (!existsSync(path)) renameSync(join(fresh, name), path);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return { path, version };
}

type Ask = (go: string, ...args: string[]) => string | null;

/** Runs Go with caches of its own, one at a time: two that unpack the same module would meet half a folder. Null if it failed. */
function asker(cache: string, bin: string): Ask {
  const env = {
    ...process.env,
    GOBIN: bin,
    GOMODCACHE: join(cache, 'go-modules'),
    GOCACHE: join(cache, 'go-builds'),
    GOFLAGS: '-modcacherw',
    GOTOOLCHAIN: 'local',
    GOROOT: '',
  };
  return (go, ...args) => {
    const ran = spawnSync('flock', [join(cache, 'go-lock'), go, ...args], { encoding: 'utf8', timeout: LONGEST, cwd: bin, env });
    return ran.status === 0 ? ran.stdout : null;
  };
}

function isAble(version: string | null): boolean {
  const [major = 0, minor = 0] =
    /(\d+)\.(\d+)/
      .exec(version ?? '')
      ?.slice(1)
      .map(Number) ?? [];
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** A newer Go, which is a module too. What Go does itself when it changes to another one: the right to run, and names that a module may not have. */
function fetchedGo(ask: Ask, go: string): string | null {
  const told = ask(go, 'mod', 'download', '-json', `golang.org/toolchain@${TOOLCHAIN}`);
  if (told === null) return null;
  const { Dir: folder } = JSON.parse(told) as { Dir: string };
  const tools = join(folder, 'pkg/tool', readdirSync(join(folder, 'pkg/tool'))[0] ?? '');
  for (const place of [join(folder, 'bin'), tools]) for (const file of readdirSync(place)) chmodSync(join(place, file), 0o755);
  for (const place of ['src', 'src/cmd']) {
    const hidden = join(folder, place, '_go.mod');
    if (existsSync(hidden)) renameSync(hidden, join(folder, place, 'go.mod'));
  }
  return join(folder, 'bin/go');
}
