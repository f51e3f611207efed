import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { goProgram, isGoProgram, type GoProgram } from './go-program.ts';
import { isMavenServer, mavenServer, type MavenServer } from './maven-server.ts';
import { isSpringBoot, springBootApplication, type SpringBoot } from './spring-boot-application.ts';
import { newerFolder, type NewerProgram } from './newer-release.ts';

/** Also what servers are looked at with, or looked at itself: no guide and no message is about it. */
export type AnyProgram = ProgramName | 'javac' | 'nmap' | 'certutil' | 'requests' | 'update-ca-certificates';

/** Software that the guides' commands and settings are tried with. */
export type ProgramName =
  | MavenServer
  | SpringBoot
  | GoProgram
  | 'openssl'
  | 'keytool'
  | 'java'
  | 'curl'
  | 'nginx'
  | 'apache'
  | 'haproxy'
  | 'caddy'
  | 'lighttpd'
  | 'socat'
  | 'postgresql'
  | 'slapd'
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
  | 'nsupdate'
  | 'postfix'
  | 'dovecot';

/** A program of this machine. `version` is the number alone ("3.0.19"). */
export interface Program {
  name: AnyProgram;
  /** The program itself; for Tomcat and WildFly the home folder, for PostgreSQL the folder of its programs. */
  /** The program itself; for Tomcat, WildFly, Jetty and Spring Boot the home folder. */
  path: string;
  version: string;
  /** Apache's folder of loadable modules. */
  modules?: string;
}

const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/go/bin'];
const APACHE_MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/etc/httpd/modules', '/usr/libexec/apache2'];
const TOMCAT_HOMES = [process.env.CATALINA_HOME ?? '', '/usr/share/tomcat10'];

const found = new Map<string, Program | null>();

/** Looks once for each program, among the newer ones first; null if this machine does not have it. */
export function findProgram(name: AnyProgram, newer: readonly NewerProgram[] = []): Program | null {
  const key = [name, ...newer].join(' ');
  let program = found.get(key);
  if (program === undefined) found.set(key, (program = look(name, newer)));
  return program;
}

/** True where everything has to be there: missing software is a failure then, not a skip. */
export const everythingIsRequired = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';

/** Names the programs that are missing, or null. */
export function missing(names: readonly AnyProgram[], newer: readonly NewerProgram[] = []): string | null {
  const gone = [
    ...newer.filter((name) => newerFolder(name) === null).map((name) => `較新的 ${name}`),
    ...names.filter((name) => findProgram(name) === null),
  ];
  return gone.length === 0 ? null : `這台機器沒有 ${gone.join('、')}`;
}

function look(name: AnyProgram, newer: readonly NewerProgram[]): Program | null {
  if (isMavenServer(name)) {
    const server = where('mvn') === null || findProgram('java') === null ? null : mavenServer(name);
    return server && { name, ...server };
  }
  if (isSpringBoot(name)) {
    const application = where('mvn') === null || findProgram('java') === null ? null : springBootApplication(name);
    return application && { name, ...application };
  }
  if (isGoProgram(name)) {
    const go = where('go');
    const program = go === null ? null : goProgram(name, go);
    return program && { name, ...program };
  }
  switch (name) {
    case 'openssl':
      return asked(name, 'openssl', ['version'], /OpenSSL ([\w.]+)/, newer);
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
    case 'postfix':
      // Its master process wants to be root.
      return process.getuid?.() === 0 ? asked(name, 'postconf', ['-d', 'mail_version'], /= ([\d.]+)/) : null;
    case 'certutil': {
      // Of NSS, which prints no version.
      const path = where('certutil');
      return path === null ? null : { name, path, version: '' };
    }
    case 'requests':
      return asked(name, 'python3', ['-c', 'import requests; print("requests", requests.__version__)'], /requests ([\d.]+)/);
    case 'update-ca-certificates': {
      // Of Debian; it prints no version.
      const path = where('update-ca-certificates');
      return path === null ? null : { name, path, version: '' };
    }
    case 'node':
      return { name, path: process.execPath, version: process.versions.node };
    case 'nginx':
      return asked(name, 'nginx', ['-v'], /nginx\/([\d.]+)/, newer);
    case 'haproxy':
      return asked(name, 'haproxy', ['-v'], /HAProxy version ([\d.]+)/);
    case 'caddy':
      // Debian's prints "2.6.2", others "v2.8.4 h1:…".
      return asked(name, 'caddy', ['version'], /^v?([\d.]+)/);
    case 'lighttpd':
      return asked(name, 'lighttpd', ['-v'], /lighttpd\/([\d.]+)/);
    case 'socat':
      return asked(name, 'socat', ['-V'], /socat version ([\d.]+)/);
    case 'postgresql': {
      // Debian keeps the server's programs out of PATH, a folder for each version.
      const folder = postgresqlFolders().find((candidate) => existsSync(join(candidate, 'postgres')));
      const version = folder && /PostgreSQL\) ([\d.]+)/.exec(spawnSync(join(folder, 'postgres'), ['-V'], { encoding: 'utf8' }).stdout)?.[1];
      return folder === undefined || !version ? null : { name, path: folder, version };
    }
    case 'slapd':
      return where('ldapsearch') === null ? null : asked(name, 'slapd', ['-VV'], /slapd ([\d.]+)/);
    case 'java':
      return asked(name, 'java', ['-version'], /version "([^"]+)"/, newer);
    case 'javac':
      return asked(name, 'javac', ['-version'], /javac ([\d.]+)/);
    case 'keytool': {
      const java = findProgram('java', newer);
      const path = where('keytool', newer);
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

function postgresqlFolders(): string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [...versions.map((version) => join(debian, version, 'bin')), ...FOLDERS.filter((folder) => folder !== '')];
}

function asked(name: AnyProgram, command: string, args: string[], pattern: RegExp, newer: readonly NewerProgram[] = []): Program | null {
  const path = where(command, newer);
  if (path === null) return null;
  const shown = spawnSync(path, args, { encoding: 'utf8' });
  const version = pattern.exec(`${shown.stdout}${shown.stderr}`)?.[1];
  return version === undefined ? null : { name, path, version };
}

function where(command: string, newer: readonly NewerProgram[] = []): string | null {
  const folders = [...newer.map((name) => newerFolder(name) ?? ''), ...FOLDERS];
  const folder = folders.find((candidate) => candidate !== '' && existsSync(join(candidate, command)));
  return folder === undefined ? null : join(folder, command);
}
