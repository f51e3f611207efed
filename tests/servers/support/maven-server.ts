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
} as const;

export type MavenServer = keyof typeof SERVERS;
export const isMavenServer = (name: string): name is MavenServer => Object.hasOwn(SERVERS, name);

const TRIES = 3;
/** Guard against hanging, in milliseconds, for one try; WildFly has 250 MB. */
const LONGEST = 240_000;

/** Its home folder, or null where Maven is missing or could not get it. Kept unpacked in the user's cache from one run to the next. */
export function mavenServer(name: MavenServer): { path: string; version: string } | null {
  const { artifact, version, packaging } = SERVERS[name];
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kb-servers');
  const path = join(cache, `${name}-${version}`);
  if (!existsSync(path)) {
    mkdirSync(cache, { recursive: true });
    const fresh = mkdtempSync(join(cache, 'fetch-'));
    try {
      if (!fetched(`${artifact}:${version}:${packaging}`, fresh, join(cache, 'lock'))) return null;
      const [archive = ''] = readdirSync(fresh);
      const unpacked = join(fresh, 'unpacked');
      mkdirSync(unpacked);
      const [command, args] =
        packaging === 'zip' ? ['unzip', ['-q', archive, '-d', 'unpacked']] : ['tar', ['xzf', archive, '-C', 'unpacked']];
      if (spawnSync(command, args, { cwd: fresh }).status !== 0) return null;
      const [home = ''] = readdirSync(unpacked);
      // Another test file may have been faster.
      if (!existsSync(path)) renameSync(join(unpacked, home), path);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return { path, version };
}

/** Copies the archive into the folder. Two Mavens at once would write into one repository, so that each takes the lock first. */
function fetched(artifact: string, folder: string, lock: string): boolean {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const args = ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`];
    const ran = spawnSync('flock', [lock, 'mvn', ...args], { encoding: 'utf8', timeout: LONGEST });
    if (ran.status === 0) return true;
    // No Maven, or a plain no: asking again would not change it.
    if (ran.error !== undefined && !/ETIMEDOUT/.test(ran.error.message)) return false;
    if (ran.status === 69 || ran.status === 127 || /Could not find artifact/.test(ran.stdout)) return false;
  }
  return false;
}
