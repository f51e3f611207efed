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
  tomcat8: 'Tomcat',
  tomcat9: 'Tomcat',
  tomcat10: 'Tomcat',
  tomcat11: 'Tomcat',
  wildfly: 'WildFly',
  springboot3: 'Spring Boot',
  springboot4: 'Spring Boot',
  jetty10: 'Jetty',
  jetty12: 'Jetty',
  bash: 'bash',
  chromium: 'Chromium',
  haproxy: 'HAProxy',
  caddy: 'Caddy',
  lighttpd: 'lighttpd',
  postgresql: 'PostgreSQL',
  slapd: 'OpenLDAP',
  socat: 'socat',
  go: 'Go',
  pebble: 'Pebble',
  certbot: 'certbot',
  lego: 'lego',
  dehydrated: 'dehydrated',
  named: 'BIND',
  nsupdate: 'nsupdate',
  postfix: 'Postfix',
  dovecot: 'Dovecot',
};

/** "nginx 1.22.1". */
export function softwareTitle({ program, version }: Pick<ReproducedMessage, 'program' | 'version'>): string {
  return `${TITLES[program]} ${version}`;
}
