import type { Verified } from '../schemas/verified.ts';
import type { CommandBlock } from './command-blocks.ts';
import { blockHash } from './block-hash.ts';

const NAMES: Readonly<Record<string, string>> = {
  apache: 'Apache',
  haproxy: 'HAProxy',
  nginx: 'nginx',
  tomcat8: 'Tomcat',
  tomcat9: 'Tomcat',
  tomcat: 'Tomcat',
  tomcat10: 'Tomcat',
  tomcat11: 'Tomcat',
  wildfly: 'WildFly',
  certbot: 'certbot',
  lego: 'lego',
  dehydrated: 'dehydrated',
  named: 'BIND',
  nsupdate: 'nsupdate',
  pebble: 'Pebble',
  keytool: 'JDK',
  openssl: 'OpenSSL',
  curl: 'curl',
};

/** The programs that this very text passed with, by their names in the kept file; null if it has not. A copy of another page's block passed where that one did. */
export function passedWith(block: Pick<CommandBlock, 'language' | 'code' | 'run' | 'norun'>, kept: Verified): string[] | null {
  const id = block.run ?? /^同 ([a-z0-9-]+)$/.exec(block.norun ?? '')?.[1];
  const claim = id === undefined ? undefined : kept.blocks[id];
  return claim?.hash === blockHash(block) ? claim.programs : null;
}

/**
 * Programs as readers know them, with the versions that were run: "Tomcat 9.0.100、10.1.60、OpenSSL 3.0.22"; the product before the
 * tools that look at it.
 */
export function softwareNames(programs: Iterable<string>, kept: Verified): string {
  const used = new Set(programs);
  const versions = new Map<string, string[]>();
  for (const [name, title] of Object.entries(NAMES)) {
    if (used.has(name)) versions.set(title, [...(versions.get(title) ?? []), kept.software[name] ?? '']);
  }
  return [...versions].map(([title, all]) => `${title} ${all.join('、')}`).join('、');
}
