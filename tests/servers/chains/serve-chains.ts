import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer, type Server } from 'node:tls';
import type { Chain } from './chain.ts';

/** Chains that are being served. */
export interface Serving {
  /** Port of the proxy, on 127.0.0.1. */
  proxy: number;
  /** What a browser is asked to open for the chain in this place. */
  addressOf: (index: number) => string;
  close(): Promise<void>;
}

/** Of the ports that browsers let pages use a stretch without a gap (Fetch, "bad port"). */
const FIRST_PORT = 20_000;
const PAGE = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

/**
 * Serves each chain behind one proxy, which hands a tunnel to the chain that its port stands for. So every name and address can be
 * asked for without a name server, and what browsers want from their makers leads nowhere.
 */
export async function serveChains(chains: readonly Chain[]): Promise<Serving> {
  const servers = chains.map(serverOf);
  const tunnels = new Set<Duplex>();
  const proxy = createServer((_, response) => response.writeHead(404).end());
  proxy.on('connect', (request, socket) => {
    tunnels.add(socket);
    socket.on('close', () => tunnels.delete(socket));
    socket.on('error', () => socket.destroy());
    const server = servers[Number(request.url?.split(':').at(-1)) - FIRST_PORT];
    socket.write(`HTTP/1.1 ${server ? '200 OK' : '404 Not Found'}\r\n\r\n`);
    if (server) server.emit('connection', socket);
    else socket.end();
  });
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
  return {
    proxy: (proxy.address() as AddressInfo).port,
    addressOf: (index) => `https://${chains[index]?.host}:${FIRST_PORT + index}/`,
    close: () =>
      new Promise((closed) => {
        proxy.close(() => closed());
        proxy.closeAllConnections();
        for (const tunnel of tunnels) tunnel.destroy();
      }),
  };
}

function serverOf({ sent, key }: Chain): Server {
  // Weak keys and hashes are the browser's to judge, not ours.
  const server = createTlsServer({ cert: sent.join(''), key, ciphers: 'DEFAULT:@SECLEVEL=0' }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end(PAGE));
  });
  server.on('tlsClientError', (_, socket) => socket.destroy());
  return server;
}
