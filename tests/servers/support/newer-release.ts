import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/**
 * Debian's next release, which has newer versions of what the guides are about: by its codename, the packages, and the commands by the
 * folder of their launchers with the place where a package has the program. None that is still changing: its versions would come unasked.
 */
const CODENAME = 'trixie';
const PACKAGES = ['openssl', 'nginx', 'openjdk-21-jre-headless', 'openjdk-25-jre-headless'];
const PROGRAMS = {
  openssl: { openssl: 'usr/bin/openssl' },
  nginx: { nginx: 'usr/sbin/nginx' },
  jdk21: { java: 'usr/lib/jvm/java-21-openjdk-*/bin/java', keytool: 'usr/lib/jvm/java-21-openjdk-*/bin/keytool' },
  jdk25: { java: 'usr/lib/jvm/java-25-openjdk-*/bin/java', keytool: 'usr/lib/jvm/java-25-openjdk-*/bin/keytool' },
} as const;

export type NewerProgram = keyof typeof PROGRAMS;

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Guard against hanging, in milliseconds, for one command; the packages have 130 MB. */
const LONGEST = 240_000;

let release: string | null | undefined;

/**
 * The folder with the newer program's commands, to stand at the front of a PATH; null where they cannot be had. The packages are not
 * installed: they lie unpacked in the user's cache, and each program is started by the C library that it was built for.
 */
export function newerFolder(name: NewerProgram): string | null {
  if (release === undefined) release = newerRelease();
  return release && join(release, 'launchers', name, 'bin');
}

function newerRelease(): string | null {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'kb-servers');
  const path = join(cache, `debian-${CODENAME}`);
  if (existsSync(path)) return path;
  if (!existsSync(KEYRING)) return null;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, 'fetch-'));
  try {
    const unpacked = join(fresh, 'unpacked');
    // Its launchers name the folder where they will be.
    if (!downloaded(fresh) || !unpack(fresh, unpacked) || !writeLaunchers(unpacked, path)) return null;
    // Another test file may have been faster.
    if (!existsSync(path)) renameSync(unpacked, path);
    return path;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Where this machine has its own packages from; a release's security updates lie elsewhere. */
function ownArchive(): string | null {
  const asked = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'], { encoding: 'utf8' });
  return /^\S+\/debian\/?$/m.exec(asked.stdout ?? '')?.[0] ?? null;
}

/** The packages and all that they depend on, by an apt that sees no list, no package and no archive of this machine. */
function downloaded(folder: string): boolean {
  const archive = ownArchive();
  if (archive === null) return false;
  for (const name of ['lists/partial', 'archives/partial']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${KEYRING}] ${archive} ${CODENAME} main\n`);
  writeFileSync(join(folder, 'status'), '');
  const settings = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': folder,
    'Dir::Cache::archives': join(folder, 'archives'),
    // Root's files are closed to apt's own user.
    'APT::Sandbox::User': 'root',
    // Nothing of this machine is touched that another apt could hold.
    'Debug::NoLocking': 'true',
    'Acquire::Languages': 'none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    'Acquire::Retries': '3',
  };
  const options = Object.entries(settings).flatMap((pair) => ['-o', pair.join('=')]);
  return [
    ['update', '-qq'],
    ['install', '-qq', '-y', '--download-only', '--no-install-recommends', ...PACKAGES],
  ].every((args) => did('apt-get', [...options, ...args], folder));
}

function unpack(folder: string, unpacked: string): boolean {
  const archives = globSync('archives/*.deb', { cwd: folder });
  if (archives.length === 0 || !archives.every((name) => did('dpkg-deb', ['-x', name, unpacked], folder))) return false;
  // Java's settings are links to the machine's /etc: to this release's own, where it has them.
  for (const entry of globSync('usr/lib/**', { cwd: unpacked, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    const link = join(entry.parentPath, entry.name);
    const target = join(unpacked, readlinkSync(link));
    if (!readlinkSync(link).startsWith('/') || !existsSync(target)) continue;
    rmSync(link);
    symlinkSync(relative(dirname(link), target), link);
  }
  return true;
}

/** A script for each command; Tomcat wants Java's in a folder `bin`. `final` is where the folder will be. */
function writeLaunchers(unpacked: string, final: string): boolean {
  const [loader] = globSync('usr/lib/*/ld-linux-*.so.*', { cwd: unpacked });
  if (loader === undefined) return false;
  const libraries = join(final, dirname(loader));
  // Settings that a test gives come first, as everywhere.
  const ssl = `OPENSSL_CONF="\${OPENSSL_CONF:-${join(final, 'etc/ssl/openssl.cnf')}}" OPENSSL_MODULES=${join(libraries, 'ossl-modules')}`;
  for (const [folder, commands] of Object.entries(PROGRAMS)) {
    for (const [command, place] of Object.entries(commands)) {
      const [program] = globSync(place, { cwd: unpacked });
      if (program === undefined) return false;
      const script = join(unpacked, 'launchers', folder, 'bin', command);
      mkdirSync(dirname(script), { recursive: true });
      const start = `${join(final, loader)} --library-path ${libraries} ${join(final, program)} "$@"`;
      writeFileSync(script, `#!/bin/sh\n${place.includes('jvm') ? '' : `export ${ssl}\n`}exec ${start}\n`);
      chmodSync(script, 0o755);
    }
  }
  return true;
}

const did = (command: string, args: string[], cwd: string): boolean =>
  spawnSync(command, args, { cwd, stdio: 'ignore', timeout: LONGEST }).status === 0;
