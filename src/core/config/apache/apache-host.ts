import { everyNode as every } from '../every-node.ts';
import { named } from '../named-index.ts';
import { addressOf, type Address } from './address.ts';
import { isCondition } from './conditions.ts';
import type { ApacheNode } from './read-apache.ts';

/** A `<VirtualHost>`, or the whole text where there is none. */
export interface ApacheHost {
  node: ApacheNode | null;
  line: number;
  /** Its own directives, those in `<IfModule>` and its like included, those in `<Directory>` and its like not. */
  own: ApacheNode[];
  /** The same of the main server. */
  main: ApacheNode[];
  /** Those that can be read; the same one twice counts once. */
  addresses: Address[];
  ports: (number | null)[];
}

/** Directives of a level with conditions opened up. */
export function levelOf(nodes: readonly ApacheNode[]): ApacheNode[] {
  return every(nodes, (node) => (isCondition(node) ? node.children : null)).filter((node) => !isCondition(node));
}

/** A node and all inside it, depth first. */
export function everyNode(nodes: readonly ApacheNode[]): ApacheNode[] {
  return every(nodes, ({ children }) => children);
}

/** Every virtual host; without one, directives of mod_ssl in the main server count as one host. */
export function apacheHosts(root: readonly ApacheNode[]): ApacheHost[] {
  const main = levelOf(root);
  const hosts: ApacheHost[] = [];
  for (const node of main) {
    if (node.name !== 'virtualhost' || node.children === null) continue;
    const addresses = new Map(
      node.parameters.map(addressOf).flatMap((one) => (one === null ? [] : [[`${one.host} ${one.port ?? ''}`, one]])),
    );
    const ports = [...addresses.values()].map(({ port }) => (port === '*' ? null : port));
    hosts.push({ node, line: node.line, own: levelOf(node.children), main, addresses: [...addresses.values()], ports });
  }
  if (hosts.length === 0 && main.some(({ name }) => name === 'sslengine' || name === 'sslcertificatefile')) {
    const line = main.find(({ name }) => name.startsWith('ssl'))?.line ?? 1;
    hosts.push({ node: null, line, own: main, main: [], addresses: [], ports: [] });
  }
  return hosts;
}

/** A text without any host: what a folder's `.htaccess` or a snippet holds. */
export function folderOf(root: readonly ApacheNode[]): ApacheHost {
  return { node: null, line: 1, own: levelOf(root), main: [], addresses: [], ports: [] };
}

/** Names that a host answers to, lower case, without scheme and port; with `*` as they are written. */
export function namesOf({ own }: ApacheHost): string[] {
  return own
    .filter(({ name }) => name === 'servername' || name === 'serveralias')
    .flatMap(({ parameters }) => parameters)
    .map((name) =>
      name
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/:\d+$/, ''),
    );
}

/** The last directive of that name in the host, else in the main server. */
export function inForce(host: ApacheHost, name: string): ApacheNode | undefined {
  const key = name.toLowerCase();
  return named(host.own, key).at(-1) ?? named(host.main, key).at(-1);
}

/** Its first parameter in lower case, null where there is no such directive. */
export function setting(host: ApacheHost, name: string): string | null {
  return inForce(host, name)?.parameters[0]?.toLowerCase() ?? null;
}
