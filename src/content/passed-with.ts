import type { Verified } from '../schemas/verified.ts';
import type { CommandBlock } from './command-blocks.ts';
import { blockHash } from './block-hash.ts';
import { addVersions, inOrder, type Versions } from './versions.ts';

const NAMES: Readonly<Record<string, string>> = {
  apache: 'Apache',
  haproxy: 'HAProxy',
  caddy: 'Caddy',
  lighttpd: 'lighttpd',
  nginx: 'nginx',
  postgresql: 'PostgreSQL',
  slapd: 'OpenLDAP',
  postfix: 'Postfix',
  dovecot: 'Dovecot',
  tomcat8: 'Tomcat',
  tomcat9: 'Tomcat',
  tomcat: 'Tomcat',
  tomcat10: 'Tomcat',
  tomcat11: 'Tomcat',
  wildfly: 'WildFly',
  springboot3: 'Spring Boot',
  springboot4: 'Spring Boot',
  jetty10: 'Jetty',
  jetty12: 'Jetty',
  certbot: 'certbot',
  lego: 'lego',
  dehydrated: 'dehydrated',
  named: 'BIND',
  nsupdate: 'nsupdate',
  pebble: 'Pebble',
  keytool: 'JDK',
  openssl: 'OpenSSL',
  curl: 'curl',
  socat: 'socat',
};

/** The versions that this very text passed with, by the programs' names in the kept file; null if it has not. A copy of another page's block passed where that one did. */
export function passedWith(block: Pick<CommandBlock, 'language' | 'code' | 'run' | 'norun'>, kept: Verified): Versions | null {
  const id = block.run ?? /^同 ([a-z0-9-]+)$/.exec(block.norun ?? '')?.[1];
  const claim = id === undefined ? undefined : kept.blocks[id];
  return claim?.hash === blockHash(block) ? claim.passed : null;
}

/** As readers know them, all that several blocks passed with: "Tomcat 9.0.100、10.1.60；OpenSSL 3.0.22"; the product before the tools that look at it. */
export function softwareNames(passed: Iterable<Versions>, as: (title: string, version: string) => string = shortly): string {
  let used: Versions = {};
  for (const versions of passed) used = addVersions(used, versions);
  const titles = new Map<string, string[]>();
  for (const [name, title] of Object.entries(NAMES)) {
    if (used[name]) titles.set(title, [...(titles.get(title) ?? []), ...used[name]]);
  }
  return [...titles].map(([title, all]) => `${title} ${inOrder(inOrder(all).map((version) => as(title, version))).join('、')}`).join('；');
}

/** "1.26" of 1.26.3, "25" of JDK 25.0.5: what readers choose by, the rest changes with each update. */
function shortly(title: string, version: string): string {
  return version
    .split('.')
    .slice(0, title === 'JDK' ? 1 : 2)
    .join('.');
}

/** All of the number. */
export const exactly = (_: string, version: string): string => version;
