import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import compression from '@polka/compression';
import sirv from 'sirv';
import { root } from '../content/root.ts';

/** A folder served over plain HTTP. */
export interface Served {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves `dist/` at each of `prefixes` ("/", "/intranet/kb/"). `port` 0 takes any free one.
 * With `tls` it is served over https. Rejects with the system's error (EADDRINUSE) if the port is taken.
 */
export async function serve(options: {
  port: number;
  host?: string;
  prefixes?: string[];
  folder?: string;
  tls?: ServerOptions;
}): Promise<Served> {
  const folder = options.folder ?? join(root, 'dist');
  const files = sirv(folder, { dev: true, etag: true });
  const page = join(folder, '404.html');
  // As the servers that the package is made for do.
  const compress = compression({ level: 9 });
  const prefixes = (options.prefixes ?? ['/']).toSorted((a, b) => b.length - a.length);
  const answer: RequestListener = (request, response) => {
    const url = request.url ?? '/';
    const prefix = prefixes.find((candidate) => url.startsWith(candidate));
    const missing = (): void => {
      response.statusCode = 404;
      // As GitHub Pages and GitLab Pages do.
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(existsSync(page) ? readFileSync(page) : '');
    };
    if (prefix === undefined) return missing();
    request.url = `/${url.slice(prefix.length)}`;
    compress(request, response, () => files(request, response, missing));
  };
  const server = options.tls ? createSecureServer(options.tls, answer) : createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
