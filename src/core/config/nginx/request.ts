import { socketOf } from './listen.ts';
import type { NginxServer } from './nginx-server.ts';

/** A request as a browser would send it. `path` is null where it depends on something that the configuration does not tell. */
export interface Request {
  scheme: 'http' | 'https';
  host: string;
  port: number;
  path: string | null;
  /** The address that answered the request before; a name leads to one address whatever the port. */
  via: string;
}

/** The servers of one socket in their order, the default one first found. */
interface Socket {
  host: string;
  tls: boolean;
  standard: NginxServer;
  exact: Map<string, NginxServer>;
  /** `*.example.gov.tw` as `.example.gov.tw`, and `www.example.*` as `www.example.`. */
  suffixes: Map<string, NginxServer>;
  prefixes: Map<string, NginxServer>;
  hasPattern: boolean;
}

/** Which server answers, as nginx chooses it: the socket, then the name, else the default server (ngx_http_find_virtual_server). */
export class Sockets {
  readonly #byAddress = new Map<string, Socket>();
  readonly #byPort = new Map<number, Socket[]>();

  constructor(servers: readonly NginxServer[]) {
    const chosen = new Set<string>();
    for (const server of servers) {
      if (!server.http) continue;
      for (const listen of server.listens) {
        if (listen.transport !== 'tcp' || listen.port === null) continue;
        const { address, host, port, tls } = listen;
        let socket = this.#byAddress.get(address);
        if (socket === undefined) {
          socket = { host, tls, standard: server, exact: new Map(), suffixes: new Map(), prefixes: new Map(), hasPattern: false };
          this.#byAddress.set(address, socket);
          this.#byPort.set(port, [...(this.#byPort.get(port) ?? []), socket].slice(0, 50));
        }
        if (listen.isDefault && !chosen.has(socketOf(listen))) {
          chosen.add(socketOf(listen));
          socket.standard = server;
        }
        for (const name of server.names) addName(socket, name.toLowerCase(), server);
      }
    }
  }

  /** The server of that address that answers where no name fits. */
  standardOf(address: string): NginxServer | null {
    return this.#byAddress.get(address)?.standard ?? null;
  }

  /** Null when that cannot be told from the text: nothing listens there, several addresses, a pattern that may or may not fit. */
  find({ scheme, host, port, via }: Request): { server: NginxServer; via: string; byName: boolean } | null {
    const socket = this.#socketFor(port, via);
    if (socket === null || socket.tls !== (scheme === 'https')) return null;
    const named = byName(socket, host);
    if (named === undefined && socket.hasPattern) return null;
    return { server: named ?? socket.standard, via: socket.host, byName: named !== undefined };
  }

  #socketFor(port: number, via: string): Socket | null {
    const same = this.#byAddress.get(`${via}:${port}`) ?? (via.startsWith('[') ? undefined : this.#byAddress.get(`*:${port}`));
    if (same !== undefined) return same;
    const [only, ...others] = this.#byPort.get(port) ?? [];
    // A machine with one address for http and for https may write it in two ways.
    return only !== undefined && others.length === 0 && via.startsWith('[') === only.host.startsWith('[') ? only : null;
  }
}

function addName(socket: Socket, name: string, server: NginxServer): void {
  const first = (names: Map<string, NginxServer>, key: string): void => {
    if (!names.has(key)) names.set(key, server);
  };
  if (name.startsWith('~') || name.includes('$')) socket.hasPattern = true;
  else if (name.startsWith('*.')) first(socket.suffixes, name.slice(1));
  else if (name.startsWith('.')) {
    first(socket.suffixes, name);
    first(socket.exact, name.slice(1));
  } else if (name.endsWith('.*')) first(socket.prefixes, name.slice(0, -1));
  else first(socket.exact, name);
}

function byName({ exact, suffixes, prefixes }: Socket, host: string): NginxServer | undefined {
  const found = exact.get(host);
  if (found !== undefined) return found;
  // The longest one first.
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const server = suffixes.get(host.slice(dot));
    if (server !== undefined) return server;
  }
  for (let dot = host.lastIndexOf('.'); dot >= 0; dot = dot === 0 ? -1 : host.lastIndexOf('.', dot - 1)) {
    const server = prefixes.get(host.slice(0, dot + 1));
    if (server !== undefined) return server;
  }
  return undefined;
}
