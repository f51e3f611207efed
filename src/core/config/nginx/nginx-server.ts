import { everyNode } from '../every-node.ts';
import { named } from '../named-index.ts';
import { hasValues, serverContexts } from './examine-directives.ts';
import { readListen, socketOf } from './listen.ts';
import type { Listen } from './listen.ts';
import type { NginxDirective } from './read-nginx.ts';

/** A `server` block with what it takes over from the blocks around it. */
export interface NginxServer {
  directive: NginxDirective;
  /** Its own directives first, then those around it, nearest first. */
  levels: readonly NginxDirective[][];
  listens: Listen[];
  /** Speaks TLS on one of its sockets; a socket has it when any server asks for it there. */
  tls: boolean;
  names: string[];
  /** A server of mail or stream has no redirects and no HSTS, and may pass TLS through. */
  http: boolean;
}

/** Every `server` block; loose directives without one count as one server of their own. */
export function nginxServers(root: NginxDirective[]): NginxServer[] {
  const servers: NginxServer[] = [];
  const visit = (directives: NginxDirective[], above: NginxDirective[][], http: boolean | null): void => {
    for (const directive of directives) {
      if (directive.block === null) continue;
      if (directive.name === 'server') {
        servers.push(toServer(directive, [directive.block, directives, ...above], http ?? serverContexts(directive.block) === 's'));
      } else if (directive.name !== 'upstream' && directive.block.length > 0) {
        const { name } = directive;
        visit(directive.block, [directives, ...above], name === 'http' ? true : name === 'stream' || name === 'mail' ? false : http);
      }
    }
  };
  visit(root, [], null);
  if (servers.length === 0 && root.some(({ name }) => name === 'listen' || name.startsWith('ssl_') || name === 'ssl')) {
    const line = root[0]?.line ?? 1;
    servers.push(toServer({ name: 'server', line, parameters: [], block: root }, [root], serverContexts(root) === 's'));
  }
  const secure = new Set(servers.flatMap(({ listens }) => listens.filter(({ tls }) => tls).map(socketOf)));
  for (const server of servers) {
    const old = hasOldSwitch(server);
    for (const listen of server.listens) listen.tls ||= old || secure.has(socketOf(listen));
    server.tls = old || server.listens.some(({ tls }) => tls);
  }
  return servers;
}

/** All directives of that name in force for a server: those of the nearest level that has any. */
export function inForce(server: NginxServer, name: string): readonly NginxDirective[] {
  for (const level of server.levels) {
    const found = named(level, name);
    if (found.length > 0) return found;
  }
  return [];
}

/** First parameter of the last directive of that name in force. */
export function setting(server: NginxServer, name: string): string | null {
  return inForce(server, name).at(-1)?.parameters[0]?.text ?? null;
}

/** A directive and all inside it, depth first; the lines of a map and the like are none. */
export function everyDirective(directives: readonly NginxDirective[]): NginxDirective[] {
  return everyNode(directives, (directive) => (hasValues(directive) ? null : directive.block));
}

/** `ssl on`, which made every socket of a server one with TLS until 1.25.1. */
export const hasOldSwitch = (server: NginxServer): boolean => setting(server, 'ssl') === 'on';

function toServer(directive: NginxDirective, levels: NginxDirective[][], http: boolean): NginxServer {
  const own = directive.block ?? [];
  const listens = own.filter(({ name }) => name === 'listen').map(readListen);
  const names = own.filter(({ name }) => name === 'server_name').flatMap(({ parameters }) => parameters.map(({ text }) => text));
  return { directive, levels, listens, tls: false, names, http };
}
