import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Servers of Maven Central that the guides and the generator are tried with, each at one version. */
const SERVERS = {
  tomcat8: { artifact: 'org.apache.tomcat:tomcat', version: '8.5.100', packaging: 'tar.gz' },
  tomcat9: { artifact: 'org.apache.tomcat:tomcat', version: '9.0.100', packaging: 'tar.gz' },
  tomcat10: { artifact: 'org.apache.tomcat:tomcat', version: '10.1.59', packaging: 'tar.gz' },
  tomcat11: { artifact: 'org.apache.tomcat:tomcat', version: '11.0.24', packaging: 'tar.gz' },
  wildfly: { artifact: 'org.wildfly:wildfly-dist', version: '39.0.1.Final', packaging: 'zip' },
  jetty10: { artifact: 'org.eclipse.jetty:jetty-home', version: '10.0.24', packaging: 'tar.gz' },
  jetty12: { artifact: 'org.eclipse.jetty:jetty-home', version: '12.1.4', packaging: 'tar.gz' },
} as const;

export type MavenServer = keyof typeof SERVERS;
export const isMavenServer = (name: string): name is MavenServer => Object.hasOwn(SERVERS, name);

const TRIES = 3;
/** Guard against hanging, in milliseconds, for one try; WildFly has 250 MB. */
const LONGEST = 240_000;

/** Its home folder, or null where Maven is missing or could not get it. Kept unpacked in the user's cache from one run to the next. */
export function mavenServer(name: MavenServer): { path: string; version: string } | null {
  const { artifact, version, packaging } = SERVERS[name];
  const path = kept(`${name}-${version}`, (fresh) => {
    const args = ['dependency:copy', `-Dartifact=${artifact}:${version}:${packaging}`, `-DoutputDirectory=${fresh}`];
    if (!maven(name, args, fresh)) return null;
    const [archive = ''] = readdirSync(fresh);
    const unpacked = join(fresh, 'unpacked');
    mkdirSync(unpacked);
    const [command, options] =
      packaging === 'zip' ? ['unzip', ['-q', archive, '-d', 'unpacked']] : ['tar', ['xzf', archive, '-C', 'unpacked']];
    if (spawnSync(command, options, { cwd: fresh }).status !== 0) return null;
    const [home = ''] = readdirSync(unpacked);
    return join(unpacked, home);
  });
  return path === null ? null : { path, version };
}

const cache = (): string => join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kb-servers');

/** The folder of that name in the user's cache; `make` is given an empty one if it is not there yet and answers with what to keep of it. */
export function kept(name: string, make: (fresh: string) => string | null): string | null {
  const path = join(cache(), name);
  if (existsSync(path)) return path;
  mkdirSync(cache(), { recursive: true });
  const fresh = mkdtempSync(join(cache(), 'fetch-'));
  try {
    const made = make(fresh);
    if (made === null) return null;
    // Another test file may have been faster.
    if (!existsSync(path)) renameSync(made, path);
    return path;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Runs Maven for `what` and says why if it could not. Two at once would write into one repository, so that each takes the lock first. */
export function maven(what: string, args: readonly string[], folder: string): boolean {
  let why = '';
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const ran = spawnSync('flock', [join(cache(), 'lock'), 'mvn', '-q', '-B', ...args], {
      cwd: folder,
      encoding: 'utf8',
      timeout: LONGEST,
    });
    if (ran.status === 0) return true;
    why = ran.error?.message ?? /\[ERROR\] (.*)/.exec(ran.stdout)?.[1] ?? ran.stderr;
    // No Maven, or a plain no: asking again would not change it.
    if (ran.error !== undefined && !/ETIMEDOUT/.test(ran.error.message)) break;
    if (ran.status === 69 || ran.status === 127 || /Could not find artifact|COMPILATION ERROR/.test(ran.stdout)) break;
  }
  process.emitWarning(`Maven 拿不到 ${what}：${why}`);
  return false;
}
