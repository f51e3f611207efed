import { findProgram } from './find-program.ts';
import type { Ran, Refused, Running, Workshop } from './workshop.ts';

/** Where the settings are, the file with the master's process id, and the socket by which a running one is told things. */
export const haproxyFiles = (shop: Workshop): { config: string; pid: string; socket: string } => ({
  config: shop.path('etc/haproxy/haproxy.cfg'),
  pid: shop.path('haproxy.pid'),
  socket: shop.path('admin.sock'),
});

const program = (): string => findProgram('haproxy')?.path ?? 'haproxy';

/** What stands around frontends and backends, as in the file that Debian brings; root's privileges are given up as there. */
function write(shop: Workshop, sites: string): string {
  const { socket } = haproxyFiles(shop);
  const lines = [
    'global',
    `  stats socket ${socket} mode 660 level admin`,
    '  log stdout format raw local0',
    ...(process.getuid?.() === 0 ? ['  user haproxy', '  group haproxy'] : []),
    'defaults',
    '  mode http',
    '  log global',
    '  option httplog',
    '  timeout connect 5s',
    '  timeout client 60s',
    '  timeout server 60s',
    sites,
    '',
  ];
  return shop.write('etc/haproxy/haproxy.cfg', lines.join('\n'));
}

/** `haproxy -c` on frontends and backends. */
export function testHaproxy(shop: Workshop, sites: string): Promise<Ran> {
  return shop.run(program(), ['-c', '-f', write(shop, sites)]);
}

/** Starts HAProxy with a master, as Debian's service does, on one port. */
export function serveHaproxy(shop: Workshop, sites: (port: number) => string): Promise<Running | Refused> {
  const { pid } = haproxyFiles(shop);
  return shop.serve(1, ([port = 0]) => ({ command: program(), args: ['-W', '-f', write(shop, sites(port)), '-p', pid] }));
}

/** One frontend that ends TLS with the files of `crt` and answers by itself. */
export function startHaproxy(shop: Workshop, crt: string): Promise<Running | Refused> {
  return serveHaproxy(shop, (port) =>
    ['frontend site', `  bind 127.0.0.1:${port} ssl crt ${crt}`, '  http-request return status 200 content-type text/plain string ok'].join(
      '\n',
    ),
  );
}
