import type { ReproducedMessage } from '../schemas/reproduced-messages.ts';

const TITLES: Readonly<Record<ReproducedMessage['program'], string>> = {
  openssl: 'OpenSSL',
  keytool: 'JDK',
  java: 'JDK',
  curl: 'curl',
  wget: 'wget',
  git: 'git',
  python: 'Python',
  node: 'Node.js',
  nginx: 'nginx',
  apache: 'Apache',
  tomcat: 'Tomcat',
  bash: 'bash',
  chromium: 'Chromium',
};

/** "nginx 1.22.1". */
export function softwareTitle({ program, version }: Pick<ReproducedMessage, 'program' | 'version'>): string {
  return `${TITLES[program]} ${version}`;
}
