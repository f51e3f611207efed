import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { goProgram, isGoProgram, type GoProgram } from './go-program.ts';
import { isMavenServer, mavenServer, type MavenServer } from './maven-server.ts';

/** Also what servers are looked at with, or looked at itself: no guide and no message is about it. */
export type AnyProgram = ProgramName | 'nmap' | 'dovecot';

/** Software that the guides' commands and settings are tried with. */
export type ProgramName =
  | MavenServer
  | GoProgram
  | 'openssl'
  | 'keytool'
  | 'java'
  | 'curl'
  | 'nginx'
  | 'apache'
  | 'haproxy'
  | 'tomcat'
  | 'wget'
  | 'git'
  | 'python'
  | 'node'
  | 'bash'
  | 'chromium'
  | 'go'
  | 'certbot'
  | 'lego'
  | 'dehydrated'
  | 'named'
  | 'nsupdate';

/** A program of this machine. `version` is the number alone ("3.0.19"). */
export interface Program {
  name: AnyProgram;
  /** The program itself; for Tomcat and WildFly the home folder. */
  path: string;
  version: string;
  /** Apache's folder of loadable modules. */
  modules?: string;
}

const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/go/bin'];
const APACHE_MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/etc/httpd/modules', '/usr/libexec/apache2'];
const TOMCAT_HOMES = [process.env.CATALINA_HOME ?? '', '/usr/share/tomcat10'];

const found = new Map<AnyProgram, Program | null>();

/** Looks once for each program; null if this machine does not have it. */
export function findProgram(name: AnyProgram): Program | null {
  let program = found.get(name);
  if (program === undefined) found.set(name, (program = look(name)));
  return program;
}

/** True where everything has to be there: missing software is a failure then, not a skip. */
export const everythingIsRequired = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';

/** Names the programs that are missing, or null. */
export function missing(names: readonly AnyProgram[]): string | null {
  const gone = names.filter((name) => findProgram(name) === null);
  return gone.length === 0 ? null : `這台機器沒有 ${gone.join('、')}`;
}

function look(name: AnyProgram): Program | null {
  if (isMavenServer(name)) {
    const server = where('mvn') === null || findProgram('java') === null ? null : mavenServer(name);
    return server && { name, ...server };
  }
  if (isGoProgram(name)) {
    const go = where('go');
    const program = go === null ? null : goProgram(name, go);
    return program && { name, ...program };
  }
  switch (name) {
    case 'openssl':
      return asked(name, 'openssl', ['version'], /OpenSSL ([\w.]+)/);
    case 'curl':
      return asked(name, 'curl', ['--version'], /curl ([\d.]+)/);
    case 'wget':
      return asked(name, 'wget', ['--version'], /Wget ([\d.]+)/);
    case 'git':
      return asked(name, 'git', ['--version'], /version ([\d.]+)/);
    case 'python':
      return asked(name, 'python3', ['--version'], /Python ([\d.]+)/);
    case 'bash':
      return asked(name, 'bash', ['--version'], /version ([\d.]+)/);
    case 'chromium':
      return asked(name, 'chromium', ['--version'], /Chromium ([\d.]+)/);
    case 'go':
      return asked(name, 'go', ['version'], /go([\d.]+)/);
    case 'certbot':
      return asked(name, 'certbot', ['--version'], /certbot ([\d.]+)/);
    case 'lego': {
      // Debian's build does not know its own number.
      const path = where('lego');
      const version = /\d[\d.]*/.exec(spawnSync('dpkg-query', ['-W', '-f', '${Version}', 'lego'], { encoding: 'utf8' }).stdout ?? '')?.[0];
      return path === null ? null : (asked(name, 'lego', ['--version'], /version ([\d.]+)/) ?? { name, path, version: version ?? 'dev' });
    }
    case 'dehydrated':
      return asked(name, 'dehydrated', ['--version'], /Dehydrated version: ([\d.]+)/);
    case 'named':
      return asked(name, 'named', ['-v'], /BIND ([\d.]+)/);
    case 'nsupdate':
      return asked(name, 'nsupdate', ['-V'], /nsupdate ([\d.]+)/);
    case 'nmap':
      return asked(name, 'nmap', ['--version'], /version ([\d.]+)/);
    case 'dovecot':
      return asked(name, 'dovecot', ['--version'], /^([\d.]+)/);
    case 'node':
      return { name, path: process.execPath, version: process.versions.node };
    case 'nginx':
      return asked(name, 'nginx', ['-v'], /nginx\/([\d.]+)/);
    case 'haproxy':
      return asked(name, 'haproxy', ['-v'], /HAProxy version ([\d.]+)/);
    case 'java':
      return asked(name, 'java', ['-version'], /version "([^"]+)"/);
    case 'keytool': {
      const java = findProgram('java');
      const path = where('keytool');
      return java && path ? { name, path, version: java.version } : null;
    }
    case 'apache': {
      const modules = APACHE_MODULES.find((folder) => existsSync(join(folder, 'mod_ssl.so')));
      const program = asked(name, where('apache2') ? 'apache2' : 'httpd', ['-v'], /Apache\/([\d.]+)/);
      return modules && program ? { ...program, modules } : null;
    }
    case 'tomcat': {
      const home = TOMCAT_HOMES.find((folder) => folder !== '' && existsSync(join(folder, 'lib/catalina.jar')));
      const java = findProgram('java');
      if (home === undefined || java === null) return null;
      const shown = spawnSync(java.path, ['-cp', join(home, 'lib/catalina.jar'), 'org.apache.catalina.util.ServerInfo'], {
        encoding: 'utf8',
      });
      const version = /Server number:\s*([\d.]+)/.exec(shown.stdout)?.[1]?.replace(/\.0$/, '');
      return version === undefined ? null : { name, path: home, version };
    }
  }
}

function asked(name: AnyProgram, command: string, args: string[], pattern: RegExp): Program | null {
  const path = where(command);
  if (path === null) return null;
  const shown = spawnSync(path, args, { encoding: 'utf8' });
  const version = pattern.exec(`${shown.stdout}${shown.stderr}`)?.[1];
  return version === undefined ? null : { name, path, version };
}

function where(command: string): string | null {
  const folder = FOLDERS.find((candidate) => candidate !== '' && existsSync(join(candidate, command)));
  return folder === undefined ? null : join(folder, command);
}
