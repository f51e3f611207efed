import { everyNode } from '../every-node.ts';
import { named } from '../named-index.ts';
import type { NginxDirective } from './read-nginx.ts';

/** One address of a `listen` line. */
export interface Listen {
  line: number;
  /** Normalised, so that `443`, `*:443` and `0.0.0.0:443` are one; null for a variable or a socket. */
  address: string;
  port: number | null;
  flags: ReadonlySet<string>;
}

/** A `server` block with what it takes over from the blocks around it. */
export interface NginxServer {
  directive: NginxDirective;
  /** Its own directives first, then those around it, nearest first. */
  levels: readonly NginxDirective[][];
  listens: Listen[];
  tls: boolean;
  names: string[];
  /** A mail or stream server: no redirects, no HSTS. */
  http: boolean;
}

/** Every `server` block; loose directives without one count as one server of their own. */
export function nginxServers(root: NginxDirective[]): NginxServer[] {
  const servers: NginxServer[] = [];
  const visit = (directives: NginxDirective[], above: NginxDirective[][], http: boolean): void => {
    for (const directive of directives) {
      if (directive.block === null) continue;
      if (directive.name === 'server') servers.push(toServer(directive, [directive.block, directives, ...above], http));
      else if (directive.name !== 'upstream' && directive.block.length > 0) {
        visit(directive.block, [directives, ...above], http && directive.name !== 'stream' && directive.name !== 'mail');
      }
    }
  };
  visit(root, [], true);
  if (servers.length === 0 && root.some(({ name }) => name === 'listen' || name.startsWith('ssl_') || name === 'ssl')) {
    const line = root[0]?.line ?? 1;
    servers.push(toServer({ name: 'server', line, parameters: [], block: root }, [root], true));
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

/** A directive and all inside it, depth first. */
export function everyDirective(directives: readonly NginxDirective[]): NginxDirective[] {
  return everyNode(directives, ({ block }) => block);
}

function toServer(directive: NginxDirective, levels: NginxDirective[][], http: boolean): NginxServer {
  const own = directive.block ?? [];
  const listens = own.filter(({ name }) => name === 'listen').map(toListen);
  const names = own.filter(({ name }) => name === 'server_name').flatMap(({ parameters }) => parameters.map(({ text }) => text));
  const tls =
    listens.some(({ flags }) => flags.has('ssl') || flags.has('quic')) ||
    own.some((one) => one.name === 'ssl' && one.parameters[0]?.text === 'on');
  return { directive, levels, listens, tls, names, http };
}

function toListen({ line, parameters }: NginxDirective): Listen {
  const written = parameters[0]?.text ?? '';
  const flags = new Set(parameters.slice(1).map(({ text }) => text));
  const [, host = '', port] = /^(?:(.*?):)?(\d{1,5})$/.exec(written) ?? [];
  if (port === undefined)
    return {
      line,
      address: written.startsWith('unix:') ? written : `${written}:80`,
      port: written.startsWith('unix:') || written.includes('$') ? null : 80,
      flags,
    };
  return { line, address: `${host === '' || host === '*' || host === '0.0.0.0' ? '*' : host}:${port}`, port: Number(port), flags };
}
